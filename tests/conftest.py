"""What most tests begin with: invented data in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from invented_data import WriteData, Written


@pytest.fixture
def write_data(tmp_path: Path) -> WriteData:
    """Writes files, by their paths below the project, and returns what can be asked of them."""
    return lambda files: Written(tmp_path, files)
