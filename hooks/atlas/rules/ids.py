"""Rules on ids, which are the names of the files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from atlas.model.kinds import path_of
from atlas.model.records import Record
from atlas.records.store import Atlas
from atlas.rules.rule import Finding

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
RESERVED = ("in", "index", "page", "readme")


def well_formed(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """An id is written in ASCII lower-case letters, digits and single hyphens."""
    if not _ID.fullmatch(record.id):
        meant = re.sub(r"[^a-z0-9]+", "-", record.id.casefold()).strip("-")
        hint = f"rename the file to {meant}.yaml" if _ID.fullmatch(meant) else "rename the file: a-z, 0-9 and hyphens"
        yield Finding(record, (), f"malformed id '{record.id}'", hint)
    for index, old in enumerate(record.formerly):
        if not _ID.fullmatch(old):
            yield Finding(record, ("formerly", index), f"malformed id '{old}'", "a-z, 0-9 and single hyphens")


def reserved(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """The ids in, index, page and readme are reserved for pages of the site."""
    if record.id in RESERVED:
        yield Finding(record, (), f"reserved id '{record.id}'", "rename the file")


def used_twice(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """An id is used once, over all kinds and former ids."""
    others = [other for other in atlas.holders_of(record.id) if other is not record]
    if others:
        hint = f"{path_of(others[0])} has it too; rename one of the files"
        yield Finding(record, (), f"id '{record.id}' is used twice", hint)
    for index, old in enumerate(record.formerly):
        others = [other for other in atlas.holders_of(old) if other is not record]
        if old == record.id or others:
            hint = f"{path_of(others[0])} has it" if others else "it is the record's own id; remove it here"
            yield Finding(record, ("formerly", index), f"id '{old}' is used twice", hint)
