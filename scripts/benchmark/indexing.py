"""Indexes any built site for search as this project does: `python -m benchmark.indexing SITE LANGUAGE...`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from atlas.indexing import index_language
from benchmark.measuring import Use, measured
from benchmark.settings import core_environment


def index(site: Path, languages: Sequence[str]) -> None:
    """Runs the indexer over every language; the first stands at the root."""
    roots = {language: f"{language}/" if number else "" for number, language in enumerate(languages)}
    folders = (page.parent.name for page in site.glob("*/index.html"))
    addresses = [f"{name}/" for name in folders if f"{name}/" not in roots.values()]
    for language, root in roots.items():
        index_language(site, addresses, root, f"pagefind/{language}")


def indexed(site: Path, languages: Sequence[str]) -> Use:
    """What it takes, in a process of its own."""
    command = [sys.executable, "-m", "benchmark.indexing", str(site), *languages]
    return measured(command, site.parent, core_environment())


if __name__ == "__main__":
    index(Path(sys.argv[1]), sys.argv[2:])
