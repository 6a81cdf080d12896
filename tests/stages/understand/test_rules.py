"""Small talk is small talk only when nothing else was said."""

import pytest

from deskhand.domain.reading import SmallTalk
from deskhand.stages.understand.rules import small_talk, wants_new_code
from deskhand.testing import HOSTILE, busy_seconds

GREETINGS = (
    "hi", "Hello!", "hey there", "HI!!!", "hiii", "Good morning", "good evening, team", "hello?",
    "Hi, how are you?", "hello, can you help me?", "help", "I need help", "help me please",
    "hi I have a question", "can someone help me", "anyone there?", "Hallo", "Guten Tag!", "Moin",
    "Hallo, ich brauche Hilfe", "ich habe eine Frage", "Grüezi", "Hola", "¡Buenos días!",
    "hola, ¿me puede ayudar?", "necesito ayuda",
)  # fmt: skip
THANKS = (
    "thanks", "Thank you!", "thx", "ty", "Thanks a lot", "thank you so much for your help",
    "great, thanks!", "ok thank you", "Perfect. Thanks. Bye", "that worked, thanks", "cheers",
    "yes thanks", "many thanks", "Danke!", "Vielen Dank", "super, danke schön",
    "Danke für die schnelle Hilfe", "Gracias", "¡muchas gracias por tu ayuda!", "perfecto, gracias",
)  # fmt: skip
FAREWELLS = (
    "bye", "Goodbye!", "bye bye", "see you later", "have a nice day", "ok bye", "good night",
    "no thanks", "No, thank you.", "that's all", "that's all, thanks", "no, that is all",
    "nothing else", "Tschüss", "Auf Wiedersehen", "Nein danke", "das war's", "Adiós", "hasta luego",
    "no gracias", "eso es todo, gracias",
)  # fmt: skip
ARE_YOU_HUMAN = (
    "are you a bot?", "Are you human", "are you real?", "are you a real person or a robot?",
    "am I talking to a human?", "Am I speaking with a real person or an AI", "is this a bot?",
    "hi, are you a human?", "r u a bot", "you're a bot, aren't you?", "is this a real person?",
    "are you an AI?", "bot or human?", "are you a computer",
    "am i chatting with a machine?", "who am I talking to?", "are you chatgpt",
    "tell me if you are a robot", "Bist du ein Mensch?", "Sind Sie ein Roboter?",
    "Spreche ich mit einer Maschine?", "ist das ein Bot?", "¿Eres una persona?", "eres un robot",
    "¿estoy hablando con una persona real?",
)  # fmt: skip
MORE_THAN_TALK = (
    "thanks but it still does not work",
    "thanks for nothing",
    "thanks, where is my order?",
    "thank you card",
    "no thanks to you my order is late",
    "Danke, aber wo ist mein Paket?",
    "gracias, pero no llegó",
    "hello kitty mug",
    "hi, where is my order",
    "hey that is wrong",
    "good morning blend",  # a product
    "help me reset my password",
    "I need help with my grinder",
    "hi I have a question about CK-1042",
    "goodbye gift for a colleague",
    "bye bye limescale cleaner",
    "have a nice day mug",
    "that's all wrong",
    "ok so where is it",
    "perfect grinder for espresso?",
    "is this machine dishwasher safe?",
    "is it real leather?",
    "is this a real Hearth machine or a copy?",
    "is this a super-automatic machine?",
    "are you a shop in Chicago?",
    "are you open on Sunday?",
    "are you a bot? where is my order CK-1042?",  # the order is not to be forgotten
    "is it possible to talk to a real person",
    "Sind Sie am Samstag da?",
    "¿es una máquina automática?",
    "yes",  # to "anything else?" it promises more
    "",
    "...",
    "CK-1042",
)
TALK = (
    *((words, SmallTalk.greeting) for words in GREETINGS),
    *((words, SmallTalk.thanks) for words in THANKS),
    *((words, SmallTalk.farewell) for words in FAREWELLS),
    *((words, SmallTalk.are_you_human) for words in ARE_YOU_HUMAN),
)


@pytest.mark.parametrize(("words", "talk"), TALK)
def test_that_small_talk_is_known(words: str, talk: SmallTalk) -> None:
    assert small_talk(words) is talk


@pytest.mark.parametrize("words", MORE_THAN_TALK)
@pytest.mark.parametrize("is_answered", [True, False])
def test_that_what_says_more_is_no_small_talk(words: str, *, is_answered: bool) -> None:
    assert small_talk(words, is_answered=is_answered) is None


@pytest.mark.parametrize(
    ("words", "talk"),
    [
        ("ok", SmallTalk.thanks),
        ("great", SmallTalk.thanks),
        ("Got it.", SmallTalk.thanks),
        ("alles klar", SmallTalk.thanks),
        ("vale, perfecto", SmallTalk.thanks),
        ("no", SmallTalk.farewell),
        ("nope, all good", SmallTalk.farewell),
        ("nein", SmallTalk.farewell),
    ],
)
def test_that_yes_and_no_are_small_talk_only_after_an_answer(words: str, talk: SmallTalk) -> None:
    assert small_talk(words) is None
    assert small_talk(words, is_answered=True) is talk


def test_that_a_long_text_is_never_small_talk() -> None:
    assert small_talk("hello " + "!" * 190) is SmallTalk.greeting
    assert small_talk("hello " + "!" * 200) is None


@pytest.mark.parametrize(
    "words",
    [
        "send me a new code",
        "new code please",
        "can you resend the code?",
        "the code has expired",
        "I never got the code",
        "I did not receive a code",
        "the code did not arrive",
        "your code doesn't work",
        "where is the code?",
        "I didn't get any email",
        "send it again",
        "resend",
        "neuen Code bitte",
        "Der Code ist abgelaufen",
        "ich habe keinen Code bekommen",
        "schicken Sie mir den Code nochmal",
        "código nuevo por favor",
        "no me llegó el código",
        "no he recibido ningún código",
        "reenvíame el código",
    ],
)
def test_that_a_wish_for_another_code_is_heard(words: str) -> None:
    assert wants_new_code(words)


@pytest.mark.parametrize(
    "words",
    [
        "123456",
        "the code is 123456",
        "my code: 123456",
        "I typed the code into the form",
        "mara@example.com",
        "where do I enter it?",
        "what is your postal code",
        "mein Code ist 123456",
        "el código es 123456",
        "code",
    ],
)
def test_that_giving_a_code_is_no_wish_for_another(words: str) -> None:
    assert not wants_new_code(words)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_that_no_text_keeps_the_desk_busy(text: str) -> None:
    assert busy_seconds(lambda: small_talk(text[:200], is_answered=True)) < 0.05
    assert busy_seconds(lambda: wants_new_code(text)) < 0.05
