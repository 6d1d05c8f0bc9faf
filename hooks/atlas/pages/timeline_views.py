"""What the template of a timeline is given. Places on it are per cent of its width."""

from __future__ import annotations

from dataclasses import dataclass

from atlas.pages.views import Phrase


@dataclass(frozen=True, slots=True)
class Tick:
    """The beginning of a year; `label` is empty where there is no room for it."""

    x: str
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a bar: `css` is its class in docs/assets/css/timeline.css, and says which element it is."""

    css: str
    x: str
    width: str = ""

    @property
    def end(self) -> str:
        """Where it ends."""
        return f"{float(self.x) + float(self.width or 0):.2f}".rstrip("0").rstrip(".")


@dataclass(frozen=True, slots=True)
class Curve:
    """How much there is in each year, a unit wide, as a path."""

    css: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRow:
    """One row: what it is about, its bars or its curves, and the same in words; `box` is what the curves lie in."""

    phrase: Phrase
    note: str
    when: str
    marks: tuple[Mark, ...] = ()
    planned: bool = False
    curves: tuple[Curve, ...] = ()
    box: str = ""


@dataclass(frozen=True, slots=True)
class TimeGroup:
    """Rows under a heading; `more` says that there are more than are shown."""

    label: str
    rows: tuple[TimeRow, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """What a part of a bar means."""

    mark: Mark
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """A timeline: `today` is the place of the day for which it is computed."""

    label: str
    description: str
    headings: tuple[str, str]
    ticks: tuple[Tick, ...]
    today: str
    as_of: str
    groups: tuple[TimeGroup, ...]
    key: tuple[KeyEntry, ...]
