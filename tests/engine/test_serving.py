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
