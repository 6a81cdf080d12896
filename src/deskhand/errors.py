"""The whole tree of errors; each message is one sentence that says what, where and what to do.

DeskhandError
├── WrongUse                  the caller asked for something that does not exist or is malformed
│   ├── WorkspaceInvalid      the workspace folder has problems, each with file and line
│   ├── SettingInvalid        an environment variable or option has an impossible value
│   ├── ToolMisdeclared       a lookup or an action is declared or wired in a way it cannot keep
│   ├── TextRefused           a message is too long, empty, or not text
│   ├── NotFound              nothing of that id, or not yours
│   ├── NotAllowed            known, but this person may not
│   │   ├── NotSignedIn       nobody is signed in here
│   │   └── WrongCode         that is not the code of the card
│   ├── TooOften              it was tried too often; later again
│   └── Conflict              it was decided, taken or changed meanwhile
├── ToolFailed                a lookup or an action did not do its work
│   ├── ToolUnavailable       the system behind it does not answer: trying again may help
│   ├── Undeliverable         the address refuses the message: another way may help
│   └── ToolRefused           the system answered no: trying again cannot help
├── PlaybookStuck             a playbook cannot go on with what is known: a person takes over
│   ├── ConditionRefused      an expression cannot be decided
│   └── ReplyUnwritable       a reply or question cannot be rendered
├── Overtaken                 another worker or a newer message took this turn over
├── StoreUnavailable          the database cannot be reached or used
│   └── PostgresNotStarted    the embedded Postgres could not be started
├── ModelMissing              the local model's file is not installed or is not the tested one
└── FilesMissing              the browser files of the console were not built
"""


class DeskhandError(Exception):
    """Something in Deskhand went wrong."""


class WrongUse(DeskhandError):
    """The request cannot be served as it is."""


class WorkspaceInvalid(WrongUse):
    """The workspace has problems."""


class SettingInvalid(WrongUse):
    """A setting has an impossible value."""


class ToolMisdeclared(WrongUse):
    """A lookup or an action cannot be what its declaration says."""


class TextRefused(WrongUse):
    """The message is not a text that can be read."""


class NotFound(WrongUse):
    """Nothing is known under that id."""


class NotAllowed(WrongUse):
    """This person may not do that."""


class NotSignedIn(NotAllowed):
    """Nobody is signed in here."""


class WrongCode(NotAllowed):
    """That is not the code of the card."""

    def __init__(self, message: str, *, tries_left: int) -> None:
        super().__init__(message)
        self.tries_left = tries_left


class TooOften(WrongUse):
    """It was tried too often; wait a while."""


class Conflict(WrongUse):
    """Somebody was faster; show the present state and ask again."""


class ToolFailed(DeskhandError):
    """A lookup or an action did not do its work."""


class ToolUnavailable(ToolFailed):
    """The system behind the tool does not answer."""


class Undeliverable(ToolFailed):
    """The address refuses the message."""


class ToolRefused(ToolFailed):
    """The system behind the tool said no."""


class PlaybookStuck(DeskhandError):
    """A playbook cannot go on with what is known."""


class ConditionRefused(PlaybookStuck):
    """An expression cannot be decided."""


class ReplyUnwritable(PlaybookStuck):
    """A reply or question cannot be rendered."""


class Overtaken(DeskhandError):
    """Another worker or a newer message took this turn over."""


class StoreUnavailable(DeskhandError):
    """The database cannot be used."""


class PostgresNotStarted(StoreUnavailable):
    """The embedded Postgres could not be started."""


class ModelMissing(DeskhandError):
    """The local model is not installed."""


class FilesMissing(DeskhandError):
    """The browser files of the console were not built."""
