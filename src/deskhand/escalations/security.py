"""The customer reports a break-in, a leak, or someone else in their account."""

import re

from deskhand.domain.decision import Escalation
from deskhand.domain.priority import PriorityName
from deskhand.domain.reading import Reading
from deskhand.domain.turn import Turn

_MINE = r"(?:account|e-?mail|login|password|profile|details|data|identity)"
_WAS = (
    r"(?:(?:has|have|had|was|were|is|are|got|get|been|being|be|may|might|must|probably|possibly"
    r"|apparently|become|just|now) ){0,4}"
)
_BROKEN = r"(?:hacked|compromised|taken over|stolen|breached|leaked|hijacked)"
_SOMEONE = (
    r"some(?:one|body)(?: else)? (?:has |is |was )?(?:(?:may|might) (?:have |be ))?(?:been )?"
)
_BREAK_INS = (
    r"data breach|identity theft|phishing|unauthori[sz]ed (?:access|log-?in|orders?|use)"
    r"|fraudulent (?:log-?in|orders?|use)",
    # "my e-mail about the stolen parcel" is none, so only small words may stand between;
    # a stolen card or phone is a loss, not a break-in
    rf"(?:my|our) (?:\w{{1,20}} )?{_MINE}s? {_WAS}{_BROKEN}",
    rf"account (?:details |data )?{_WAS}{_BROKEN}|card {_WAS}(?:hacked|compromised)",
    r"(?:i (?:was|got|am|have been|think i was)|i've been) hacked"
    rf"|(?:hacked|broken?) into (?:my|our) (?:\w{{1,20}} )?{_MINE}",
    rf"{_SOMEONE}(?:using|used|logged in(?:to)?|accessed|accessing|got into|changed) (?:to )?my "
    rf"(?:\w{{1,20}} )?(?:{_MINE}|card|name)|{_SOMEONE}(?:stole|stolen) my {_MINE}",
    r"some(?:one|body)(?: else)? (?:has )?(?:ordered|bought|shopped)\b[^.!?\n]{0,24}\bmy account"
    r"|orders? (?:in|on) my account (?:that )?i (?:did not|didn't|never)",
    r"konto (?:wurde |ist )?(?:gehackt|gekapert)|gehackt worden"
    r"|jemand(?: anderes)? (?:hat|ist|benutzt|nutzt)\b[^.!?\n]{0,24}"
    r"\bmein(?:em|en|e)? (?:konto|account|passwort)",
    r"cuenta (?:ha sido |fue |est[aá] )?hackeada|(?:me )?hackearon"
    r"|alguien (?:us[oó]|entr[oó]|accedi[oó]|est[aá] usando|ha (?:usado|entrado|accedido))\b"
    r"[^.!?\n]{0,12}\bmi (?:cuenta|tarjeta)",
)
_SECURITY = re.compile(rf"\b(?:{'|'.join(_BREAK_INS)})\b", re.IGNORECASE)


def rule(turn: Turn, reading: Reading) -> Escalation | None:
    """A reset link would help the wrong person: a teammate looks first."""
    del reading
    found = _SECURITY.search(turn.text)
    if not found:
        return None
    return Escalation(
        reason="security",
        priority=PriorityName.urgent,
        is_hard=True,
        because=f'a security matter is mentioned ("{found.group(0)}")',
    )
