"""Queries of readers, asked in the browser on the site of data/: inflected, mistyped, transliterated, on another layout.

queries.tsv holds them, each with the page that must be among the first three. A query of a record that data/ no longer
has is left out, as is one that finds nothing today if data/ has its word by now: a change of data/ fails nothing here.
"""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pytest
from engine_project import ROOT, Project
from playwright.sync_api import Browser, Page
from served_site import DATA, ServedSite

sys.path.insert(0, str(ROOT / "scripts"))

from corpus.records import write_records
from corpus.world import make_world

FIRST = 3
LEAST = 0.97
LEAST_AMONG_OTHERS = 0.92
OTHERS = 5_000
"""The invented cities among which those of data/ are looked for."""
MOST_MEDIAN = 100
"""Milliseconds from a key to what is found, among those."""
NOTHING = "-"


class Query(NamedTuple):
    """A query in the search of a language, and the address that it must find."""

    language: str
    text: str
    address: str


class Answer(NamedTuple):
    """The addresses that are told for a query, best first, and the milliseconds from its last key until then."""

    found: list[str]
    milliseconds: float


class Answers(NamedTuple):
    """All answers to queries: those that are wrong, one line each, and the milliseconds of each query."""

    wrong: list[str]
    milliseconds: list[float]


def queries() -> list[Query]:
    """All queries that data/ can answer."""
    lines = (Path(__file__).parent / "queries.tsv").read_text("utf-8").splitlines()
    texts = "\n".join(path.read_text("utf-8") for path in DATA.rglob("*.yaml")).lower()
    read = [Query(*line.split("\t")) for line in lines if not line.startswith("#")]
    return [query for query in read if can_be_answered(query, texts)]


def can_be_answered(query: Query, texts: str) -> bool:
    """Tests if the record of a query is there, or, where nothing is to be found, that nothing in data/ speaks of it."""
    if query.address == NOTHING:
        return query.text.lower() not in texts
    kind, id_, *_ = query.address.split("/")
    return not (DATA / kind).is_dir() or not id_ or (DATA / kind / f"{id_}.yaml").exists()


def test_queries_are_answered(browser: Browser, served_data: ServedSite) -> None:
    wanted = queries()
    assert len(wanted) > 100
    wrong = answers(browser, served_data, wanted).wrong
    assert len(wrong) <= (1 - LEAST) * len(wanted), "\n".join(wrong)
    claimed = [line for line in wrong if f"address='{NOTHING}'" in line]
    assert claimed == [], "what is not there was found"


@pytest.mark.long
def test_queries_are_answered_among_many_others_and_at_once(browser: Browser, tmp_path: Path) -> None:
    write_records(make_world(OTHERS, 1, None), tmp_path)
    shutil.copytree(DATA, tmp_path / "data", dirs_exist_ok=True)
    (tmp_path / "project").mkdir()
    project = Project(tmp_path / "project", {})
    (project.folder / "data").symlink_to(tmp_path / "data")
    wanted = [query for query in queries() if query.address != NOTHING]  # invented names may be near to these
    with ServedSite(tmp_path / "host", "/") as host:
        done = project.build(host.site_dir, SITE_URL=host.home, REPO_URL="")
        assert done.returncode == 0, done.stdout + done.stderr
        told = answers(browser, host, wanted)
        host.shutdown()
    assert len(told.wrong) <= (1 - LEAST_AMONG_OTHERS) * len(wanted), "\n".join(told.wrong)
    assert median(told.milliseconds) < MOST_MEDIAN


def answers(browser: Browser, site: ServedSite, wanted: Sequence[Query]) -> Answers:
    """Asks all queries, those of a language on one page."""
    context = browser.new_context(base_url=site.home)
    pages: dict[str, Page] = {}
    told = Answers([], [])
    for query in wanted:
        if query.language not in pages:
            pages[query.language] = page = context.new_page()
            page.goto("search/" if query.language == "en" else f"{query.language}/search/")
        found, milliseconds = answer(pages[query.language], query.text)
        told.milliseconds.append(milliseconds)
        first = [address for address in found[:FIRST] if address.endswith(f"/{query.address}")]
        if query.address == NOTHING:
            first = [] if is_offered_as_another_spelling(pages[query.language], query.text) else found
        if bool(first) is (query.address == NOTHING):
            told.wrong.append(f"{query}: {found[:FIRST]}")
    context.close()
    return told


ASK = """async (text) => {
  const [search, input] = [document.querySelector("#search"), document.querySelector("form[role=search] input")];
  const told = (is_told) => new Promise((resolve) => {
    const look = () => is_told() && (observer.disconnect(), resolve());
    const observer = new MutationObserver(look);
    observer.observe(search, { childList: true, subtree: true, characterData: true });
    look();
  });
  const type = (words) => { input.value = words; input.dispatchEvent(new InputEvent("input", { bubbles: true })); };
  const status = () => search.querySelector("[role=status]")?.textContent ?? "";
  type("");
  await told(() => !search.querySelector(":scope > .atlas-results li") && !status().includes(text));
  const start = performance.now();
  type(text);
  await told(() => status().includes(text));
  const milliseconds = performance.now() - start;
  return [[...search.querySelectorAll(":scope > .atlas-results a")].map((link) => link.href), milliseconds];
}"""
"""Types a text into the search of a page, as soon as nothing of the text before is told, and waits for what is told."""


def answer(page: Page, text: str) -> Answer:
    """Asks a query on a page that shows the search."""
    return Answer(*page.evaluate(ASK, text))


def is_offered_as_another_spelling(page: Page, text: str) -> bool:
    """Tests if every hit says that the reader wrote something else: data/ may hold a name one letter away."""
    hits = page.locator("#search > .atlas-results > li")
    return hits.filter(has=page.locator(".atlas-results__why", has_text=text)).count() == hits.count()
