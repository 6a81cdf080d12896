"""Words that are certain: small talk, and the wish for another one-time code."""

from deskhand.domain.reading import SmallTalk
from deskhand.stages.understand.wordings import compiled, read, tokens, words

_LONGEST_TALK = 200
_TABLES = read("talk.toml")
_NEW_CODE = compiled(_TABLES, "new_code")
_TALK = tuple((talk, compiled(_TABLES, talk.value)) for talk in SmallTalk)
_TO_OUR_QUESTION = (
    (SmallTalk.thanks, compiled(_TABLES, "accepted")),
    (SmallTalk.farewell, compiled(_TABLES, "declined")),
)


def wants_new_code(text: str) -> bool:
    """The customer asks for another one-time code."""
    return bool(_NEW_CODE.search(tokens(text)))


def small_talk(text: str, *, is_answered: bool = False) -> SmallTalk | None:
    """The text is small talk and nothing else.

    Once we have answered and asked whether there is anything else, `ok` and `no` are as well.
    """
    if len(text) > _LONGEST_TALK:
        return None
    said = words(text)
    kinds = (*_TALK, *_TO_OUR_QUESTION) if is_answered else _TALK
    return next((talk for talk, pattern in kinds if pattern.fullmatch(said)), None)
