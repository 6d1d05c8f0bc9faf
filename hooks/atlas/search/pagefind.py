"""Pagefind itself, run on nothing but words: its program for the browser, and the stem that it makes of each word."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import cbor2

MARK = b"pagefind_dcd"
"""With which the content of its files begins."""

_PAGE = '<html lang="{language}"><body>{words}</body></html>'
_WORDS = 5_000  # on a page
_SCRIPTS = ("pagefind.js", "pagefind-worker.js")


class NotIndexed(Exception):
    """Raised where there can be no index, with what Pagefind says where it fails."""


class Pagefind:
    """Pagefind's program, and the stems of the words it was given."""

    def __init__(self, folder: Path, words: Mapping[str, Sequence[str]]) -> None:
        """Works in a new folder, which must last as long as the program is asked.

        `words` by language: without capitals, diacritics, and signs that end words. Raises NotIndexed.
        """
        self._made = folder / "pagefind"
        folder.mkdir()
        for language, of_language in words.items():
            _write_pages(folder, language, of_language)
        _run(folder)
        self._entry: dict[str, Any] = json.loads((self._made / "pagefind-entry.json").read_text("utf-8"))
        self.version: str = self._entry["version"]

    def stems(self, language: str) -> dict[str, str]:
        """The stem of each word of a language."""
        list_ = self._language(language)["hash"]
        _, pages, chunks, *_ = cbor2.loads(self._read(f"pagefind.{list_}.pf_meta"))
        texts = [json.loads(self._read(f"fragment/{name}.pf_fragment"))["content"].split() for name, _ in pages]
        return {word: stem for _, _, name in chunks for word, stem in self._words(f"index/{name}.pf_index", texts)}

    def _words(self, chunk: str, texts: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
        for stem, pages, _ in cbor2.loads(self._read(chunk))[0]:
            number = 0
            for steps, places, _ in pages:
                number += steps
                for place in _counted(places):
                    word = texts[number][place].rstrip(".")
                    if word.isalnum() or not stem.isalnum():  # else it is the stem of a part
                        yield word, stem

    def put(self, language: str, folder: Path) -> None:
        """Copies what the browser loads for a language."""
        of_language = self._language(language)["wasm"] or "unknown"
        for name in (*_SCRIPTS, f"wasm.{of_language}.pagefind"):
            shutil.copyfile(self._made / name, folder / name)

    def entry(self, language: str, list_: str, pages: int) -> bytes:
        """What the program asks for first: the name of a language's list, the number of its pages."""
        own = {**self._language(language), "hash": list_, "page_count": pages}
        return json.dumps({**self._entry, "languages": {language.lower(): own}}, sort_keys=True).encode()

    def _language(self, language: str) -> dict[str, Any]:
        known: dict[str, Any] = self._entry["languages"][language.lower()]
        return known

    def _read(self, name: str) -> bytes:
        return gzip.decompress((self._made / name).read_bytes()).removeprefix(MARK)


def _counted(values: Iterable[int]) -> Iterator[int]:
    """Places: each is counted from the one before; after a weight, which is negative, from the start."""
    place = 0
    for value in values:
        place = 0 if value < 0 else place + value
        if value >= 0:
            yield place


def _write_pages(folder: Path, language: str, words: Sequence[str]) -> None:
    for start in range(0, len(words) or 1, _WORDS):
        page = _PAGE.format(language=language, words=" ".join(words[start : start + _WORDS]) or language)
        (folder / f"{language}-{start}.html").write_text(page, encoding="utf-8")


def _run(site: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotIndexed(f"pagefind could not be run:\n{done.stdout}{done.stderr}")
