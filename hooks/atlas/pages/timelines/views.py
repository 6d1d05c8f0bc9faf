"""What the template of a timeline is given. Places on it are per cent of its width."""

from __future__ import annotations

from typing import NamedTuple

from atlas.pages.phrases.views import Phrase


class Tick(NamedTuple):
    """The beginning of a year; `label` is empty where there is no room for it."""

    x: str
    label: str


class BarMark(NamedTuple):
    """A part of a bar: `css` is its class in docs/assets/css/timeline.css, and says which element it is."""

    css: str
    x: str
    width: str = ""

    @property
    def end(self) -> str:
        """Where it ends."""
        return f"{float(self.x) + float(self.width or 0):.2f}".rstrip("0").rstrip(".")


class Curve(NamedTuple):
    """How much there is in each year, a unit wide, as a path."""

    css: str
    path: str


class TimeRow(NamedTuple):
    """One row: what it is about, its bars or its curves, and the same in words; `box` is what the curves lie in."""

    phrase: Phrase
    note: str
    when: str
    marks: tuple[BarMark, ...] = ()
    planned: bool = False
    curves: tuple[Curve, ...] = ()
    box: str = ""


class TimeGroup(NamedTuple):
    """Rows under a heading; `more` says that there are more than are shown."""

    label: str
    rows: tuple[TimeRow, ...]
    more: str = ""


class KeyEntry(NamedTuple):
    """What a part of a bar means."""

    mark: BarMark
    label: str


class TimelineView(NamedTuple):
    """A timeline: `today` is the place of the day for which it is computed."""

    label: str
    description: str
    headings: tuple[str, str]
    ticks: tuple[Tick, ...]
    today: str
    as_of: str
    groups: tuple[TimeGroup, ...]
    key: tuple[KeyEntry, ...]
