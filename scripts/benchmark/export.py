"""Writes the pages of one language as files: `python -m benchmark.export PROJECT LANGUAGE DOCS CONTENT`.

DOCS is laid out for MkDocs, CONTENT for Hugo; both hold the Markdown of the core and the pages written by hand.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from atlas.output.site import read_site
from atlas.reading.configuration import read_settings
from benchmark.addresses import addresses_above, content_path, docs_path, with_head
from benchmark.settings import AS_OF, ROOT

_HEAD = re.compile(r"\A---\n.*?\n---\n+", re.DOTALL)
_TITLE = re.compile(r"^# (.+?)(?: \{#[\w-]+\})?$", re.MULTILINE)


def export(project: Path, language: str, docs: Path, content: Path) -> int:
    """Writes every page of the language twice; returns their number."""
    settings = read_settings(ROOT, date.fromisoformat(AS_OF))
    site = read_site(project, settings)
    suffix = "" if language == settings.languages[0] else f".{language}"
    parents = addresses_above([page.address for page in site.pages(language)])
    number = 0
    for address, values, markdown in (*_handwritten_pages(suffix), *_generated_pages(site, language)):
        text = with_head(markdown, values)
        for file in (docs / docs_path(address, suffix), content / content_path(address, suffix, parents)):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        number += 1
    return number


def _generated_pages(site: Any, language: str) -> Iterator[tuple[str, dict[str, str], str]]:
    for page in site.pages(language):
        values = {"title": page.title, "description": page.description, "edit": page.edit_path or ""}
        yield page.address, values | {"names": ", ".join(page.aliases)}, page.markdown()


def _handwritten_pages(suffix: str) -> Iterator[tuple[str, dict[str, str], str]]:
    for file in sorted((ROOT / "docs").glob("*.md")):
        name, _, language = file.stem.partition(".")
        if (f".{language}" if language else "") == suffix:
            markdown = _HEAD.sub("", file.read_text("utf-8"))
            title = _TITLE.search(markdown)
            yield f"{name}/", {"title": title[1] if title else name, "edit": f"docs/{file.name}"}, markdown


if __name__ == "__main__":
    export(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
