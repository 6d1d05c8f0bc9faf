"""The search index: what Pagefind itself makes of the same pages; the same bytes whatever is reused."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

import cbor2
import pytest
from engine_project import ROOT

from atlas.incremental.manifest import Manifest, PreviousBuild
from atlas.parallel.pool import WorkFailed
from atlas.search import segments as segments_module
from atlas.search.indexing import Indexing
from atlas.search.page_text import page_text
from atlas.search.pagefind import NotIndexed
from atlas.search.pages import is_searched, searched_pages
from atlas.search.postings import array_head
from atlas.search.segments import SegmentStore
from invented_edits import contents, seeds

NODE = shutil.which("node")
ROOTS = {"en": "", "ru": "ru/", "sv": "sv/", "fi": "fi/"}
TEXTS = {
    "en": (
        "<h1>Aasund's international fairs</h1><p>Twinned towns, twinning since 1989; the mayors signed agreements.</p>"
        '<h2 id="x">Well-known <em>HousingFair2014</em></h2><p>Café of Åsund<sup class="note">3</sup>, 179-FZ, 2 000 000 USD.</p>'
    ),
    "ru": (
        "<h1>Города-побратимы Осунна</h1><p>Соглашение подписано мэрами городов; ёлка, елки, протокол №24 от 17.04.2014.</p>"
        '<h2 id="x">Осунном и Тестоградом</h2><ul><li>О сотрудничестве</li><li>«Город»</li></ul>'
    ),
    "sv": (
        "<h1>Vänorter till Åsund</h1><p>Städernas avtal undertecknades 1989 av borgmästarna i städerna.</p>"
        '<h2 id="x">Hållbara städer</h2><p data-pagefind-ignore>ej</p><p>projektledare, EU-projekt</p>'
    ),
    "fi": (
        "<h1>Åsundin ystävyyskaupungit</h1><p>Kaupunkien hankkeita joulukuuhun 2014 mennessä; Tampereelta Testogradiin.</p>"
        '<h2 id="x">Hankkeet</h2><table><thead><tr><th>Nimi</th></tr></thead><tr><td>sopimuksen</td><td>kaupungissa</td></tr></table>'
    ),
}
FRAME = """<!doctype html><html lang="{language}"><head><title>x</title>
<meta data-pagefind-meta="names[content]" content="Aasund {number}, Осунн, Åsund, "></head><body>
<nav><ol><li><a href="../" data-pagefind-meta="kind">Kind {number}</a></li></ol></nav>
<main><div data-pagefind-body>{body}<p>{words}</p></div><footer>Not this</footer></main></body></html>
"""


class Pages:
    """Pages in a folder, which change, and their indexes, each in a copy of the folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pages: dict[str, str] = {}
        self.indexed = 0
        self.previous: PreviousBuild | None = None

    def meanwhile(self, site: Path) -> None:
        """Called before the index is made, for what another program does to the pages."""

    def put(self, number: int, words: str) -> None:
        """Writes a page in each language."""
        self.pages[f"towns/{number}/"] = words

    def index(self, *, clean: bool = False, workers: int = 1) -> Path:
        """Indexes the pages, after the last time or as if there were none; returns the folder of the index."""
        self.indexed += 1
        site = self.folder / f"site-{self.indexed}"
        for address, words in self.pages.items():
            number = address.split("/")[1]
            for language, root in ROOTS.items():
                (site / root / address).mkdir(parents=True)
                text = FRAME.format(language=language, number=number, body=TEXTS[language], words=words)
                (site / root / address / "index.html").write_text(text, encoding="utf-8")
        store = SegmentStore(self.folder / ("clean" if clean else "segments"), "", None if clean else self.previous)
        pages = searched_pages(sorted(self.pages), Manifest(), site, ROOTS)
        self.meanwhile(site)
        Indexing(site, ROOTS, store, workers).index(pages)
        if not clean:
            self.previous = PreviousBuild(site, Manifest())
        return site / "pagefind"


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pages:
    monkeypatch.setattr("atlas.search.indexing._SEGMENT_LENGTH", 3)
    pages = Pages(tmp_path)
    for number in range(12):
        pages.put(number, f"town {number} of mayors")
    return pages


def read(path: Path) -> bytes:
    """The content of a file of an index."""
    return gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")


