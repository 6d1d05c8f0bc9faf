"""A site that follows its data: after each edit the pages and problems of a site that is read anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from atlas.model.problems import ProblemsFound
from atlas.output.live_site import LiveSite, file_states
from atlas.output.site import Site, read_site
from atlas.reading import loading
from invented_data import settings
from invented_edits import edits, seeds

EXAMPLES = Path(__file__).parent / "examples" / "data"
EDITS = 25
BOND = "data/agreements/aasund-testograd-friendship.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLES, tmp_path / "data")
    return tmp_path


def read(root: Path) -> Site:
    return read_site(root, replace(settings(), languages=("en", "ru")))


def shown(site: Site) -> dict[str, str]:
    """The pages that an edit shows at once."""
    pages = (page for page in site.pages("ru") if site.page_at("ru", page.address))
    return {page.address: page.html() for page in pages}


def result(work: Callable[[], Site]) -> Site | str:
    """The site, or the report of its problems."""
    try:
        return work()
    except ProblemsFound as problems:
        return str(problems)


def refreshed(live: LiveSite) -> Site:
    """The site after a refresh."""
    live.refresh()
    return live.site


def report(site: Site) -> list[str]:
    return sorted(map(str, site.problems))


@pytest.mark.parametrize("seed", seeds(core=1, usual=1, long=40))
def test_edits_are_taken_up_as_if_all_were_read_anew(root: Path, seed: int) -> None:
    live = LiveSite(root, read(root))
    for edit in edits(root / "data", Random(seed), EDITS):
        anew, before = result(lambda: read(root)), live.site
        followed = result(lambda: refreshed(live))
        if isinstance(anew, Site) and isinstance(followed, Site):
            assert report(followed) == report(anew)
            assert shown(followed) == shown(anew)
        else:
            assert followed == anew
            assert live.site is before
            edit.undo()


def test_where_nothing_changed_nothing_is_taken_up(root: Path) -> None:
    live = LiveSite(root, read(root))
    before = live.site
    assert not live.refresh()
    assert live.site is before

    city = root / "data/cities/aasund.yaml"
    text = city.read_text("utf-8")
    city.write_text("name: 1\n", encoding="utf-8")
    for _ in range(2):  # a mistake is reported as long as it stands
        with pytest.raises(ProblemsFound, match=r"aasund\.yaml"):
            live.refresh()
    city.write_text(text, encoding="utf-8")
    assert live.refresh()
    assert not live.refresh()


def test_what_was_edited_since_the_site_was_read_is_taken_up(root: Path) -> None:
    states, site = file_states(root), read(root)
    city = root / "data/cities/aasund.yaml"
    city.write_text(city.read_text("utf-8").replace("en: Aasund", "en: Newsund"), encoding="utf-8")
    assert not LiveSite(root, site).refresh()
    live = LiveSite(root, site, states)
    assert live.refresh()
    assert shown(live.site) == shown(read(root))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("type: friendship", "type: cooperation"),  # its name, which is made of it
        ("value: 1988", "value: 1987"),  # its state and times
    ],
)
def test_what_is_cached_of_a_record_ends_with_it(root: Path, old: str, new: str) -> None:
    live = LiveSite(root, read(root))
    shown(live.site)
    bond = root / BOND
    text = bond.read_text("utf-8")
    assert old in text
    bond.write_text(text.replace(old, new), encoding="utf-8")
    live.refresh()
    assert shown(live.site) == shown(read(root))


def test_only_edited_files_are_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    live = LiveSite(root, read(root))
    for path in (root / "data").rglob("*.yaml"):
        if path.stem != "aasund":
            path.chmod(0)
    opened: list[str] = []
    whole = loading.read_bytes
    monkeypatch.setattr(loading, "read_bytes", lambda path: opened.append(Path(path).stem) or whole(path))
    city = root / "data/cities/aasund.yaml"
    city.write_text(city.read_text("utf-8").replace("en: Aasund", "en: Newsund"), encoding="utf-8")
    live.refresh()
    assert opened == ["aasund"]
    page = live.site.page_at("en", "cities/testograd/")
    assert page
    assert "Newsund" in page.html()
