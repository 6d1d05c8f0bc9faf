"""Archived copies are copies of the address of their source, as far as archives say what they have copied."""

from __future__ import annotations

import pytest

from atlas.rules.sources import copied_address
from invented_data import AASUND_PAGE, AGREEMENT, PLACES, TWINNED, WriteData

PAGE = "data/sources/aasund-page.yaml"
URL = "https://aasund.example/vanorter"


def told(write_data: WriteData, archive: str, url: str = URL) -> str:
    """The first line of the report on a source with this archived copy; "" where nothing is wrong."""
    source = AASUND_PAGE.replace(URL, f'"{url}"')
    report = write_data({**TWINNED, PAGE: f'{source}archive_url: "{archive}"\n'}).check()
    return report.partition("warning: ")[2].partition("\n")[0]


@pytest.mark.parametrize(
    "archive",
    [
        f"https://web.archive.org/web/20200101000000/{URL}",
        "https://web.archive.org/web/20200101000000/http://www.aasund.example:80/vanorter/",
        "https://web.archive.org/web/20200101000000id_/https:/aasund.example/vanorter#top",
        "https://web.archive.org/web/2020/aasund.example/vanorter",
        f"https://archive.ph/2020.01.01-101010/{URL}",
        f"https://archive.ph/20200101/{URL}",
        "https://archive.ph/aBcDe",
        "https://perma.cc/AB12-CD34",
        "https://webarkiv.example/2024-05-15/506.html",
        "https://webarkiv.example/20240515/506.html",
        f"https://arquivo.pt/wayback/20200101000000/{URL}",
        f"https://webarkiv.example/show?url={URL}",
    ],
)
def test_a_copy_of_the_address_is_right(archive: str, write_data: WriteData) -> None:
    assert told(write_data, archive) == ""


def test_escapes_may_differ(write_data: WriteData) -> None:
    archive = "https://web.archive.org/web/20200101000000/https://aasund.example/v%C3%A4norter?id=1"
    assert told(write_data, archive, "https://aasund.example/vänorter?id=1") == ""


@pytest.mark.parametrize(
    "archive",
    [
        "https://web.archive.org/web/20200101000000/https://aasund.example/",
        "https://web.archive.org/web/20200101000000/https://testograd.example/vanorter",
        f"https://archive.ph/20200101/{URL}/2",
        f"https://webarkiv.example/show?url={URL}2",
    ],
)
def test_a_copy_of_another_address_is_told(archive: str, write_data: WriteData) -> None:
    assert told(write_data, archive) == f"this is a copy of another address: {copied_address(archive)}"


@pytest.mark.parametrize(
    "archive", [f"https://web.archive.org/web/*/{URL}?a", "https://web.archive.org/details/aasund"]
)
def test_a_list_of_copies_is_no_copy(archive: str, write_data: WriteData) -> None:
    assert (
        told(write_data, archive.replace("/https://", "/"))
        == f"'{archive.replace('/https://', '/')}' is not a copy from a particular day"
    )


@pytest.mark.parametrize("archive", [URL, "http://www.aasund.example/vanorter/#x"])
def test_the_source_itself_is_no_copy(archive: str, write_data: WriteData) -> None:
    assert told(write_data, archive) == "the archived copy has the address of the source itself"


def test_a_source_described_in_a_citation_is_checked_too(write_data: WriteData) -> None:
    page = "title: {sv: A}, url: 'https://a.example/a', retrieved: 2025-11-28, archive_url: 'https://a.example/a', quote: Q"
    report = write_data(
        {
            **PLACES,
            "data/agreements/a.yaml": AGREEMENT.replace("id: aasund-page, at: paragraph 1", page).replace(
                ", quote: Testograd 1989", ""
            ),
        }
    ).check()
    assert "warning: the archived copy has the address of the source itself" in report


def test_a_source_without_an_address_has_nothing_to_compare(write_data: WriteData) -> None:
    kept = AASUND_PAGE.replace(f"url: {URL}", "document: aasund.txt")
    text = f"{kept}archive_url: https://web.archive.org/web/2020/https://aasund.example/\n"
    assert "warning" not in write_data({**TWINNED, PAGE: text}).check()
