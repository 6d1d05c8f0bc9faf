"""The overview of all times: how much there was in each year, by kind, country and topic."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from atlas.derive.bars.activity import Activity, Years
from atlas.derive.bars.time_lists import TimeExtent
from atlas.languages.edition import Edition
from atlas.pages.phrases.views import Phrase
from atlas.pages.timelines.building import framed, of_all
from atlas.pages.timelines.scales import TimeScale
from atlas.pages.timelines.views import Curve, TimeGroup, TimelineView, TimeRow


@dataclass(frozen=True, slots=True)
class YearsEntry:
    """The page of a list, its extent, and what makes the activity of its years."""

    phrase: Phrase
    extent: TimeExtent
    activity: Callable[[Years], Activity]


@dataclass(frozen=True, slots=True)
class YearsGroup:
    """Entries under a heading, `total` of them with those that are left out."""

    label: str
    entries: Sequence[YearsEntry]
    total: int


def years_view(groups: Sequence[YearsGroup], day: dt.date, edition: Edition, label: str) -> TimelineView:
    """A row for each group of records, on one scale; each is as high as its own busiest year asks for."""
    known = [entry.extent.years for group in groups for entry in group.entries if entry.extent.years]
    scale = TimeScale(min((day.year, *(first for first, _ in known))), max((day.year, *(last for _, last in known))))
    drawn = tuple(_group(group, (scale.first, scale.last), edition) for group in groups)
    return framed(drawn, scale, day, edition, label)


def _group(group: YearsGroup, years: Years, edition: Edition) -> TimeGroup:
    rows = tuple(_row(entry, years, edition) for entry in group.entries)
    return TimeGroup(group.label, rows, of_all(len(rows), group.total, edition))


def _row(entry: YearsEntry, years: Years, edition: Edition) -> TimeRow:
    found = entry.activity(years)
    high = max(found.possible)
    return TimeRow(
        phrase=entry.phrase,
        note=edition.number(entry.extent.done + entry.extent.planned),
        when="; ".join(_words(entry, found, edition)),
        curves=tuple(_curves(found)) if high else (),
        box=f"0 0 {len(found.possible)} {high}",
    )


def _words(entry: YearsEntry, found: Activity, edition: Edition) -> Iterator[str]:
    year, most = found.most
    if most:
        yield edition.gettext("most in %(year)s: %(number)s") % {"year": year, "number": edition.number(most)}
    if entry.extent.planned:
        yield edition.gettext("planned or under discussion: %(number)s") % {
            "number": edition.number(entry.extent.planned)
        }
    if entry.extent.undated:
        yield edition.gettext("year not stated: %(number)s") % {"number": edition.number(entry.extent.undated)}


def _curves(found: Activity) -> Iterator[Curve]:
    high = max(found.possible)
    for css, counts in (("perhaps", found.possible), ("many", found.certain)):
        if any(counts) and (css == "many" or found.possible != found.certain):
            yield Curve(css, _path(counts, high))


def _path(counts: Sequence[int], high: int) -> str:
    """Steps from the left to the right, closed along the ground."""
    path, level, years = f"M0 {high}", 0, 0
    for count in counts:
        if count != level:
            path += f"h{years}v{level - count}" if years else f"v{level - count}"
            level, years = count, 0
        years += 1
    return f"{path}h{years}V{high}z"
