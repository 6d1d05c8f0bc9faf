"""The documentation is true: what is made from the code is fresh, what is quoted happens, what is linked is there."""

from __future__ import annotations

import importlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from atlas.cli.main import main
from atlas.incremental.checking import check_project
from atlas.languages.edition import edition
from atlas.model.dates.partial_date import PartialDate
from atlas.model.problems import report
from invented_data import AASUND, AGREEMENT, TWINNED, WriteData

ROOT = Path(__file__).parents[1]
FILES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
FILES += sorted((ROOT / "docs" / "developers").glob("*.md"))
MEANT = {
    "BASE": "HEAD",
    "FILE": "data/cities/aasund.yaml",
    "ID": "energy",
    "KIND": "cities",
    "NEW": "film-of-a-harbour",
    "OLD": "harbour-film",
    "REF": "HEAD",
    "TEXT": "Twice",
}
"""What the documents' words in capitals stand for, in a repository of the examples."""
BY_HAND = ("about", "contribute", "contribute/guide")
LANGUAGES = ("ru", "sv", "fi")
TODAY = date(2026, 1, 31)
QUOTED_LABELS = (
    ("about", "nothing known since"),
    ("about", "None, according to a source"),
    ("about", "What is not known"),
    ("about", "Data quality"),
    ("contribute", "Edit this record"),
    ("contribute", "Data quality"),
    ("contribute", "All fields"),
    ("contribute", "What is checked"),
    ("contribute/guide", "All fields"),
    ("contribute/guide", "What is checked"),
)


