"""Reads the block of fields on top of an article, with the line of each field."""

import yaml

from deskhand.domain.problem import Problem
from deskhand.domain.value import Value

FENCE = "---"


class Field(Value):
    """One field of the front matter."""

    value: str
    line: int


class Header(Value):
    """The fields on top of an article and the text below them."""

    fields: dict[str, Field]
    body: str
    last_line: int
    """The line that closes the front matter."""

    def value(self, name: str) -> str:
        """The value of this field, empty where it is missing."""
        field = self.fields.get(name)
        return field.value if field else ""

    def values(self) -> dict[str, str]:
        """All values by name."""
        return {name: field.value for name, field in self.fields.items()}


def read_header(text: str, file: str) -> Header | Problem:
    """The fields and the body of an article, or the first thing that makes it unreadable."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return _problem(file, 1, "The article has no front matter; begin it with a line `---`.")
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        return _problem(file, 1, "The front matter is never closed; add a line `---` below it.")
    fields = _fields("\n".join(lines[1:end]), file)
    if isinstance(fields, Problem):
        return fields
    return Header(fields=fields, body="\n".join(lines[end + 1 :]).strip(), last_line=end + 1)


def _fields(block: str, file: str) -> dict[str, Field] | Problem:
    try:
        root = yaml.SafeLoader(block).get_single_node()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        return _problem(file, line, f"The front matter is not YAML: {error.problem}.")
    except yaml.YAMLError:
        return _problem(file, 1, "The front matter holds a character that YAML does not allow.")
    if not isinstance(root, yaml.MappingNode):
        return _problem(file, 1, "The front matter must be lines of `name: value`.")
    return _named(root, file)


def _named(root: yaml.MappingNode, file: str) -> dict[str, Field] | Problem:
    fields: dict[str, Field] = {}
    for key, value in root.value:
        line = key.start_mark.line + 2
        if not isinstance(key, yaml.ScalarNode) or not isinstance(value, yaml.ScalarNode):
            return _problem(file, line, "A field of the front matter must be one plain value.")
        name = str(key.value)
        if name in fields:
            return _problem(file, line, f"The field `{name}` is given twice; keep one of them.")
        fields[name] = Field(value=str(value.value).strip(), line=line)
    return fields


def _problem(file: str, line: int, sentence: str) -> Problem:
    return Problem(file=file, line=line, sentence=sentence)
