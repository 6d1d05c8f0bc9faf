"""The full-text index of the pages, language by language, in the format of Pagefind's program.

A segment of pages is indexed at a time, and reused by the next build where the same pages stand in a row. The segments
of a language, joined, are its index: the same whatever the segments, but for where the list of a word in very many
pages is parted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar
from zlib import crc32

from atlas.incremental.fingerprints import digest
from atlas.incremental.manifest import FileStamp
from atlas.parallel.pool import parallel_map
from atlas.search.files import chunks, compressed, file_name, fragment, page_list
from atlas.search.page_text import PageText, page_text
from atlas.search.pagefind import NotIndexed, Pagefind
from atlas.search.pages import SearchedPage
from atlas.search.postings import PostingList, SegmentPostings, append_segment
from atlas.search.segments import IndexedPage, PendingTexts, Segment, SegmentStore
from atlas.search.stems import NewWords, Stems

R = TypeVar("R")

_SEGMENT_LENGTH = 16
"""The pages that a segment has on average; whether one ends with a page depends on the page's address alone."""


class Indexing:
    """Indexes pages of a site that stand in its folder, in as many processes as there are cores."""

    def __init__(self, site: Path, roots: Mapping[str, str], store: SegmentStore, workers: int | None = None) -> None:
        """`roots` are the languages' folders below that of the site: "", "ru/"."""
        self._site = site
        self._roots = roots
        self._store = store
        self._workers = workers

    def index(self, pages: Mapping[str, Sequence[SearchedPage]]) -> None:
        """Indexes the pages of each language into `pagefind`/<language>. Raises pool.WorkFailed."""
        work = [
            (language, segment, self._fingerprint(language, segment))
            for language in pages
            for segment in _segments(pages[language])
        ]
        missing = [one for one, is_there in zip(work, self._map(self._reuse, work), strict=True) if not is_there]
        stems = Stems(self._store, pages)
        with TemporaryDirectory(prefix="atlas_") as folder:
            pending = PendingTexts(Path(folder) / "texts")
            new_words = self._map(partial(self._read_texts, stems, pending), missing)
            program = stems.learn(new_words, Path(folder) / "words")
            self._map(partial(self._write_segment, stems, pending), missing)
            languages = [
                (language, [fingerprint for of, _, fingerprint in work if of == language]) for language in pages
            ]
            self._map(partial(self._write_index, program), languages)
        self._store.remove_all_but(fingerprint for _, _, fingerprint in work)

    def _map(self, work: Callable[..., R], arguments: Sequence[tuple[Any, ...]]) -> list[R]:
        return parallel_map(lambda number: work(*arguments[number]), len(arguments), self._workers)

    def _fingerprint(self, language: str, pages: Sequence[SearchedPage]) -> str:
        return self._store.fingerprint((language, self._roots[language], *(value for page in pages for value in page)))

    def _reuse(self, language: str, pages: Sequence[SearchedPage], fingerprint: str) -> bool:
        return self._store.reuse(fingerprint, _index_address(language), self._site)

    def _read_texts(
        self, stems: Stems, pending: PendingTexts, language: str, pages: Sequence[SearchedPage], fingerprint: str
    ) -> NewWords:
        """Reads the pages of a segment; returns the words that have no stem yet."""
        texts: list[PageText] = []
        fragments: list[bytes] = []
        for address, expected in pages:
            url = f"{self._roots[language]}{address}"
            html = (self._site / url / "index.html").read_bytes()
            if digest(html) != expected:  # else what is indexed now would stand for the page that was expected
                raise NotIndexed(f"/{url} was changed by another program while the site was built; build again")
            text = page_text(html.decode()) or PageText({}, ())  # pages have the same number in each language
            texts.append(text)
            fragments.append(fragment(f"/{url}", text))
        pending.write(fingerprint, list(self._write_fragments(language, texts, fragments)), texts)
        return stems.new_words(language, texts)

    def _write_fragments(
        self, language: str, texts: Sequence[PageText], fragments: Sequence[bytes]
    ) -> Iterator[IndexedPage]:
        """Writes the fragments of a segment, named after all of them: the list of pages is half as long by that."""
        names = file_name(language, b"".join(fragments))
        for number, (text, content) in enumerate(zip(texts, fragments, strict=True)):
            name = f"{names}{number:02x}"
            stamp = self._write_file(language, f"fragment/{name}.pf_fragment", compressed(content))
            yield IndexedPage(name, len(text.words()), stamp)

    def _write_segment(
        self, stems: Stems, pending: PendingTexts, language: str, pages: Sequence[SearchedPage], fingerprint: str
    ) -> None:
        """Makes a segment of its texts, as the stems of all its words are known."""
        indexed, texts = pending.read(fingerprint)
        postings = SegmentPostings(stems.word_forms(language))
        for number, text in enumerate(texts):
            postings.add(number, text)
        self._store.write(fingerprint, Segment(indexed, postings.by_key))

    def _write_index(self, program: Pagefind, language: str, fingerprints: Sequence[str]) -> None:
        """Joins the segments of a language."""
        pages: list[tuple[str, int]] = []
        postings: dict[str, list[PostingList]] = {}
        for fingerprint in fingerprints:
            if not (segment := self._store.read(fingerprint)):
                raise NotIndexed(f"a part of the index went while it was made: {fingerprint}; build again")
            append_segment(postings, segment.postings, len(pages))
            pages += ((page.name, page.length) for page in segment.pages)
        if len({name for name, _ in pages}) < len(pages):
            raise NotIndexed(f"two pages of the index '{language}' would have the same name; change a word of one")
        chunk_names = [(first, last, self._write_chunk(language, content)) for first, last, content in chunks(postings)]
        content = page_list(program.version, pages, chunk_names)
        name = file_name(language, content)
        self._write_file(language, f"pagefind.{name}.pf_meta", compressed(content))
        self._write_file(language, "pagefind-entry.json", program.entry(language, name, len(pages)))

    def _write_chunk(self, language: str, content: bytes) -> str:
        name = file_name(language, content)
        self._write_file(language, f"index/{name}.pf_index", compressed(content))
        return name

    def _write_file(self, language: str, path: str, content: bytes) -> FileStamp:
        return FileStamp.write(self._site / _index_address(language) / path, content)


def _index_address(language: str) -> str:
    return f"pagefind/{language}"


def _segments(pages: Sequence[SearchedPage]) -> Iterator[Sequence[SearchedPage]]:
    start = 0
    for end, (address, _) in enumerate(pages, 1):
        if crc32(address.encode()) % _SEGMENT_LENGTH == 0 or end == len(pages):
            yield pages[start:end]
            start = end
