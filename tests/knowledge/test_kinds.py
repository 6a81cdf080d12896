"""A question asks for a kind of fact, and a text holds it or not."""

import pytest

from deskhand.knowledge.kinds import Kind, asked_kind, fit


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How much is shipping to Canada?", Kind.price),
        ("What does the grinder cost?", Kind.price),
        ("How much does the kettle cost?", Kind.price),
        # Not a price: how much of something.
        ("How much water does the kettle hold?", Kind.measure),
        ("How long is the warranty?", Kind.moment),
        ("How many days do I have?", Kind.moment),
        ("When will it ship?", Kind.moment),
        ("How often should I descale?", Kind.often),
        ("How heavy is it?", Kind.weight),
        ("How hot is the steam?", Kind.heat),
        ("What is the wattage?", Kind.watts),
        ("Which voltage does it need?", Kind.volts),
        ("How wide is it?", Kind.length),
        ("How do I descale the machine?", Kind.way),
        ("Can I return it?", Kind.other),
        ("Where is my order?", Kind.own),
        ("When will my next bag ship?", Kind.own),
        ("How many orders do I have?", Kind.own),
        ("How many open orders do I still have?", Kind.own),
        # Not their own: what everybody has to do.
        ("How much time do I have to return it?", Kind.measure),
        ("Wie lange dauert das?", Kind.other),
    ],
)
def test_that_the_kind_is_seen(question: str, kind: Kind) -> None:
    assert asked_kind(question) is kind


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (Kind.price, "It costs 9 USD.", 1),
        (Kind.price, "Returns are free.", 1),
        (Kind.price, "It is made of steel.", 0),
        (Kind.often, "Descale it every 3 months.", 1),
        (Kind.often, "Descaling takes 35 minutes.", 0),
        (Kind.weight, "It weighs 3.2 kg.", 1),
        (Kind.weight, "It is 13 cm wide.", 0),
        (Kind.heat, "Heat it to 80 °C.", 1),
        # A boiler is not a temperature.
        (Kind.heat, "The boiler needs 3 minutes.", 0),
        (Kind.watts, "It draws 1,450 watts.", 1),
        (Kind.watts, "It turns at 450 revolutions.", 0),
        (Kind.length, "It is 13 cm wide.", 1),
        (Kind.length, "It costs 249 USD.", 0),
        (Kind.measure, "It holds 2.5 liters.", 1),
        (Kind.measure, "It costs 249 USD.", 0),
        (Kind.measure, "Wait for 10 minutes.", 0),
        (Kind.way, "1. Open it.\n2. Close it.", 1),
        (Kind.way, "Open it.", 0.5),
        (Kind.own, "We ship on Mondays.", 0),
        (Kind.other, "Anything.", 1),
    ],
)
def test_that_a_text_fits_the_kind_or_not(kind: Kind, text: str, expected: float) -> None:
    assert fit(kind, text) == expected
