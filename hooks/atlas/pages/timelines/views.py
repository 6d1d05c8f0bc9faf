"""Views of timelines: everything that their figure shows. Positions and widths are in per cent of the scale."""

from __future__ import annotations

from typing import NamedTuple

from atlas.pages.phrases.views import Phrase


class Tick(NamedTuple):
    """The beginning of a year on the scale; `label` is empty where there is no room for it."""

    x: str
    label: str


class BarMark(NamedTuple):
    """A part of a bar; `css` is its class in docs/assets/css/timeline.css, and decides which element it becomes.

    `label` is a year that lies before the scale.
    """

    css: str
    x: str
    width: str = ""
    label: str = ""

    @property
    def end(self) -> str:
        """The position of its end."""
        return f"{float(self.x) + float(self.width or 0):.2f}".rstrip("0").rstrip(".")


class Curve(NamedTuple):
    """The number of records in each year as an SVG path; a year is one unit wide."""

    css: str
    path: str


class TimeRow(NamedTuple):
    """A row with its bars or curves, and the same in words; `joint` stands between its phrase and note.

    `box` is the SVG view box of the curves.
    """

    phrase: Phrase
    note: str
    when: str
    marks: tuple[BarMark, ...] = ()
    planned: bool = False
    joint: str = " "
    curves: tuple[Curve, ...] = ()
    box: str = ""


class TimeGroup(NamedTuple):
    """Rows under a heading; `more` says how many there are where not all are shown, `whole` leads to all."""

    label: str
    rows: tuple[TimeRow, ...]
    more: str = ""
    whole: Phrase | None = None


class KeyEntry(NamedTuple):
    """A sign with its meaning."""

    mark: BarMark
    label: str


class TimelineView(NamedTuple):
    """A timeline; `today` is the position of the day for which it is computed."""

    label: str
    description: str
    headings: tuple[str, str]
    ticks: tuple[Tick, ...]
    today: str
    as_of: str
    groups: tuple[TimeGroup, ...]
    key: tuple[KeyEntry, ...]

    @property
    def rows(self) -> int:
        """The number of its rows."""
        return sum(len(group.rows) for group in self.groups)
