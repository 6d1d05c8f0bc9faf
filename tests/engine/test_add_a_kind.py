"""The steps by which the documents add a kind, followed word by word on a copy of the project."""

from __future__ import annotations

import re
import shutil
import sys
import textwrap
from pathlib import Path

import pytest
from engine_project import ROOT, Project
from lxml.html import document_fromstring

pytestmark = pytest.mark.slow

BLOCK = re.compile(r"^ {3}```(?:python|yaml)\n(.*?)^ {3}```$", re.MULTILINE | re.DOTALL)
COMMANDS = re.compile(r"^4\. `make ([a-z ]+)`", re.MULTILINE)
RUSSIAN = {"Prize": "Премия", "Prizes": "Премии", "Given by": "Вручает", "gives the prize": "вручает премию"}


@pytest.fixture(scope="module")
def section() -> str:
    return (ROOT / "docs/developers/extending.md").read_text("utf-8").partition("## A kind\n")[2].partition("\n## ")[0]


@pytest.fixture(scope="module")
def extended(section: str, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project after all steps, built."""
    project = Project(tmp_path_factory.mktemp("extended"), {})
    (project.folder / "hooks").unlink()
    shutil.copytree(
        ROOT / "hooks", project.folder / "hooks", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
    )
    shutil.copytree(ROOT / "tests/examples/data", project.folder / "data")
    model, line, example = (textwrap.dedent(block) for block in BLOCK.findall(section))
    project.write("hooks/atlas/model/prizes.py", model)
    enter(project.folder / "hooks/atlas/model/kinds.py", line)
    project.write("data/prizes/harbour-prize.yaml", example)
    (commands,) = COMMANDS.findall(section)
    run(project, project.make_command(*commands.split()))
    translate(project.folder / "hooks/atlas/locale/ru/LC_MESSAGES/atlas.po")
    run(project, project.build_command("--site-dir", str(project.site)))
    return project


def enter(kinds: Path, lines: str) -> None:
    """Writes the import among the imports, and the kind as the last of all."""
    imported, _, kind = lines.strip().partition("\n\n")
    text = kinds.read_text("utf-8").replace("\nKINDS:", f"\n{imported}\n\nKINDS:", 1)
    kinds.write_text(text.replace("\n}\n", f"\n{kind}\n}}\n", 1), encoding="utf-8")


def translate(catalogue: Path) -> None:
    text = catalogue.read_text("utf-8")
    for word, translation in RUSSIAN.items():
        assert f'msgid "{word}"\nmsgstr ""\n' in text
        text = text.replace(f'msgid "{word}"\nmsgstr ""\n', f'msgid "{word}"\nmsgstr "{translation}"\n')
    catalogue.write_text(text, encoding="utf-8")


def run(project: Project, command: list[str]) -> None:
    done = project.run(command, {"PYTHONPATH": "hooks"})
    assert done.returncode == 0, done.stdout + done.stderr


def words(project: Project, address: str) -> str:
    page = document_fromstring((project.site / address / "index.html").read_bytes())
    return " ".join(page.text_content().split())


def test_the_check_reads_the_kind(extended: Project) -> None:
    done = extended.run([sys.executable, "-m", "atlas.cli", "check"], {"PYTHONPATH": "hooks"})
    assert done.stdout.startswith("no problems (")


def test_it_has_pages_with_its_labels_in_each_language(extended: Project) -> None:
    assert "Prize Aasund Given by Aasund" in words(extended, "prizes/harbour-prize")
    assert "Премия Осунн Вручает Осунн" in words(extended, "ru/prizes/harbour-prize")
    assert "Премии 1 запись" in words(extended, "ru/prizes")


def test_the_other_end_and_the_menu_name_it(extended: Project) -> None:
    assert "gives the prize · Given by: Aasund" in words(extended, "cities/aasund")
    assert 'href="./prizes/">Prizes</a>' in (extended.site / "index.html").read_text("utf-8")


def test_its_fields_stand_on_the_page_of_all_fields(extended: Project) -> None:
    assert "Премии" in words(extended, "ru/contribute/fields")
    assert "Вручает: Who gives it." in words(extended, "ru/contribute/fields")
