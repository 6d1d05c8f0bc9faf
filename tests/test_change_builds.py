"""Builds after commits: the bytes of a clean build, and only the pages of changes made again that a commit concerns."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from atlas.history.log import CACHE as LOG
from atlas.incremental.checking import CACHE
from atlas.incremental.fingerprints import Fingerprints
from atlas.incremental.manifest import Manifest, PreviousBuild
from atlas.output.layouts import Layout, LayoutProbe
from atlas.output.live_site import LiveSite
from atlas.output.site import Site, read_site
from atlas.output.writer import Writer
from invented_data import AASUND, AGREEMENT, TESTOGRAD, TWINNED, settings
from invented_edits import contents
from invented_history import History

BOND = "data/agreements/aasund-testograd.yaml"
LANGUAGES = ("en", "ru")
ROOTS = {"en": "", "ru": "ru/"}
SETTINGS = replace(settings(), languages=LANGUAGES, changes=True, site_url="https://atlas.example/")
OF_CHANGES = ("changes/", "ru/changes/", "feed/")


@pytest.fixture
def history(tmp_path: Path) -> History:
    made = History(tmp_path / "project", {**TWINNED, ".gitignore": ".cache/\n"}, day="2025-12-30")
    made.write({BOND: AGREEMENT.replace("1989\n", "1990\n", 1)})
    made.commit("2026-01-02")
    return made


def site_of(root: Path, cache: bool = True) -> Site:
    return read_site(root, SETTINGS, root / CACHE if cache else None)


def built(site: Site, folder: Path, previous: PreviousBuild | None) -> PreviousBuild:
    sections = (section for language in LANGUAGES for section in site.sections(language))
    layouts = {
        section: Layout(section, f"atlas0title0 atlas0names0, {LayoutProbe(section).html()}") for section in sections
    }
    manifest = Writer(site, layouts, folder, ROOTS, Fingerprints(site.atlas, ""), previous).write_all(workers=1)
    return PreviousBuild(folder, manifest)


def made_anew(before: Path, after: Path) -> set[str]:
    """The files of changes that are not those of the build before."""
    files = {path.relative_to(after).as_posix(): path for path in after.rglob("*") if path.is_file()}
    return {
        name.removesuffix("index.html")
        for name, path in files.items()
        if name.startswith(OF_CHANGES) and not ((before / name).exists() and os.path.samefile(before / name, path))  # noqa: PTH121
    }


class Builds:
    """The builds of a project one after the other."""

    def __init__(self, history: History, folder: Path) -> None:
        self.root = history.root
        self.folder = folder
        self.number = 0
        self.last = built(site_of(self.root), folder / "0", PreviousBuild(folder / "none", Manifest()))

    def again(self) -> set[str]:
        """Builds after the last one; returns what is made anew. Fails where a clean build differs."""
        self.number += 1
        before = self.last
        self.last = built(site_of(self.root), self.folder / str(self.number), before)
        clean = built(site_of(self.root, cache=False), self.folder / f"clean-{self.number}", None)
        assert contents(self.last.folder) == contents(clean.folder)
        return made_anew(before.folder, self.last.folder)


@pytest.fixture
def builds(history: History, tmp_path: Path) -> Builds:
    return Builds(history, tmp_path / "sites")


def test_without_a_commit_nothing_of_the_changes_is_made_again(history: History, builds: Builds) -> None:
    assert builds.again() == set()
    history.write({"data/cities/third.yaml": TESTOGRAD.replace("Testograd", "Third").replace("Тестоград", "Третий")})
    assert builds.again() == set()


def test_a_commit_makes_its_month_and_its_countries_again(history: History, builds: Builds) -> None:
    history.write({"data/cities/third.yaml": TESTOGRAD.replace("Testograd", "Third").replace("Тестоград", "Третий")})
    history.commit("2026-01-20")
    in_each = ("changes/", "changes/2026-01/", "changes/countries/ru/")
    assert builds.again() == {
        *(f"{root}{address}" for root in ROOTS.values() for address in in_each),
        "changes/2026-01.json",
        *(f"feed/{language}{of}.xml" for language in LANGUAGES for of in ("", "/ru")),
    }


def test_a_new_name_is_the_name_in_all_changes(history: History, builds: Builds) -> None:
    history.write({"data/cities/aasund.yaml": AASUND.replace("en: Aasund", "en: Nyaasund")})
    assert "changes/2025-12/" in builds.again()
    assert "Nyaasund" in (builds.last.folder / "changes/2025-12/index.html").read_text("utf-8")


def test_another_history_of_the_same_records_makes_all_again(history: History, builds: Builds) -> None:
    (history.root / ".git").rename(history.root / ".cache" / "git")
    assert "changes/" in builds.again()
    assert not (builds.last.folder / "changes/2026-01/index.html").exists()
    again = History(history.root, {}, day="2026-01-05")
    assert builds.again() >= {"changes/", "changes/2026-01/", "feed/en.xml"}
    assert (again.root / LOG).is_file()


def test_a_served_site_keeps_the_log(history: History) -> None:
    live = LiveSite(history.root, site_of(history.root))
    history.write({BOND: AGREEMENT.replace("1989\n", "1991\n", 1)})
    assert live.refresh()
    assert live.site.log
    assert "changes/2026-01/" in live.site.addresses()
