"""Pagefind itself, run on nothing but words: the stem that it makes of each word, and the list of its index."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import cbor2

from atlas.parallel.pool import WorkFailed

SIGNATURE = b"pagefind_dcd"
"""The bytes with which the content of Pagefind's files begins."""

_PAGE = '<html lang="{language}"><body>{words}</body></html>'
_WORDS_PER_PAGE = 5_000


class NotIndexed(WorkFailed):
    """Raised where there can be no index, with Pagefind's own message where it fails."""


class Pagefind:
    """Pagefind, and the stems of the words it was given."""

    def __init__(self, folder: Path, words: Mapping[str, Sequence[str]]) -> None:
        """Works in a new folder, which must last as long as the program is asked.

        `words` by language: without capitals, diacritics, and signs that end words. Raises NotIndexed.
        """
        self._bundle = folder / "pagefind"
        folder.mkdir()
        for language, of_language in words.items():
            _write_pages(folder, language, of_language)
        _run(folder)
        self._entry: dict[str, Any] = json.loads((self._bundle / "pagefind-entry.json").read_text("utf-8"))
        self.version: str = self._entry["version"]

    def stems(self, language: str) -> dict[str, str]:
        """The stem of each word of a language."""
        list_hash = self._entry_of(language)["hash"]
        _, pages, chunks, *_ = cbor2.loads(self._read(f"pagefind.{list_hash}.pf_meta"))
        texts = [json.loads(self._read(f"fragment/{name}.pf_fragment"))["content"].split() for name, _ in pages]
        return {word: stem for _, _, name in chunks for word, stem in self._stems_in(f"index/{name}.pf_index", texts)}

    def _stems_in(self, chunk: str, texts: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
        """Pairs of a word and its stem, for the stems of a chunk; `texts` are the words of each page."""
        for stem, pages, _ in cbor2.loads(self._read(chunk))[0]:
            page = 0
            for steps, values, _ in pages:
                page += steps
                for position in _positions(values):
                    word = texts[page][position].rstrip(".")
                    if word.isalnum() or not stem.isalnum():  # else it is the stem of a part
                        yield word, stem

    def entry(self, language: str, list_hash: str, pages: int) -> bytes:
        """The file that the program asks for first: the name of a language's list, the number of its pages."""
        own = {**self._entry_of(language), "hash": list_hash, "page_count": pages}
        return json.dumps({**self._entry, "languages": {language.lower(): own}}, sort_keys=True).encode()

    def _entry_of(self, language: str) -> dict[str, Any]:
        entry: dict[str, Any] = self._entry["languages"][language.lower()]
        return entry

    def _read(self, name: str) -> bytes:
        return gzip.decompress((self._bundle / name).read_bytes()).removeprefix(SIGNATURE)


def _positions(values: Iterable[int]) -> Iterator[int]:
    """Positions from their steps: each counts from the one before, after a weight (a negative) from the start."""
    position = 0
    for value in values:
        position = 0 if value < 0 else position + value
        if value >= 0:
            yield position


def _write_pages(folder: Path, language: str, words: Sequence[str]) -> None:
    for start in range(0, len(words) or 1, _WORDS_PER_PAGE):
        page = _PAGE.format(language=language, words=" ".join(words[start : start + _WORDS_PER_PAGE]) or language)
        (folder / f"{language}-{start}.html").write_text(page, encoding="utf-8")


def _run(site: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotIndexed(f"pagefind could not be run:\n{done.stdout}{done.stderr}")
