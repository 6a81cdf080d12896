"""Running text is cut where sentences end, and nowhere else."""

import pytest

from deskhand.knowledge.sentences import closed, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ("One.", "Two!", "Three?")),
        ("It costs 6.95 USD. Pay it.", ("It costs 6.95 USD.", "Pay it.")),
        # Customers write without capitals.
        ("does it fit? i need it", ("does it fit?", "i need it")),
        ("Use milk, e.g. Oat milk, or water.", ("Use milk, e.g. Oat milk, or water.",)),
        ("Ask Dr. Bean first. Then brew.", ("Ask Dr. Bean first.", "Then brew.")),
        # A unit of one letter ends a sentence, an initial does not.
        ("A basket of 18 g. Others fit.", ("A basket of 18 g.", "Others fit.")),
        ("Written by J. Weber. Read it.", ("Written by J. Weber.", "Read it.")),
        ('He said "stop." Then he left.', ('He said "stop."', "Then he left.")),
        ("It goes on ... and on. End.", ("It goes on ... and on.", "End.")),
        ("水を入れる。沸かす。", ("水を入れる。", "沸かす。")),
        ("no mark at the end", ("no mark at the end",)),
        ("", ()),
    ],
)
def test_that_sentences_are_found(text: str, expected: tuple[str, ...]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It weighs 3 kg", "It weighs 3 kg."),
        ("Ready?", "Ready?"),
        ('Say "yes."', 'Say "yes."'),
        ("", ""),
    ],
)
def test_that_a_text_gets_its_full_stop(text: str, expected: str) -> None:
    assert closed(text) == expected
