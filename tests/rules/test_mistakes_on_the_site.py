"""The page of all that is checked: each code of the check, with the rule and the examples that the tests have made.

With WRITE_GOLDEN=1 the file of examples is written anew, to be read as a diff.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from unicodedata import is_normalized

import pytest
from test_every_code import MISTAKES, TODAY, lost, modules_of_codes

from atlas.incremental.checking import check_project
from atlas.languages.edition import edition
from atlas.model.problems import Problem, Severity
from atlas.pages.reference.checks import SUBJECTS, checks_page, name_of_rule, origin_of
from atlas.pages.reference.mistakes import FILE, Example, Mistake, mistakes, mistakes_as_json
from atlas.rules.checking import RULES
from invented_data import LANGUAGES, TWINNED, Written

MOST_EXAMPLES = 4
LONGEST_LINE = 120


class Told(NamedTuple):
    """A problem, the line that it is about, and the rule that is broken, or ""."""

    problem: Problem
    line: str
    rule: str


def told(root: Path) -> Iterator[Told]:
    """The problems of a project."""
    data, atlas, problems = check_project(root, TODAY)
    rules = {
        str(finding.message): name_of_rule(rule)
        for entry in data.entries
        if entry.record
        for rule in RULES
        for finding in rule.check(entry.record, atlas)
    }
    for problem in problems:
        yield Told(problem, line_of(root / problem.path, problem.line), rules.get(str(problem.message), ""))


def line_of(file: Path, number: int) -> str:
    """The line of a file, as far as it can be shown."""
    if not file.is_file():
        return ""
    lines = file.read_bytes().decode("utf-8", "replace").split("\n")
    line = lines[number - 1].strip() if number <= len(lines) else ""
    return line if can_be_shown(line) and len(line) <= LONGEST_LINE else ""


def can_be_shown(text: str) -> bool:
    """Tests if a valid page may hold a text as it is."""
    return text.isprintable() and is_normalized("NFC", text)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[Mistake, ...]:
    """Every kind of mistake as the check tells it."""
    seen: dict[str, list[Told]] = {code: [] for code in sorted(modules_of_codes())}
    for files in ({}, *MISTAKES):
        root = tmp_path_factory.mktemp("mistakes")
        for one in told(Written(root, {**TWINNED, **files} if files else {}).root):
            seen[one.problem.code].append(one)
    for problem in lost(tmp_path_factory.mktemp("lost")):
        seen[problem.code].append(Told(problem, "", ""))
    return tuple(mistake(code, problems) for code, problems in seen.items())


def mistake(code: str, problems: list[Told]) -> Mistake:
    """A kind of mistake with an example of each hint; one of which the line can be shown goes first."""
    text, room = modules_of_codes()[code]
    examples: dict[str | None, Example] = {}
    for problem, line, _ in sorted(problems, key=lambda one: not one.line):
        if can_be_shown(f"{problem.message} {problem.hint}"):
            hint, values = problem.message.hint, problem.message.values
            examples.setdefault(hint, Example(problem.path, line, hint, values))
    return Mistake(
        code=code,
        text=text,
        room=room,
        rule=max((one.rule for one in problems), default=""),
        is_warning=any(one.problem.severity is Severity.WARNING for one in problems),
        examples=tuple(examples.values())[:MOST_EXAMPLES],
    )


def test_the_examples_are_those_of_the_tests(found: tuple[Mistake, ...]) -> None:
    if os.environ.get("WRITE_GOLDEN"):
        FILE.write_text(mistakes_as_json(found), encoding="utf-8")
    assert mistakes_as_json(found) == FILE.read_text("utf-8")
    assert mistakes() == found


def test_every_mistake_has_a_subject() -> None:
    origins = [origin for _, origins in SUBJECTS.values() for origin in origins]
    assert {origin_of(one) for one in mistakes()} == set(origins)
    assert len(origins) == len(set(origins))


def test_every_rule_is_explained_by_a_code() -> None:
    assert {name_of_rule(rule) for rule in RULES} == {one.rule for one in mistakes()} - {""}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_the_messages_in_its_language(language: str) -> None:
    view = checks_page(edition(language, LANGUAGES)).view()
    codes = {code.code: code for group in view.groups for code in group.codes}
    assert codes.keys() == modules_of_codes().keys()
    said = {"en": "an agreement with 1 party", "sv": "antal parter i avtalet: 1"}
    if language in said:
        assert said[language] in [example.message for example in codes["too-few-parties"].examples]
