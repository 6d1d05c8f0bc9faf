"""`mkdocs serve` shows what was edited in data/, and outlives a mistake."""

import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from engine_project import RECORDS, ROOT, Project, contents, free_host

PATIENCE = 60.0  # seconds, on a busy machine


def test_an_edit_is_shown_and_a_mistake_is_reported(own_project: Project) -> None:
    record = RECORDS["data/cities/testograd.yaml"]
    log = own_project.folder / "serve.log"
    with own_project.serve() as home:
        assert until(lambda: "Тестоград" in fetched(f"{home}ru/cities/testograd/"))
        # The script that shows edits is no file of the site: the policy of a page would forbid it.
        assert "livereload" in fetched(f"{home}ru/cities/testograd/")
        assert "Content-Security-Policy" not in fetched(f"{home}ru/cities/testograd/")

        own_project.write("data/cities/testograd.yaml", record.replace("RU", "RUU"))
        assert until(lambda: "unknown country 'RUU'" in log.read_text("utf-8"))
        assert "Traceback" not in log.read_text("utf-8")
        for page in ("ru/cities/testograd/", "ru/", "ru/about/index.html"):
            assert "data/cities/testograd.yaml:2:10: unknown country &#39;RUU&#39;" in fetched(home + page)
            assert "Сайт не удаётся показать" in fetched(home + page)
            assert "livereload" in fetched(home + page), "the page does not come back by itself"
        assert "livereload" not in fetched(f"{home}assets/images/logo.svg") != ""

        own_project.write("data/cities/testograd.yaml", record.replace("Тестоград", "Новотестоград"))
        assert until(lambda: "Новотестоград" in fetched(f"{home}ru/cities/testograd/"))
        assert "Новотестоград" in fetched(f"{home}ru/cities/")
        assert "Traceback" not in log.read_text("utf-8")


@pytest.mark.long
def test_records_come_and_go(own_project: Project) -> None:
    newtown = RECORDS["data/cities/testograd.yaml"].replace("Testograd", "Newtown")
    with own_project.serve() as home:
        assert until(lambda: "Testograd" in fetched(f"{home}cities/"))
        own_project.write("data/cities/newtown.yaml", newtown)
        assert until(lambda: "Newtown" in fetched(f"{home}sv/cities/newtown/"))
        assert "Newtown" in fetched(f"{home}fi/cities/")
        (own_project.folder / "data/cities/newtown.yaml").unlink()
        assert until(lambda: "Newtown" not in fetched(f"{home}cities/"))
        assert fetched(f"{home}sv/cities/newtown/") == ""


def test_the_rest_of_the_site_follows_an_edit(own_project: Project) -> None:
    before = RECORDS["data/cities/testograd.yaml"]
    with own_project.serve() as home:
        assert until(lambda: "Testograd" in fetched(f"{home}countries/ru/"))
        index = fetched(f"{home}pagefind/en/pagefind-entry.json")
        own_project.write("data/cities/testograd.yaml", before.replace("Testograd", "Newograd"))
        assert until(lambda: "Newograd" in fetched(f"{home}countries/ru/"))
        assert until(lambda: fetched(f"{home}pagefind/en/pagefind-entry.json") != index)
        own_project.write("data/cities/testograd.yaml", before)
        assert until(lambda: fetched(f"{home}pagefind/en/pagefind-entry.json") == index)


def test_an_edit_of_a_page_in_docs_is_a_whole_build(own_project: Project) -> None:
    with own_project.serve() as home:
        assert until(lambda: "Testograd" in fetched(f"{home}cities/"))
        about = own_project.folder / "docs/about.md"
        own_project.write("docs/about.md", about.read_text("utf-8") + "\nNewly written.\n")
        assert until(lambda: "Newly written." in fetched(f"{home}about/"))


@pytest.mark.long
def test_a_template_that_cannot_be_read_is_shown_too(own_project: Project) -> None:
    with own_project.serve() as home:
        assert until(lambda: "Testograd" in fetched(f"{home}cities/"))
        template = (own_project.folder / "docs/.overrides/main.html").read_text("utf-8")
        own_project.write("docs/.overrides/main.html", "{% no_such_tag %}" + template)
        assert until(lambda: "no_such_tag" in fetched(f"{home}cities/"))
        own_project.write("docs/.overrides/main.html", template)
        assert until(lambda: "Testograd" in fetched(f"{home}cities/"))