def postings(folder: Path) -> dict[tuple[str, str, str], tuple[list[int], list[int]]]:
    """The positions of each word, in its plain form and as written, on each page of an index."""
    _, listed, chunks, *_ = cbor2.loads(read(next(folder.glob("*.pf_meta"))))
    urls = [json.loads(read(folder / f"fragment/{name}.pf_fragment"))["url"] for name, _ in listed]
    found = {}
    for first, last, name in chunks:
        for word, plain, variants in cbor2.loads(read(folder / f"index/{name}.pf_index"))[0]:
            assert first <= word[: len(first)]
            assert word[: len(last)] <= last
            for variant, of_word in (("", plain), *variants):
                number = 0
                for steps, positions, in_meta in of_word:
                    number += steps
                    found[word, variant, urls[number]] = positions, in_meta
    return found


def shown(folder: Path) -> list[dict[str, Any]]:
    """The texts that are shown of the pages of an index; headings are Pagefind's alone."""
    texts = (json.loads(read(path)) for path in folder.glob("fragment/*"))
    return sorted(({**text, "anchors": []} for text in texts), key=lambda text: str(text["url"]))


@pytest.mark.parametrize("language", ROOTS)
def test_the_index_is_that_of_pagefind(pages: Pages, language: str) -> None:
    ours = pages.index() / language
    pattern = f"{ROOTS[language]}towns/**/*.html"
    options = ["--glob", pattern, "--exclude-selectors", ".note, .notes, .ways, abbr.lang, thead", "--quiet"]
    subprocess.run([sys.executable, "-m", "pagefind", "--site", ours.parents[1], "--output-subdir", "other", *options])
    theirs = ours.parents[1] / "other"
    assert shown(ours) == shown(theirs)
    words = {key: positions for key, positions in postings(theirs).items() if key[0].isalnum()}
    assert postings(ours) == words
    assert len(words) > 200


def test_words_in_four_languages_stand_under_their_stems(pages: Pages) -> None:
    folder = pages.index()
    found = {language: {key[0] for key in postings(folder / language)} for language in ROOTS}
    assert {"internat", "agreement", "twin", "housingfair2014", "2014", "cafe"} <= found["en"]
    assert {"город", "осун", "сотрудничеств", "елк"} <= found["ru"]
    assert {"stad", "hallbar", "projektled", "eu"} <= found["sv"]
    assert {"kaupung", "hank", "joulukuuhu"} <= found["fi"]


@pytest.mark.parametrize("length", [0, 23, 24, 255, 256, 65_536])
def test_an_array_begins_as_cbor_writes_it(length: int) -> None:
    assert array_head(length) + bytes(length) == cbor2.dumps([0] * length)


@pytest.mark.parametrize("workers", [2, 5])
def test_several_workers_make_the_bytes_of_one(pages: Pages, workers: int) -> None:
    assert contents(pages.index(workers=workers)) == contents(pages.index(clean=True))


