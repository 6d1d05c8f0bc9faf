"""Rules on ids: those of records, which are the names of the files, and those of places in other tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from atlas.messages.message import N_, Message
from atlas.model.kinds import path_of
from atlas.model.records import Record
from atlas.reading.values.hidden_characters import disguise, word_in_ascii
from atlas.reading.values.limits import MAX_FORMER_IDS, MAX_ID_LENGTH
from atlas.records.record_index import identifiers
from atlas.records.store import Atlas
from atlas.records.walk import leaves
from atlas.rules.rule import Finding

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
RESERVED = ("in", "index", "page", "readme")
_DEVICES = re.compile(r"(?:aux|con|nul|prn|(?:com|lpt)[0-9])", re.IGNORECASE)
"""Names that are no files on Windows, whatever the ending (Microsoft, Naming Files, Paths, and Namespaces)."""
_MALFORMED = Message("malformed-id", N_("malformed id '{id}'"))
_USED_TWICE = Message("id-used-twice", N_("id '{id}' is used twice"))

_NAMES = {"geonames": "GeoNames", "wikidata": "Wikidata", "iso": "ISO 3166-2"}
_FORMS = {
    "geonames": re.compile(r"[1-9][0-9]{0,9}"),
    "wikidata": re.compile(r"Q[1-9][0-9]{0,11}"),
    "iso": re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}"),
}
_MEANT = {
    "geonames": re.compile(r"(?:https?://)?(?:\w+\.)?geonames\.org/([1-9][0-9]{0,9})(?:/.*)?"),
    "wikidata": re.compile(
        r"(?:https?://)?(?:\w+\.)*wikidata\.org/.*\b(Q[1-9][0-9]{0,11})|(?:wd:)?(q[1-9][0-9]{0,11})", re.I
    ),
    "iso": re.compile(r"(?:iso:?\s*)?([a-z]{2}[-_ ][a-z0-9]{1,3})", re.I),
}
"""Ids in addresses, in small letters or with other marks."""


def well_formed(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """An id is written in ASCII lower-case letters, digits and single hyphens."""
    if not _ID.fullmatch(record.id):
        meant = word_in_ascii(record.id)
        malformed = _MALFORMED.with_hint(N_("rename the file: a-z, 0-9 and hyphens"), id=record.id)
        if disguised := disguise(record.id):
            malformed = disguised
        if _ID.fullmatch(meant):
            malformed = malformed.with_hint(N_("rename the file to {name}"), name=f"{meant}.yaml")
        yield Finding(record, (), malformed)
    for index, old in enumerate(record.formerly):
        if not _ID.fullmatch(old):
            hint = N_("a-z, 0-9 and single hyphens")
            message = disguise(old) or _MALFORMED.with_hint(hint, id=old)
            yield Finding(record, ("formerly", index), message)


def reserved(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """The ids in, index, page and readme are reserved for pages of the site."""
    if record.id in RESERVED:
        hint = N_("rename the file")
        yield Finding(record, (), Message("reserved-id", N_("reserved id '{id}'"), hint, id=record.id))


def portable(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """An id has at most 100 characters and is not the name of a device in Windows, such as con, which cannot be a file
    there.
    """
    for path, id_ in (((), record.id), *((("formerly", index), old) for index, old in enumerate(record.formerly))):
        if len(id_) > MAX_ID_LENGTH:
            hint = N_("shorten it")
            message = Message("id-too-long", N_("an id of {size} characters; at most {limit} are allowed"), hint)
            yield Finding(record, path, message.with_values(size=len(id_), limit=MAX_ID_LENGTH))
        if _DEVICES.fullmatch(id_):
            hint = N_("write more of the name: Windows can have no such file")
            yield Finding(record, path, Message("id-of-device", N_("'{id}' is a device of Windows"), hint, id=id_))


def few_former(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A record has at most 50 former ids: each has a page in every language."""
    if len(record.formerly) > MAX_FORMER_IDS:
        message = Message(
            "too-many-former-ids",
            N_("{number} former ids; at most {limit} are allowed"),
            N_("keep those under which the record was published"),
            number=len(record.formerly),
            limit=MAX_FORMER_IDS,
        )
        yield Finding(record, ("formerly",), message, key=True)


def used_twice(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """An id is used once, over all kinds and former ids."""
    others = [other for other in atlas.holders_of(record.id) if other is not record and other.id == record.id]
    if others:
        hint, path = N_("{path} has it too; rename one of the files"), path_of(others[0])
        yield Finding(record, (), _USED_TWICE.with_hint(hint, id=record.id, path=path), counterpart=path)
    for index, old in enumerate(record.formerly):
        others = [other for other in atlas.holders_of(old) if other is not record]
        if old == record.id or others:
            twice = _USED_TWICE.with_hint(N_("it is the record's own id; remove it here"), id=old)
            if others:
                twice = twice.with_hint(N_("{path} has it"), path=path_of(others[0]))
            counterpart = path_of(others[0]) if others and others[0].id != old else ""
            yield Finding(record, ("formerly", index), twice, counterpart=counterpart)


def identifier_form(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """An id in GeoNames is a number, one in Wikidata Q and a number, one in ISO 3166-2 a code as `NO-18`."""
    for leaf in leaves(record):
        table = leaf.path[-1]
        if leaf.path[0] == "ids" and table in _FORMS and not _FORMS[str(table)].fullmatch(leaf.value):
            yield Finding(record, leaf.path, _malformed(str(table), leaf.value))


def identifier_once(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """An id in GeoNames, Wikidata or ISO 3166-2 is that of one record."""
    told: set[str] = set()
    for table, id_ in identifiers(record):
        other = next((other for other in atlas.with_identifier(table, id_) if other is not record), None)
        if other and other.id not in told:
            told.add(other.id)
            message = Message(
                "identifier-used-twice",
                N_("'{id}' is the id of another record too"),
                N_("{path} has it; correct one, or merge the records"),
                id=id_,
                path=path_of(other),
            )
            yield Finding(record, ("ids", "value", table), message, counterpart=path_of(other))


def _malformed(table: str, written: str) -> Message:
    message = Message("malformed-identifier", N_("'{id}' is not an id in {table}"), id=written)
    digits = re.sub(r"[\s.,']", "", written).removeprefix("G")
    if table == "geonames" and digits != written and _FORMS[table].fullmatch(digits):
        return message.with_hint(N_("write {meant}"), meant=digits, table=_NAMES[table])
    match table, _MEANT[table].fullmatch(written.strip()):
        case _, re.Match() as found:
            meant = next(filter(None, found.groups())).upper().replace("_", "-").replace(" ", "-")
            message = message.with_hint(N_("write {meant}"), meant=meant)
        case "geonames", _:
            message = message.with_hint(N_("write the number of the place there: 3133880"))
        case "wikidata", _:
            message = message.with_hint(N_("write Q and the number: Q1754"))
        case _:
            message = message.with_hint(N_("write country and part: NO-18"))
    return message.with_values(table=_NAMES[table])
