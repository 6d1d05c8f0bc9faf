"""The dates of the data: the newest cited source, beside the day of the build, which is never said to be theirs."""

from __future__ import annotations

import pytest

from invented_data import TWINNED, WriteData

PAGE = TWINNED["data/sources/aasund-page.yaml"]
LATER = "title: {en: Later}\nlanguage: en\nseen: document\ndocument: later.txt\npublished: 2020\n"


def home(write_data: WriteData, language: str, dates: str, others: dict[str, str] | None = None) -> str:
    site = write_data(TWINNED | {"data/sources/aasund-page.yaml": PAGE + dates} | (others or {})).site("2026-01-31")
    page = next(page for page in site.pages(language) if not page.address)
    assert page.markdown().rstrip().endswith(page.data_dates()[1:])
    return " ".join(page.data_dates().split())


@pytest.mark.parametrize(
    ("language", "dates"),
    [
        ("en", "newest source in the atlas: 14 December 2017; statuses as of 31 January 2026"),
        ("ru", "дата самого нового источника в атласе: 14 декабря 2017 г.; статусы по состоянию на 31 января 2026 г."),
        ("sv", "atlasens nyaste källa: 14 december 2017; status beräknad per 31 januari 2026"),
        ("fi", "atlaksen uusimman lähteen päiväys: 14. joulukuuta 2017; sopimusten tilanne 31. tammikuuta 2026"),
    ],
)
def test_the_home_page_tells_the_newest_source_and_the_day_of_the_states(
    write_data: WriteData, language: str, dates: str
) -> None:
    assert home(write_data, language, "state_of: 2017-12-14\npublished: 2018-02-01\n") == dates


@pytest.mark.parametrize(
    ("dates", "newest"),
    [
        ("published: 2018-02\n", "newest source in the atlas: February 2018; "),
        ("state_of: ../2019\npublished: 2018\n", ""),
        ("updated: 2025-01-01\nretrieved: 2026-01-01\n", ""),
    ],
)
def test_a_source_is_of_its_state_or_its_publication_not_of_when_it_was_looked_at(
    write_data: WriteData, dates: str, newest: str
) -> None:
    assert home(write_data, "en", dates) == f"{newest}statuses as of 31 January 2026"


def test_sources_that_nothing_cites_do_not_count_and_of_one_time_the_closest_does(write_data: WriteData) -> None:
    later = {"data/sources/later.yaml": LATER}
    assert home(write_data, "en", "published: 2019\n", later).startswith("newest source in the atlas: 2019; ")
    bond = TWINNED["data/agreements/aasund-testograd.yaml"].replace(
        "since: 1989", "since: 1989\nsigned: {value: 1990, sources: [{id: later, at: page 1, quote: signed}]}"
    )
    cited = later | {"data/agreements/aasund-testograd.yaml": bond}
    assert home(write_data, "en", "published: 2019\n", cited).startswith("newest source in the atlas: 2020; ")
    assert home(write_data, "en", "published: 2020-01-01\n", cited).startswith(
        "newest source in the atlas: 1 January 2020; "
    )