def test_the_lengths_of_segments_show_in_names_alone(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    short = contents(pages.index())
    monkeypatch.setattr("atlas.search.indexing._SEGMENT_LENGTH", 1000)
    long = contents(pages.index(clean=True))
    for part in ("/index/", "/fragment/"):
        parts = [sorted(content for path, content in index.items() if part in path) for index in (short, long)]
        assert parts[0] == parts[1] != []


@pytest.mark.parametrize("seed", seeds(core=0, usual=1, long=20))
def test_an_index_after_edits_has_the_bytes_of_a_clean_one(pages: Pages, seed: int) -> None:
    random = Random(seed)
    for _ in range(12):
        for _ in range(random.randrange(3)):
            number = random.randrange(20)
            if not pages.pages.pop(f"towns/{number}/", None) or random.random() < 0.7:
                pages.put(number, f"renamed {random.choice(['harbours', 'гавани', 'satamissa'])} {random.random()}")
        assert contents(pages.index()) == contents(pages.index(clean=True))


def test_the_list_of_a_word_in_many_pages_is_parted(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pages.index()
    monkeypatch.setattr("atlas.search.postings._PART_SIZE", 10)
    monkeypatch.setattr("atlas.search.files._CHUNK_SIZE", 10)
    parted = pages.index(clean=True)
    for language in ROOTS:
        assert postings(parted / language) == postings(whole / language)
    chunks = cbor2.loads(read(next((parted / "en").glob("*.pf_meta"))))[2]
    assert len([last for _, last, _ in chunks if last == "town"]) > 1


def found(folder: Path, index: Path, language: str, *words: str, early: bool = False) -> tuple[dict[str, float], int]:
    """The pages in which the site's script finds the words side by side, with their scores; how many files it reads."""
    if not NODE:
        pytest.skip("there is no Node: how the site reads its index is not tested")
    for script in ("js/search_text", "js/search_words", "vendor/scripts/stemmers"):
        text = (ROOT / f"docs/assets/{script}.js").read_text("utf-8").replace('.js"', '.mjs"')
        (folder / f"{Path(script).name}.mjs").write_text(text, "utf-8")
    asked = {"root": str(index.parent), "language": language, "terms": [[words]], "early": early}
    command = [NODE, ROOT / "tests/find_words.mjs", folder]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=True)
    answer = json.loads(done.stdout)
    return answer["pages"], len(answer["read"])


def test_a_reader_finds_the_same_in_parted_lists_and_some_of_it_early(
    pages: Pages, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    whole = pages.index()
    monkeypatch.setattr("atlas.search.postings._PART_SIZE", 10)
    monkeypatch.setattr("atlas.search.files._CHUNK_SIZE", 10)
    parted = pages.index(clean=True)
    for words in (["town"], ["town", "7"], ["mayor"], ["of", "mayors"], ["xyzzy"]):
        assert found(tmp_path, parted, "en", *words)[0] == pytest.approx(found(tmp_path, whole, "en", *words)[0])
    (some, files), (every, all_files) = (found(tmp_path, parted, "en", "town", early=early) for early in (True, False))
    assert 0 < len(some) < len(every) == 12
    assert files < all_files


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["well", "known"]),  # one word, which a hyphen joins
        ("fi", ["ystävyyskaupunki"]),
        ("fi", ["ystävyyskaupungissa"]),
        ("fi", ["sopimus"]),
    ],
)
def test_a_reader_finds_other_forms_of_a_word(
    pages: Pages, tmp_path: Path, language: str, words: Sequence[str]
) -> None:
    assert len(found(tmp_path, pages.index(), language, *words)[0]) == 12


def test_only_segments_with_an_edit_are_read_again(pages: Pages) -> None:
    before = pages.index() / "ru/fragment"
    pages.put(7, "another town")
    after = pages.index() / "ru/fragment"
    shared = [path for path in after.iterdir() if (before / path.name).exists() and path.samefile(before / path.name)]
    assert 4 < len(shared) < 12


