"""What overviews tell of all records: after an edit, the answers change that it concerns, and no others."""

from __future__ import annotations

import pytest

from atlas.incremental.fingerprints import Fingerprints
from atlas.output.site import Site
from invented_data import AASUND, AGREEMENT, TESTOGRAD, TWINNED, WriteData

CITY = "data/cities/aasund.yaml"
BOND = "data/agreements/aasund-testograd.yaml"
EVENT = "data/events/visit.yaml"
WHERE = "coordinates: [60.0, 5.0]\n"
VISIT = """\
name: {en: A visit}
kind: visit
dates: 2025-05-01
places: [aasund]
sources:
  - {id: aasund-page, at: paragraph 2, quote: Besök, supports: [kind, dates, places]}
"""
BEFORE = {
    **TWINNED,
    CITY: AASUND.replace("sources:", f"{WHERE}sources:").replace("[country]", "[country, coordinates]"),
    "data/cities/testograd.yaml": TESTOGRAD.replace("sources:", f"{WHERE}sources:").replace(
        "[country]", "[country, coordinates]"
    ),
    EVENT: VISIT,
}
ASKED = {
    "numbers of kinds": "",
    "numbers of countries": "",
    "numbers of topics": "",
    "numbers of cities": "",
    "numbers of decades": "",
    "countries with agreements together": "NO",
    "numbers of times": "",
    "numbers of translations": "",
    "numbers of weak places": "",
    "numbers of anniversaries": "",
    "extent": "kinds/agreements",
    "activity": "kinds/agreements/1980/2026",
    "latest events": "",
    "latest decisions": "",
    "newest source": "",
    "reach": "",
    "next anniversaries": "",
    "dates to come": "",
    "agenda": "",
    "extent of the agenda": "",
    "extent of the agenda of a country": "NO",
    "map of all relations": "",
    "table of a year in en": "2026",
    "table of a decade in en": "2020",
    "table of a kind": "agreements",
    "countries of a record": "aasund-testograd",
    "part of anniversaries": " 2026 0 200",
    "part of ends of terms": " 0 200",
    "facets of a kind": "agreements",
    "fields of facets": "agreements",
    "periods of a kind": "agreements",
    "words of facets in en": "agreements",
    "names of a kind in en": "agreements",
    "counted places in en": "NO",
    "record of a former id": "old-aasund",
    "published files": "",
}
"""Every answer by name, with whom it is asked of."""
COUNTED = {"next anniversaries", "dates to come", "agenda", "part of anniversaries", "table of a kind"}
"""What tells of an agreement's record."""
IN_YEARS = {"table of a year in en", "table of a decade in en"}


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        (CITY, "en: Aasund", "en: Aasunn", {*IN_YEARS, "table of a kind", "names of a kind in en"}),
        (CITY, "name:", "# Nothing that shows.\nname:", set()),
        (CITY, "country: NO", "country: NO\nformerly: [old-aasund]", {"record of a former id"}),
        (CITY, "coordinates: [60", "coordinates: [61", {"map of all relations"}),
        (
            BOND,
            "1989",
            "1987",
            COUNTED | {"extent", "activity", "facets of a kind", "periods of a kind", "words of facets in en"},
        ),
        (
            BOND,
            "type: twinning",
            "type: friendship",
            COUNTED | {*IN_YEARS, "facets of a kind", "words of facets in en"},
        ),
        (EVENT, "2025-05-01", "2025-05-02", {"latest events", "agenda"}),
    ],
)
def test_an_edit_changes_the_answers_that_tell_of_it(
    write_data: WriteData, monkeypatch: pytest.MonkeyPatch, path: str, old: str, new: str, expected: set[str]
) -> None:
    before = prints_of(write_data(BEFORE).site())
    assert old in BEFORE[path]
    after = prints_of(write_data({**BEFORE, path: BEFORE[path].replace(old, new, 1)}).site())
    changed = {what for what in ASKED if before[what] != after[what]}
    assert changed - {"numbers of decades"} == expected


def test_every_answer_is_asked_here(write_data: WriteData) -> None:
    names = write_data(BEFORE).site().atlas.tracker.queries
    assert {name for name in names if not name.endswith((" ru", " sv", " fi"))} == set(ASKED)


def test_a_second_agreement_changes_all_numbers_that_count_it(write_data: WriteData) -> None:
    before = prints_of(write_data(BEFORE).site())
    second = AGREEMENT.replace("twinning", "cooperation").replace("since: 1989", "since: 1999")
    after = prints_of(write_data({**BEFORE, "data/agreements/second.yaml": second}).site())
    same = {what for what in ASKED if before[what] == after[what]}
    assert same == {
        "numbers of translations",
        "numbers of topics",
        "latest events",
        "latest decisions",
        "newest source",
        "extent of the agenda",
        "extent of the agenda of a country",
        "countries of a record",
        "part of ends of terms",
        "record of a former id",
        "published files",
        "counted places in en",
    }


def prints_of(site: Site) -> dict[str, str]:
    fingerprints = Fingerprints(site.atlas, "")
    return {what: fingerprints.of_pages((), [(what, of)]) for what, of in ASKED.items()}
