"""A desk opens on what it is given, says why it cannot, and leaves nothing behind."""

import asyncio
import shutil
import stat
import tempfile
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from deskhand.bootstrap import OwnPlugs, Plan, open_desk, wiring
from deskhand.domain.intake import Opening
from deskhand.errors import SettingInvalid, StoreUnavailable, WorkspaceInvalid
from deskhand.settings import read_settings
from deskhand.starter import demo
from deskhand.storage.embedded import EmbeddedPostgres
from deskhand.workflows import intake
from deskhand.workflows.waiting import finished_turn

from .conftest import MakePlan

PATIENCE = 20


async def ask(plan: Plan, text: str) -> str | None:
    """What a desk that works says to this."""
    working = Plan(settings=plan.settings, folder=plan.folder, public_url="", own=plan.own)
    async with open_desk(working) as desk:
        opening = Opening(channel="chat", text=text, principal=intake.claimed(None))
        received, _ = await intake.open_conversation(opening, caller="", sockets=desk.sockets)
        ending = await finished_turn(
            received.ticket_id, received.turn_id, seconds=PATIENCE, sockets=desk.sockets
        )
        return ending.reply if ending else None


async def test_that_a_desk_answers_from_an_empty_database(
    plan: MakePlan, empty_database_url: str
) -> None:
    assert await ask(plan(empty_database_url), "hello") == "Hello! What can I help you with?"


async def test_that_opening_again_finds_everything_as_it_was(
    plan: MakePlan, database_url: str
) -> None:
    for _ in range(2):
        async with open_desk(plan(database_url, demo())) as desk:
            orders = await desk.shop.orders_of("mara@example.com") if desk.shop else []
            assert len(orders) == 2, "the shop's orders are there once"


async def test_that_two_desks_may_open_on_one_database_at_once(
    plan: MakePlan, database_url: str
) -> None:
    async def once() -> int:
        async with open_desk(plan(database_url, demo())) as desk:
            await asyncio.sleep(0.05)
            return len(desk.workspace.articles)

    assert len(set(await asyncio.gather(*(once() for _ in range(3))))) == 1


async def test_that_a_shop_is_only_where_the_workspace_has_one(
    plan: MakePlan, database_url: str
) -> None:
    async with open_desk(plan(database_url)) as desk:
        assert desk.shop is None
        assert desk.sockets.tools.cards() == ()


@pytest.mark.parametrize(
    ("environment", "has_mailbox"),
    [({}, True), ({"DESKHAND_SMTP_URL": "smtp://mail.example:25"}, False)],
)
async def test_that_the_mailbox_is_there_unless_mail_leaves_the_desk(
    plan: MakePlan, database_url: str, environment: dict[str, str], *, has_mailbox: bool
) -> None:
    async with open_desk(plan(database_url, **environment)) as desk:
        assert (desk.mailbox is not None) is has_mailbox


@pytest.mark.parametrize(
    ("environment", "secret"),
    [
        ({"DESKHAND_SECRET": "s" * 43}, "s" * 43),
        ({"DESKHAND_SECRET": "s" * 43, "DESKHAND_CUSTOMER_TOKEN_SECRET": "t" * 43}, "t" * 43),
    ],
)
async def test_that_customer_tokens_have_their_own_key_where_one_is_set(
    plan: MakePlan, database_url: str, environment: dict[str, str], secret: str
) -> None:
    async with open_desk(plan(database_url, **environment)) as desk:
        assert desk.customer_token_secret == secret


async def test_that_a_key_is_made_once_and_nobody_else_may_read_it(
    plan: MakePlan, database_url: str, tmp_path: Path
) -> None:
    async with open_desk(plan(database_url)) as desk:
        first = desk.customer_token_secret
    async with open_desk(plan(database_url)) as desk:
        assert desk.customer_token_secret == first
    (key,) = (tmp_path / "home").glob("*.key")
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert len(first) >= 43


def test_that_two_who_need_a_key_at_once_get_the_same(tmp_path: Path) -> None:
    kept = wiring._kept_secret  # pyright: ignore[reportPrivateUsage]
    for round_ in range(20):
        with ThreadPoolExecutor(4) as pool:
            keys = set(pool.map(kept, [tmp_path / f"home {round_}"] * 4))
        assert len(keys) == 1
        assert keys != {""}


def left_over(work: Callable[[], Coroutine[None, None, object]]) -> list[str]:
    """The tasks that this work leaves behind, in an event loop of its own."""

    async def alone() -> list[str]:
        await work()
        await asyncio.sleep(0.05)
        return [str(task) for task in asyncio.all_tasks() - {asyncio.current_task()}]

    return asyncio.run(alone())


def test_that_what_cannot_be_opened_is_said_and_leaves_no_task(
    plan: MakePlan, database_url: str, tmp_path: Path
) -> None:
    refused: tuple[tuple[Plan, type[Exception]], ...] = (
        (plan("postgresql://desk:secret@127.0.0.1:1/desk"), StoreUnavailable),
        (plan("nonsense"), SettingInvalid),
        (plan(database_url, tmp_path), WorkspaceInvalid),
        (plan(database_url, DESKHAND_SMTP_URL="http://mail.example"), SettingInvalid),
    )
    for each, error in refused:

        async def opening(each: Plan = each, error: type[Exception] = error) -> None:
            with pytest.raises(error):
                async with open_desk(each):
                    raise AssertionError("it opened")

        assert left_over(opening) == [], error


def test_that_a_closed_desk_leaves_no_task(plan: MakePlan, database_url: str) -> None:
    assert left_over(lambda: ask(plan(database_url), "hello")) == []


@pytest.fixture
def open_home() -> Iterator[Path]:
    """Not below pytest's own folder, which is closed to the account Postgres runs as."""
    folder = Path(tempfile.mkdtemp(prefix="deskhand-"))
    folder.chmod(0o755)
    yield folder / "home"
    shutil.rmtree(folder)


@pytest.mark.slow
async def test_that_a_desk_without_a_database_brings_its_own(
    plan: MakePlan, open_home: Path
) -> None:
    made = plan("")
    settings = read_settings({"DESKHAND_HOME": str(open_home)})
    own = Plan(settings=settings, folder=made.folder, public_url="", own=made.own)
    assert isinstance(own.own, OwnPlugs)
    assert await ask(own, "hello") == "Hello! What can I help you with?"
    assert EmbeddedPostgres(open_home).stop(), "nobody has it any more"