@pytest.fixture
def english(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> Pages:
    """The pages in English alone."""
    for language in ("ru", "sv", "fi"):
        monkeypatch.delitem(ROOTS, language)
    return pages


def segments(pages: Pages) -> list[list[str]]:
    """The numbers of the pages of each segment of the English index, both in order."""
    index = pages.index() / "en"
    store = SegmentStore(pages.folder / "segments", "", pages.previous)
    kept = (store.read(path.name) for path in (pages.folder / "segments").iterdir() if path.name != "stems")
    files = ([index / page.file for page in segment.pages] for segment in kept if segment)
    return sorted([json.loads(read(file))["url"].split("/")[2] for file in of_one] for of_one in files)


def test_a_segment_ends_with_one_address_in_three_and_with_the_last_page(english: Pages) -> None:
    assert segments(english) == [["0"], ["1"], ["10", "11", "2", "3", "4"], ["5"], ["6", "7", "8", "9"]]
    del english.pages["towns/9/"]
    assert segments(english)[-1] == ["6", "7", "8"]


def test_segments_have_the_length_on_average(english: Pages) -> None:
    for number in range(1000, 1228):
        english.put(number, "another town")
    lengths = list(map(len, segments(english)))
    assert sum(lengths) == 240
    assert 2.7 < sum(lengths) / len(lengths) < 3.3


@pytest.mark.parametrize(("number", "first"), [(-1, [["-1", "0"]]), (-2, [["-2"], ["0"]])])
def test_a_page_at_the_front_leaves_the_later_segments_as_they_were(
    english: Pages, number: int, first: list[list[str]]
) -> None:
    before = segments(english)
    kept = {path.name for path in (english.folder / "segments").iterdir()}
    english.put(number, "the first town")
    assert segments(english) == first + before[1:]
    assert len({path.name for path in (english.folder / "segments").iterdir()} - kept) == 1


def test_other_words_move_no_end_of_a_segment(english: Pages) -> None:
    before = segments(english)
    for number in range(12):
        english.put(number, f"renamed town {number}")
    assert segments(english) == before


def damage(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes((data[-1] ^ 1,)))


def foreign(path: Path, content: bytes) -> None:
    """Content with the right checksum that is no segment, as another format or hand would write it."""
    path.write_bytes(segments_module._checksum(content) + content)


@pytest.mark.parametrize(
    "harm",
    [
        lambda segments, site: [foreign(path, b"\xff" * 9) for path in segments.iterdir()],
        lambda segments, site: [foreign(path, cbor2.dumps(3)) for path in segments.iterdir()],
        lambda segments, site: [foreign(path, cbor2.dumps([[1], {"a": [2]}])) for path in segments.iterdir()],
        lambda segments, site: [foreign(path, cbor2.dumps([[], {"a": "b"}, 1])) for path in segments.iterdir()],
        lambda segments, site: [damage(path) for path in segments.iterdir()],
        lambda segments, site: [path.write_bytes(b"") for path in segments.iterdir()],
        lambda segments, site: shutil.rmtree(segments),
        lambda segments, site: [path.write_bytes(b"by hand") for path in site.glob("pagefind/ru/fragment/*")],
        lambda segments, site: [damage(path) for path in site.glob("pagefind/ru/fragment/*")],
        lambda segments, site: shutil.rmtree(site),
    ],
)
def test_what_is_damaged_is_made_again(pages: Pages, harm: Callable[[Path, Path], object]) -> None:
    pages.index()
    assert pages.previous
    harm(pages.folder / "segments", pages.previous.folder)
    assert contents(pages.index()) == contents(pages.index(clean=True))


def test_what_is_no_longer_used_is_not_kept(pages: Pages) -> None:
    pages.index()
    used = {path.name for path in (pages.folder / "segments").iterdir()}
    pages.pages = {"towns/3/": "the last town"}
    pages.index()
    kept = {path.name for path in (pages.folder / "segments").iterdir()}
    assert len(kept) == len(ROOTS) + 1
    assert kept & used == {"stems"}


def test_pagefind_that_cannot_run_is_quoted(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", shutil.which("false"))
    with pytest.raises(NotIndexed, match="pagefind could not be run"):
        pages.index()


@pytest.mark.parametrize(
    ("address", "searched"),
    [
        ("cities/aasund/", True),
        ("agreements/", True),
        ("lists/cities/aasund/agreements/", False),
        ("about/", True),
        ("", False),
        ("agreements/in/1989/", False),
        ("briefings/aasund--testograd/", False),
        ("changes/2026-11/", False),
        ("data-quality/", False),
        ("search/", False),
        ("timeline/", False),
    ],
)
def test_lists_and_what_is_for_editors_or_paper_is_not_searched(address: str, searched: bool) -> None:
    assert is_searched(address) is searched


def test_a_page_that_another_program_changes_meanwhile_is_not_indexed_in_its_place(
    pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the words of that moment would be found in every build after it."""

    def meanwhile(site: Path) -> None:
        (site / "ru/towns/3/index.html").write_text("<html><body>half a page")

    with monkeypatch.context() as patch:
        patch.setattr(pages, "meanwhile", meanwhile)
        with pytest.raises(WorkFailed, match=r"^/ru/towns/3/ was changed by another program while the site was built"):
            pages.index(workers=2)
    assert contents(pages.index()) == contents(pages.index(clean=True))


def test_quotes_around_attributes_make_no_difference() -> None:
    html = (
        '<meta data-pagefind-meta="names[content]" content="Осунн"><a data-pagefind-meta="kind" href="x">Cities</a>'
        '<div data-pagefind-body><h1 id="title">Aasund</h1><p>Åsund<span class="lang">sv</span>'
        '<sup class="note">1</sup>.</p><section class="notes">A quote.</section></div>'
    )
    text = page_text(html)
    assert text
    assert text.words() == ["Aasund.", "Åsund."]
    assert text.meta == {"kind": "Cities", "names": "Осунн", "title": "Aasund"}
    assert page_text(re.sub(r'"([^" ]*)"', r"\1", html)) == text
    assert page_text(html.replace('content="Осунн"', "content='Осунн'")) == text
