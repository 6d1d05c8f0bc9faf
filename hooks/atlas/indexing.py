"""The full-text index of a language's pages, by Pagefind."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

# Repeated on page after page; the quotes stand on their source's page too.
_LEFT_OUT = ".note, .notes, abbr.lang, thead"
# For editors, for paper, or lists only, as is the home page: what stands there is found on the records' own pages.
_NOT_SEARCHED = frozenset(("", "briefings", "data-quality", "search", "timeline"))


class NotIndexed(Exception):
    """Raised with what Pagefind says when it fails."""


def is_searched(address: str) -> bool:
    """Whether the page at an address, counted from its language's root, is found by the search."""
    return _section(address) not in _NOT_SEARCHED


def index_language(folder: Path, addresses: Iterable[str], root: str, output: str) -> None:
    """Indexes the pages at `addresses` below `root` into `output`, both in the site's folder. Raises NotIndexed.

    One language after another: together they would need the memory of all.
    """
    sections = sorted({_section(address) for address in addresses if is_searched(address)})
    glob = f"{root}{{{','.join(sections)}}}/**/*.html"
    options = ["--site", str(folder), "--glob", glob, "--output-subdir", output, "--exclude-selectors", _LEFT_OUT]
    command = [sys.executable, "-m", "pagefind", *options, "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotIndexed(f"pagefind could not index the site:\n{done.stdout}{done.stderr}")
    # Pagefind 1.5.2 lists the languages in another order on each run.
    entry = folder / output / "pagefind-entry.json"
    entry.write_text(json.dumps(json.loads(entry.read_text("utf-8")), sort_keys=True), encoding="utf-8")


def _section(address: str) -> str:
    return address.partition("/")[0]
