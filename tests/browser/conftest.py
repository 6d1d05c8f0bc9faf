"""The real site, built from data/ and opened in a real browser, at a host's root and below a path."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from served_site import ServedSite

ROOT = Path(__file__).parents[2]
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
]

expect.set_options(timeout=20_000)  # milliseconds; a busy machine takes its time


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """An installed Chromium; where there is none, the one that Playwright has installed."""
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next(filter(None, map(shutil.which, names)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session", params=["/", "/repo/"])
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """The site, built for the address where it is served."""
    with ServedSite(tmp_path_factory.mktemp("host"), request.param) as host:
        done = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(host.site_dir)],
            cwd=ROOT,
            env=os.environ | {"SITE_URL": host.home, "REPO_URL": "", "NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        yield host
        host.shutdown()


@pytest.fixture(scope="session")
def window(browser: Browser, served: ServedSite) -> Iterator[BrowserContext]:
    """One reader's window for all tests of a site: style sheets and scripts are fetched once."""
    context = browser.new_context(base_url=served.home)
    yield context
    context.close()


@pytest.fixture
def reader(window: BrowserContext, served: ServedSite) -> Iterator[Page]:
    """A page of the browser. At the end no request has left the site and nothing was logged as an error."""
    page = window.new_page()
    requests: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    page.close()
    assert [address for address in requests if not address.startswith(served.home)] == []
    assert errors == []
