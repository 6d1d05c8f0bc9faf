"""Addresses that answered in an earlier state of data/ and do not any more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from atlas.messages.message import N_, Message
from atlas.model.fields import specification
from atlas.model.problems import Problem
from atlas.model.records import Record
from atlas.reading.lines.yaml_nodes import locate
from atlas.reading.loading import Entry, tree_of

_GONE = Message("address-gone", N_("'{id}' is gone, and the address {address} with it"))
_FORMER_GONE = Message("former-id-gone", N_("the former id '{id}' is gone, and the address {address} with it"))
_WITHDRAW = N_(
    "put the file back with the line 'withdrawn: {date: {day}, reason: {en: ...}}'; "
    "if it was renamed, write 'formerly: [{id}]' in the new file"
)
_WRITE_FORMERLY = N_("write 'formerly: [{ids}]' in {path}")
_STAYS = N_("put the file back as it was: a withdrawn record stays")
_OTHER_KIND = N_(
    "an address begins with the kind, so that {path} cannot answer for it: put the file back with the line "
    "'withdrawn: {date: {day}, reason: {en: ...}}', and give the other record another id"
)

Address = tuple[str, str]
"""The kind and the id in the address of a page."""


def lost_addresses(root: Path, before: Iterable[Entry], now: Sequence[Entry], today: date) -> list[Problem]:
    """The addresses of records `before`, present and former ones, at which no page stands `now`, each a problem.

    `before` are the files that have changed or gone; `now` all files below `root`. Kinds with a file that cannot be
    read now are left out, as its `formerly` is not known.
    """
    unread = {entry.file.kind for entry in now if entry.record is None}
    search = _Search(root, now, today)
    return [problem for entry in before if entry.file.kind not in unread for problem in search.lost(entry)]


class _Search:
    """The search for the addresses of earlier records among those of the present ones."""

    def __init__(self, root: Path, now: Sequence[Entry], today: date) -> None:
        self._root = root
        self._now = now
        self._day = today.isoformat()
        self._files = {(entry.file.kind, entry.file.id): entry for entry in now}
        self._addresses = {address for entry in now for address in _addresses(entry)}
        self._named: dict[object, list[Entry]] = defaultdict(list)
        for entry in now:
            if entry.record:
                self._named[_naming(entry.record)].append(entry)

    def lost(self, entry: Entry) -> Iterator[Problem]:
        own, *former = _addresses(entry)
        present = self._files.get(own)
        if own not in self._addresses:
            yield Problem(entry.file.path, 1, 1, self._gone(entry))
        for address in former:
            if address not in self._addresses:
                yield self._former_gone(address, entry, present or self._successor(entry))

    def _gone(self, entry: Entry) -> Message:
        gone = _GONE.with_values(id=entry.file.id, address=_said((entry.file.kind, entry.file.id)))
        if entry.record and entry.record.withdrawn:
            return gone.with_hint(_STAYS)
        if other := self._same_id(entry):
            return gone.with_hint(_OTHER_KIND, path=other.file.path, day=self._day)
        if successor := self._successor(entry):
            return gone.with_hint(_WRITE_FORMERLY, ids=_former_ids(entry, successor), path=successor.file.path)
        return gone.with_hint(_WITHDRAW, day=self._day)

    def _former_gone(self, address: Address, entry: Entry, heir: Entry | None) -> Problem:
        gone = _FORMER_GONE.with_values(id=address[1], address=_said(address))
        if heir is None:
            return Problem(entry.file.path, 1, 1, gone.with_hint(_WITHDRAW, day=self._day))
        ids = _former_ids(entry, heir)
        mark = locate(tree_of(self._root, heir), ("formerly",), key=True)
        path = heir.file.path
        return Problem(path, mark.line, mark.column, gone.with_hint(_WRITE_FORMERLY, ids=ids, path=path))

    def _same_id(self, entry: Entry) -> Entry | None:
        """The file of another kind that has or had the id."""
        id_ = entry.file.id
        others = (other for other in self._now if other.file.kind != entry.file.kind)
        return next((other for other in others if id_ in _ids(other)), None)

    def _successor(self, entry: Entry) -> Entry | None:
        """The file of the same name or parties, with another id, that holds most of what the earlier one did."""
        alike = [
            (likeness, other)
            for other in (self._named.get(_naming(entry.record), ()) if entry.record else ())
            if other.record and entry.record and other.file.id != entry.file.id
            if (likeness := _likeness(entry.record, other.record)) > 0.5
        ]
        return max(alike, key=lambda found: found[0])[1] if alike else None


def _addresses(entry: Entry) -> list[Address]:
    """The address of the record's page, then those of its former ids."""
    return [(entry.file.kind, id_) for id_ in _ids(entry)]


def _ids(entry: Entry) -> tuple[str, ...]:
    return (entry.file.id, *(entry.record.formerly if entry.record else ()))


def _said(address: Address) -> str:
    kind, id_ = address
    return f"{kind}/{id_}/"


def _former_ids(entry: Entry, heir: Entry) -> tuple[str, ...]:
    """The ids to write in the heir's file: its own former ones, then those of the earlier record."""
    own = heir.record.formerly if heir.record else ()
    return tuple(id_ for id_ in dict.fromkeys((*own, *_ids(entry))) if id_ != heir.file.id)


def _naming(record: Record) -> object:
    """The values after which a record is called, with its kind."""
    values = (getattr(record, name, None) for name in ("name", "title", "label", "parties"))
    return type(record), next(filter(None, values), None)


def _likeness(old: Record, new: Record) -> float:
    """The share of the fields filled in either record that are the same in both."""
    values = [(getattr(old, spec.name), getattr(new, spec.name)) for spec in specification(type(old))]
    filled = [pair for pair in values if any(value not in (None, ()) for value in pair)]
    return sum(one == other for one, other in filled) / len(filled) if filled else 0.0
