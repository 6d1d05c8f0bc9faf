"""The colours of maps: every mark and name must stand out from land and water, in both schemes (WCAG 2.2, AA)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
STYLES = (PROJECT / "docs" / "assets" / "css" / "map.css").read_text("utf-8")
BASE = (PROJECT / "hooks" / "atlas" / "maps" / "templates" / "base_map.svg").read_text("utf-8")
GROUNDS = ("sea", "shelf", "land")
TEXT, GRAPHICS = 4.5, 3.0


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("name", "least"),
    [("text", TEXT), ("own", TEXT), ("place", GRAPHICS), ("line", GRAPHICS), ("quiet", GRAPHICS)],
)
@pytest.mark.parametrize("ground", GROUNDS)
def test_marks_and_names_stand_out_from_the_ground(name: str, least: float, ground: str, dark: bool) -> None:
    colour = re.findall(rf"--map-{name}: light-dark\((#[0-9a-f]{{6}}), (#[0-9a-f]{{6}})\)", STYLES)[0][dark]
    background = _parts(BASE, rf"\.{ground}{{[^}}]*?(?:fill|stroke):(#[0-9a-f]{{6}})")[dark]
    assert _contrast(colour, background) >= least


def _parts(styles: str, pattern: str) -> list[str]:
    """A colour as it is in the light and in the dark scheme."""
    light, dark = styles.split("prefers-color-scheme", 1)
    return [re.findall(pattern, part)[0] for part in (light, dark)]


def _contrast(a: str, b: str) -> float:
    brighter, darker = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
