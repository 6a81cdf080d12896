"""The tree of the playbook says what comes next."""

from deskhand.domain.playbook import AskStep, LookupStep, ReplyStep
from deskhand.playbooks.moves import DoLookup, Finished, NeedDetail, StepDone
from deskhand.stages.plan import run
from deskhand.testing import samples

BOOK = samples.playbook(
    steps=(
        AskStep(ask="order_id"),
        LookupStep(
            lookup="find_order", arguments={"order_id": "details.order_id"}, keep_as="order"
        ),
        ReplyStep(reply="status"),
    )
)


def test_that_it_goes_from_what_is_missing_to_the_end() -> None:
    asked = run(BOOK, {}, {"details": {}})
    assert isinstance(asked, NeedDetail)
    assert asked.name == "order_id"

    looked = run(BOOK, {}, {"details": {"order_id": "LS-1000"}})
    assert isinstance(looked, DoLookup)
    assert looked.arguments == {"order_id": "LS-1000"}

    done = {looked.path: StepDone(ok=True, value={"status": "sent"})}
    ended = run(BOOK, done, {"details": {"order_id": "LS-1000"}})
    assert ended == Finished(replies=("status",))
