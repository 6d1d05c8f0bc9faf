"""The timeline of all records: their number in each year, by kind, country and topic."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from atlas.derive.computed.time_lists import TimeExtent
from atlas.derive.times.activity import Activity, Years
from atlas.languages.edition import Edition
from atlas.pages.phrases.views import Phrase
from atlas.pages.timelines.building import timeline_view
from atlas.pages.timelines.scales import TimeScale
from atlas.pages.timelines.views import Curve, TimeGroup, TimelineView, TimeRow


@dataclass(frozen=True, slots=True)
class YearsEntry:
    """A list of records: a link to its page, its extent, and a function that counts its records in each year."""

    phrase: Phrase
    extent: TimeExtent
    activity: Callable[[Years], Activity]


@dataclass(frozen=True, slots=True)
class YearsGroup:
    """Entries under a heading."""

    label: str
    entries: Sequence[YearsEntry]


def years_view(groups: Sequence[YearsGroup], day: dt.date, edition: Edition, label: str) -> TimelineView:
    """The timeline with a row of curves for each entry, on one scale; each row is scaled to its own busiest year."""
    extents = [entry.extent.years for group in groups for entry in group.entries if entry.extent.years]
    scale = TimeScale(
        min((day.year, *(first for first, _ in extents))), max((day.year, *(last for _, last in extents)))
    )
    rows = tuple(_time_group(group, (scale.first, scale.last), edition) for group in groups)
    return timeline_view(rows, scale, day, edition, label)


def _time_group(group: YearsGroup, years: Years, edition: Edition) -> TimeGroup:
    rows = tuple(_time_row(entry, years, edition) for entry in group.entries)
    return TimeGroup(group.label, rows)


def _time_row(entry: YearsEntry, years: Years, edition: Edition) -> TimeRow:
    activity = entry.activity(years)
    high = max(activity.possible)
    return TimeRow(
        phrase=entry.phrase,
        note=edition.number(entry.extent.stated),
        when="; ".join(_words(entry, activity, edition)),
        curves=tuple(_curves(activity)) if high else (),
        box=f"0 0 {len(activity.possible)} {high}",
    )


def _words(entry: YearsEntry, activity: Activity, edition: Edition) -> Iterator[str]:
    year, most = activity.most
    if most:
        yield edition.gettext("most in %(year)s: %(number)s") % {"year": year, "number": edition.number(most)}
    if entry.extent.planned:
        yield edition.gettext("also planned or under discussion: %(number)s") % {
            "number": edition.number(entry.extent.planned)
        }
    if entry.extent.undated:
        yield edition.gettext("year not stated: %(number)s") % {"number": edition.number(entry.extent.undated)}


def _curves(activity: Activity) -> Iterator[Curve]:
    high = max(activity.possible)
    for css, counts in (("perhaps", activity.possible), ("many", activity.certain)):
        if any(counts) and (css == "many" or activity.possible != activity.certain):
            yield Curve(css, _stepped_path(counts, high))


def _stepped_path(counts: Sequence[int], high: int) -> str:
    """An SVG path of steps from the left to the right, closed along the lower edge."""
    path, level, years = f"M0 {high}", 0, 0
    for count in counts:
        if count != level:
            path += f"h{years}v{level - count}" if years else f"v{level - count}"
            level, years = count, 0
        years += 1
    return f"{path}h{years}V{high}z"
