"""The files of the package: its folders, its rooms, and the code that decides the content of a site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent
"""The folder of the package. Every other module finds its data files, and fingerprints code, from here."""
HOOKS = ROOT.parent
"""The folder of the hook files, with the package in it."""
ROOMS = (
    "parallel",
    "messages",
    "delivery",
    "model.dates",
    "model",
    "languages",
    "reading.values",
    "reading.lines",
    "reading",
    "records",
    "records.meant",
    "rules.plain_text",
    "rules",
    "writing",
    "writing.editing",
    "derive.status",
    "derive.times",
    "derive.relations",
    "derive.computed",
    "derive.anniversaries",
    "derive.changes",
    "maps",
    "pages.phrases",
    "pages.rendering",
    "pages.bibliography",
    "pages.maps",
    "pages.calendar",
    "pages.timelines",
    "pages.tables",
    "pages.record",
    "pages.embedding",
    "pages.facets",
    "pages.lists",
    "pages.briefings",
    "pages.reference",
    "pages.forms",
    "pages.changes",
    "pages.downloads",
    "pages.overviews",
    "pages.publishing",
    "incremental",
    "history",
    "search",
    "exports.documents",
    "exports",
    "output",
    "cli",
)
"""Every room, from low to high. A room imports nothing of a higher one; tests/test_rooms.py holds them to it."""


def code() -> Iterator[tuple[str, bytes]]:
    """The modules of the package and the tables of its rules: names below ROOT, in order, and contents."""
    return _read(ROOT, (*ROOT.rglob("*.py"), *(ROOT / "rules").rglob("*.gz")))


def hooks_and_package() -> Iterator[tuple[str, bytes]]:
    """The hook files and everything in the package, its templates, catalogues and data too: names below HOOKS."""
    hooks = HOOKS.glob("*.py")
    return _read(HOOKS, (*hooks, *ROOT.rglob("*")))


def page_sources() -> Iterator[tuple[str, bytes]]:
    """The templates of articles and the code that writes them: names below ROOT, in order, and contents."""
    return _read(ROOT, (ROOT / "pages").rglob("*"))


def _read(folder: Path, paths: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    found = sorted(path for path in paths if path.is_file() and "__pycache__" not in path.parts)
    return ((path.relative_to(folder).as_posix(), path.read_bytes()) for path in found)
