"""Builds the same pages with MkDocs, Material and static-i18n alone, without hooks."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmark.measuring import measure
from benchmark.results import Build
from benchmark.settings import SITE_URL, environment, pages_in


def configuration(languages: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Returns the content of mkdocs.yml for such a site; `languages` are codes and names, the root language first.

    The pages are not in the navigation, and `reconfigure_search` is off: with either the time per page grows with
    the number of pages, which nobody with so many of them would bear.
    """
    listed = [
        {"locale": code, "name": name, "build": True, "default": number == 0}
        for number, (code, name) in enumerate(languages)
    ]
    return {
        "site_name": "Plain",
        "site_url": SITE_URL,
        "theme": {"name": "material", "language": languages[0][0], "font": False},
        "nav": ["index.md"],
        "not_in_nav": "*",
        "markdown_extensions": ["attr_list", "md_in_html", "tables", "footnotes", "toc"],
        "plugins": ["search", {"i18n": {"docs_structure": "suffix", "reconfigure_search": False, "languages": listed}}],
    }


def build_plain(folder: Path, languages: Sequence[tuple[str, str]], limit: float) -> Build:
    """Builds `folder`/docs. Raises CommandFailed; TookTooLong where it takes more than `limit` seconds."""
    (folder / "mkdocs.yml").write_text(json.dumps(configuration(languages)), encoding="utf-8")
    use = measure([sys.executable, "-m", "mkdocs", "build", "-q"], folder, environment(), limit)
    return Build(use, *pages_in(folder / "site"))
