"""A message becomes concerns, each with a confidence."""

from collections.abc import Sequence
from uuid import UUID

import pytest

from deskhand.domain.concern import Waiting
from deskhand.domain.reading import Concern, Detail, Guess, Mood, Neighbor, Reading, SmallTalk
from deskhand.domain.turn import Cause, Turn
from deskhand.stages.understand import run
from deskhand.testing import samples

NEAR = Neighbor(category="order_status", text="where is my parcel", similarity=0.8)


class Understanding:
    """All that `understand` asks; each text means what the test said, or nothing."""

    def __init__(self, **meanings: tuple[str | None, float]) -> None:
        self._meanings = meanings
        self.asked: list[str] = []

    def guess(self, texts: Sequence[str]) -> list[Guess]:
        """What the words were said to mean."""
        self.asked += texts
        return [self._guess(text) for text in texts]

    def language(self, text: str, *, otherwise: str) -> str:
        """German for who says so."""
        return "de" if "bitte" in text else otherwise

    def mood(self, text: str) -> Mood:
        """Bad where there is a bang."""
        return Mood(score=-0.9 if "!" in text else 0)

    def urgency(self, text: str) -> float:
        """High for who says so."""
        return 0.9 if "now" in text else 0.2

    def details(self, text: str) -> tuple[Detail, ...]:
        """The one order there is."""
        at = text.find("LS-1")
        found = Detail(kind="order_id", value="LS-1", start=at, end=at + 4)
        return (found,) if at >= 0 else ()

    def _guess(self, text: str) -> Guess:
        category, confidence = self._meanings.get(text.replace(" ", "_"), (None, 0.6))
        return Guess(category=category, confidence=confidence, neighbors=(NEAR,))


def halves(text: str) -> list[tuple[int, int]]:
    """Cut at the semicolons."""
    spans: list[tuple[int, int]] = []
    start = 0
    for part in text.split(";"):
        spans.append((start, start + len(part)))
        start += len(part) + 1
    return spans


def read(turn: Turn, mind: Understanding | None = None) -> Reading:
    mind = mind or Understanding()
    return run(turn, intents=mind, languages=mind, moods=mind, details=mind, split=halves)


def found(reading: Reading) -> list[tuple[str | None, str]]:
    return [(concern.category, concern.text) for concern in reading.concerns]


def test_that_a_message_is_one_concern_with_what_explains_it() -> None:
    reading = read(samples.turn("lost it"), Understanding(lost_it=("order_status", 0.93)))
    assert reading.concerns == (
        Concern(
            category="order_status",
            confidence=0.93,
            text="lost it",
            start=0,
            end=7,
            neighbors=(NEAR,),
        ),
    )


def test_that_a_message_that_fits_nothing_is_not_forced() -> None:
    (concern,) = read(samples.turn("zzz")).concerns
    assert (concern.category, concern.confidence) == (None, 0.6)


def test_that_language_mood_urgency_and_details_are_read() -> None:
    reading = read(samples.turn("LS-1 bitte, now!"))
    assert (reading.language, reading.mood.label, reading.urgency) == ("de", "angry", 0.9)
    assert [detail.value for detail in reading.details] == ["LS-1"]


def test_that_the_language_of_the_conversation_stays_where_a_text_is_too_short() -> None:
    assert read(samples.turn("zzz", language="es")).language == "es"


def test_that_a_burst_is_read_as_one_text() -> None:
    mind = Understanding()
    read(samples.turn("one", "two"), mind)
    assert mind.asked == ["one\ntwo"]


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (("a", 0.95), ("b", 0.95), [("a", "one"), ("b", "two")]),
        (("a", 0.80), ("b", 0.80), [("a", "one"), ("b", "two")]),
        (("a", 0.95), ("b", 0.79), [("whole", "one;two")]),  # too unsure to be a concern alone
        (("a", 0.95), ("a", 0.95), [("whole", "one;two")]),  # twice the same is one
        (("a", 0.95), (None, 0.99), [("whole", "one;two")]),
    ],
)
def test_that_parts_are_concerns_of_their_own_only_when_sure(
    one: tuple[str, float],
    two: tuple[str | None, float],
    expected: list[tuple[str | None, str]],
) -> None:
    mind = Understanding(**{"one": one, "two": two, "one;two": ("whole", 0.9)})
    reading = read(samples.turn("one;two"), mind)
    assert found(reading) == expected


