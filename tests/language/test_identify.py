from pathlib import Path

import pytest

from deskhand.language.identify import Languages

from .hostile import survives


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("languages")


@pytest.fixture(scope="module")
def finder(cache: Path) -> Languages:
    return Languages(cache)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Where is my order, I have been waiting for a week", "en"),
        ("Ich habe mein Passwort vergessen", "de"),
        ("WO IST MEINE BESTELLUNG", "de"),
        ("Je ne peux pas me connecter à mon compte", "fr"),
        ("No me deja entrar a mi cuenta", "es"),
        ("Ho dimenticato la password del mio account", "it"),
        ("Esqueci a senha da minha conta", "pt"),
        ("Ik ben mijn wachtwoord vergeten", "nl"),
        ("Jag har glömt mitt lösenord", "sv"),
        ("Unohdin salasanani enkä pääse sisään", "fi"),
        ("Nie pamiętam hasła do mojego konta", "pl"),
        ("Zapomněl jsem heslo ke svému účtu", "cs"),
        ("Elfelejtettem a jelszavamat", "hu"),
        ("Mi-am uitat parola contului meu", "ro"),
        ("Şifremi unuttum, bana bir mesaj gönderin", "tr"),
        ("Saya lupa kata sandi akun saya", "id"),
        ("Я забыл пароль от своей учётной записи", "ru"),
        ("Я забув пароль від свого облікового запису", "uk"),
        ("لقد نسيت كلمة المرور الخاصة بي", "ar"),
        ("我忘了密码", "zh"),
        ("パスワードを忘れました", "ja"),
        ("비밀번호를 잊어버렸어요", "ko"),
        ("Hi, wo ist meine Bestellung CK-1042? mara@example.com", "de"),
    ],
)
def test_that_languages_are_told(finder: Languages, text: str, code: str) -> None:
    assert finder.language(text, otherwise="und") == code


@pytest.mark.parametrize(
    "text", ["", "ok", "hola", "CK-1042", "where is CK-1042", "\U0001f600", "asdf qwer zxcv uiop"]
)
def test_that_what_is_too_short_keeps_the_conversations_language(
    finder: Languages, text: str
) -> None:
    assert finder.language(text, otherwise="xx") == "xx"


def test_that_only_offered_languages_are_told(cache: Path) -> None:
    few = Languages(cache, offered=("en", "ja"))
    assert few.language("Ich habe mein Passwort vergessen", otherwise="und") != "de"
    assert few.language("Я забыл пароль от своей записи", otherwise="und") == "und"


def test_that_hostile_texts_are_read_in_time(finder: Languages) -> None:
    survives(lambda text: finder.language(text, otherwise="und"))
