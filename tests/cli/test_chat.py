"""`deskhand chat` works in a terminal and through a pipe, with the model and without it."""

from deskhand.starter import template

from .conftest import Command


def test_that_a_conversation_can_be_piped(
    run: Command, furnished_home: str, database_url: str
) -> None:
    said = (
        b"\xff\xfe is no text",
        b"hello",
        b"Where is my order CK-1042?",
        b"mara@example.com",
        b"000000",
        b"",  # leaves the form
        b"/person",
        b"",  # leaves the chat
        b"never read",
    )
    done = run(
        "chat", given=b"\n".join(said), DATABASE_URL=database_url, DESKHAND_HOME=furnished_home
    )
    assert done.code == 0, done.err
    for words in (
        "I'm Kit, the AI assistant",  # it says that it is one
        "The text holds half a character",
        "Hello! What can I help you with?",
        "Which e-mail address do you use with us?",
        "a six-digit code is on its way",
        "That is not the code; 4 tries are left.",
        "I'm passing this to a colleague",
    ):
        assert words in done.out
    assert "Traceback" not in done.err


def test_that_a_desk_without_the_model_is_better_than_none(run: Command, database_url: str) -> None:
    done = run("chat", "--workspace", str(template()), given=b"hello\n", DATABASE_URL=database_url)
    assert done.code == 0, done.err
    assert "Going on with the smaller built-in model." in done.err, "there was none to fetch"
    assert "Hello! What can I help you with?" in done.out
