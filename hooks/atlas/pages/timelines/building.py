"""Makes a timeline from groups of rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from atlas.derive.bars.bars import Bar
from atlas.languages.edition import Edition
from atlas.model.fields import N_
from atlas.pages.phrases.views import Phrase
from atlas.pages.timelines.marks import Pen
from atlas.pages.timelines.scales import TimeScale, percent, scale_of
from atlas.pages.timelines.views import BarMark, KeyEntry, TimeGroup, TimelineView, TimeRow

_KEY = (
    (BarMark("certain", "0", "100"), N_("certain")),
    (BarMark("day", "50"), N_("on one day")),
    (BarMark("possible", "0", "100"), N_("at some time within it")),
    (BarMark("open-before", "0", "100"), N_("not known since when")),
    (BarMark("open-after", "0", "100"), N_("not known until when")),
    (BarMark("confirmed", "50"), N_("last confirmation")),
    (BarMark("unconfirmed", "0", "100"), N_("nothing known since")),
    (BarMark("suspended", "0", "100"), N_("suspended")),
    (BarMark("many", "0", "100"), N_("certain")),
    (BarMark("perhaps", "0", "100"), N_("possible")),
)
_PLANNED = N_("planned or under discussion")
_YEARS = N_("From %(first)s to %(last)s. Signs: %(signs)s. The same stands in words beside each bar.")


class TimeEntry(NamedTuple):
    """What a row is made from: no bars where no year is known."""

    phrase: Phrase
    note: str
    when: str
    bars: tuple[Bar, ...]
    planned: bool = False


class EntryGroup(NamedTuple):
    """Entries under a heading, `total` of them with those that are left out."""

    label: str
    entries: Sequence[TimeEntry]
    total: int


def timeline(groups: Sequence[EntryGroup], day: dt.date, edition: Edition, label: str) -> TimelineView:
    """The timeline of entries as computed for `day`."""
    scale = scale_of((bar for group in groups for entry in group.entries for bar in entry.bars), day)
    pen = Pen(scale, day)
    drawn = tuple(_group(group, pen, edition) for group in groups)
    return framed(drawn, scale, day, edition, label)


def framed(groups: tuple[TimeGroup, ...], scale: TimeScale, day: dt.date, edition: Edition, label: str) -> TimelineView:
    """Rows with their scale, a key to the signs that are used, and a description."""
    key = tuple(_key(groups, edition))
    signs = ", ".join(entry.label for entry in key)
    return TimelineView(
        label=label,
        description=edition.gettext(_YEARS) % {"first": scale.first, "last": scale.last, "signs": signs},
        headings=(edition.gettext("Name"), edition.gettext("Time")),
        ticks=scale.ticks(),
        today=percent(scale.after(day)),
        as_of=_as_of(day, edition),
        groups=groups,
        key=key,
    )


@cache
def _as_of(day: dt.date, edition: Edition) -> str:
    return edition.gettext("computed for %(date)s") % {"date": edition.day(day)}


def of_all(shown: int, total: int, edition: Edition) -> str:
    """How many of a group's rows are shown, where these are not all."""
    if shown == total:
        return ""
    message = edition.gettext("%(shown)s of %(total)s")
    return message % {"shown": edition.number(shown), "total": edition.number(total)}


def _group(group: EntryGroup, pen: Pen, edition: Edition) -> TimeGroup:
    rows = tuple(_row(entry, pen) for entry in group.entries)
    return TimeGroup(group.label, rows, of_all(len(rows), group.total, edition))


def _row(entry: TimeEntry, pen: Pen) -> TimeRow:
    return TimeRow(
        phrase=entry.phrase,
        note=entry.note,
        when=entry.when,
        marks=pen.marks(entry.bars),
        planned=entry.planned,
    )


def _key(groups: Sequence[TimeGroup], edition: Edition) -> Iterator[KeyEntry]:
    """The signs that are used."""
    rows = [row for group in groups for row in group.rows]
    used = {mark.css for row in rows for mark in row.marks if not row.planned}
    used |= {curve.css for row in rows for curve in row.curves}
    for mark, label in _KEY:
        if mark.css in used:
            yield KeyEntry(mark, edition.gettext(label))
    if any(row.planned and row.marks for row in rows):
        yield KeyEntry(BarMark("planned", "0", "100"), edition.gettext(_PLANNED))
