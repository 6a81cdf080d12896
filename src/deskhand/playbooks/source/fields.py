"""Takes typed fields out of a table and notes what is missing, of the wrong kind or unknown."""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from deskhand.playbooks.source.nodes import Listing, Node, Scalar, Table
from deskhand.playbooks.source.notes import Notes, did_you_mean

_LANGUAGE = re.compile(r"[a-z]{2}")
_Choice = TypeVar("_Choice", bound=str)
_Other = TypeVar("_Other")
_Item = TypeVar("_Item")


class Fields:
    """The fields of one table; each is taken once, and `close` names those nobody took."""

    def __init__(self, table: Table, notes: Notes, *, of: str) -> None:
        self.line = table.line
        self._table = table
        self._notes = notes
        self._of = of
        """What this table describes, for the sentences: `the playbook`, `a queue`."""
        self._taken: set[str] = set()

    def has(self, name: str) -> bool:
        """The field is there, whatever it holds."""
        return name in self._table.fields

    def expects(self, name: str) -> bool:
        """The field may be there; whether it is."""
        self._taken.add(name)
        return self.has(name)

    def names(self) -> tuple[str, ...]:
        """The fields that are there, in order."""
        return tuple(self._table.fields)

    def line_of(self, name: str) -> int:
        """The line of this field; of the table when it is missing."""
        return self._table.key_lines.get(name, self.line)

    def wrong(self, name: str, sentence: str) -> None:
        """Note a problem at this field."""
        self._notes.add(self.line_of(name), sentence)

    def node(self, name: str) -> Node | None:
        """The field as it is."""
        self._taken.add(name)
        return self._table.fields.get(name)

    def text(self, name: str, otherwise: str | None = None) -> str:
        """A text; without `otherwise` it must be there."""
        node = self.node(name)
        if node is None and otherwise is not None:
            return otherwise
        if isinstance(node, Scalar) and node.text.strip():
            return node.text.strip()
        self._missing(name, "a text")
        return ""

    def optional_text(self, name: str) -> str | None:
        """A text, or None where the field is missing."""
        return self.text(name) if self.expects(name) else None

    def choice(self, name: str, allowed: Sequence[_Choice], otherwise: _Other) -> _Choice | _Other:
        """One of these words; `otherwise` where the field is missing."""
        word = self.optional_text(name)
        for choice in allowed:
            if word == choice:
                return choice
        if word:
            self.wrong(name, f"'{word}' is not a value of '{name}'; {did_you_mean(word, allowed)}")
        return otherwise

    def number(self, name: str, otherwise: float | None = None) -> float:
        """A number of zero or more; without `otherwise` it must be there."""
        node = self.node(name)
        if node is None and otherwise is not None:
            return otherwise
        value = node.value if isinstance(node, Scalar) else None
        if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
            return float(value)
        self._missing(name, "a number of zero or more")
        return 0.0

    def whole(self, name: str, otherwise: int | None = None) -> int:
        """A whole number of zero or more; without `otherwise` it must be there."""
        number = self.number(name, otherwise)
        if number != int(number):
            self.wrong(name, f"'{name}' must be a whole number; write {round(number)}.")
        return int(number)

    def flag(self, name: str) -> bool:
        """True or false; false where the field is missing."""
        node = self.node(name)
        if node is None:
            return False
        if isinstance(node, Scalar) and isinstance(node.value, bool):
            return node.value
        self._missing(name, "`true` or `false`")
        return False

    def texts(self, name: str) -> tuple[str, ...]:
        """Texts in order; none where the field is missing."""
        return self._texts(self.node(name), name)

    def items(self, name: str) -> tuple[Node, ...]:
        """The nodes of a list; none where the field is missing."""
        node = self.node(name)
        if node is None or (isinstance(node, Scalar) and node.value is None):
            return ()
        if isinstance(node, Listing):
            return node.items
        self._notes.add(node.line, f"'{name}' must be a list; begin each entry with '- '.")
        return ()

    def table(self, name: str) -> "Fields | None":
        """The fields of a table inside this one; None where it is missing."""
        node = self.node(name)
        if node is None:
            return None
        if isinstance(node, Table):
            return Fields(node, self._notes, of=f"'{name}'")
        self._notes.add(node.line, f"'{name}' must hold `key: value` entries.")
        return None

    def entries(self, name: str, read: Callable[["Fields"], _Item]) -> dict[str, _Item]:
        """A table of tables, each read by `read`."""
        outer = self.table(name)
        found: dict[str, _Item] = {}
        for key in outer.names() if outer else ():
            if outer and (inner := outer.table(key)):
                found[key] = read(inner)
        return found

    def by_language(self, name: str) -> dict[str, str]:
        """Language to text; a bare text is English, and English must be there."""
        node = self.node(name)
        if not isinstance(node, Table):
            text = self.text(name)
            return {"en": text}
        inner = Fields(node, self._notes, of=f"'{name}'")
        words = {language: inner.text(language) for language in inner.languages()}
        if "en" not in words:
            self.wrong(name, f"'{name}' has no English text; add one under 'en'.")
        return words

    def languages(self) -> tuple[str, ...]:
        """The names of this table, which must be language codes."""
        for name in self.names():
            self._taken.add(name)
            if not _LANGUAGE.fullmatch(name):
                self.wrong(name, f"'{name}' is not a language; use a two-letter code such as 'de'.")
        return self.names()

    def close(self) -> None:
        """Note every field that nobody asked for."""
        for name in self.names():
            if name not in self._taken:
                self._notes.add(
                    self.line_of(name),
                    f"'{name}' is not known in {self._of}; {did_you_mean(name, self._taken)}",
                    breaks=False,
                )

    def _texts(self, node: Node | None, name: str) -> tuple[str, ...]:
        if node is None:
            return ()
        if not isinstance(node, Listing):
            self._notes.add(node.line, f"'{name}' must be a list, such as [one, two].")
            return ()
        found: list[str] = []
        for item in node.items:
            if isinstance(item, Scalar) and item.text.strip():
                found.append(item.text.strip())
            else:
                self._notes.add(
                    item.line, f"This entry of '{name}' is not a plain text; put it into quotes."
                )
        return tuple(found)

    def _missing(self, name: str, kind: str) -> None:
        if self.has(name):
            self.wrong(name, f"'{name}' in {self._of} must be {kind}.")
        else:
            self.wrong(name, f"'{name}' is missing in {self._of}; add {kind}.")
