"""How to cite a page: what it says, read back by programs for references."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from lxml import html

from atlas.languages.edition import edition
from atlas.output.site import read_site
from atlas.pages.bibliography.bibtex import bibtex
from atlas.pages.bibliography.citing import how_to_cite
from atlas.pages.bibliography.csl import csl_json
from atlas.pages.bibliography.entry import BibliographicEntry
from atlas.pages.bibliography.ris import ris
from atlas.pages.publishing.page import Page
from exported_data import example_site
from invented_data import LANGUAGES, TWINNED, WriteData, settings
from invented_history import History, git

ENTRY = BibliographicEntry(
    title="Aasund",
    container="Invented Atlas",
    address="https://atlas.example/repo/cities/aasund/",
    language="en",
    day=dt.date(2026, 1, 31),
    dates="statuses as of 31 January 2026",
    version="0123456789ab",
)
HOSTILE = (
    "50 % & more_than #1, $5",
    "one } too many",
    "{ left open",
    "C:\\new\\title and \\input{x}",
    'said "so", he said',
    "Tschüss ~ Осунн",
    "comma, = and @misc{evil,",
    "ends with a backslash \\",
    "TY - BOOK",
    "<b>&amp;</b>",
)
MEDIA_TYPES = {"RIS": "application/x-research-info-systems", "CSL-JSON": "application/vnd.citationstyles.csl+json"}


def fields_of_bibtex(text: str) -> dict[str, str]:
    library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    (entry,) = library.entries
    return {"ENTRYTYPE": entry.entry_type, "ID": entry.key} | {
        field.key: str(field.value).strip("{}") for field in entry.fields
    }


def fields_of_ris(text: str) -> dict[str, Any]:
    (entry,) = rispy.loads(text)
    return dict(entry)


def test_bibtex_is_read_back() -> None:
    assert fields_of_bibtex(bibtex(ENTRY)) == {
        "ENTRYTYPE": "misc",
        "ID": "repo-cities-aasund-2026-01-31",
        "title": "Aasund",
        "howpublished": "Invented Atlas",
        "year": "2026",
        "month": "1",
        "url": "https://atlas.example/repo/cities/aasund/",
        "version": "0123456789ab",
        "note": "statuses as of 31 January 2026",
    }


def test_ris_is_read_back() -> None:
    found = fields_of_ris(ris(ENTRY))
    assert found["type_of_reference"] == "ELEC"
    assert found["title"] == "Aasund"
    assert found["secondary_title"] == "Invented Atlas"
    assert found["date"] == "2026/01/31/"
    assert found["edition"] == "0123456789ab"
    assert found["urls"] == ["https://atlas.example/repo/cities/aasund/"]
    assert fields_of_ris(ris(replace(ENTRY, dataset=True)))["type_of_reference"] == "DATA"


def test_csl_json_is_read_back() -> None:
    assert json.loads(csl_json(ENTRY)) == [
        {
            "id": "repo-cities-aasund-2026-01-31",
            "type": "webpage",
            "title": "Aasund",
            "container-title": "Invented Atlas",
            "issued": {"date-parts": [[2026, 1, 31]]},
            "URL": "https://atlas.example/repo/cities/aasund/",
            "version": "0123456789ab",
            "language": "en",
        }
    ]


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_titles_are_read_back_as_they_are(title: str) -> None:
    entry = replace(ENTRY, title=title, container=title)
    plain = replace(ENTRY, title="x", container="x")
    assert fields_of_ris(ris(entry))["title"] == title
    assert json.loads(csl_json(entry))[0]["container-title"] == title
    text = bibtex(entry)
    assert text.count("{") == text.count("}")
    library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    (found,) = library.entries
    assert [field.key for field in found.fields] == [
        field.key for field in bibtexparser.parse_string(bibtex(plain)).entries[0].fields
    ]
    if title.count("{") == title.count("}"):
        assert found.fields_dict["title"].value == title


def test_line_ends_do_not_begin_another_field() -> None:
    entry = replace(ENTRY, title="Aasund\nER  - \r\nTY  - BOOK\u2028\x0b\x85end")
    assert fields_of_ris(ris(entry))["title"] == "Aasund ER - TY - BOOK end"
    assert ris(entry).count("TY  - ") == 1
    assert fields_of_bibtex(bibtex(entry))["title"] == "Aasund ER - TY - BOOK end"


def test_an_address_breaks_out_of_no_format() -> None:
    entry = replace(ENTRY, address='https://atlas.example/a}b"c\\d e<f/')
    (found,) = bibtexparser.parse_string(bibtex(entry)).entries
    assert found.fields_dict["url"].value == "https://atlas.example/a%7Db%22c%5Cd%20e%3Cf/"


@pytest.mark.parametrize("title", ["Aasund", *HOSTILE])
def test_the_links_of_the_page_hold_the_files(title: str) -> None:
    entry = replace(ENTRY, title=title)
    tree = html.fromstring(f"<div>{how_to_cite(entry, edition('en', LANGUAGES))}</div>")
    held = {"RIS": ris(entry), "CSL-JSON": csl_json(entry)}
    assert tree.findtext(".//code") == bibtex(entry)
    for link in tree.iter("a"):
        head, _, content = link.get("href").partition(",")
        assert head == f"data:{MEDIA_TYPES[link.text]};charset=utf-8"
        assert not re.search(r'[\s"<>{}|\\^`\[\]#]', content)
        assert unquote(content) == held[link.text]


def test_the_part_is_small() -> None:
    assert len(how_to_cite(ENTRY, edition("en", LANGUAGES)).encode()) < 1500


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "data version"), ("ru", "версия данных"), ("sv", "dataversion"), ("fi", "aineiston versio")],
)
def test_plain_text_is_in_the_language_of_the_page(language: str, words: str) -> None:
    shown = (
        html.fromstring(f"<div>{how_to_cite(ENTRY, edition(language, LANGUAGES))}</div>").findall("p")[0].text_content()
    )
    assert shown.startswith("Aasund. Invented Atlas, https://atlas.example/repo/cities/aasund/ (")
    assert f"{words} 0123456789ab" in shown


def page(pages: Any, address: str) -> Page:
    found: Page = next(one for one in pages if one.address == address)
    return found


def test_braces_without_another_are_named() -> None:
    text = bibtex(replace(ENTRY, title="}a{", container="{b}"))
    assert r"title = {{\textbraceright{}a\textbraceleft{}}}" in text
    assert r"howpublished = {{\{b\}}}" in text


def test_the_version_is_the_last_commit_of_a_record_or_of_all_data(tmp_path: Path) -> None:
    history = History(tmp_path / "project", TWINNED, "2026-01-01")
    first = git(history.root, "rev-parse", "HEAD")[:12]
    history.write({"data/cities/aasund.yaml": TWINNED["data/cities/aasund.yaml"] + "summary: {en: A town.}\n"})
    last = history.commit("2026-01-02")[:12]
    pages = list(read_site(history.root, replace(settings(), changes=True)).pages("en"))
    assert f"; data version {last})" in page(pages, "cities/aasund/").citing()
    assert f"; data version {first})" in page(pages, "cities/testograd/").citing()
    assert f"version = {{{last}}}" in page(pages, "data/").citing()
    assert "data version" not in page(pages, "cities/").citing()


def test_without_a_known_history_no_version_is_told() -> None:
    site = example_site()
    text = page(site.pages("en"), "cities/aasund/").citing()
    assert "data version" not in text
    assert "version =" not in text


def test_a_page_that_only_leads_to_another_has_that_one_cited(write_data: WriteData) -> None:
    moved = {"data/cities/aasund.yaml": TWINNED["data/cities/aasund.yaml"] + "formerly: [old-aasund]\n"}
    pages = list(write_data(TWINNED | moved).site().pages("en"))
    for address, other in (("cities/old-aasund/", "cities/aasund/"), ("countries/ru/no/", "countries/no/ru/")):
        text = page(pages, address).citing()
        assert other in text
        assert address not in text
