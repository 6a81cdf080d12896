import pytest

from deskhand.language.scripts import OFFERED, written_in


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("パスワード を 忘れました", "ja"),
        ("我忘了密码", "zh"),
        ("비밀번호를 잊어버렸어요", "ko"),
        ("Ξέχασα τον κωδικό", "el"),
        ("שכחתי את הסיסמה", "he"),
        ("ลืมรหัสผ่าน", "th"),
        ("पासवर्ड भूल गया", "hi"),
    ],
)
def test_that_an_alphabet_of_one_language_tells_it(text: str, code: str) -> None:
    assert written_in(text.split())[0] == {code}


def test_that_foreign_names_in_a_sentence_do_not_hide_its_alphabet() -> None:
    text = "أضف Ashley McIsaac إلى قائمة الخاصة بي"
    codes, words = written_in(text.split())
    assert codes == {"ar", "fa", "ur"}
    assert "Ashley" not in words


def test_that_no_letters_mean_no_language() -> None:
    assert written_in([]) == (frozenset(), [])


def test_that_at_least_thirty_languages_are_offered() -> None:
    assert len(OFFERED) >= 30
    assert {"en", "de", "fr", "es", "it", "nl", "pt", "pl", "tr", "ru", "ar", "zh"} <= set(OFFERED)
