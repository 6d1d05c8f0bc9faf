"""`mkdocs serve` shows what was edited in data/, and outlives a mistake."""

import time
from collections.abc import Callable
from urllib.error import URLError
from urllib.request import urlopen

from engine_project import RECORDS, Project

PATIENCE = 60.0  # seconds, on a busy machine


def test_an_edit_is_shown_and_a_mistake_is_reported(own_project: Project) -> None:
    record = RECORDS["data/cities/testograd.yaml"]
    log = own_project.folder / "serve.log"
    with own_project.serve() as home:
        assert until(lambda: "Тестоград" in fetched(f"{home}ru/cities/testograd/"))

        own_project.write("data/cities/testograd.yaml", record.replace("RU", "RUU"))
        assert until(lambda: "unknown country 'RUU'" in log.read_text("utf-8"))
        assert "Traceback" not in log.read_text("utf-8")

        own_project.write("data/cities/testograd.yaml", record.replace("Тестоград", "Новотестоград"))
        assert until(lambda: "Новотестоград" in fetched(f"{home}ru/cities/testograd/"))
        assert "Новотестоград" in fetched(f"{home}ru/cities/")
        assert "Traceback" not in log.read_text("utf-8")


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
