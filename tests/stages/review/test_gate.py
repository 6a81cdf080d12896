"""Nothing leaves that is unproven, secret, somebody else's, or too long."""

import pytest

from deskhand.domain.concern import ConcernResult
from deskhand.domain.customer import Assurance, Principal
from deskhand.domain.decision import Clarify, Decided, Decision, GiveUp, Leave, Work
from deskhand.domain.draft import Draft, Lane, Reviewed, Segment
from deskhand.domain.message import Author
from deskhand.domain.reading import Detail
from deskhand.domain.turn import Turn
from deskhand.stages.review import run
from deskhand.stages.review.gate import LONGEST
from deskhand.testing import HOSTILE, busy_seconds, samples

SHOP = samples.workspace(
    samples.playbook(),
    samples.playbook("draft_only", phase="assist"),
    samples.playbook("watched", phase="observe"),
)
CONCERN = samples.concern()
WORK = Work(concern=CONCERN, specialist="orders")
MARA = Principal(level=Assurance.channel_verified, email="Mara@Example.com")
HELLO = samples.turn("Where is it?")


def reviewed(
    text: str = "It is on its way.",
    *,
    turn: Turn = HELLO,
    results: tuple[ConcernResult, ...] = (),
    decisions: tuple[Decision, ...] = (WORK,),
) -> Reviewed:
    draft = Draft(segments=(Segment(text=text),))
    return run(draft, Decided(decisions=decisions), results, turn, workspace=SHOP)


def test_that_an_honest_draft_passes_to_be_sent() -> None:
    found = reviewed(results=(samples.result(CONCERN),))
    assert (found.verdict.outcome, found.verdict.reasons) == ("pass", ())
    assert found.lane is Lane.auto


def test_that_each_segment_is_checked_and_all_faults_are_told() -> None:
    quote = samples.evidence("Two days.").citations
    draft = Draft(
        segments=(
            Segment(text="Fine."),
            Segment(text="I sent it.", claims=("send_link",)),
            Segment(text="Two days.", citations=quote),
        )
    )
    found = run(draft, Decided(decisions=(WORK,)), (), HELLO, workspace=SHOP)
    assert found.verdict.outcome == "stop"
    assert found.verdict.reasons == (
        "claims send_link, which did not happen",
        f"quotes {quote[0].source} wrongly",
    )
    assert found.lane is Lane.hand_off
    assert found.why == "the review stopped it: claims send_link, which did not happen."


@pytest.mark.parametrize(("length", "outcome"), [(LONGEST, "pass"), (LONGEST + 1, "stop")])
def test_that_a_reply_has_a_longest(length: int, outcome: str) -> None:
    assert reviewed("a" * length).verdict.outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Open https://shop.example/reset/8f3a", "stop"),
        ("Bearer abcdefghijklmnop", "stop"),
        ("sk_abcdefghijkl1234", "stop"),
        ("api-abcdefghijkl1234", "stop"),
        ("The reset button is on the back.", "pass"),
        ("Open /reset/ in the menu", "pass"),
        ("bearer of the parcel", "pass"),
        ("Use the api_key field", "pass"),
    ],
)
def test_that_nothing_secret_leaves(text: str, outcome: str) -> None:
    assert reviewed(text).verdict.outcome == outcome


LINK = Detail(kind="url", value="mara@example.com", start=0, end=1)
FACTS = {"details": {"email": "mara@example.com", "order_id": "LS-1000", "count": 3}}


@pytest.mark.parametrize(
    ("turn", "results"),
    [
        (samples.turn("I am MARA@example.com."), ()),
        (samples.turn("hi", history=(samples.message("I am mara@example.com"),)), ()),
        # the desk itself said it before
        (
            samples.turn("?", history=(samples.message("<mara@example.com>", Author.assistant),)),
            (),
        ),
        (samples.turn("hi", principal=MARA), ()),
        (
            samples.turn(
                "hi", details=(Detail(kind="email", value="mara@example.com", start=0, end=1),)
            ),
            (),
        ),
        # understood although it was written with a slip
        (samples.turn("mara@ example.com"), (samples.result(CONCERN, facts=FACTS),)),
        (samples.turn("x"), (samples.result(CONCERN, card_email="mara@example.com"),)),
        (
            samples.turn("x"),
            (samples.result(CONCERN, evidence=samples.evidence("", "Write mara@example.com.")),),
        ),
    ],
)
def test_that_an_address_that_the_customer_gave_may_be_named(
    turn: Turn, results: tuple[ConcernResult, ...]
) -> None:
    found = reviewed("A link goes to mara@example.com.", turn=turn, results=results)
    assert found.verdict.outcome == "pass"


