"""The full-text index of the pages, language by language, in the form in which Pagefind's program reads it.

A run of pages is indexed at a time, and taken over by the next build where the same pages stand in a row. The runs of a
language, joined, are its index: the same whatever the runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar
from zlib import crc32

from atlas.incremental.manifest import FileStamp
from atlas.parallel.pool import parallel_map
from atlas.search.files import chunks, compressed, file_name, fragment, list_of
from atlas.search.page_text import PageText, page_text
from atlas.search.pagefind import NotIndexed, Pagefind
from atlas.search.postings import Posting, Postings, join
from atlas.search.segments import IndexedPage, PendingTexts, Segment, SegmentStore
from atlas.search.stems import Asked, Stems

R = TypeVar("R")

_LENGTH = 16
"""How many pages a run has on average: where one ends depends on the address of its last page alone."""
# For editors, for paper, or lists only, as is the home page: what stands there is found on the records' own pages.
_NOT_SEARCHED = ("agreements/in/", "briefings/", "data-quality/", "search/", "timeline/")

SearchedPage = tuple[str, str]
"""The address of a page from its language's root, and the digest of its file."""


def is_searched(address: str) -> bool:
    """Whether the page at an address, counted from its language's root, is found by the search."""
    return address != "" and not address.startswith(_NOT_SEARCHED)


class Indexing:
    """Indexes pages of a site that stand in its folder, in as many processes as there are cores."""

    def __init__(self, site: Path, roots: Mapping[str, str], runs: SegmentStore, workers: int | None = None) -> None:
        """`roots`: where each language stands below the site's folder: "", "ru/"."""
        self._site = site
        self._roots = roots
        self._runs = runs
        self._workers = workers

    def index(self, pages: Mapping[str, Sequence[SearchedPage]]) -> None:
        """Indexes the pages of each language into `pagefind`/<language>. Raises NotIndexed and crew.WorkFailed."""
        work = [(language, run, self._print(language, run)) for language in pages for run in _runs(pages[language])]
        missing = [one for one, is_taken in zip(work, self._spread(self._take, work), strict=True) if not is_taken]
        stems = Stems(self._runs, pages)
        with TemporaryDirectory(prefix="atlas_") as folder:
            drafts = PendingTexts(Path(folder) / "drafts")
            asked = self._spread(partial(self._draft, stems, drafts), missing)
            program = stems.learn(asked, Path(folder) / "words")
            self._spread(partial(self._complete, stems, drafts), missing)
            languages = [(language, [print_ for of, _, print_ in work if of == language]) for language in pages]
            self._spread(partial(self._join, program), languages)
        self._runs.forget_all_but(print_ for _, _, print_ in work)

    def _spread(self, work: Callable[..., R], things: Sequence[tuple[Any, ...]]) -> list[R]:
        return parallel_map(lambda number: work(*things[number]), len(things), self._workers)

    def _print(self, language: str, pages: Sequence[SearchedPage]) -> str:
        return self._runs.print_of((language, self._roots[language], *(value for page in pages for value in page)))

    def _take(self, language: str, pages: Sequence[SearchedPage], print_: str) -> bool:
        return self._runs.take(print_, _place(language), self._site)

    def _draft(
        self, stems: Stems, drafts: PendingTexts, language: str, pages: Sequence[SearchedPage], print_: str
    ) -> Asked:
        """Reads the pages of a run; returns the words whose stems are not known yet."""
        indexed: list[IndexedPage] = []
        texts: list[PageText] = []
        for address, _ in pages:
            url = f"{self._roots[language]}{address}"
            if text := page_text((self._site / url / "index.html").read_text("utf-8")):
                texts.append(text)
                indexed.append(self._put_text(language, url, text))
        drafts.keep(print_, indexed, texts)
        return language, stems.unknown(language, texts)

    def _put_text(self, language: str, url: str, text: PageText) -> IndexedPage:
        words = text.words()
        content = fragment(f"/{url}", words, text.known)
        name = file_name(language, content)
        return IndexedPage(name, len(words), self._put(language, f"fragment/{name}.pf_fragment", compressed(content)))

    def _complete(
        self, stems: Stems, drafts: PendingTexts, language: str, pages: Sequence[SearchedPage], print_: str
    ) -> None:
        """Makes a run from its draft, as the stems of all its words are known."""
        indexed, texts = drafts.read(print_)
        postings = Postings(stems.words(language))
        for number, text in enumerate(texts):
            postings.add(number, text)
        self._runs.keep(print_, Segment(indexed, postings.by_key))

    def _join(self, program: Pagefind, language: str, prints: Sequence[str]) -> None:
        pages: list[tuple[str, int]] = []
        postings: dict[str, Posting] = {}
        for print_ in prints:
            if not (run := self._runs.read(print_)):
                raise NotIndexed(f"a part of the index went while it was made: {print_}; build again")
            join(postings, run.postings, len(pages))
            pages += ((page.name, page.length) for page in run.pages)
        if len({name for name, _ in pages}) < len(pages):
            raise NotIndexed(f"two pages of the index '{language}' would have the same name; change a word of one")
        parts = [(first, last, self._put_chunk(language, content)) for first, last, content in chunks(postings)]
        list_ = list_of(program.version, pages, parts)
        name = file_name(language, list_)
        self._put(language, f"pagefind.{name}.pf_meta", compressed(list_))
        self._put(language, "pagefind-entry.json", program.entry(language, name, len(pages)))
        program.put(language, self._site / _place(language))

    def _put_chunk(self, language: str, content: bytes) -> str:
        name = file_name(language, content)
        self._put(language, f"index/{name}.pf_index", compressed(content))
        return name

    def _put(self, language: str, file: str, data: bytes) -> FileStamp:
        return FileStamp.put(self._site / _place(language) / file, data)


def _place(language: str) -> str:
    return f"pagefind/{language}"


def _runs(pages: Sequence[SearchedPage]) -> Iterator[Sequence[SearchedPage]]:
    start = 0
    for end, (address, _) in enumerate(pages, 1):
        if crc32(address.encode()) % _LENGTH == 0 or end == len(pages):
            yield pages[start:end]
            start = end
