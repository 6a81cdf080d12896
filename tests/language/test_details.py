import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskhand.domain.reading import Detail
from deskhand.language.details import PatternDetails, without_overlaps

from .hostile import survives

FINDER = PatternDetails(
    order_id_pattern=r"CK-\d{4,6}", products=("Gooseneck kettle", "kettle"), region="US"
)


def pairs(text: str) -> list[tuple[str, str]]:
    return [(detail.kind, detail.value) for detail in FINDER.details(text)]


def test_that_a_message_with_everything_is_read_in_order() -> None:
    text = (
        "Hi, Mara@Example.com here, +1 415 555 0134. Order ck 1042 of 2026-11-02: the kettle for "
        "$49. Code 123456, see https://example.com/x."
    )
    assert pairs(text) == [
        ("email", "mara@example.com"),
        ("phone", "+14155550134"),
        ("order_id", "CK-1042"),
        ("date", "2026-11-02"),
        ("product", "kettle"),
        ("amount", "49.00 USD"),
        ("code", "123456"),
        ("url", "https://example.com/x"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("order ck-123456", [("order_id", "CK-123456")]),  # not also a code
        ("4111 1111 1111 1111", []),  # a card is never told, nor a part of it
        ("DE89 3704 0044 0532 0130 00", []),
        ("https://example.com/orders/CK-1042", [("order_id", "CK-1042")]),
        ("415 555 0134", [("phone", "+14155550134")]),
        ("2026-11-20", [("date", "2026-11-20")]),
    ],
)
def test_that_the_surer_kind_wins(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text) == expected


@given(st.text(st.sampled_from("CK-1042 @a.com$€,/:+#\n"), max_size=60))
def test_that_details_lie_in_the_text_in_order_and_apart(text: str) -> None:
    details = FINDER.details(text)
    ends = [0, *(detail.end for detail in details)]
    for before, detail in zip(ends, details, strict=False):
        assert before <= detail.start < detail.end <= len(text)


def test_that_of_two_that_overlap_the_first_named_stays() -> None:
    late = Detail(kind="code", value="a", start=5, end=9)
    early = Detail(kind="url", value="b", start=0, end=6)
    other = Detail(kind="date", value="c", start=0, end=5)
    assert without_overlaps([late, early, other]) == [other, late]


def test_that_hostile_texts_are_read_in_time() -> None:
    survives(FINDER.details)
