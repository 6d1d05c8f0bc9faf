"""The view of the changes: texts of the data are Markdown already, escaped for a comment."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup


class ChangeLine(NamedTuple):
    """A value of a record that came, changed or went, with the words on that."""

    label: Markup
    before: Markup | None = None
    after: Markup | None = None
    remark: str | None = None


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
