"""The look of an atlas: its colours become a style sheet, ours can be read, its fonts have the letters it needs."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
import yaml
from fontTools.ttLib import TTFont

from atlas.delivery.components import read_components
from atlas.output.identity import styles
from atlas.reading.configuration import PlainLoader

ROOT = Path(__file__).parents[1]
FONTS = ROOT / "docs" / "assets" / "vendor" / "fonts"
LOOK = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=PlainLoader)["extra"]["atlas"]["look"]
TEXT = ("brand", "link", "accent", "ink", "muted")
GROUNDS = ("paper", "surface")


def test_colours_become_custom_properties_for_both_schemes() -> None:
    context = styles({"light": {"ink": "#111"}, "dark": {"ink": "#eee"}})
    assert re.sub(r"\s+", " ", context.partition("*/")[2]).strip() == ":root { --atlas-ink: light-dark(#111, #eee); }"


@pytest.mark.parametrize(("scheme", "text", "ground"), [*product(("light", "dark"), TEXT, GROUNDS)])
def test_text_stands_out_from_its_ground(scheme: str, text: str, ground: str) -> None:
    colours = LOOK[scheme]
    assert contrast(colours[text], colours[ground]) >= 4.5


def test_the_fonts_are_light() -> None:
    assert sum(path.stat().st_size for path in FONTS.glob("*.woff2")) <= 120_000


@pytest.mark.parametrize("face", ["text", "heading"])
def test_a_face_has_every_letter_of_the_interface(face: str) -> None:
    known = {code for path in FONTS.glob(f"{face}-*.woff2") for code in TTFont(path).getBestCmap()}
    paths = [*(ROOT / "hooks").rglob("*.po"), *(ROOT / "docs").glob("*.md")]
    used = {letter for path in paths for letter in path.read_text("utf-8") if letter.isalnum()}
    assert sorted(letter for letter in used if ord(letter) not in known) == []


def test_each_font_file_is_asked_for_the_characters_that_it_has() -> None:
    ranges = dict(re.findall(r'fonts/([\w-]+\.woff2)".*?unicode-range: (.*?);', context(), re.DOTALL))
    assert sorted(ranges) == sorted(path.name for path in FONTS.glob("*.woff2"))
    for name, text in ranges.items():
        asked = {code for part in text.split(", ") for code in code_points(part.removeprefix("U+"))}
        assert set(TTFont(FONTS / name).getBestCmap()) <= asked, name


def test_the_fonts_say_where_they_come_from() -> None:
    assert read_components()["fonts"].licence == "OFL-1.1"
    assert "SIL OPEN FONT LICENSE" in (FONTS / "LICENSE").read_text("utf-8")


def context() -> str:
    return (ROOT / "docs" / "assets" / "css" / "fonts.css").read_text("utf-8")


def code_points(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)


def contrast(one: str, other: str) -> float:
    """The ratio that WCAG 2 defines."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
