"""The site that each test of the checks begins with."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from invented_site import InventedSite


@pytest.fixture
def site(tmp_path: Path) -> InventedSite:
    """Four sound pages, for one test to spoil."""
    return InventedSite(tmp_path)
