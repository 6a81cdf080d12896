"""The colors of the style sheet, computed: text on its ground at least 4.5, field borders 3."""

import re
from importlib.resources import files

import pytest

SHEET = files("deskhand.console").joinpath("static", "desk.css").read_text()
TOKENS = {
    name: (light, dark)
    for name, light, dark in re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);", SHEET)
}
GROUNDS = ("bg", "surface", "sunken", "raised")
TEXTS = {
    **dict.fromkeys(GROUNDS, ("text", "muted", "faint", "accent", "bad")),
    "accent": ("on-accent",),
    "accent-soft": ("text", "muted", "accent", "faint", "good", "warn", "bad", "ai"),
    "ai-soft": ("text", "muted", "faint", "ai", "good", "warn", "bad"),
    "good-soft": ("good",),
    "warn-soft": ("warn",),
    "bad-soft": ("bad",),
    "note": ("text", "muted", "faint", "warn", "bad"),
}
PAIRS = [
    *((text, ground, 4.5) for ground, texts in TEXTS.items() for text in texts),
    *(("field", ground, 3.0) for ground in ("bg", "surface")),
    *((state, "surface", 4.5) for state in ("ai", "good", "warn")),
]


def luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_that_the_script_knows_black_and_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_that_text_can_be_read(text: str, ground: str, least: float, theme: int) -> None:
    assert contrast(TOKENS[text][theme], TOKENS[ground][theme]) >= least


def test_that_colors_have_one_place() -> None:
    rest = SHEET.split("/* ---- ground ---- */")[1]
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)", rest) == []
    assert len(TOKENS) == 23