def test_that_of_several_parts_of_one_category_the_surest_stays() -> None:
    mind = Understanding(x=("a", 0.85), y=("b", 0.9), z=("a", 0.95), w=("a", 0.90))
    reading = read(samples.turn("x;y;z;w"), mind)
    assert found(reading) == [("b", "y"), ("a", "z")], "in the order of the text"
    assert [(c.start, c.end) for c in reading.concerns] == [(2, 3), (4, 5)]


@pytest.mark.parametrize(
    ("text", "talk", "wants_person"),
    [
        ("thanks", SmallTalk.thanks, False),
        ("human please", None, True),
        ("are you a bot?", SmallTalk.are_you_human, False),
    ],
)
def test_that_certain_words_are_no_concern(
    text: str, talk: SmallTalk | None, *, wants_person: bool
) -> None:
    mind = Understanding()
    reading = read(samples.turn(text), mind)
    assert (reading.small_talk, reading.wants_person) == (talk, wants_person)
    assert reading.concerns == ()
    assert mind.asked == [], "nothing that is certain is guessed"


@pytest.mark.parametrize(
    ("changes", "talk"),
    [
        ({"seq": 2}, SmallTalk.thanks),
        ({"seq": 1}, None),  # nothing was answered yet
        ({"seq": 2, "waiting": Waiting(category="a", confidence=0.9)}, None),  # no answer to us
    ],
)
def test_that_ok_is_small_talk_only_after_an_answer(
    changes: dict[str, object], talk: SmallTalk | None
) -> None:
    assert read(samples.turn("ok", **changes)).small_talk is talk


class TestWhileADetailIsWaitedFor:
    """An answer to our question goes on with its concern."""

    waiting = Waiting(category="order_status", confidence=0.97, detail="order_id", kind="order_id")

    def turn(self, *texts: str, **changes: object) -> Turn:
        ordinary: dict[str, object] = {"waiting": self.waiting, "seq": 2}
        return samples.turn(*texts, **(ordinary | changes))

    @pytest.mark.parametrize("text", ["LS-1", "no idea", "ok"])
    def test_that_the_concern_goes_on_as_sure_as_it_began(self, text: str) -> None:
        (concern,) = read(self.turn(text)).concerns
        assert (concern.category, concern.confidence) == ("order_status", 0.97)
        assert (concern.text, concern.start, concern.end) == (text, 0, len(text))

    def test_that_another_concern_takes_its_place_when_it_is_clear(self) -> None:
        mind = Understanding(new=("password_reset", 0.95))
        assert found(read(self.turn("new"), mind)) == [("password_reset", "new")]

    def test_that_an_unclear_one_does_not(self) -> None:
        mind = Understanding(new=("password_reset", 0.79))
        assert found(read(self.turn("new"), mind)) == [("order_status", "new")]

    def test_that_the_same_category_again_is_the_same_concern(self) -> None:
        mind = Understanding(again=("order_status", 0.99))
        (concern,) = read(self.turn("again"), mind).concerns
        assert concern.confidence == 0.97

    def test_that_an_answer_with_another_concern_is_both(self) -> None:
        text = "LS-1;new"
        mind = Understanding(**{text: ("password_reset", 0.95)})
        assert found(read(self.turn(text), mind)) == [
            ("order_status", text),
            ("password_reset", text),
        ]

    def test_that_a_wish_for_another_code_goes_on_as_well(self) -> None:
        text = "send a new code"
        mind = Understanding(**{text.replace(" ", "_"): ("password_reset", 0.95)})
        reading = read(self.turn(text), mind)
        assert reading.wants_new_code
        assert found(reading)[0] == ("order_status", text)

    def test_that_a_wish_for_another_code_means_nothing_where_none_is_waited_for(self) -> None:
        assert not read(samples.turn("send a new code")).wants_new_code

    @pytest.mark.parametrize("text", ["thank you", "a person please"])
    def test_that_certain_words_end_the_wait(self, text: str) -> None:
        assert read(self.turn(text)).concerns == ()

    @pytest.mark.parametrize("cause", [Cause.card, Cause.button])
    def test_that_a_turn_without_words_goes_on(self, cause: Cause) -> None:
        card = self.waiting.model_copy(update={"card_id": UUID(int=9)})
        reading = read(self.turn(cause=cause, waiting=card, language="de"))
        assert found(reading) == [("order_status", "")]
        assert (reading.language, reading.urgency, reading.mood.score) == ("de", 0, 0)


def test_that_a_button_at_the_beginning_is_no_concern() -> None:
    assert read(samples.turn(cause=Cause.button)).concerns == ()
