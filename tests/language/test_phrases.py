from deskhand.language.phrases import Phrases


def test_that_the_longer_phrase_wins_and_none_overlap() -> None:
    phrases = Phrases(["fed up", "up", "fed", "up with you"])
    assert [found.phrase for found in phrases.find("Fed UP with you, up")] == ["fed up", "up"]


def test_that_the_words_before_are_told() -> None:
    (found,) = Phrases(["happy"]).find("I am really not so happy")
    assert found.before == ("really", "not", "so")
    assert (found.start, found.end) == (19, 24)


def test_that_apostrophes_are_one_letter() -> None:
    assert [f.phrase for f in Phrases(["can't work"]).find("I CAN\u2019T work")] == ["can't work"]
