"""Texts that would keep a careless pattern busy for minutes, with a watch."""

from collections.abc import Callable
from time import thread_time

LENGTH = 20_000


def _filled(part: str) -> str:
    return (part * LENGTH)[:LENGTH]


HOSTILE = {
    "one long word": _filled("a"),
    "spaces": _filled(" "),
    "lines": _filled("\n"),
    "dots": _filled("."),
    "signs": _filled("?!"),
    "apostrophes": _filled("'"),
    "hyphens": _filled("-a'"),
    "halves of addresses": _filled("a@"),
    "accents without letters": _filled("\u0301"),
    "a letter that is a sentence": _filled("\ufdfa"),
    "short words": _filled("i "),
    "greetings": _filled("hi, "),
    "thanks": _filled("ok thanks "),
    "politeness": _filled("please hello ok "),
    "no": _filled("no "),
    "wishes without an end": _filled("talk to "),
    "wishes with a gap": _filled("talk to a b c d "),
    "wants": _filled("i want a real "),
    "adjectives": _filled("real "),
    "refusals": _filled("don't talk to "),
    "questions": _filled("are you a real "),
    "and more questions": _filled("am i talking to a human or "),
    "codes": _filled("send me the code not "),
    "german": _filled("mit einem echten "),
    "spanish": _filled("alguien me "),
    "laws": _filled("take it to "),
    "break-ins": _filled("my account has been "),
    "orders to the assistant": _filled("ignore all "),
}


def busy_seconds(run: Callable[[], object]) -> float:
    """What this costs the processor: the least of three times, whatever else runs meanwhile."""
    return min(_cost(run) for _ in range(3))


def _cost(run: Callable[[], object]) -> float:
    before = thread_time()
    run()
    return thread_time() - before
