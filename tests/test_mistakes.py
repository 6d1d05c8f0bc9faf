"""Files with mistakes, as contributors make them, and exactly what each of them is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import process_time
from typing import NamedTuple

import pytest
import yaml

from atlas.incremental.checking import check_project
from atlas.model.problems import Problem, Severity
from invented_data import AASUND, AGREEMENT, TWINNED, WriteData

TABLES = sorted((Path(__file__).parent / "mistakes").glob("*.yaml"))
GAP = "@@"
SECONDS = 1


class Mistake(NamedTuple):
    """A file with a mistake, and the messages on it."""

    path: str
    text: str
    said: list[str]


def mistakes() -> Iterator[Mistake]:
    """The mistakes of all tables: each fills the gap in the text of its group, or is a whole file."""
    for table in TABLES:
        for group in yaml.safe_load_all(table.read_text("utf-8")):
            for mistake in group["mistakes"]:
                text = group.get("text", GAP).replace(GAP, mistake["write"])
                yield Mistake(mistake.get("file") or group["file"], text, mistake["say"])


ALL = list(mistakes())


def said(problem: Problem, path: str) -> str:
    """A problem as the tables write it: without the path of the file that is wrong."""
    where = "" if problem.path == path else f"{problem.path}:"
    word = "warning: " if problem.severity is Severity.WARNING else ""
    hint = f" | {problem.hint}" if problem.hint else ""
    return f"{where}{problem.line}:{problem.column}: {word}{problem.message}{hint}"


CITY, BOND = "data/cities/aasund.yaml", "data/agreements/aasund-testograd.yaml"
RIGHT = {
    CITY: [
        AASUND + "summary: {en: 'On 12\u00a0May: a list; a, b = c. “Quoted”, and ======= too.'}\n",
        AASUND
        + "summary:\n  en: |\n    since:1989 is a line of this text.\n    - and\n    -this\n    ==== and <<<< no mark\n",
        AASUND + "summary:\n    en: A text\n      of two lines.\nother_names: {value: no, lang: nb}\n",
        AASUND + "name_made: {fi: transliteration}  # as in YAML\n",
        "\ufeff" + AASUND.replace("\n", "\r\n"),
        AASUND.replace("{en: Aasund,", "{en: O'Aasund «by»,"),
    ],
    BOND: [
        AGREEMENT.replace("[aasund, testograd]", "[id: aasund, {id: testograd}]"),
        AGREEMENT.replace("quote: Testograd 1989", "quote: \"Testograd: 1989, 'twins'\""),
        AGREEMENT.replace("paragraph 1", '"section 2, paragraph 1"'),
        AGREEMENT.replace("  - {", "- {"),
    ],
}


@pytest.mark.parametrize(("path", "text"), [(path, text) for path, texts in RIGHT.items() for text in texts])
def test_nothing_right_is_accused(write_data: WriteData, path: str, text: str) -> None:
    assert write_data({**TWINNED, path: text}).check() == "no problems (5 files checked)"


@pytest.mark.parametrize("broken", ["standing: perhaps", "called: A", "since:1989", "name: [a"])
def test_what_is_right_beside_a_mistake_is_not_accused(write_data: WriteData, broken: str) -> None:
    problems = check_project(write_data({**TWINNED, BOND: f"{AGREEMENT}{broken}\n"}).root, date(2026, 1, 31))[2]
    assert {(problem.path, problem.line) for problem in problems if problem.severity is Severity.ERROR} <= {(BOND, 6)}


def test_the_mistakes_are_many() -> None:
    assert len(ALL) >= 150
    assert len({(mistake.path, mistake.text) for mistake in ALL}) == len(ALL)


@pytest.mark.parametrize("mistake", ALL, ids=lambda mistake: mistake.text.strip()[:40] or "empty")
def test_a_mistake_is_told_in_a_moment_with_the_way_out(write_data: WriteData, mistake: Mistake) -> None:
    root = write_data({**TWINNED, mistake.path: mistake.text}).root
    start = process_time()
    problems = check_project(root, date(2026, 1, 31))[2]
    assert process_time() - start < SECONDS
    assert [said(problem, mistake.path) for problem in problems] == mistake.said
    assert mistake.said
