"""Whoever speaks of law gets a person; whoever only uses one of its words does not."""

import pytest

from deskhand.domain.priority import PriorityName
from deskhand.escalations.legal import rule
from deskhand.testing import HOSTILE, busy_seconds, samples

LEGAL = (
    "you will hear from my lawyer",
    "My attorney will contact you",
    "I will sue you",
    "I'm suing your company",
    "we will take you to court",
    "see you in court",
    "I'll file a small claims suit",
    "I demand to speak to your legal department",
    "I am considering legal action",
    "Under GDPR I request a copy of my personal data",
    "please delete all my data",
    "erase my personal data now",
    "please delete all data you have about me",
    "I will complain to the regulator",
    "I will report you to the authorities",
    "consumer protection will hear of this",
    "the ombudsman",
    "this is an accessibility complaint",
    "LAWYER!",
    "Mein Anwalt wird sich bei Ihnen melden",
    "wir sehen uns vor Gericht",
    "Ich werde Sie verklagen",
    "Löschen Sie alle meine Daten",
    "nach DSGVO",
    "Ich gehe zur Verbraucherzentrale",
    "hablará mi abogado con ustedes",
    "voy a demandarlos",
    "Voy a poner una denuncia",
    "eliminen mis datos",
    "tell me a joke about a lawyer",  # a mention is enough: a person sees at once what it is
)
NOT_LEGAL = (
    "I love my new legal pad",
    "my account was hacked",
    "Sue Parker",
    "I gave Sue your address",  # a name, not a threat
    "sue the last 4 digits",  # a typo for "sure"
    "ship it to 12 Court Street",
    "we play tennis on that court",
    "the food court",
    "does the pressure regulator need cleaning?",  # a part of the machine
    "how do I set the regulator",
    "can I delete my order",
    "please delete my second account",
    "update my data in the app",
    "is it legal to ship beans to Brazil?",
    "I was courteous",
    "regular grind",
    "ein leckeres Gericht",  # a dish, not a court
    "la demanda es alta",
    "pursue",
    "issue you saw",
    "",
)


@pytest.mark.parametrize("words", LEGAL)
def test_that_a_legal_matter_goes_to_a_person_at_once(words: str) -> None:
    found = rule(samples.turn("Hello.", words), samples.reading())
    assert found is not None
    assert (found.reason, found.priority, found.is_hard) == ("legal", PriorityName.urgent, True)


@pytest.mark.parametrize("words", NOT_LEGAL)
def test_that_words_like_legal_ones_do_not_fire(words: str) -> None:
    assert rule(samples.turn(words), samples.reading()) is None


def test_that_the_teammate_reads_the_very_words() -> None:
    found = rule(samples.turn("This goes to my Lawyer."), samples.reading())
    assert found is not None
    assert found.because == 'a legal matter is mentioned ("Lawyer")'


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_that_no_text_keeps_the_desk_busy(text: str) -> None:
    turn, reading = samples.turn(text), samples.reading()
    assert busy_seconds(lambda: rule(turn, reading)) < 0.05
