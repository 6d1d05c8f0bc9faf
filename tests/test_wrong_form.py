"""Filled forms "Something is wrong", run through the workflow's script: the right change, or an answer that says why not."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))

import wrong_form
from atlas.model.places import City
from atlas.pages.phrases.hosts import WRONG_FIELDS
from invented_data import TWINNED, WriteData, Written

ROOT = Path(__file__).parents[1]
Fill = Callable[..., dict[str, str]]
BOND = "data/agreements/aasund-testograd.yaml"
QUOTE = "vennskapsby siden 1990"


def body(
    values: str, record: str = "agreements/aasund-testograd", source: str = "aasund-page", quote: str = QUOTE
) -> str:
    """A form as the host writes it."""
    parts = {"Record": record, "Values": values, "Source": source, "Quote": quote}
    return "\n\n".join(f"### {label}\n\n{text}" for label, text in parts.items())


@pytest.fixture
def project(write_data: WriteData) -> Written:
    """The invented twin towns, with a comment in the agreement's file."""
    text = TWINNED[BOND]
    assert isinstance(text, str)
    return write_data(TWINNED | {BOND: f"# as the page has it\n{text}"})


@pytest.fixture
def fill(project: Written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fill:
    """Runs the script on a form; returns what it wrote: answer.md, and where it changed a value title and body.md."""

    def fill(form: str) -> dict[str, str]:
        output = tmp_path / "output"
        monkeypatch.setenv("BODY", form)
        monkeypatch.setattr(sys, "argv", ["wrong_form.py", str(output), "--project", str(project.root)])
        wrong_form.main()
        return {path.name: path.read_text("utf-8") for path in output.iterdir()}

    return fill


def contents(project: Written) -> dict[str, str]:
    return {str(path.relative_to(project.root)): path.read_text("utf-8") for path in project.root.rglob("*.yaml")}


def test_the_corrected_value_is_changed_and_nothing_else(project: Written, fill: Fill) -> None:
    before = contents(project)
    written = fill(body("type: twinning\nsince: 1990"))
    assert written["title"] == "Correct agreements/aasund-testograd\n"
    assert "since of agreements/aasund-testograd: 1989 → 1990" in written["body.md"]
    assert QUOTE in written["body.md"]
    assert contents(project) == before | {BOND: before[BOND].replace("1989\n", "1990\n", 1)}


def test_values_of_several_records_are_changed_together(project: Written, fill: Fill) -> None:
    written = fill(body("name.en: Aasundby\nagreements/aasund-testograd since: 1990", record="cities/aasund"))
    assert written["title"] == "Correct agreements/aasund-testograd, cities/aasund\n"
    assert "Aasundby" in contents(project)["data/cities/aasund.yaml"]


HOSTILE = (
    ("since: `rm -rf /`", "The check does not accept it"),
    ("since: ${{ secrets.GITHUB_TOKEN }}", "The check does not accept it"),
    ("since: $(touch /tmp/x)", "The check does not accept it"),
    ("since: 1990 # twinned", "The check does not accept it"),
    ("since: {value: 1990, basis: inferred}", "The check does not accept it"),
    ("since: 1989", "No value differs from what stands in the atlas"),
    ("since:", "`since` has no value"),
    ("mayor: N. N.", "`aasund-testograd` has no value `mayor`. It has `type`"),
    ("sources.1.quote: x", "`aasund-testograd` has no value `sources.1.quote`"),
    ("it began in 1990", "This line is not read: `it began in 1990`"),
    ("agreements/../../x since: 1990", "This line is not read"),
    ("cities/nowhere since: 1990", "There is no record `cities/nowhere`"),
    ("parties.1.id: nowhere", "no record 'nowhere'"),
    ("since: 1990\n" * 5000, "at most 20000 are read"),
)


@pytest.mark.parametrize(("values", "answer"), HOSTILE, ids=[values[:30] for values, _ in HOSTILE])
def test_what_cannot_be_done_is_answered_and_changes_nothing(
    project: Written, fill: Fill, values: str, answer: str
) -> None:
    before = contents(project)
    written = fill(body(values))
    assert list(written) == ["answer.md"]
    assert answer in written["answer.md"]
    assert contents(project) == before


@pytest.mark.parametrize(
    "record", ["../../etc/passwd", "cities/../../aasund", "cities/aasund-testograd", "`x`", "agreements/", "a\nb"]
)
def test_a_record_that_is_none_is_answered(project: Written, fill: Fill, record: str) -> None:
    before = contents(project)
    assert "There is no record" in fill(body("since: 1990", record=record))["answer.md"]
    assert contents(project) == before


def test_the_address_of_the_page_names_the_record(project: Written, fill: Fill) -> None:
    assert "title" in fill(body("since: 1990", record="https://atlas.example/ru/agreements/aasund-testograd/"))


@pytest.mark.parametrize("form", ["", "since: 1990", body("since: 1990", source="_No response_"), body("")])
def test_what_is_not_filled_in_is_named(fill: Fill, form: str) -> None:
    assert fill(form)["answer.md"].startswith("Nothing stands under: ")


def test_a_name_may_hold_what_yaml_or_a_shell_would_read(project: Written, fill: Fill) -> None:
    name = 'Aasund: `x` ${{ y }} $(z) "q" {a} - #1'
    assert "title" in fill(body(f"name.en: {name}", record="cities/aasund"))
    record = project.site().atlas.by_id["aasund"]
    assert isinstance(record, City)
    assert record.name.value["en"] == name


def test_what_is_quoted_cannot_leave_its_block(fill: Fill) -> None:
    written = fill(body("since: 1990", quote="```\n@everyone [x](https://bad.example)\n````"))
    fence = "`" * 5
    assert f"{fence}text\n```\n@everyone" in written["body.md"]


def test_the_form_of_the_host_asks_for_what_the_script_reads() -> None:
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/wrong.yml").read_text("utf-8"))
    fields = {part["id"]: part["attributes"]["label"] for part in form["body"] if "id" in part}
    assert tuple(fields) == WRONG_FIELDS
    assert tuple(fields.values()) == wrong_form.LABELS
    headings = re.findall("### (.*)", (ROOT / ".gitlab/issue_templates/wrong.md").read_text("utf-8"))
    assert tuple(headings) == wrong_form.LABELS


def test_no_text_of_an_issue_is_part_of_a_command() -> None:
    jobs = yaml.safe_load((ROOT / ".github/workflows/wrong.yml").read_text("utf-8"))["jobs"]
    commands = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
    assert commands == ["make wrong-form", "make propose-form"]
    assert jobs["read"]["permissions"] == {"contents": "read"}
