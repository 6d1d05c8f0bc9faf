"""The bars of dates and agreements: their certain, possible and open stretches."""

from __future__ import annotations

import pytest

from atlas.derive.computed.computed import Computed
from atlas.derive.times.bars import Bar
from atlas.derive.times.date_bars import date_bar
from atlas.model.choices import Basis
from atlas.model.dates.partial_date import PartialDate
from atlas.model.shapes import Stated
from atlas.model.text import Text
from invented_data import LANGUAGES, TWINNED, WriteData

AGREEMENT = """\
type: twinning
parties:
{parties}
{dates}
sources:
  - {{id: aasund-page, at: paragraph 1, quote: Testograd, supports: [parties{supports}]{as_of}}}
"""
ENDED = "ended: {value: 2005, sources: [{id: aasund-page, at: line 2, quote: 2005}]}"
BOTH = "  - aasund\n  - testograd"


def stated(text: str, *otherwise: str, doubtful: bool = False) -> Stated[PartialDate]:
    others = tuple(stated(other) for other in otherwise)
    doubt = Text({"en": "Why."}) if doubtful else None
    date = PartialDate.parse(text)
    return Stated(value=date, basis=Basis.STATED, sources=(), note=None, doubtful=doubt, otherwise=others)


def shown(bar: Bar | None) -> str | None:
    """`possible 1989-01-01/1989-12-30, certain 1989-12-31/..`."""
    if bar is None:
        return None
    return ", ".join(
        f"{one.sureness.value} {one.first if one.first in one.known_ends else '..'}/"
        f"{one.last if one.last in one.known_ends else '..'}"
        for one in bar.stretches
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2014-06-04", "certain 2014-06-04/2014-06-04"),
        ("2014", "possible 2014-01-01/2014-12-31"),
        ("2014~", "possible 2012-12-31/2016-01-01"),
        ("2014-06-04/2014-06-05", "certain 2014-06-04/2014-06-05"),
        (
            "2012/2014",
            "possible 2012-01-01/2012-12-30, certain 2012-12-31/2014-01-01, possible 2014-01-02/2014-12-31",
        ),
        ("2014/2014", "possible 2014-01-01/2014-12-31"),
        ("2014-06-04/..", "open 2014-06-04/.."),
        ("2014/", "possible 2014-01-01/2014-12-30, open 2014-12-31/.."),
        ("/2014-06-04", "open ../2014-06-04"),
        ("XXXX-06-04", None),
        ("XXXX-06-04/XXXX-06-05", None),
    ],
)
def test_a_date_is_drawn_no_longer_and_no_surer_than_it_is(text: str, expected: str | None) -> None:
    assert shown(date_bar(stated(text), point=False)) == expected


def test_in_a_point_field_an_interval_is_one_day_within_it() -> None:
    assert shown(date_bar(stated("2012/2014"), point=True)) == "possible 2012-01-01/2014-12-31"


def test_what_another_source_says_is_possible_too() -> None:
    assert shown(date_bar(stated("2014-06-04", "2014-06-06"), point=True)) == "possible 2014-06-04/2014-06-06"


def test_of_a_doubtful_date_nothing_is_certain() -> None:
    assert shown(date_bar(stated("2014-06-04", doubtful=True), point=True)) == "possible 2014-06-04/2014-06-04"


@pytest.mark.parametrize(
    ("dates", "as_of", "parties", "expected"),
    [
        (
            "since: 1989",
            ", as_of: 2017-12-14",
            BOTH,
            "possible 1989-01-01/1989-12-30, certain 1989-12-31/2017-12-14, unconfirmed 2017-12-15/..",
        ),
        (
            "",
            ", as_of: 2017-12-14",
            BOTH,
            "open ../2017-12-13, certain 2017-12-14/2017-12-14, unconfirmed 2017-12-15/..",
        ),
        ("since: 1989-05-01", "", BOTH, "open 1989-05-01/.."),
        ("in_force: 2004/2006", "", BOTH, "certain 2004-01-01/2006-12-31"),
        (f"in_force: 2004/2006\n{ENDED}", "", BOTH, "certain 2004-01-01/2005-01-01, possible 2005-01-02/2005-12-31"),
        ("", "", BOTH, None),
        ("standing: planned\nin_force: 2030-01-01/2031-12-31", "", BOTH, "certain 2030-01-01/2031-12-31"),
        (
            "since: 1989-05-01",
            ", as_of: 2017-12-14",
            "  - aasund\n  - id: testograd\n    acts: [{act: suspended, date: 2022-03-01, "
            "sources: [{id: aasund-page, at: line 1, quote: x}]}]",
            "certain 1989-05-01/2017-12-14, unconfirmed 2017-12-15/2022-02-28, suspended 2022-03-01/..",
        ),
    ],
)
def test_an_agreement_is_drawn_by_its_states(
    write_data: WriteData, dates: str, as_of: str, parties: str, expected: str | None
) -> None:
    short = (line.split(":")[0] for line in dates.splitlines() if "{" not in line)
    fields = "".join(f", {field}" for field in short if field != "standing")
    text = AGREEMENT.format(parties=parties, dates=dates, supports=fields, as_of=as_of)
    site = write_data(TWINNED | {"data/agreements/aasund-testograd.yaml": text}).site()
    bars = Computed(site.atlas, LANGUAGES, site.settings.as_of).times.bars(site.atlas["aasund-testograd"])
    assert [shown(bar) for bar in bars] == ([expected] if expected else [])
