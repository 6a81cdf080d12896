"""Tests of templates: words and choices between words, nothing else."""

import pytest
from pydantic import JsonValue

from deskhand.errors import ReplyUnwritable
from deskhand.playbooks.templates import LONGEST_TEMPLATE, LONGEST_TEXT, Use, fault, fill, uses

FACTS: dict[str, JsonValue] = {
    "order": {"id": "CK-1", "items": "a kettle", "day": "2026-03-06", "gone": None, "count": 2},
    "word": "<b>&",
}


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("Order {{ order.id }}.", "Order CK-1."),
        ("{{ order.items }}", "a kettle"),  # the entry, not the method of a dictionary
        ("{{ order['id'] }}", "CK-1"),
        ("{{ word }}", "<b>&"),  # plain text: who shows it in HTML escapes it
        ("{% if order.gone %}gone{% else %}there{% endif %}", "there"),
        ("{% if nobody is defined %}x{% else %}y{% endif %}", "y"),
        ("{{ order.day | day }}", "Freitag, 6. März"),
        ("{{ order.id | lower }} {{ order.name | default('?') }}", "ck-1 ?"),
        ("{% set id = order.id %}{{ id }}", "CK-1"),
        ("  two\n{% if order.id %}\nlines\n{% endif %}\n", "two\nlines"),
    ],
)
def test_that_a_template_is_filled(template: str, text: str) -> None:
    assert fault(template) is None
    assert fill(template, FACTS, "de") == text


@pytest.mark.parametrize(
    "template",
    [
        "{{ nobody }}",
        "{{ order.nothing }}",
        "{{ order.gone }}",
        "{{ order.id.upper }}",
        "{{ order.__class__ }}",
        "{{ word['__class__'] }}",
        "{{ order.count + word }}",
        "{{ order.count / 0 }}",
        "{{ order[[]] }}",
        "{% if order.gone %}x{% endif %}",
        "{{ word | join(order.count) }}{{ long }}",
    ],
)
def test_that_what_cannot_be_filled_is_no_reply(template: str) -> None:
    with pytest.raises(ReplyUnwritable):
        fill(template, FACTS, "en")


def test_that_a_text_may_not_become_endless() -> None:
    assert len(fill("{{ long }}", {"long": "x" * LONGEST_TEXT}, "en")) == LONGEST_TEXT
    with pytest.raises(ReplyUnwritable, match="longer than"):
        fill("{{ long }}", {"long": "x" * (LONGEST_TEXT + 1)}, "en")


def test_that_a_value_is_never_read_as_a_template() -> None:
    assert fill("{{ word }}", {"word": "{{ order.id }}"}, "en") == "{{ order.id }}"


@pytest.mark.parametrize(
    ("template", "line", "what"),
    [
        ("{{ open", 1, "unexpected end of template"),
        ("fine\n{% if x %}", 2, "Unexpected end of template"),
        ("{{ x | shout }}", 1, "'shout' is not one of the filters"),
        ("{{ x | center(9999999) }}", 1, "'center' is not one of the filters"),
        ("{{ x is odd_thing }}", 1, "No test named 'odd_thing'"),
        ("\n{% for a in b %}{{ a }}{% endfor %}", 2, "a loop is not allowed"),
        ("{{ x() }}", 1, "a call is not allowed"),
        ("{{ x.format(1) }}", 1, "a call is not allowed"),
        ("{{ 'x' * 999999999 }}", 1, "a multiplication is not allowed"),
        ("{{ 9 ** 999 }}", 1, "a power is not allowed"),
        ("{{ '%999999d' % 1 }}", 1, "a remainder is not allowed"),
        ("{% include 'x' %}", 1, "another template is not allowed"),
        ("{% import 'x' as y %}", 1, "another template is not allowed"),
        ("{% macro m() %}{% endmacro %}", 1, "a macro is not allowed"),
        ("{% filter upper %}x{% endfilter %}", 1, "a filter block is not allowed"),
        ("x" * (LONGEST_TEMPLATE + 1), 1, "at most 4000 fit"),
    ],
)
def test_that_a_template_that_could_do_more_than_speak_is_refused(
    template: str, line: int, what: str
) -> None:
    found = fault(template)
    assert found is not None
    assert found.line == line
    assert what in found.what


def test_that_the_names_it_takes_know_their_lines() -> None:
    assert uses("{{ a.b }}\n{% set own = c %}{{ own }}{% if d is defined %}x{% endif %}") == (
        Use("a", "b", 1),
        Use("a", None, 1),
        Use("c", None, 2),
        Use("d", None, 2),
    )
