"""The columns of all tables: name, type and meaning, from the model where they are fields of records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from atlas.exports.documents.act_rows import ActRow
from atlas.exports.documents.statement_rows import StatementRow
from atlas.languages.edition import Edition
from atlas.messages.message import N_
from atlas.model.fields import specification
from atlas.model.kinds import KINDS
from atlas.pages.tables.columns import columns
from atlas.pages.tables.tables import columns_of_kind


class TableColumn(NamedTuple):
    """A column. `type` is text, day, date, number or address; `field` is the label of the field that it is about.

    A day is one of the calendar, a date as its source states it (EDTF).
    """

    name: str
    type: str
    message: str
    field: str = ""
    language: str = ""

    def meaning(self, edition: Edition) -> str:
        """The meaning in words."""
        words = edition.gettext(self.message)
        if self.language:
            return words % {"language": edition.language_name(self.language)}
        return words % {"field": edition.gettext(self.field)} if self.field else words


_ID = N_("The id of the record: its address on the site ends in it, and it does not change.")
_NAME = N_("Its name as pages show it, language: %(language)s.")
_EARLIEST = N_("%(field)s: the earliest day that the date can mean. Empty: no bound, or not known.")
_LATEST = N_("%(field)s: the latest day that the date can mean. Empty: no bound, or not known.")
_CERTAINTY = N_("%(field)s: stated, inferred, doubtful, or contradicted by another source.")
_WITHOUT_RECORD = N_("%(field)s: those that have no record, by the name in the data.")
_IDS = N_("%(field)s: ids of records; several are separated by a semicolon.")
_DATE = N_("%(field)s: the date as the source states it (EDTF), never filled up.")
_VALUE = N_("%(field)s: as in the data; words of the data are English and stay the same.")
_STATUS_ON = N_("The day for which the status was computed.")
_CONFIRMED = N_("Last confirmation")

_OF_TABLES = {
    "id": ("text", _ID),
    "countries": ("text", N_("The countries to which it belongs, by ISO 3166-1 code.")),
    "address": ("address", N_("Its page on the site.")),
    "standing": ("text", N_("Whether it is stated as done, or only agreed, planned, proposed or under discussion.")),
    "latitude": ("number", N_("Degrees north, WGS 84.")),
    "longitude": ("number", N_("Degrees east, WGS 84.")),
    "status": ("text", N_("Derived: the status of the agreement on the day beside it.")),
    "status_on": ("day", _STATUS_ON),
    "status_by_inferred_date": ("text", N_("Derived: yes where the status rests on a date that was inferred.")),
    "last_confirmed": ("date", N_("Derived: the last time for which a source shows it in force.")),
    "sources": ("text", N_("The ids of its sources, or the addresses of those without a record.")),
}
_OF_STATEMENTS = {
    "statement": ("text", N_("The same in all rows of one statement: the id of the record, and the path in its file.")),
    "kind": ("text", N_("The kind of the record.")),
    "subject": ("text", N_("The id of the record of which it is said.")),
    "property": ("text", N_("The field that holds the value; inner fields behind dots.")),
    "value": ("text", N_("The value: a word, an id, a code, a number, a date (EDTF) or a text.")),
    "type": ("text", N_("The type of the value.")),
    "language": ("text", N_("The language of a text (BCP 47).")),
    "original": ("text", N_("The name as printed in the source, where it differs.")),
    "earliest": ("day", N_("The earliest day that a date can mean. Empty: no bound, or not known.")),
    "latest": ("day", N_("The latest day that a date can mean. Empty: no bound, or not known.")),
    "source": ("text", N_("The id of the source, or its address where it has no record.")),
    "source_address": ("address", N_("The address of the source; that of its page here where it has none.")),
    "place": ("text", N_("The place in the source.")),
    "quote": ("text", N_("The words that prove it, verbatim.")),
    "as_of": ("date", N_("The date or period to which the information in the source applies.")),
    "preferred": ("text", N_("no: another source says otherwise, and the other value is preferred.")),
    "certainty": ("text", N_("stated, inferred, doubtful, or contradicted by another source.")),
    "first_seen": ("day", N_("The day on which it was added to the data. Empty: not known.")),
    "last_seen": ("day", N_("The last day on which it was in the data. Empty: not known.")),
}
_OF_ACTS = {
    "agreement": ("text", N_("The id of the agreement.")),
    "number": ("number", N_("The number of the party in the agreement, from 1.")),
    "party": ("text", N_("The id of the party's record; empty where it has none.")),
    "party_name": ("text", N_("The name of the party.")),
    "act": ("text", N_("What it did: signed, decided, confirmed, kept, renewed, suspended, resumed or terminated.")),
    "date": ("date", N_("When it did so, as the source states it (EDTF), never filled up.")),
    "until": ("date", N_("The new end of the term, where the action gives one.")),
    "by": ("text", N_("Who did it for the party.")),
}


def columns_of_table(table: str, languages: Sequence[str]) -> tuple[TableColumn, ...]:
    """The columns of a table: that of a kind, or statements, or acts."""
    if table == "statements":
        return tuple(map(_column, StatementRow._fields))
    if table == "acts":
        return tuple(map(_column, ActRow._fields))
    return tuple(_columns_of_kind(table, languages))


def _column(name: str) -> TableColumn:
    type_, message = (_OF_TABLES | _OF_STATEMENTS | _OF_ACTS)[name]
    return TableColumn(name, type_, message)


def _columns_of_kind(kind: str, languages: Sequence[str]) -> Iterator[TableColumn]:
    of_fields = {column.name: column for column in _columns_of_fields(kind)}
    names = {f"name_{language}": language for language in languages}
    for name in columns_of_kind(kind, languages):
        if name in names:
            yield TableColumn(name, "text", _NAME, language=names[name])
        else:
            yield of_fields.get(name) or (_confirmation(name) or _column(name))


def _confirmation(name: str) -> TableColumn | None:
    ends = {"last_confirmed_earliest": _EARLIEST, "last_confirmed_latest": _LATEST}
    return TableColumn(name, "day", ends[name], _CONFIRMED) if name in ends else None


def _columns_of_fields(kind: str) -> Iterator[TableColumn]:
    """The columns that are about a field of the kind, by the ends of their names."""
    ends = {
        "_earliest": ("day", _EARLIEST),
        "_latest": ("day", _LATEST),
        "_certainty": ("text", _CERTAINTY),
        "_without_record": ("text", _WITHOUT_RECORD),
    }
    names = columns(kind)
    for spec in specification(KINDS[kind]):
        found = {end: kind_ for end, kind_ in ends.items() if spec.name + end in names}
        plain = ("date", _DATE) if "_earliest" in found else ("text", _IDS if found else _VALUE)
        for end, (type_, message) in {"": plain, **found}.items():
            yield TableColumn(spec.name + end, type_, message, spec.label)
