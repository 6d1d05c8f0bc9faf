"""Quotes are looked for in pages, however a page is coded and its words are set."""

from __future__ import annotations

from typing import Any

import pytest
from invented_host import QUOTE, RUSSIAN
from invented_sources import Sources

from linkcheck.pages import read_page
from linkcheck.quotes import folded, is_found


def quoted(path: str, quote: str, sources: Sources, capsys: Any) -> dict[str, Any]:
    sources.put({"aasund-page": path})
    sources.cite("aasund-page", quote)
    return sources.told(capsys)["aasund-page"]


@pytest.mark.parametrize(
    "path",
    [
        "/windows-1251",
        "/in-meta",
        "/koi8",
        "/utf-8-unsaid",
        "/utf-16",
        "/charset-lies",
        "/charset-unknown",
        "/charset-zlib",
    ],
)
def test_a_quote_is_found_in_whatever_charset(path: str, sources: Sources, capsys: Any) -> None:
    entry = quoted(path, RUSSIAN, sources, capsys)
    assert entry["quotes"] == [{"quote": RUSSIAN, "found": True, "cited_by": ["cities/aasund"]}]


@pytest.mark.parametrize(("path", "found"), [("/gzip", True), ("/302", True), ("/endless-quote", True)])
def test_a_quote_is_found_behind_codings_and_redirects(path: str, found: bool, sources: Sources, capsys: Any) -> None:
    assert quoted(path, QUOTE, sources, capsys)["quotes"][0]["found"] is found


def test_a_quote_that_is_not_there_is_told_with_who_cites_it(sources: Sources, capsys: Any) -> None:
    sources.put({"aasund-page": "/page"})
    sources.cite("aasund-page", "vennskapsby siden 1850")
    sources.run()
    out = capsys.readouterr().out
    assert "## Quotes no longer found (1)" in out
    assert "`vennskapsby siden 1850`, quoted in `cities/aasund`" in out


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/pdf", "PDFs are not read"),
        ("/endless", "it is too large or too slow to be read to its end"),
        ("/drip", "it is too large or too slow to be read to its end"),
        ("/short", "it is too large or too slow to be read to its end"),
        ("/bomb", "it is too large or too slow to be read to its end"),
        ("/scripts", "it has hardly any text without scripts"),
    ],
)
def test_what_cannot_be_read_is_told_and_no_quote_is_missed(path: str, why: str, sources: Sources, capsys: Any) -> None:
    entry = quoted(path, "vennskapsby siden 1850", sources, capsys)
    assert (entry["unread"], entry["quotes"][0]["found"]) == (why, None)


def test_quotes_of_a_kept_document_are_not_looked_for_at_its_address(sources: Sources, capsys: Any) -> None:
    sources.put({"aasund-page": "/page"}, more="document: aasund.txt\nseen: document\n")
    sources.cite("aasund-page", "vennskapsby siden 1850")
    assert sources.told(capsys)["aasund-page"]["quotes"] == []


@pytest.mark.parametrize(
    ("quote", "page"),
    [
        ("vennskapsby siden 1990", "<p>Vennskapsby\n   siden&nbsp;1990"),
        ('byen "Pushkin"', "<p>byen «Pushkin»"),
        ("byen 'Pushkin'", "<p>byen ”Pushkin”"),
        ("byens", "<p>byen’s"),
        ("Sør-Varanger", "<p>Sør‑Varanger"),
        ("1990–1995", "<p>1990-1995"),
        ("Kirkenes", "<p>Kirke&shy;nes"),
        ("Kirkenes", "<p>Kirke\u200bnes"),
        ("vennskapsby", "<p>vennskaps<b>by</b>"),
        ("Åsund", "<p>A\u030asund"),
        ("1990 … 2019", "<p>Fra 1990, og til 2019"),
        ("1990 [...] 2019", "<p>Fra 1990, og til 2019"),
        ("en ordfører … Testograd", "<p>en ordfører<script>x</script><p>fra Testograd"),
        ("Byens venner", "<title>Byens venner</title><p>Hei"),
        ("et bilde av byen", '<p>Hei<img alt="et bilde av byen">'),
        ("A & B", "<p>A &amp; B"),
    ],
)
def test_marks_spaces_and_hyphens_may_differ(quote: str, page: str) -> None:
    assert is_found(quote, folded(read_page(page.encode(), "text/html; charset=utf-8").text))


@pytest.mark.parametrize(
    ("quote", "page"),
    [
        ("siden 1990", "<p>siden 1991"),
        ("2019 … 1990", "<p>Fra 1990, og til 2019"),
        ("hemmelig", "<p>Hei<script>hemmelig</script><style>hemmelig</style><!-- hemmelig -->"),
    ],
)
def test_other_words_are_not_taken_for_the_quote(quote: str, page: str) -> None:
    assert not is_found(quote, folded(read_page(page.encode(), "text/html; charset=utf-8").text))


@pytest.mark.parametrize(
    "body", [b"", b"\0\0", b"<", b"<!--", b"<?xml version='1.0' encoding='x'?><p>a", b"<div>" * 20_000]
)
def test_no_page_breaks_the_reading(body: bytes) -> None:
    read_page(body, "text/html")
