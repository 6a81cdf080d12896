"""Tests of reading deskhand.toml."""

import pytest

from deskhand.domain.workspace import Company, Hours, Identity, Queue, Routing, Workspace
from deskhand.playbooks.desk_reader import read_desk

SMALL = """\
[company]
name = "C"
disclosure = "I am an AI."

[[queues]]
name = "general"

[routing]
"""

FULL = """\
connectors = ["shop"]
products = ["lamp"]
[company]
name = "C"
assistant_name = "Kit"
disclosure = {en = "AI", de = "KI"}
order_id_pattern = 'C-\\d+'
default_language = "de"
languages = ["de", "en"]
[[queues]]
name = "vip"
title = "Guests"
first_reply_minutes = 5
[routing]
default = "vip"
by_reason = {legal = "vip"}
by_specialist = {billing = "vip"}
[identity]
lookup = "find"
code_minutes = 5
code_tries = 3
codes_per_day = 2
[burst_window_ms]
chat = 300
[understanding]
none_of_these = ["x"]
"""


def test_that_what_is_not_written_has_its_usual_value() -> None:
    desk = read_desk(SMALL, "shop")
    assert desk.problems == ()
    assert desk.is_whole
    assert desk.workspace == Workspace(
        name="shop",
        version="",
        company=Company(name="C", disclosure={"en": "I am an AI."}),
        queues=(Queue(name="general", title="General"),),
        hours=Hours(),
        routing=Routing(),
        identity=Identity(lookup=""),
        connectors=(),
        playbooks=(),
        articles=(),
    )


def test_that_everything_that_can_be_written_is_read() -> None:
    desk = read_desk(FULL, "shop")
    assert desk.problems == ()
    assert desk.workspace == Workspace(
        name="shop",
        version="",
        company=Company(
            name="C",
            assistant_name="Kit",
            disclosure={"en": "AI", "de": "KI"},
            order_id_pattern=r"C-\d+",
            default_language="de",
            languages=("de", "en"),
        ),
        queues=(Queue(name="vip", title="Guests", first_reply_minutes=5),),
        hours=Hours(),
        routing=Routing(
            by_reason={"legal": "vip"}, by_specialist={"billing": "vip"}, default="vip"
        ),
        identity=Identity(lookup="find", code_minutes=5, code_tries=3, codes_per_day=2),
        connectors=("shop",),
        products=("lamp",),
        none_of_these=("x",),
        burst_window_ms={"chat": 300},
        playbooks=(),
        articles=(),
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "sentence"),
    [
        ('name = "C"\n', "", 1, "'name' is missing in 'company'; add a text."),
        (
            'name = "C"',
            'nam = "C"\nname = "C"',
            2,
            "'nam' is not known in 'company'; did you mean 'name'?",
        ),
        ("[routing]", "", 1, "The table [routing] is missing; add it."),
        (
            "[routing]",
            "[routing]\nby_resaon = {}",
            9,
            "'by_resaon' is not known in 'routing'; did you mean 'by_reason'?",
        ),
        (
            '[[queues]]\nname = "general"\n',
            "",
            1,
            "There is no queue; add one under [[queues]] for people to work in.",
        ),
        (
            '[[queues]]\nname = "general"\n',
            '[[queues]]\nname = "a"\n[[queues]]\nname = "a"\n',
            8,
            "The queue 'a' stands here twice; rename or remove one.",
        ),
        (
            'name = "C"',
            'name = "C"\ndefault_language = "de"',
            3,
            "'de' is not among 'languages'; add it there.",
        ),
        (
            "[routing]",
            '[routing]\ndefault = ""',
            9,
            "'default' in 'routing' must be a text.",
        ),
        (
            "[routing]",
            '[routing]\n[hours]\nopens = "9"',
            10,
            "'9' is no time of day; write it such as \"09:00\".",
        ),
        (
            "[routing]",
            "[routing]\n[burst_window_ms]\nchat = -1",
            10,
            "'chat' in 'burst_window_ms' must be a number of zero or more.",
        ),
        (
            "[routing]",
            "[routing]\n[extra]",
            9,
            "'extra' is not known in deskhand.toml; use one of: ",
        ),
    ],
)
def test_that_a_wrong_shape_is_named_with_its_line(
    old: str, new: str, line: int, sentence: str
) -> None:
    problems = read_desk(SMALL.replace(old, new), "shop").problems
    found = [(p.file, p.line, p.sentence[: len(sentence)]) for p in problems]
    assert ("deskhand.toml", line, sentence) in found


def test_that_a_pattern_that_is_none_is_refused() -> None:
    text = SMALL.replace('name = "C"', "name = \"C\"\norder_id_pattern = '['")
    (problem,) = read_desk(text, "shop").problems
    assert problem.line == 3
    assert problem.sentence.startswith("'order_id_pattern' is not a regular expression: ")


def test_that_queues_are_tables() -> None:
    text = 'queues = ["general"]\n' + SMALL.replace('[[queues]]\nname = "general"\n', "")
    sentences = [p.sentence for p in read_desk(text, "shop").problems]
    assert "A queue must have a 'name' and a 'title'; write it as [[queues]]." in sentences


def test_that_a_broken_file_has_one_problem() -> None:
    desk = read_desk("company = [", "shop")
    assert len(desk.problems) == 1
    assert not desk.is_whole