def test_a_whole_build_follows_one_that_failed(own_project: Project) -> None:
    """What made it fail may go without a trace, and the engine has emptied the site before it failed."""
    with own_project.make_serve(free_host()) as home:
        assert until(lambda: "Testograd" in fetched(f"{home}cities/")), "there is no cache to begin with"
        own_project.write("docs/bad.md", "---\ntemplate: nope.html\n---\n# Bad\n")
        assert until(lambda: "nope.html" in fetched(f"{home}cities/"))
        (own_project.folder / "docs/bad.md").unlink()
        assert until(lambda: "Testograd" in fetched(f"{home}cities/"))
        assert fetched(f"{home}assets/css/atlas.css") != ""


def test_an_edit_during_the_first_build_is_shown(own_project: Project) -> None:
    record = RECORDS["data/cities/testograd.yaml"]
    log = own_project.folder / "serve.log"
    with own_project.serve() as home:
        assert until(lambda: "data " in log.read_text("utf-8"))  # data/ has been read
        own_project.write("data/cities/testograd.yaml", record.replace("Testograd", "Newograd"))
        assert until(lambda: "Newograd" in fetched(f"{home}cities/testograd/"))
        assert "Detected file changes" not in log.read_text("utf-8")


def test_nothing_is_left_when_it_ends(own_project: Project, tmp_path: Path) -> None:
    left = tmp_path / "left"
    left.mkdir()
    with own_project.serve(TMPDIR=str(left)) as home:
        assert until(lambda: "Testograd" in fetched(f"{home}cities/"))
        record = RECORDS["data/cities/testograd.yaml"]
        own_project.write("data/cities/testograd.yaml", record.replace("Testograd", "Newograd"))
        assert until(lambda: any(left.glob("atlas_*/site")))
    assert list(left.iterdir()) == []


@pytest.mark.parametrize("polls", ["false", pytest.param("true", marks=pytest.mark.long)])
def test_a_build_that_reads_the_files_is_no_edit(own_project: Project, polls: str) -> None:
    record = RECORDS["data/cities/testograd.yaml"]
    log = own_project.folder / "serve.log"
    with own_project.serve(ATLAS_POLLS=polls) as home:
        assert until(lambda: "Testograd" in fetched(f"{home}countries/ru/"))
        own_project.write("data/cities/testograd.yaml", record.replace("Testograd", "Newograd"))
        assert until(lambda: "Newograd" in fetched(f"{home}countries/ru/"))
        assert log.read_text("utf-8").count("Detected file changes") <= 2  # a write may show in two steps
        assert ("Looking for changes in all files" in log.read_text("utf-8")) is (polls == "true")


def test_make_serve_begins_with_the_pages_and_the_search_of_make_site(
    own_project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = free_host()
    assert own_project.make_site(SITE_URL=f"http://{host}/repo/").returncode == 0
    kept = inodes(own_project.folder / ".cache/search", "*")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with own_project.make_serve(host) as home:
        assert until(lambda: "Testograd" in fetched(f"{home}cities/testograd/"))
        (served,) = tmp_path.glob("mkdocs_*")
        for files in ("cities/*/index.html", "pagefind/*/fragment/*"):
            assert inodes(served, files) == inodes(own_project.site, files) != {}
        taken_over = inodes(own_project.folder / ".cache/serve/search", "*")
        assert kept.keys() == taken_over.keys()
        assert {name for name in kept if kept[name] != taken_over[name]} <= {"stems"}
        said = (own_project.folder / "serve.log").read_text("utf-8")
        assert re.search(r"^pages +(\d+) pages, \1 of them as they were", said, re.MULTILINE)
    assert (own_project.site / "cities/testograd/index.html").exists()


def test_one_site_is_put_in_the_place_of_another(tmp_path: Path) -> None:
    site, place = tmp_path / "site", tmp_path / "place"
    for path, text in (("same", "1"), ("sub/changed", "2"), ("new/deep", "3")):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, "utf-8")
    (place / "sub").mkdir(parents=True)
    (place / "same").hardlink_to(site / "same")
    for path in ("sub/changed", "sub/changed.new", "gone"):
        (place / path).write_text("old", "utf-8")
    subprocess.run([sys.executable, ROOT / "hooks/site_background.py", site, place], check=True)
    assert contents(place) == contents(site)


def inodes(folder: Path, pattern: str) -> dict[str, int]:
    """The files of a folder; those that have not been written again keep their numbers."""
    return {str(path.relative_to(folder)): path.stat().st_ino for path in folder.glob(pattern)}


def fetched(address: str) -> str:
    try:
        with urlopen(address, timeout=PATIENCE) as answer:
            return answer.read().decode("utf-8")
    except URLError:
        return ""


def until(condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.2)
    return False
