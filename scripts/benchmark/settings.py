"""Folders, addresses and environment with which the measured sites are built."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
"""The folder of this project."""

SITE_URL = "http://127.0.0.1:8123/"
"""The address of `make serve` too, so that it can begin with the pages of `make site`."""
REPO_URL = "https://git.example.org/atlas"
EDIT_ROOT = f"{REPO_URL}/edit/main/"
AS_OF = "2026-01-31"


def environment(**changes: str) -> Mapping[str, str]:
    """Returns the environment of this process without the variables of `make`, with fixed addresses and a fixed day.

    Downloads and pages for other sites are made where ATLAS_EXPORTS and ATLAS_EMBEDS say so only: the others have none.
    """
    own = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    fixed = {"SITE_URL": SITE_URL, "REPO_URL": REPO_URL, "ATLAS_AS_OF": AS_OF, "NO_MKDOCS_2_WARNING": "1"}
    return {"ATLAS_EXPORTS": "false", "ATLAS_EMBEDS": "false"} | own | fixed | changes


def core_environment() -> Mapping[str, str]:
    """Returns the environment for programs of the benchmark that import the package."""
    return environment(PYTHONPATH=os.pathsep.join((str(ROOT / "scripts"), str(ROOT / "hooks"))))


def pages_in(site: Path) -> tuple[int, int]:
    """Counts the pages of a built site; returns their number and their bytes."""
    sizes = [page.stat().st_size for page in site.rglob("index.html")]
    return len(sizes), sum(sizes)
