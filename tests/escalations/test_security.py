"""Whoever reports a break-in gets a person before a link is sent to the wrong one."""

import pytest

from deskhand.domain.priority import PriorityName
from deskhand.escalations.security import rule
from deskhand.testing import HOSTILE, busy_seconds, samples

BREAK_INS = (
    "my account was hacked",
    "I think my account has been hacked",
    "my email got compromised",
    "our company account was taken over",
    "I was hacked",
    "I've been hacked!",
    "somebody hacked into my account",
    "someone is using my account",
    "someone else logged in to my account",
    "somebody changed my password",
    "someone may be using my card",
    "someone used my name and address",
    "was there a data breach?",
    "were my account details stolen",
    "my password was leaked",
    "this is identity theft",
    "I got a phishing mail that pretends to be you",
    "there was an unauthorized login",
    "unauthorised access to my profile",
    "somebody else ordered with my account",
    "there is an order in my account that I did not make",
    "Mein Konto wurde gehackt",
    "Jemand hat mit meinem Konto bestellt",
    "Mi cuenta fue hackeada",
    "Alguien usó mi cuenta sin permiso",
    "me hackearon",
)
NOT_BREAK_INS = (
    "my lawyer wrote to you",
    "the parcel was stolen from my porch",
    "my phone was stolen, how do I get the code?",  # a loss: the playbook knows what to do
    "my card was stolen",
    "I sent an email about the stolen parcel",
    "the email about my account never came",
    "someone else on this computer changed the saved password and I can't sign in now",
    "somebody changed my delivery date",
    "someone is using my kettle",
    "can someone change my password",
    "I changed my password",
    "my account is locked",
    "any hacks for a better crema?",
    "life hack",
    "I hacked together a stand for my grinder",
    "does the app keep my data safe?",
    "the machine was compromised by limescale",
    "the courier broke into the garage",
    "someone accessed the wrong page",
    "account",
    "",
)


@pytest.mark.parametrize("words", BREAK_INS)
def test_that_a_break_in_goes_to_a_person_at_once(words: str) -> None:
    found = rule(samples.turn(words), samples.reading())
    assert found is not None
    assert (found.reason, found.priority, found.is_hard) == ("security", PriorityName.urgent, True)
    assert found.because.startswith('a security matter is mentioned ("')


@pytest.mark.parametrize("words", NOT_BREAK_INS)
def test_that_an_everyday_loss_does_not_fire(words: str) -> None:
    assert rule(samples.turn(words), samples.reading()) is None


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_that_no_text_keeps_the_desk_busy(text: str) -> None:
    turn, reading = samples.turn(text), samples.reading()
    assert busy_seconds(lambda: rule(turn, reading)) < 0.05
