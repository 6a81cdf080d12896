"""How the console says times, codes and names."""

from datetime import datetime, timedelta, tzinfo
from typing import Literal, NamedTuple

SOON = timedelta(minutes=15)
_CODES = {
    "asked_for_person": "Asked for a person",
    "low_confidence": "Low confidence",
    "outcome_unknown": "Outcome unknown",
    "none": "Not known",
    "claimed_email": "Address as typed",
    "customer_token": "Signed in at the shop",
    "one_time_code": "One-time code",
    "web_chat": "Web chat",
    "sms": "Text message",
    "auto_reviewed": "Auto, reviewed",
    "handed_off": "Handed off",
    "api": "API",
    "faq": "FAQ",
}
_LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "he": "Hebrew",
    "it": "Italian",
    "ja": "Japanese",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "tr": "Turkish",
    "und": "Not known yet",
    "zh": "Chinese",
}


class Countdown(NamedTuple):
    """Time left until a deadline, as text and as a state."""

    text: str
    state: Literal["ok", "soon", "late"]
    epoch_ms: int
    spoken: str


def countdown(deadline: datetime, now: datetime) -> Countdown:
    """`5:54`, `1h 12m`, `2d 4h`; with a minus once it has passed."""
    left = deadline - now
    text = _length(abs(left))
    epoch_ms = round(deadline.timestamp() * 1000)
    if left < timedelta(0):
        return Countdown(f"-{text}", "late", epoch_ms, f"overdue by {text}")
    return Countdown(text, "soon" if left < SOON else "ok", epoch_ms, f"due in {text}")


def _length(span: timedelta) -> str:
    seconds = int(span.total_seconds())
    if seconds < 3600:
        return f"{seconds // 60}:{seconds % 60:02}"
    if seconds < 86_400:
        return f"{seconds // 3600}h {seconds % 3600 // 60:02}m"
    return f"{seconds // 86_400}d {seconds % 86_400 // 3600}h"


def ago(at: datetime, now: datetime) -> str:
    """`just now`, `18 min`, `3 h`, `2 days`: how long something has been so."""
    minutes = int((now - at).total_seconds() // 60)
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 48 * 60:
        return f"{minutes // 60} h"
    return f"{minutes // (24 * 60)} days"


def moment(at: datetime, *, now: datetime, zone: tzinfo) -> str:
    """`14:31` today, `14 Nov 14:31` this year, else with the year."""
    here, today = at.astimezone(zone), now.astimezone(zone)
    if here.date() == today.date():
        return f"{here:%H:%M}"
    if here.year == today.year:
        return f"{here.day} {here:%b %H:%M}"
    return f"{here.day} {here:%b %Y}"


def label(code: str | None) -> str:
    """Say a code in words: `asked_for_person` is `Asked for a person`."""
    if not code:
        return ""
    words = code.replace("_", " ").strip()
    return _CODES.get(code, words[:1].upper() + words[1:])


def language(code: str) -> str:
    """The name of a language, or its code where we have no name for it."""
    return _LANGUAGES.get(code, code)


def initials(name: str) -> str:
    """Two letters for a round picture."""
    words = [word for word in name.replace("@", " ").split() if word[:1].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper() or "?"


def percent(share: float) -> str:
    """`72 %`."""
    return f"{share:.0%}".replace("%", "\N{NO-BREAK SPACE}%")


def certainty(share: float) -> str:
    """The confidence as a word."""
    if share >= 0.9:
        return "sure"
    return "fairly sure" if share >= 0.7 else "unsure"


def milliseconds(value: float) -> str:
    """`0.4 ms`, `96 ms`, `2.41 s`."""
    if value >= 1000:
        return f"{value / 1000:.2f} s"
    return f"{value:.0f} ms" if value >= 10 else f"{value:.1f} ms"
