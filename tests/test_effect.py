"""No value that a file may hold is without effect: what is published changes where it is left out, or is another date."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any, get_origin

import pytest

from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import Choice, specification
from atlas.model.kinds import KINDS
from atlas.model.records import Record
from atlas.model.values import Number
from atlas.output.site import Site
from atlas.reading.folders import File
from atlas.reading.loading import read_record
from atlas.records.store import Atlas
from filled_records import PLAIN, Filler
from invented_data import LANGUAGES, settings

Path = tuple[str | int, ...]
FORMS = (
    "1989-06-04",
    "1989",
    "1987~",
    "2014?",
    "198X",
    "2007/2009",
    "../2010",
    "2017/..",
    "2013/",
    "/2012",
    "XXXX-06-04",
)
"""Dates that differ from that of filled records."""
ORDER = ("agreements", *(kind for kind in KINDS if kind != "agreements"))
OF_EACH_KIND = pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=() if kind == "agreements" else pytest.mark.slow) for kind in ORDER]
)
OF_SOME = pytest.mark.parametrize("every", [5, pytest.param(1, marks=pytest.mark.long)])
"""Tests some of the changes, or all of them where there is time."""


class OtherThanUsual(Filler):
    """Fills choices with what is not the default."""

    def single(self, type_: Any, depth: int) -> Any:
        """The last of the words that may stand."""
        return (
            str(list(type_)[-1])
            if isinstance(type_, type) and issubclass(type_, Choice)
            else super().single(type_, depth)
        )


class WithFullEntries(OtherThanUsual):
    """Fills the entries of lists too, with their times, acts and amounts."""

    def record(self, kind: str) -> dict[str, Any]:
        """The fields of a record, with lists filled more deeply."""
        fields = super().record(kind)
        for spec in specification(KINDS[kind]):
            if get_origin(spec.type) is tuple and spec.key not in ("sources", "open", "formerly", "remarks"):
                entries = self.value(spec.type, -2 if spec.key in ("parties", "roles") else -1)
                fields |= {spec.key: entries} if entries else {}
        return fields


def with_full_entries(kind: str) -> dict[str, Any]:
    return WithFullEntries(lambda number: f"t{number} e{number}").record(kind)


def filled(kind: str) -> dict[str, Any]:
    return OtherThanUsual(lambda number: f"t{number} e{number}").record(kind)


def read(kind: str, fields: dict[str, Any]) -> Record | None:
    """The record; None where it is refused."""
    entry, problems = read_record(File("", kind, f"the-{kind}"), json.dumps(fields).encode())
    return entry.record if not problems else None


OTHERS = {kind: read(kind, filled(kind)) for kind in KINDS}


def published(record: Record, own: bool) -> str:
    """What the page of a record and its files tell; or else those of all records and the weak places of the data."""
    others = (one for one in OTHERS.values() if one and one.id != record.id)
    site = Site(Atlas([record, *others]), settings())
    pages = [page for page in site.pages("en") if _tells(page.address, record.id if own else "")]
    return "".join(page.markdown() + "".join(map(str, page.files())) for page in pages)


def _tells(address: str, id_: str) -> bool:
    """Tests for the page of a record, or of inferred or doubtful values; texts that lack a language say nothing here."""
    return address.count("/") == 2 and id_ in address and "missing-texts" not in address


def is_silent(kind: str, fields: dict[str, Any], changed: dict[str, Any]) -> bool:
    """Tests if a change of what is written, which is not refused and no default, changes nothing that is published."""
    before, after = read(kind, fields), read(kind, changed)
    if before is None or after is None or before == after:
        return False
    written = json.dumps(fields)
    return all(told(kind, written, own) == published(after, own) for own in (True, False))


@cache
def told(kind: str, written: str, own: bool) -> str:
    """What is published of the filled record of a kind."""
    record = read(kind, json.loads(written))
    assert record
    return published(record, own)


def paths(value: Any, path: Path = ()) -> Iterator[Path]:
    """The paths to all fields, those of the record first."""
    if isinstance(value, dict):
        yield from ((*path, key) for key in value)
        for key, inner in value.items():
            yield from paths(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from paths(inner, (*path, index))


def at(fields: Any, path: Path) -> Any:
    for step in path:
        fields = fields[step]
    return fields


@cache
def paths_of_kinds() -> dict[str, list[Path]]:
    """By kind, one path for each of its fields, and for each field of a list or shape that no kind before it has."""
    seen: set[Path] = set()
    found: dict[str, list[Path]] = {}
    for kind in ORDER:
        found[kind] = []
        for path in paths(filled(kind)):
            names = tuple(step for step in path if isinstance(step, str))
            place = names[-2:] if len(names) > 1 else (kind, *names)
            if place not in seen and path[-1] not in LANGUAGES:
                seen.add(place)
                found[kind].append(path)
    return found


def without(fields: dict[str, Any], path: Path) -> dict[str, Any]:
    changed = deepcopy(fields)
    del at(changed, path[:-1])[path[-1]]
    return changed


def replaced(fields: dict[str, Any], path: Path, value: str) -> dict[str, Any]:
    changed = deepcopy(fields)
    at(changed, path[:-1])[path[-1]] = value
    return changed


@OF_EACH_KIND
def test_each_value_is_told(kind: str) -> None:
    fields = filled(kind)
    assert [path for path in paths_of_kinds()[kind] if is_silent(kind, fields, without(fields, path))] == []


@OF_SOME
@OF_EACH_KIND
def test_each_form_of_each_date_is_told(kind: str, every: int) -> None:
    fields = filled(kind)
    dates = [path for path in paths_of_kinds()[kind] if at(fields, path) == PLAIN[PartialDate]]
    changes = [(path, form) for path in dates for form in FORMS][::every]
    assert [change for change in changes if is_silent(kind, fields, replaced(fields, *change))] == []


NUMBERS = ("0", "1", "0.5", "682000000", "682000001.5")
"""Numbers that differ from that of filled records."""


@cache
def paths_in_entries() -> dict[str, list[Path]]:
    """By kind, the paths to the dates and numbers in lists of full records that no kind before it has."""
    seen: set[Path] = set()
    found: dict[str, list[Path]] = {kind: [] for kind in ORDER}
    for kind in ORDER:
        fields = with_full_entries(kind)
        for path in paths(fields):
            names = tuple(step for step in path if isinstance(step, str))
            is_cited = {"sources", "source", "otherwise"} & {*names}
            if at(fields, path) in (PLAIN[PartialDate], PLAIN[Number]) and not is_cited and names not in seen:
                seen.add(names)
                found[kind].append(path)
    return found


@pytest.mark.slow
@OF_SOME
@OF_EACH_KIND
def test_each_form_of_each_date_and_number_in_entries_is_told(kind: str, every: int) -> None:
    fields = with_full_entries(kind)
    found = [(path, NUMBERS if at(fields, path) == PLAIN[Number] else FORMS) for path in paths_in_entries()[kind]]
    changes = [(path, form) for path, forms in found for form in forms][::every]
    assert [change for change in changes if is_silent(kind, fields, replaced(fields, *change))] == []


def test_times_of_entries_founding_and_amounts_are_among_what_is_changed() -> None:
    found = {
        ".".join(str(step) for step in path if isinstance(step, str))
        for paths in paths_in_entries().values()
        for path in paths
    }
    assert {
        *("parties.during.value", "parties.acts.date.value", "parties.acts.until.value", "roles.during.value"),
        *("members.during.value", "offices.during.value", "partners.during.value", "participants.during.value"),
        *("founded.value", "dates.value", "funding.date.value", "funding.amount.value", "figures.value.value"),
    } <= found


@pytest.mark.parametrize("form", FORMS)
def test_each_of_several_dates_of_an_event_is_told(form: str) -> None:
    fields = filled("events")
    more = deepcopy(fields)
    more["dates"].append({**deepcopy(fields["dates"][0]), "value": form})
    assert not is_silent("events", fields, more)
    other = replaced(more, ("dates", 1, "value"), "1999-01-01")
    assert not is_silent("events", other, more)
