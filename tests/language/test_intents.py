from pathlib import Path

import pytest

from deskhand.domain.reading import Guess
from deskhand.domain.workspace import Workspace
from deskhand.language.intents import NONE_OF_THESE, IntentClassifier, train
from deskhand.language.ngrams import NGrams

from .fakes import FewWords
from .hostile import HOSTILE, STRANGE, soon

MESSAGES = Path(__file__).with_name("messages")
AUTOMATIC = 0.70
EXAMPLES = {
    "orders": ["where is my order", "order late", "my order please"],
    "passwords": ["forgot my password", "password wrong", "new password"],
}


def messages(name: str) -> list[str]:
    """Written by hand for measuring, in nobody's examples."""
    return (MESSAGES / f"{name}.txt").read_text("utf-8").splitlines()


def automatic(guess: Guess) -> bool:
    return guess.category is not None and guess.confidence >= AUTOMATIC


@pytest.mark.parametrize(
    ("category", "right", "automated"),
    [
        ("order_status", 0.85, 0.75),
        ("password_reset", 0.90, 0.85),
        ("product_question", 0.90, 0.80),
    ],
)
def test_that_most_messages_find_their_category(
    shop_intents: IntentClassifier, category: str, right: float, automated: float
) -> None:
    guesses = shop_intents.guess(messages(category))
    assert len(guesses) >= 40
    hits = [guess for guess in guesses if guess.category == category]
    assert len(hits) >= right * len(guesses)
    assert sum(automatic(guess) for guess in hits) >= automated * len(guesses)
    assert not [guess for guess in guesses if automatic(guess) and guess.category != category]


def test_that_messages_that_fit_none_are_not_forced(shop_intents: IntentClassifier) -> None:
    guesses = shop_intents.guess(messages("none_of_these"))
    assert sum(guess.category is None for guess in guesses) >= 0.85 * len(guesses)
    assert sum(automatic(guess) for guess in guesses) <= 0.03 * len(guesses)


@pytest.mark.parametrize(
    "text",
    [
        "asdf qwer zxcv uiop",
        "def main(): return [x for x in range(10)]",
        "SELECT name FROM planets WHERE mass > 5;",
        "<div class='x'><p>lorem ipsum</p></div>",
        "SGVsbG8gd29ybGQsIHRoaXMgaXMgYmFzZTY0IQ==",
        "\U0001f600\U0001f600\U0001f600",
        "Quel temps fera-t-il demain à Paris ?",
        "今天天气怎么样",
        "please transfer 300 euros to my landlord",
    ],
)
def test_that_what_is_foreign_to_the_desk_is_none(
    shop_intents: IntentClassifier, text: str
) -> None:
    (guess,) = shop_intents.guess([text])
    assert guess.category is None or guess.confidence < AUTOMATIC


def test_that_other_languages_of_the_playbooks_are_understood(
    shop_intents: IntentClassifier,
) -> None:
    texts = ["Ich habe mein Passwort vergessen, was nun?", "¿Dónde está mi pedido CK-1042?"]
    assert [g.category for g in shop_intents.guess(texts)] == ["password_reset", "order_status"]


def test_that_a_guess_explains_itself(
    shop_intents: IntentClassifier, shop: Workspace, shop_examples: dict[str, list[str]]
) -> None:
    (guess,) = shop_intents.guess(["I forgot my password"])
    assert guess.category == "password_reset"
    assert guess.neighbors[0].text == "I forgot my password"
    assert guess.neighbors[0].similarity == pytest.approx(1, abs=1e-3)
    assert len(guess.neighbors) == 3
    known = {**shop_examples, NONE_OF_THESE: list(shop.none_of_these)}
    assert all(neighbor.text in known[neighbor.category] for neighbor in guess.neighbors)
    assert guess.ranking[0] == (guess.category, guess.confidence)
    assert sum(share for _, share in guess.ranking) <= 1.001


def test_that_a_text_without_words_is_surely_none(shop_intents: IntentClassifier) -> None:
    assert shop_intents.guess(["", " "]) == [Guess(category=None, confidence=1.0)] * 2
    assert shop_intents.guess([]) == []


def test_that_hostile_texts_are_guessed_in_time(shop_intents: IntentClassifier) -> None:
    for text in (*STRANGE, *HOSTILE):
        with soon():
            (guess,) = shop_intents.guess([text])
        assert 0 <= guess.confidence <= 1


def test_that_the_same_examples_are_learned_once(tmp_path: Path) -> None:
    embedder = FewWords("order", "password")
    first = train(EXAMPLES, ["hello"], embedder=embedder, cache=tmp_path)
    learned = embedder.seen
    second = train(EXAMPLES, ["hello"], embedder=embedder, cache=tmp_path)
    assert embedder.seen == learned
    assert first.guess(["my order"]) == second.guess(["my order"])


def test_that_other_examples_are_learned_anew(tmp_path: Path) -> None:
    embedder = FewWords("order", "password")
    train(EXAMPLES, ["hello"], embedder=embedder, cache=tmp_path)
    learned = embedder.seen
    train(EXAMPLES, ["hello", "bye"], embedder=embedder, cache=tmp_path)
    assert embedder.seen > learned


def test_that_a_damaged_training_is_learned_anew(tmp_path: Path) -> None:
    embedder = FewWords("order", "password")
    train(EXAMPLES, ["hello"], embedder=embedder, cache=tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_bytes(b"PK")
    assert train(EXAMPLES, ["hello"], embedder=embedder, cache=tmp_path).guess(["my order"])


def test_that_old_trainings_are_forgotten(tmp_path: Path) -> None:
    embedder = FewWords("order", "password")
    for number in range(10):
        train(EXAMPLES, [f"hello {number}"], embedder=embedder, cache=tmp_path)
    assert len(list(tmp_path.iterdir())) == 8


def test_that_a_desk_that_names_no_strangers_knows_some(tmp_path: Path) -> None:
    intents = train(EXAMPLES, [], embedder=NGrams(), cache=tmp_path)
    strange, known = intents.guess(["what is the weather in Berlin", "where is my order"])
    assert strange.category is None
    assert known.category == "orders"


def test_that_without_the_sentence_model_the_shop_still_tells_most_apart(
    shop: Workspace, shop_examples: dict[str, list[str]], tmp_path: Path
) -> None:
    intents = train(shop_examples, shop.none_of_these, embedder=NGrams(), cache=tmp_path)
    names = [*shop_examples, NONE_OF_THESE]
    pairs = [(guess, name) for name in names for guess in intents.guess(messages(name))]
    assert sum((guess.category or NONE_OF_THESE) == name for guess, name in pairs) > 0.75 * len(
        pairs
    )
    forced = [g for g, name in pairs if automatic(g) and g.category != name]
    assert len(forced) <= 0.03 * len(pairs)
