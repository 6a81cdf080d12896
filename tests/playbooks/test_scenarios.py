"""Tests of reading scenarios."""

from pathlib import Path

import pytest

from deskhand.playbooks.scenarios import (
    Expectation,
    Say,
    Scenario,
    ScenarioCustomer,
    read_scenarios,
)

TEXT = """\
scenarios:
  - name: Two turns
    customer: {email: ann@example.com, verified: true}
    turns:
      - say: one
        expect: {outcome: asked}
      - say: two
        expect: {outcome: replied, category: lamp, reply_contains: [a, b], action: send}
  - name: A stranger
    turns:
      - say: three
        expect: {outcome: handed_off, reply_contains: sorry}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "scenarios").mkdir()
    return tmp_path


def test_that_scenarios_are_read(folder: Path) -> None:
    (folder / "scenarios/lamp.yaml").write_text(TEXT)
    scenarios, problems = read_scenarios(folder, "lamp")
    assert problems == ()
    assert scenarios == (
        Scenario(
            name="Two turns",
            category="lamp",
            customer=ScenarioCustomer(email="ann@example.com", verified=True),
            turns=(
                Say(say="one", expect=Expectation(outcome="asked", line=6)),
                Say(
                    say="two",
                    expect=Expectation(
                        outcome="replied",
                        category="lamp",
                        reply_contains=("a", "b"),
                        action="send",
                        line=8,
                    ),
                ),
            ),
            line=2,
        ),
        Scenario(
            name="A stranger",
            category="lamp",
            turns=(
                Say(
                    say="three",
                    expect=Expectation(outcome="handed_off", reply_contains=("sorry",), line=12),
                ),
            ),
            line=9,
        ),
    )


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        (
            "scenarios: []",
            1,
            "There is no scenario here; add at least one under 'scenarios'.",
        ),
        (
            "scenarios:\n  - x",
            2,
            "A scenario must have 'name' and 'turns'; write it as `- name: …`.",
        ),
        (
            "scenarios:\n  - name: x",
            2,
            "A scenario needs at least one turn; add `- say: …` with 'expect'.",
        ),
        (
            "scenarios:\n  - name: x\n    turns:\n      - say: y",
            4,
            "'expect' is missing in a turn; add {outcome: replied}.",
        ),
        (
            "scenarios:\n  - name: x\n    turns:\n      - hello",
            4,
            "'say' is missing in a turn; add a text.",
        ),
        (
            "scenarios:\n  - name: x\n    customer: {verified: true}\n    turns:\n"
            "      - {say: y, expect: {outcome: asked}}",
            3,
            "A verified customer needs an 'email'; add it.",
        ),
        (
            "scenario: []",
            1,
            "'scenario' is not known in a file of scenarios; did you mean 'scenarios'?",
        ),
    ],
)
def test_that_a_wrong_shape_is_named_with_its_line(
    folder: Path, text: str, line: int, sentence: str
) -> None:
    (folder / "scenarios/lamp.yaml").write_text(text)
    _, problems = read_scenarios(folder, "lamp")
    assert ("scenarios/lamp.yaml", line, sentence) in [
        (p.file, p.line, p.sentence) for p in problems
    ]


def test_that_a_missing_file_is_a_problem(folder: Path) -> None:
    scenarios, problems = read_scenarios(folder, "lamp")
    assert scenarios == ()
    assert [p.file for p in problems] == ["scenarios/lamp.yaml"]