@pytest.mark.parametrize(
    ("text", "turn", "results"),
    [
        ("It goes to tom@example.com.", samples.turn("I am mara@example.com"), ()),
        ("It goes to mara@example.com.", samples.turn("hi"), ()),
        ("It goes to mara@example.com.evil.test", samples.turn("mara@example.com"), ()),
        ("It goes to xmara@example.com", samples.turn("mara@example.com"), ()),
        (
            "It goes to mara@example.com.",
            samples.turn("hi"),
            (samples.result(CONCERN, facts={"account": {"email": "mara@example.com"}}),),
        ),  # what a lookup found is not what the customer gave
        (
            "It goes to mara@example.com.",
            samples.turn("hi", details=(LINK,)),
            (),
        ),
    ],
)
def test_that_a_foreign_address_is_never_named(
    text: str, turn: Turn, results: tuple[ConcernResult, ...]
) -> None:
    found = reviewed(text, turn=turn, results=results)
    assert found.verdict.reasons == ("names an address that the customer did not give",)


def test_that_several_improper_things_are_all_told() -> None:
    found = reviewed("/reset/x tom@example.com" + "a" * LONGEST)
    assert len(found.verdict.reasons) == 3


@pytest.mark.parametrize(
    ("decisions", "results", "lane", "why"),
    [
        ((WORK,), (samples.result(CONCERN),), Lane.auto, "every claim has its proof"),
        ((Clarify(),), (), Lane.auto, "every claim has its proof"),
        (
            (GiveUp(escalations=(samples.escalation(),)),),
            (),
            Lane.hand_off,
            "before any attempt",
        ),
        ((Leave(is_taken=True),), (), Lane.hand_off, "before any attempt"),
        (
            (WORK,),
            (samples.result(CONCERN, "handed_off"),),
            Lane.hand_off,
            "the playbook wants a person",
        ),
        (
            (WORK,),
            (samples.result(samples.concern("draft_only")),),
            Lane.draft,
            "draft_only is in phase assist",
        ),
        (
            (WORK, WORK),
            (samples.result(CONCERN), samples.result(samples.concern("watched"))),
            Lane.draft,
            "watched is in phase observe",
        ),
        (
            (WORK,),
            (samples.result(samples.concern(confidence=0.89)),),
            Lane.auto_reviewed,
            "89% sure of order_status",
        ),
        ((WORK,), (samples.result(samples.concern(confidence=0.90)),), Lane.auto, "threshold"),
        (
            (WORK, WORK),
            (
                samples.result(samples.concern(confidence=0.85)),
                samples.result(samples.concern(confidence=0.75)),
            ),
            Lane.auto_reviewed,
            "75% sure",  # the weakest decides
        ),
        # a draft that a teammate sends anyway is not put before a reviewer as well
        (
            (WORK, WORK),
            (
                samples.result(samples.concern("draft_only")),
                samples.result(samples.concern(confidence=0.75)),
            ),
            Lane.draft,
            "phase assist",
        ),
        ((WORK,), (samples.result(samples.concern("gone")),), Lane.auto, "threshold"),
    ],
)
def test_that_the_lane_follows_from_what_was_earned(
    decisions: tuple[Decision, ...], results: tuple[ConcernResult, ...], lane: Lane, why: str
) -> None:
    found = reviewed(decisions=decisions, results=results)
    assert found.lane is lane
    assert why in found.why


def test_that_a_stopped_draft_goes_to_a_person_whatever_was_decided() -> None:
    found = reviewed("tom@example.com", results=(samples.result(samples.concern("draft_only")),))
    assert found.lane is Lane.hand_off


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_that_no_text_of_a_customer_keeps_the_desk_busy(text: str) -> None:
    turn = samples.turn(text, history=(samples.message(text),))
    assert busy_seconds(lambda: reviewed(turn=turn)) < 0.05
