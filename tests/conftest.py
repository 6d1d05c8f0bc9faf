"""What most tests begin with: invented data in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from invented_data import WriteData, Written


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keeps what shares a built site in one process, as the tests of a file: each site is built once."""
    for item in items:
        item.add_marker(pytest.mark.xdist_group(_shared(item)))


def _shared(item: pytest.Item) -> str:
    fixtures = getattr(item, "fixturenames", ())
    if "served_data" in fixtures:
        return "the site of data"
    if "served" in fixtures:
        return f"the site of invented towns at {item.callspec.params['served']}"  # type: ignore[attr-defined]
    return str(item.path)


@pytest.fixture
def write_data(tmp_path: Path) -> WriteData:
    """Writes files, by their paths below the project, and returns what can be asked of them."""
    return lambda files: Written(tmp_path, files)
