"""Two sites in a real browser: a frozen one of invented towns, at a host's root and below a path; and that of data/.

What a reader can do is tested on the first, whose records no change of data/ touches; whatever pages there are, on both.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from engine_project import Project
from invented_towns import records
from playwright.sync_api import Browser, BrowserContext, Page, expect
from served_site import DATA, ServedSite

from atlas.incremental.checking import check_project
from atlas.model.problems import Severity

expect.set_options(timeout=20_000)  # milliseconds; a busy machine takes its time


@pytest.fixture(autouse=True)
def closed_windows(browser: Browser) -> Iterator[None]:
    """Closes the windows that a test opened: each has processes of its own."""
    before = browser.contexts
    yield
    for context in browser.contexts:
        if context not in before:
            context.close()


@pytest.fixture(scope="session", params=["/", "/repo/"])
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """The site of the invented towns, built for the address where it is served."""
    with ServedSite(tmp_path_factory.mktemp("host"), request.param) as host:
        _build(Project(tmp_path_factory.mktemp("towns"), records()), host)
        yield host
        host.shutdown()


@pytest.fixture(scope="session")
def served_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """The site of data/; while the data has errors nothing is tested on it."""
    if any(problem.severity is Severity.ERROR for problem in check_project(DATA.parent, datetime.now(UTC).date())[2]):
        pytest.skip("data/ has errors: make check")
    with ServedSite(tmp_path_factory.mktemp("data_host"), "/") as host:
        project = Project(tmp_path_factory.mktemp("data"), {})
        (project.folder / "data").symlink_to(DATA)
        _build(project, host, ATLAS_AS_OF="")
        yield host
        host.shutdown()


def _build(project: Project, host: ServedSite, **environment: str) -> None:
    done = project.build(host.site_dir, SITE_URL=host.home, REPO_URL="", **environment)
    assert done.returncode == 0, done.stdout + done.stderr


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
