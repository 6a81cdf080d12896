"""A draft is its segments, and each verdict can be read."""

import pytest

from deskhand.domain.citation import Citation
from deskhand.domain.draft import Draft, Lane, Reviewed, Segment, Verdict

TIMES = Citation(kind="passage", source="a", title="A", quote="Two days.")
COSTS = Citation(kind="passage", source="a", title="A", quote="Five dollars.")
ORDER = Citation(kind="lookup", source="a", title="A", quote="Two days.")


def test_that_the_text_is_the_segments_with_a_line_between() -> None:
    draft = Draft(segments=(Segment(text="One."), Segment(text=""), Segment(text="Two.")))
    assert draft.text == "One.\n\nTwo."
    assert Draft(segments=()).text == ""


def test_that_each_citation_stands_once_in_order() -> None:
    draft = Draft(
        segments=(
            Segment(text="One.", citations=(COSTS, TIMES)),
            Segment(text="Two.", citations=(TIMES, ORDER)),
        )
    )
    assert draft.citations == (COSTS, TIMES, ORDER)
    assert draft.words() == "10 characters, 3 citations."


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (Verdict(outcome="pass", check="review"), "pass: nothing to object to."),
        (
            Verdict(outcome="stop", check="review", reasons=("is too long", "is rude")),
            "stop: is too long; is rude.",
        ),
    ],
)
def test_that_a_verdict_is_told_in_a_sentence(verdict: Verdict, words: str) -> None:
    assert verdict.words() == words


def test_that_a_lane_is_told_with_its_reason() -> None:
    verdict = Verdict(outcome="pass", check="review")
    reviewed = Reviewed(verdict=verdict, lane=Lane.auto, why="all is proven.")
    assert reviewed.words() == "Lane auto: all is proven."
