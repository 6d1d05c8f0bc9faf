"""What most tests begin with: invented data in a folder of its own; and the one browser of a test run."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from invented_data import WriteData, Written

if TYPE_CHECKING:  # most tests need no browser
    from playwright.sync_api import Browser

QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
]


@pytest.hookimpl(tryfirst=True)  # pytest-xdist reads the groups in the same hook
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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """An installed Chromium, best one without windows; where there is none, the one that Playwright has installed."""
    from playwright.sync_api import sync_playwright

    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    program = next(filter(None, map(shutil.which, names)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield browser
        browser.close()
