"""A small workspace that is right, and a way to break it in one place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from deskhand.domain.tool import Effect, ToolCard
from deskhand.domain.workspace import Article
from deskhand.playbooks.workspace import check_workspace

DESK = """\
connectors = ["depot"]
products = ["lamp"]

[company]
name = "Lamp Shop"
assistant_name = "Lu"
order_id_pattern = 'LS-\\d{4}'
default_language = "en"
languages = ["en", "de"]

[company.disclosure]
en = "I am Lu, an AI."
de = "Ich bin Lu, eine KI."

[[queues]]
name = "general"
title = "General"

[[queues]]
name = "orders"
title = "Orders"

[hours]
timezone = "Europe/Berlin"
days = ["mon", "tue"]
opens = "09:00"
closes = "17:00"

[routing]
default = "general"

[routing.by_reason]
legal = "general"

[routing.by_specialist]
orders = "orders"

[identity]
lookup = "find_account"

[burst_window_ms]
chat = 300

[understanding]
none_of_these = [
    "none one", "none two", "none three", "none four", "none five", "none six",
    "none seven", "none eight", "none nine", "none ten", "none eleven",
    "none twelve",
]
"""

PARCEL = """\
category: parcel
specialist: orders
about: The customer misses a parcel.
examples:
  en: [where one, where two, where three, where four, where five, where six, where seven]
  de:
    - wo eins
    - wo zwei
    - wo drei
    - wo vier
    - wo fünf
identity: verified
phase: automate
error_budget: 0.05
thresholds: {auto: 0.9, reviewed: 0.7}
queue: orders
tools: [find_parcel, resend_parcel]
details:
  order_id:
    type: order_id
    ask: {en: Which order?, de: Welche Bestellung?}
steps:
  - ask: order_id
  - limit: {name: searches, count: 3, hours: 24, per: details.order_id}
    on_exceeded:
      - reply: too_often
  - lookup: find_parcel
    with: {order_id: details.order_id}
    as: parcel
  - when: "!parcel.found"
    then:
      - reply: not_found
    else:
      - when: parcel.lost && customer.verified
        then:
          - action: resend_parcel
            with:
              order_id: details.order_id
              reason: "'lost'"
            as: sent
            on_failure:
              - hand_off: {reason: not_sent, priority: high, queue: orders, because: no stock}
          - reply: sent_again
        else:
          - reply: on_its_way
verify: {check: parcel_sent}
follow_up:
  - {after: 3d, ask: Is it there?}
replies:
  too_often: That was asked too often today.
  not_found:
    en: I cannot find {{ details.order_id }}.
    de: Ich finde {{ details.order_id }} nicht.
  on_its_way: It arrives on {{ parcel.day | day }}.
  sent_again:
    text:
      en: A new one is on its way, {{ customer.first_name }}.
      de: Ein neues ist unterwegs.
    claims: [resend_parcel]
"""

QUESTION = """\
category: question
specialist: product
about: The customer asks about lamps.
examples:
  - what one
  - what two
  - what three
  - what four
  - what five
  - what six
  - what seven
  - what eight
  - what nine
  - what ten
  - what eleven
  - what twelve
knowledge: [lamps]
steps:
  - answer: [lamps]
    on_unsure:
      - reply: unsure
      - hand_off: no_answer
replies:
  unsure: I am not sure.
"""

PARCEL_SCENARIOS = """\
scenarios:
  - name: A lost parcel
    customer: {email: ann@example.com, verified: true}
    turns:
      - say: where is LS-1000
        expect: {outcome: replied, category: parcel, action: resend_parcel}
"""

QUESTION_SCENARIOS = """\
scenarios:
  - name: A question
    turns:
      - say: what is it
        expect:
          outcome: handed_off
          reply_contains: not sure
"""

FILES = {
    "deskhand.toml": DESK,
    "playbooks/parcel.yaml": PARCEL,
    "playbooks/question.yaml": QUESTION,
    "scenarios/parcel.yaml": PARCEL_SCENARIOS,
    "scenarios/question.yaml": QUESTION_SCENARIOS,
}

TOOLS = (
    ToolCard(
        name="find_account",
        is_action=False,
        about="Find an account.",
        arguments=("email",),
        connector="depot",
    ),
    ToolCard(
        name="find_parcel",
        is_action=False,
        about="Find a parcel.",
        arguments=("order_id",),
        connector="depot",
        needs_identity=True,
    ),
    ToolCard(
        name="resend_parcel",
        is_action=True,
        about="Send it again.",
        arguments=("order_id", "reason"),
        connector="depot",
        effect=Effect.irreversible,
        needs_identity=True,
        read_back="parcel_sent",
    ),
    ToolCard(
        name="pay_out",
        is_action=True,
        about="Of a connector this workspace does not use.",
        arguments=("order_id",),
        connector="bank",
        effect=Effect.money,
    ),
)

ARTICLES = (Article(path="lamps/light.md", title="Light", category="lamps", text="It shines."),)

Found = list[tuple[str, str, str]]
"""File, the text of the line the problem points to, and its sentence."""


@pytest.fixture
def workspace_folder(tmp_path: Path) -> Path:
    """The right workspace, on disk."""
    folder = tmp_path / "lamp-shop"
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return folder


@pytest.fixture
def tools() -> tuple[ToolCard, ...]:
    return TOOLS


@pytest.fixture
def articles() -> tuple[Article, ...]:
    return ARTICLES


@pytest.fixture
def problems(workspace_folder: Path) -> Callable[[], Found]:
    """What is wrong with the workspace as it is on disk now."""

    def check() -> Found:
        found = check_workspace(workspace_folder, tools=TOOLS, articles=ARTICLES)
        return [(p.file, _line(workspace_folder / p.file, p.line), p.sentence) for p in found]

    return check


@pytest.fixture
def broken(
    workspace_folder: Path, problems: Callable[[], Found]
) -> Callable[[str, str, str], Found]:
    """What is wrong once this text of this file is replaced by that one."""

    def replace(file: str, old: str, new: str) -> Found:
        path = workspace_folder / file
        text = path.read_text()
        assert text.count(old) >= 1, f"{old} is not in {file}"
        path.write_text(text.replace(old, new, 1))
        return problems()

    return replace


def _line(path: Path, line: int) -> str:
    rows = path.read_text(errors="replace").splitlines() if path.is_file() else []
    return rows[line - 1].strip() if line <= len(rows) else ""
