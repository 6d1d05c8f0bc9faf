"""What is in force when: the documents' dates, as a build for a day and as the years tell them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from atlas.derive.computed.computed import Computed
from atlas.incremental.checking import check_project
from atlas.model.agreements import Agreement
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


def test_in_2005_five_are_certain_and_eight_possible(atlas: Atlas) -> None:
    years = {year.number: year for year in Computed(atlas, (), date(2026, 11, 22)).agreements.years}
    assert set(years[2005].certain) == {SORMLAND, *(f"petrozavodsk-{city}" for city in TWINS_WITH_A_YEAR)}
    assert set(years[2005].possible) == {f"petrozavodsk-{city}" for city in TWINS_WITHOUT}
