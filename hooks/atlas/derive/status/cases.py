"""The table of cases by which the state of agreements is checked and explained, read from cases.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import yaml

from atlas.model.agreements import Agreement
from atlas.model.records import Record
from atlas.model.text import Text
from atlas.package import ROOT
from atlas.reading.folders import File
from atlas.reading.loading import read_record
from atlas.records.store import Atlas

TABLE = ROOT / "derive" / "status" / "cases.yaml"
_ID = "bond"


@dataclass(frozen=True, slots=True)
class Case:
    """An agreement among a few records, its state on a day, and the name of the function in rules.py that decides.

    `what` says what the case shows, `sentence` what a reader reads on that day; `yaml` is the agreement as written.
    """

    id: str
    what: Text
    rule: str
    day: date
    state: str
    sentence: Text
    yaml: str
    agreement: Agreement
    atlas: Atlas


@cache
def cases() -> tuple[Case, ...]:
    """Every case of the table. Raises ValueError where the data of one cannot be read."""
    table = yaml.safe_load(TABLE.read_text("utf-8"))
    return tuple(_case(entry, table["records"]) for entry in table["cases"])


def _case(entry: Mapping[str, Any], shared: Mapping[str, str]) -> Case:
    files = {**shared, **entry.get("others", {}), f"agreements/{_ID}": entry["agreement"]}
    atlas = Atlas(_records(files))
    agreement = atlas[_ID]
    assert isinstance(agreement, Agreement)
    return Case(
        id=entry["id"],
        what=Text(entry["what"]),
        rule=entry["rule"],
        day=entry["day"],
        state=entry["state"],
        sentence=Text(entry["sentence"]),
        yaml="".join((entry["agreement"], *(f"---\n{text}" for text in entry.get("others", {}).values()))),
        agreement=agreement,
        atlas=atlas,
    )


def _records(files: Mapping[str, str]) -> Iterator[Record]:
    for path, text in files.items():
        kind, id_ = path.split("/")
        entry, problems = read_record(File(f"data/{path}.yaml", kind, id_), text.encode())
        if problems or entry.record is None:
            raise ValueError(f"{TABLE.name}: {problems}")
        yield entry.record