def test_generated_parts_are_fresh() -> None:
    command = [sys.executable, "scripts/fill_references.py", "--check"]
    environment = {**os.environ, "PYTHONPATH": "hooks"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout + done.stderr == ""
    assert done.returncode == 0


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_the_messages_in_the_guide_are_those_of_the_check(write_data: WriteData, language: str) -> None:
    written = write_data(
        {
            **TWINNED,
            "data/cities/aasund.yaml": AASUND.replace("NO", "NRO"),
            "data/agreements/aasund-testograd.yaml": AGREEMENT.replace(", testograd]", ", testogard]").replace(
                "[parties, since]", "[parties]"
            ),
        }
    )
    reading, _, problems = check_project(written.root, TODAY)
    said = report(problems, len(reading.entries), edition(language, ("en",)))
    assert f"\n{said}\n```" in _guide(language)


def test_the_message_in_contributing_is_that_of_the_check(write_data: WriteData) -> None:
    written = write_data({**TWINNED, "data/cities/aasund.yaml": AASUND.replace("NO", "NRO")})
    reading, _, problems = check_project(written.root, TODAY)
    assert f"```\n{report(problems, len(reading.entries))}\n```" in _text("CONTRIBUTING.md")


def test_the_smallest_example_is_right(write_data: WriteData) -> None:
    for document in ("CONTRIBUTING.md", *(f"docs/contribute{_suffix(language)}.md" for language in ("en", *LANGUAGES))):
        example = _text(document).partition("type: twinning\n")[2].partition("```")[0]
        path = "data/agreements/aasund-lillhamn.yaml"
        assert write_data({**TWINNED, path: f"type: twinning\n{example}"}).check() == "no problems (6 files checked)"


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_the_dates_in_the_guide_are_read(language: str) -> None:
    section = _guide(language).partition("{#dates}")[2].partition("{#long}")[0]
    dates = re.findall(r"^- `([^`]+)`\s[–—] ", section, re.MULTILINE)
    assert len(dates) > 10
    assert [str(PartialDate.parse(date)) for date in dates] == dates


def test_contributing_is_short() -> None:
    assert len(_text("CONTRIBUTING.md").splitlines()) <= 100


def test_every_dependency_has_a_reason() -> None:
    project = tomllib.loads(_text("pyproject.toml"))["project"]
    named = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    for folder in ("npm", "lighthouse"):
        named += json.loads(_text(f"requirements/{folder}/package.json"))["devDependencies"]
    reasons = re.findall(r"^\| ([@\w/-]+) \|", _text("docs/developers/dependencies.md"), re.MULTILINE)
    assert {re.split(r"[\[=]", one)[0] for one in named} == set(reasons) - {"package"}


def test_every_target_of_the_documents_can_be_made() -> None:
    shown = _shown(r"make ([a-z-]+(?: [a-z-]+)*)")
    targets = sorted({name for names in shown for name in names.split()})
    done = subprocess.run(["make", "--dry-run", *targets], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_atlas_command_of_the_documents_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = _shown(r"(?:\.venv/bin/)?atlas ([a-z]+(?: [^`\n]*)?)")
    assert "check" in commands
    shutil.copytree(ROOT / "tests" / "examples" / "data", tmp_path / "data")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    for step in ("init -q", "add .", "-c user.name=N -c user.email=n@example.org commit -qm Data"):
        subprocess.run(["git", *step.split()], check=True)
    assert [command for command in commands if _status(command) != 0] == []


def test_the_list_of_commands_is_complete() -> None:
    described = re.findall(r"^\| `make ([a-z-]+)` \|", _text("docs/developers/commands.md"), re.MULTILINE)
    assert _targets() - set(described) == {
        "made-here",
        "lint",
        "lint-workflows",
        "browser",
        "servers",
        "validator",
        "check-summary",
        "changed",
        "facts",
        "comment",
    }


def test_the_readme_has_a_map_of_every_folder_at_the_top() -> None:
    described = re.findall(r"\[`([.\w]+)/`\]", _text("README.md").partition("## Where things are")[2])
    ignored = {line.strip("/") for line in _text(".gitignore").splitlines()} | {".git"}
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and path.suffix != ".egg-info"}
    assert set(described) == folders - ignored


def test_the_readme_leads_to_every_document_for_developers() -> None:
    linked = {(ROOT / link).resolve() for link in _links(ROOT / "README.md")}
    assert {file for file in FILES if file.name != "README.md"} <= linked


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_link_leads_to_a_file_and_heading_of_the_project(file: Path) -> None:
    assert [link for link in _links(file) if not _leads_somewhere(file, link)] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_name_of_the_code_exists(file: Path) -> None:
    text = re.sub(r"^ *```.*?^ *```$", "", file.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    names = set(re.findall(r"(?<![\w./])atlas(?:\.(?!py\b|pot?\b)\w+)+", text))
    assert [name for name in sorted(names) if not _exists(name)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", BY_HAND)
def test_a_page_written_by_hand_has_the_same_headings_in_every_language(page: str, language: str) -> None:
    assert _ids(f"docs/{page}.{language}.md") == _ids(f"docs/{page}.md")


@pytest.mark.parametrize("language", ["", *LANGUAGES])
@pytest.mark.parametrize(("page", "label"), QUOTED_LABELS)
def test_a_page_written_by_hand_quotes_labels_as_the_site_shows_them(page: str, label: str, language: str) -> None:
    text = _text(f"docs/{page}.{language}.md" if language else f"docs/{page}.md")
    shown = edition(language or "en", ("en",)).gettext(label)
    assert shown.casefold() in " ".join(text.split()).casefold()


def _targets() -> set[str]:
    """The targets of the Makefile that are no files."""
    rules = re.findall(r"^([a-z-]+(?: [a-z-]+)*):", _text("Makefile"), re.MULTILINE)
    return {name for names in rules for name in names.split()}


def _shown(command: str) -> list[str]:
    """What follows a command's name where the documents show it: as code in a line, or as a line of its own."""
    text = "".join(file.read_text("utf-8") for file in FILES)
    return sorted({*re.findall(f"`{command}`", text), *re.findall(rf"(?m)^ *{command} *(?:#.*)?$", text)})


def _status(command: str) -> object:
    """The exit status of a command as it is shown; where no more than its name is, of its help."""
    words = shlex.split(command.replace("[", "").replace("]", "").replace("...", ""))
    try:
        return main(
            [MEANT.get(word, word) for word in words] if words[1:] or words == ["check"] else [*words, "--help"]
        )
    except SystemExit as end:
        return end.code


def _text(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


def _suffix(language: str) -> str:
    return "" if language == "en" else f".{language}"


def _guide(language: str) -> str:
    return _text(f"docs/contribute/guide{_suffix(language)}.md")


def _ids(path: str) -> list[tuple[str, str]]:
    """The level and the id of each heading; every heading has one."""
    headings = re.findall(r"^(#+) .*$", _text(path), re.MULTILINE)
    ids = re.findall(r"^(#+) .* \{#([a-z-]+)\}$", _text(path), re.MULTILINE)
    assert len(ids) == len(headings)
    return ids


def _links(file: Path) -> Iterator[str]:
    text = re.sub(r"^```.*?^```$|`[^`\n]+`(?!\])", "", file.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    yield from (link for link in re.findall(r"\]\(([^)\s]+)\)", text) if not link.startswith("https://"))


def _leads_somewhere(file: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = (file.parent / path).resolve() if path else file
    return target.exists() and (not anchor or anchor in _anchors(target))


def _anchors(file: Path) -> set[str]:
    """The ids that Git hosts give to headings."""
    headings = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _exists(name: str) -> bool:
    """Tests if the longest part that can be imported has the rest."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for part in parts[length:]:
            found = getattr(found, part, None)
        return found is not None
    return False
