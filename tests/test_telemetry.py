"""Logs are events with fields, on standard error."""

import json
from collections.abc import Iterator

import pytest
import structlog

from deskhand.telemetry import log, start_logging


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = structlog.get_config()
    yield
    structlog.configure(**before)


def written(capsys: pytest.CaptureFixture[str]) -> list[str]:
    out, err = capsys.readouterr()
    assert out == "", "standard output belongs to the commands"
    return err.splitlines()


def logger() -> structlog.stdlib.BoundLogger:
    """A new one: the module's own keeps the settings of its first use."""
    return structlog.get_logger("test")


def test_that_an_event_is_one_json_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    start_logging(level="info", as_json=True)
    logger().info("turn_ended", ticket=1042, outcome="replied")
    (line,) = written(capsys)
    event = json.loads(line)
    assert event.pop("timestamp").endswith("Z")
    assert event == {
        "event": "turn_ended",
        "level": "info",
        "ticket": 1042,
        "outcome": "replied",
    }


def test_that_people_get_readable_lines(capsys: pytest.CaptureFixture[str]) -> None:
    start_logging(level="info", as_json=False)
    logger().info("turn_ended", ticket=1042)
    (line,) = written(capsys)
    assert "turn_ended" in line
    assert "ticket=1042" in line
    assert "\x1b" not in line, "colors are for terminals"


@pytest.mark.parametrize(
    ("level", "lines"), [("debug", 3), ("info", 2), ("warning", 1), ("error", 0)]
)
def test_that_a_level_keeps_what_is_below_it_silent(
    level: str, lines: int, capsys: pytest.CaptureFixture[str]
) -> None:
    start_logging(level=level, as_json=True)
    logger().debug("a")
    logger().info("b")
    logger().warning("c")
    assert len(written(capsys)) == lines


def test_that_an_error_comes_with_its_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    start_logging(level="error", as_json=True)
    try:
        int("broken cup")
    except ValueError:
        logger().exception("turn_failed")
    (line,) = written(capsys)
    assert "ValueError: invalid literal" in json.loads(line)["exception"]


def test_that_fields_of_the_surroundings_are_added(capsys: pytest.CaptureFixture[str]) -> None:
    start_logging(level="info", as_json=True)
    with structlog.contextvars.bound_contextvars(turn="t1"):
        logger().info("stage_done")
    (line,) = written(capsys)
    assert json.loads(line)["turn"] == "t1"


def test_that_the_product_logs_through_one_logger(capsys: pytest.CaptureFixture[str]) -> None:
    start_logging(level="info", as_json=True)
    log.new().info("desk_opened")
    (line,) = written(capsys)
    assert json.loads(line)["event"] == "desk_opened"
