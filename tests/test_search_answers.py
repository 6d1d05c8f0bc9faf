"""The answers of the search: Pagefind's own program finds the same in our index as in one that Pagefind makes itself.

Both are made of the pages of the invented atlas in tests/examples. One difference is meant: words joined by a dash, as
in 1995–2004, are found singly in ours.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from engine_project import ROOT, SITE_URL, Project

sys.path.insert(0, str(ROOT / "scripts"))

from atlas.search.pagefind import Pagefind
from atlas.search.pages import is_searched
from benchmark.indexing import index_by_pagefind

pytestmark = pytest.mark.slow

NODE = shutil.which("node")
ROOTS = {"en": "", "ru": "ru/", "sv": "sv/", "fi": "fi/"}
WORD = re.compile(r"\b[^\W\d_]+\b")
JOINED = re.compile(r"[^\W_]–[^\W_]")
"""A dash without spaces between words: Pagefind does not find them singly, so such pages are not compared."""

Answer = dict[str, float]
"""The scores of the pages found, by their addresses, best first."""


class Indexes(NamedTuple):
    """The folders of the index that the build wrote and of Pagefind's own, each with one folder for each language."""

    ours: Path
    theirs: Path


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> Indexes:
    if not NODE:
        pytest.skip("there is no Node to run Pagefind's program: answers of our index and of Pagefind's not compared")
    folder = tmp_path_factory.mktemp("answers")
    project = Project(folder, {})
    (folder / "package.json").write_text('{"type": "module"}', "utf-8")  # else Node takes the program for CommonJS
    shutil.copytree(ROOT / "tests/examples/data", folder / "data")
    done = project.build()
    assert done.returncode == 0, done.stdout + done.stderr
    other = folder / "other"
    copy_searched_pages(project.site, other)
    index_by_pagefind(other, ROOTS)
    for path in (other / "pagefind").glob("*/*"):  # our site is read by a script of its own
        if path.suffix in (".js", ".pagefind"):
            shutil.copyfile(path, project.site / "pagefind" / path.parent.name / path.name)
    return Indexes(project.site / "pagefind", other / "pagefind")


def copy_searched_pages(site: Path, other: Path) -> None:
    """Copies all pages of the sitemap that the search finds."""
    paths = re.findall(f"<loc>{SITE_URL}(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    for path in paths:
        if is_searched(re.sub("^(ru|sv|fi)/", "", path)):
            (other / path).mkdir(parents=True)
            shutil.copyfile(site / path / "index.html", other / path / "index.html")


def asked(index: Path, queries: Sequence[str]) -> dict[str, Answer]:
    """The answers to queries, from the index of one language."""
    command = [str(NODE), ROOT / "tests/ask_index.mjs", index]
    done = subprocess.run(command, input=json.dumps(queries), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {query: dict(answer) for query, answer in zip(queries, json.loads(done.stdout), strict=True)}


def words_of(indexes: Indexes, page: str) -> str:
    """The words of a page, without marks."""
    return re.sub("<[^>]*>", " ", (indexes.theirs.parent / page.strip("/") / "index.html").read_text("utf-8"))


def in_both(indexes: Indexes, language: str, *queries: str) -> list[tuple[Answer, Answer]]:
    """The answers to each query, from our index and from Pagefind's."""
    ours, theirs = (asked(index / language, queries) for index in indexes)
    return [(ours[query], theirs[query]) for query in queries]


QUERIES: Mapping[str, Sequence[str]] = {
    "en": (
        *("Aasund", "Осунн", "Åsund", "Testograd", "Harbour Towns"),
        *("Aasund's", "Testograds", "agreement", "harbours", "twinned", "suspending"),
        *("harbour film", "days of Aasund in Testograd", "chamber of commerce Nordvik"),
        *("Aasund-Testograd", "harbour-film", "2012–2014"),
    ),
    "ru": (
        *("Осунн", "Тестоград", "Aasund"),
        *("Осунном", "Тестограда", "соглашениями", "города", "культурой"),
        *("соглашение Осунн Тестоград", "места на карте", "города-побратимы", "Осунн–Тестоград"),
    ),
    "sv": (
        *("Åsund", "Testograd", "Осунн"),
        *("Åsunds", "avtalen", "vänorterna", "städer", "festivalen"),
        *("avtal med Testograd", "platser på kartan", "Åsund-Testograd"),
    ),
    "fi": (
        *("Åsund", "Testograd", "Aasund"),
        *("Testogradin", "sopimuksia", "ystävyyskaupungeista", "kulttuurin", "kesäkuussa"),
        *("sopimus Testogradin kanssa", "kartan paikat", "Åsund-Testograd"),
    ),
}
"""Names, inflected words, several words, words with a dash."""


@pytest.mark.parametrize("language", ROOTS)
def test_queries_have_the_answers_and_the_scores_of_pagefind(indexes: Indexes, language: str) -> None:
    for ours, theirs in in_both(indexes, language, *QUERIES[language]):
        joined = {page for page in ours.keys() | theirs.keys() if JOINED.search(words_of(indexes, page))}
        compared = [{page: one for page, one in answer.items() if page not in joined} for answer in (ours, theirs)]
        assert compared[0] == pytest.approx(compared[1])
        assert len(ours) > 0
        assert list(ours.values()) == sorted(ours.values(), reverse=True)


@pytest.mark.parametrize("language", ROOTS)
def test_each_word_of_the_pages_is_found_where_pagefind_finds_it(
    indexes: Indexes, language: str, tmp_path: Path
) -> None:
    site = indexes.theirs.parent
    texts = {path: path.read_text("utf-8") for path in (site / ROOTS[language]).rglob("*.html")}
    read = {path: {word.lower() for word in WORD.findall(re.sub("<[^>]*>", " ", text))} for path, text in texts.items()}
    found = set().union(*read.values())
    stems = Pagefind(tmp_path / "stems", {language: sorted(found)}).stems(language)
    held = {
        f"/{path.parent.relative_to(site).as_posix()}/": {stems.get(word, word) for word in of_page}
        for path, of_page in read.items()
    }
    # Of a short stem Pagefind finds all words that begin so and that it has loaded by chance, of which the site tells none.
    words = sorted(word for word in found if len(stems.get(word, word)) > 3)
    assert len(words) > 500
    # Pages that hold only words that go on are found or not, as the part of the index with them is loaded or not.
    different = [
        (word, page)
        for word, (ours, theirs) in zip(words, in_both(indexes, language, *words), strict=True)
        for page in ours.keys() ^ theirs.keys()
        if stems.get(word, word) in held[page] and not JOINED.search(words_of(indexes, page))
    ]
    assert different == []


@pytest.mark.parametrize("language", ROOTS)
def test_what_does_not_exist_is_not_found(indexes: Indexes, language: str) -> None:
    assert in_both(indexes, language, "xyzzyxyzzy", "ъъъъ") == [({}, {}), ({}, {})]


@pytest.mark.parametrize("language", ROOTS)
def test_words_joined_by_a_dash_are_found_singly_in_ours_alone(indexes: Indexes, language: str) -> None:
    [(ours, theirs)] = in_both(indexes, language, "2004")
    page = f"/{ROOTS[language]}organisations/nordvik-chamber/"
    assert "1995–2004" in (indexes.theirs.parent / page.lstrip("/") / "index.html").read_text("utf-8")
    assert ours.keys() - theirs.keys() == {page}
    assert theirs.keys() < ours.keys()
