from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskhand.language.wordpiece import WordPiece

from .hostile import survives

WORDS = "[PAD] [UNK] [CLS] [SEP] my order pass ##word . ! 漢 字 naive ##s a b ##c"
VOCABULARY = WORDS.split()


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> WordPiece:
    file: Path = tmp_path_factory.mktemp("vocabulary") / "vocab.txt"
    file.write_text("\n".join(VOCABULARY), "utf-8")
    return WordPiece(file, longest=8)


def words(pieces: WordPiece, text: str) -> str:
    return " ".join(VOCABULARY[number] for number in pieces.tokens(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my order", "[CLS] my order [SEP]"),
        ("My PASSWORD!", "[CLS] my pass ##word ! [SEP]"),
        ("passwords.", "[CLS] pass ##word ##s . [SEP]"),
        ("naïve", "[CLS] naive [SEP]"),
        ("漢字", "[CLS] 漢 字 [SEP]"),
        ("my zzz", "[CLS] my [UNK] [SEP]"),
        ("", "[CLS] [SEP]"),
        ("my\x00\u200border", "[CLS] [UNK] [SEP]"),  # invisible letters vanish, the words join
        ("a" * 101, "[CLS] [UNK] [SEP]"),
        ("my my my my my my my my my", "[CLS] my my my my my my [SEP]"),
    ],
)
def test_that_a_text_is_cut_into_the_longest_known_pieces(
    pieces: WordPiece, text: str, expected: str
) -> None:
    assert words(pieces, text) == expected


@given(st.text(max_size=60))
def test_that_any_text_has_its_end_marks_and_no_more_than_asked_for(
    pieces: WordPiece, text: str
) -> None:
    tokens = pieces.tokens(text)
    assert VOCABULARY[tokens[0]] == "[CLS]"
    assert VOCABULARY[tokens[-1]] == "[SEP]"
    assert 2 <= len(tokens) <= 8


@given(st.text(st.characters(max_codepoint=126), max_size=8))
def test_that_plain_letters_take_the_same_way_as_all_others(pieces: WordPiece, text: str) -> None:
    # The ideograph forces the slow way.
    plain, mixed = words(pieces, text), words(pieces, text + " 漢")
    assert mixed.split()[: len(plain.split()) - 1] == plain.split()[:-1]


def test_that_hostile_texts_are_cut_in_time(pieces: WordPiece) -> None:
    survives(pieces.tokens)
