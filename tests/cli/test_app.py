"""The command line says what there is, and every mistake is one sentence with its exit code."""

import pytest

from deskhand import __version__

from .conftest import Command

COMMANDS = ("demo", "serve", "chat", "check", "init", "models", "teammate")


def test_that_help_names_every_command(call: Command) -> None:
    done = call("--help")
    assert done.code == 0
    assert all(f" {command} " in done.out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_that_every_command_has_its_own_help(call: Command, command: str) -> None:
    done = call(command, "--help")
    assert done.code == 0
    assert f"deskhand {command}" in done.out


def test_that_the_version_is_told(call: Command) -> None:
    done = call("--version")
    assert (done.code, done.out) == (0, f"deskhand {__version__}\n")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("frobnicate",),
        ("serve",),
        ("serve", "--workspace", "x", "--port", "0"),
        ("serve", "--workspace", "x", "--port", "65536"),
        ("serve", "--workspace", "x", "--role", "boss"),
        ("check", "--nonsense"),
        ("init",),
        ("teammate",),
        ("teammate", "add"),
        ("models",),
    ],
)
def test_that_wrong_usage_ends_with_two(call: Command, arguments: tuple[str, ...]) -> None:
    done = call(*arguments)
    assert done.code == 2
    assert "Usage:" in done.out + done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DESKHAND_POOL_SIZE", "zero"),
        ("DESKHAND_CONCURRENCY", "-1"),
        ("DESKHAND_LOG_LEVEL", "loud"),
    ],
)
def test_that_an_impossible_setting_is_named(
    call: Command, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    done = call("models", "install")
    assert done.code == 2
    assert done.err.startswith(f"deskhand: {name} is '{value}': write ")
    assert done.err.count("\n") == 1
