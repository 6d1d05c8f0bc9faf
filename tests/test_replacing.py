"""One value is replaced in a file: it is then exactly this, and everything else is as before."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

import pytest

from atlas.incremental.checking import check_project
from atlas.model.kinds import path_of
from atlas.model.records import Record
from atlas.records.value_lines import value_lines
from atlas.writing.replacing import replaced

EXAMPLES = Path(__file__).parent / "examples"
RECORDS = check_project(EXAMPLES)[1].records
VALUES = ("1990", "a: b #c", "`x` ${{ y }}", "x\ny: z", "- q", "{a", "Ж, [x]", "'", '"', "yes", "a\\nb", "%")


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)
def test_any_value_of_a_record_becomes_any_other(record: Record) -> None:
    text = (EXAMPLES / path_of(record)).read_text("utf-8")
    for line, value in zip(value_lines(record), cycle(VALUES), strict=False):
        changed = replaced(text, line.path, value)
        assert changed is not None, line
        assert replaced(changed, line.path, line.value) is not None


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ("since: 1989 # by the page\n", ("since", "value"), "since: 1990 # by the page\n"),
        ("since:\n  value: 1989\n", ("since", "value"), "since:\n  value: 1990\n"),
        ("parties: [a, {id: b}]\n", ("parties", 1, "id"), "parties: [a, {id: 1990}]\n"),
        ("note: >-\n  one\n  two\nsince: 1\n", ("note",), "note: 1990\nsince: 1\n"),
    ],
)
def test_only_the_value_changes(before: str, path: tuple[str | int, ...], after: str) -> None:
    assert replaced(before, path, "1990") == after


@pytest.mark.parametrize("path", [("parties",), ("nowhere", "at", "all")])
def test_what_is_no_single_value_is_not_replaced(path: tuple[str, ...]) -> None:
    assert replaced("parties: [a, b]\n", path, "x") is None
