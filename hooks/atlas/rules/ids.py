"""Rules on ids, which are the names of the files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from atlas.messages.message import N_, Message
from atlas.model.kinds import path_of
from atlas.model.records import Record
from atlas.records.store import Atlas
from atlas.rules.rule import Finding

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
RESERVED = ("in", "index", "page", "readme")
_MALFORMED = Message("malformed-id", N_("malformed id '{id}'"))
_USED_TWICE = Message("id-used-twice", N_("id '{id}' is used twice"))


def well_formed(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """An id is written in ASCII lower-case letters, digits and single hyphens."""
    if not _ID.fullmatch(record.id):
        meant = re.sub(r"[^a-z0-9]+", "-", record.id.casefold()).strip("-")
        malformed = _MALFORMED.with_hint(N_("rename the file: a-z, 0-9 and hyphens"), id=record.id)
        if _ID.fullmatch(meant):
            malformed = malformed.with_hint(N_("rename the file to {name}"), name=f"{meant}.yaml")
        yield Finding(record, (), malformed)
    for index, old in enumerate(record.formerly):
        if not _ID.fullmatch(old):
            hint = N_("a-z, 0-9 and single hyphens")
            yield Finding(record, ("formerly", index), _MALFORMED.with_hint(hint, id=old))


def reserved(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """The ids in, index, page and readme are reserved for pages of the site."""
    if record.id in RESERVED:
        hint = N_("rename the file")
        yield Finding(record, (), Message("reserved-id", N_("reserved id '{id}'"), hint, id=record.id))


def used_twice(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """An id is used once, over all kinds and former ids."""
    others = [other for other in atlas.holders_of(record.id) if other is not record]
    if others:
        hint = N_("{path} has it too; rename one of the files")
        yield Finding(record, (), _USED_TWICE.with_hint(hint, id=record.id, path=path_of(others[0])))
    for index, old in enumerate(record.formerly):
        others = [other for other in atlas.holders_of(old) if other is not record]
        if old == record.id or others:
            twice = _USED_TWICE.with_hint(N_("it is the record's own id; remove it here"), id=old)
            if others:
                twice = twice.with_hint(N_("{path} has it"), path=path_of(others[0]))
            yield Finding(record, ("formerly", index), twice)
