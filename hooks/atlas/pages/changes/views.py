"""The views of changes: those of a comment on a pull request, and those of the site.

Texts of the data in lines are Markdown already, escaped for where they are shown.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from atlas.languages.edition import Words
from atlas.pages.phrases.paging import Pager
from atlas.pages.phrases.views import CountedLink, Line, Phrase


class ChangeLine(NamedTuple):
    """A value of a record that came, changed or went, with the words on that, and what proves it."""

    label: Markup
    before: Markup | None = None
    after: Markup | None = None
    remark: str | None = None
    sources: Markup | None = None


class FactLine(NamedTuple):
    """A value of a record that is new."""

    label: Markup
    value: Markup


class ChangedRecord(NamedTuple):
    """A record with what became of it; `old_id` is the one that it had."""

    id: Markup
    name: Markup
    effects: tuple[str, ...]
    facts: tuple[FactLine, ...]
    lines: tuple[ChangeLine, ...]
    old_id: Markup | None = None
    heir: Markup | None = None


class WeakLine(NamedTuple):
    """Weak places of one kind in a record."""

    id: Markup
    label: str
    of: Markup


class UncheckedFiles(NamedTuple):
    """Files that could not be read at all or in part, and those with errors of the check, before or after."""

    after: bool
    unread: tuple[Markup, ...]
    partly_read: tuple[Markup, ...]
    with_errors: tuple[Markup, ...]


class Listed(NamedTuple):
    """The first addresses of a list; `total` counts those that are not shown too."""

    shown: tuple[Markup, ...]
    total: int


class ChangesView(NamedTuple):
    """All changes. `total` counts records that are not shown too, `layout` the files that say the same as before."""

    records: tuple[ChangedRecord, ...]
    total: int
    effects: tuple[tuple[str, int], ...]
    layout: int
    unchecked: tuple[UncheckedFiles, ...]
    weak: tuple[WeakLine, ...]
    strong: tuple[WeakLine, ...]
    untranslated: tuple[WeakLine, ...]
    translated: tuple[WeakLine, ...]
    pages: Listed
    neighbours: Listed


class ChangeItem(NamedTuple):
    """A logged change of a record. `left_out` counts the values that are not told; `places` are ids."""

    day: date
    title: Phrase
    effects: tuple[str, ...]
    lines: tuple[ChangeLine, ...]
    left_out: int
    sources: Markup | None
    old_id: str
    heir: Phrase | None
    places: tuple[str, ...]


class ActItem(NamedTuple):
    """An act of a party that came into data/: `line` says it, `act` is its word in the data."""

    agreement: Phrase
    party: Words
    line: Line
    act: str
    sources: Markup | None


class ChangeDay(NamedTuple):
    """The changes of a day."""

    anchor: str
    label: str
    items: tuple[ChangeItem, ...]


class LoggedChangesView(NamedTuple):
    """A page of changes, of all, of a month or of a country; `total` counts those that are not shown too.

    `feed` and `file` are addresses from the site's root; `places` are ids with names, by which a script narrows the
    page; `known` is False where the history is not.
    """

    title: str
    days: tuple[ChangeDay, ...]
    total: int
    shown: int
    feed: str = ""
    file: str = ""
    pager: Pager | None = None
    places: tuple[tuple[str, str], ...] = ()
    months: tuple[CountedLink, ...] = ()
    countries: tuple[CountedLink, ...] = ()
    known: bool = True
