"""What is in force when: the documents' dates, as a build for a day and as the years tell them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from atlas.derive.computed.computed import Computed
from atlas.incremental.checking import check_project
from atlas.model.agreements import Agreement
from atlas.model.choices import Basis
from atlas.model.records import Record
from atlas.records.store import Atlas

ROOT = Path(__file__).parents[2]
SORMLAND = "sormland-leningrad-oblast-2003"
ASTANA = "saint-petersburg-astana-2017"
TWINS_WITH_A_YEAR = ("la-rochelle", "tubingen", "umea", "varkaus")
TWINS_WITHOUT = ("alytus", "brest", "duluth", "etchmiadzin", "joensuu", "mo-i-rana", "narva", "neubrandenburg")


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return check_project(ROOT)[1]


@pytest.mark.parametrize(
    ("id_", "day", "state"),
    [
        (SORMLAND, "2005-01-01", "in force"),
        (SORMLAND, "2010-01-01", "expired"),
        (ASTANA, "2019-01-01", "in force"),
        (ASTANA, "2026-11-22", "expired"),
    ],
)
def test_terms_begin_and_end(atlas: Atlas, id_: str, day: str, state: str) -> None:
    agreement = atlas[id_]
    assert isinstance(agreement, Agreement)
    found = Computed(atlas, (), date.fromisoformat(day)).agreements.status(agreement)
    assert (found.state.value, found.possibly) == (state, False)


def is_inferred(record: Record) -> bool:
    return isinstance(record, Agreement) and record.since is not None and record.since.basis is Basis.INFERRED


def test_in_2005_five_are_certain_and_of_eight_no_date_so_early_is_known(atlas: Atlas) -> None:
    years = {year.number: year for year in Computed(atlas, (), date(2026, 11, 22)).agreements.years}
    assert set(years[2005].certain) == {SORMLAND, *(f"petrozavodsk-{city}" for city in TWINS_WITH_A_YEAR)}
    inferred = {record.id for record in atlas.by_kind["agreements"] if is_inferred(record)}
    assert set(years[2005].inferred) == inferred & set(years[2005].certain)
    assert years[2005].possible == ()
    assert set(years[2018].possible) >= {f"petrozavodsk-{city}" for city in TWINS_WITHOUT}
    assert years[2005].unknown >= len(TWINS_WITHOUT)
