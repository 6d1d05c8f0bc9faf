"""Indexes any built site: `python -m benchmark.indexing PROGRAM SITE LANGUAGE...`, PROGRAM is `ours` or `pagefind`."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from atlas.incremental.fingerprints import digest
from atlas.search.indexing import Indexing
from atlas.search.pages import SearchedPage, is_searched
from atlas.search.segments import SegmentStore
from benchmark.measuring import Use, measure
from benchmark.settings import core_environment

_NOT_INDEXED = ".note, .notes, .ways, abbr.lang, thead"


def index(site: Path, roots: Mapping[str, str]) -> None:
    """Writes the index of all languages as this project does it."""
    pages = {language: list(_pages(site / root, set(roots.values()))) for language, root in roots.items()}
    with TemporaryDirectory() as folder:
        Indexing(site, roots, SegmentStore(Path(folder), "")).index(pages)


def index_by_pagefind(site: Path, roots: Mapping[str, str]) -> None:
    """Lets Pagefind index the pages, one language after another, which bounds its memory."""
    for language, root in roots.items():
        sections = sorted({address.partition("/")[0] for address in _addresses(site / root, set(roots.values()))})
        glob = f"{root}{{{','.join(sections)}}}/**/*.html"
        options = ["--site", site, "--glob", glob, "--output-subdir", f"pagefind/{language}"]
        command = [sys.executable, "-m", "pagefind", *options, "--exclude-selectors", _NOT_INDEXED, "--quiet"]
        subprocess.run(command, check=True)


PROGRAMS = {"ours": index, "pagefind": index_by_pagefind}


def measure_indexing(site: Path, languages: Sequence[str], program: str) -> Use:
    """Measures the indexing of a site, in a process of its own."""
    command = [sys.executable, "-m", "benchmark.indexing", program, str(site), *languages]
    return measure(command, site.parent, core_environment())


def _pages(folder: Path, roots: set[str]) -> Iterator[SearchedPage]:
    """Yields the searched pages of the language that stands in the folder."""
    for address in _addresses(folder, roots):
        yield address, digest((folder / address / "index.html").read_bytes())


def _addresses(folder: Path, roots: set[str]) -> list[str]:
    """Returns the addresses of the searched pages of the language that stands in the folder."""
    found = (f"{page.parent.relative_to(folder).as_posix()}/" for page in folder.rglob("index.html"))
    return sorted(one for one in found if one != "./" and one.partition("/")[0] + "/" not in roots and is_searched(one))


if __name__ == "__main__":
    names = sys.argv[3:]
    PROGRAMS[sys.argv[1]](Path(sys.argv[2]), {name: f"{name}/" if number else "" for number, name in enumerate(names)})
