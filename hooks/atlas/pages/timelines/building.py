"""Builds the view of a timeline from groups of entries: rows with marks, scale, key and description."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from atlas.derive.times.bars import Bar
from atlas.languages.edition import Edition, Words
from atlas.messages.message import N_
from atlas.pages.phrases.views import Phrase
from atlas.pages.timelines.marks import MarkBuilder
from atlas.pages.timelines.scales import TimeScale, percent, scale_of
from atlas.pages.timelines.views import BarMark, KeyEntry, TimeGroup, TimelineView, TimeRow

_KEY = (
    (BarMark("certain", "0", "100"), N_("certain")),
    (BarMark("day", "50"), N_("on one day")),
    (BarMark("possible", "0", "100"), N_("some time within this span")),
    (BarMark("open-before", "0", "100"), N_("start not known")),
    (BarMark("open-after", "0", "100"), N_("end not known")),
    (BarMark("confirmed", "50"), N_("last confirmation")),
    (BarMark("unconfirmed", "0", "100"), N_("nothing known since")),
    (BarMark("suspended", "0", "100"), N_("suspended")),
    (BarMark("many", "0", "100"), N_("certain")),
    (BarMark("perhaps", "0", "100"), N_("possible")),
)
_PLANNED = N_("planned or under discussion")
_YEARS = N_("From %(first)s to %(last)s. Signs: %(signs)s. The same is given in words beside each bar.")


class TimeEntry(NamedTuple):
    """An entry, from which a row is built: its bars are none where no year is known.

    `joint` stands between the phrase and the note: `: ` after the name of a party, before what it did.
    """

    phrase: Phrase
    note: str
    when: str
    bars: tuple[Bar, ...]
    planned: bool = False
    joint: str = " "


class EntryGroup(NamedTuple):
    """Entries under a heading; `total` is their number with those that are left out, `whole` where all are."""

    label: str
    entries: Sequence[TimeEntry]
    total: int
    whole: str = ""


def entries_view(groups: Sequence[EntryGroup], day: dt.date, edition: Edition, label: str) -> TimelineView:
    """The timeline of entries as computed for `day`."""
    scale = scale_of((bar for group in groups for entry in group.entries for bar in entry.bars), day)
    builder = MarkBuilder(scale, day)
    rows = tuple(_time_group(group, builder, edition) for group in groups)
    return timeline_view(rows, scale, day, edition, label)


def timeline_view(
    groups: tuple[TimeGroup, ...], scale: TimeScale, day: dt.date, edition: Edition, label: str
) -> TimelineView:
    """The timeline of groups of rows, with their scale, a key to the signs that they use, and a description."""
    key = tuple(_key_entries(groups, edition))
    signs = ", ".join(entry.label for entry in key)
    years = {"first": scale.first, "last": scale.last}
    common = edition.gettext("same scale throughout: %(first)s–%(last)s") % years
    return TimelineView(
        label=label,
        description=edition.gettext(_YEARS) % {**years, "signs": signs},
        headings=(edition.gettext("Name"), edition.gettext("Time")),
        ticks=scale.ticks(),
        today=percent(scale.end_of(day)),
        as_of=f"{common}; {_as_of(day, edition)}",
        groups=groups,
        key=key,
    )


@cache
def _as_of(day: dt.date, edition: Edition) -> str:
    return edition.gettext("as of %(date)s") % {"date": edition.day(day)}


def _time_group(group: EntryGroup, builder: MarkBuilder, edition: Edition) -> TimeGroup:
    rows = tuple(_time_row(entry, builder) for entry in group.entries)
    if not group.whole:
        return TimeGroup(group.label, rows)
    message = edition.gettext("the %(shown)s longest of %(total)s")
    more = message % {"shown": edition.number(len(rows)), "total": edition.number(group.total)}
    return TimeGroup(group.label, rows, more, Phrase(Words(edition.gettext("The whole list")), group.whole))


def _time_row(entry: TimeEntry, builder: MarkBuilder) -> TimeRow:
    return TimeRow(
        phrase=entry.phrase,
        note=entry.note,
        when=entry.when,
        marks=builder.marks(entry.bars),
        planned=entry.planned,
        joint=entry.joint,
    )


def _key_entries(groups: Sequence[TimeGroup], edition: Edition) -> Iterator[KeyEntry]:
    """The entries of the key for the signs that occur in the rows."""
    rows = [row for group in groups for row in group.rows]
    used = {mark.css for row in rows for mark in row.marks if not row.planned}
    used |= {curve.css for row in rows for curve in row.curves}
    for mark, label in _KEY:
        if mark.css in used:
            yield KeyEntry(mark, edition.gettext(label))
    if any(row.planned and row.marks for row in rows):
        yield KeyEntry(BarMark("planned", "0", "100"), edition.gettext(_PLANNED))
