"""Whatever a file of data/ holds, the end is a site or problems: no traceback, no second of waiting, no growth.

A few files in every run; `make fuzz` tries others for FUZZ_MINUTES. What it finds is kept in cases.yaml.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path
from time import monotonic

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy
from invented_files import DATES, FILES, TREES, changed, files, mangled_files, places, value_at, written
from outcomes import Outcomes

pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")  # a failing file may be long
MINUTES = float(os.environ.get("FUZZ_MINUTES", "0"))
FEW, MANY = 25, 400
CASES = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text("utf-8"))
EDTF = re.compile(r"[0-9X]{4}(-[0-9]{2}){0,2}[?~%]?(/.*)?|\.\./[0-9]{4}.*")
often = [date if date in ("0001-01-01", "9999-12-31") else pytest.param(date, marks=pytest.mark.long) for date in DATES]
STRATEGIES = {"values": files(), "bytes": mangled_files()}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    return Outcomes(tmp_path_factory.mktemp("fuzzing"))


@pytest.mark.parametrize("name", STRATEGIES)
def test_a_file_that_nobody_would_write_ends_in_a_site_or_in_problems(name: str, outcomes: Outcomes) -> None:
    seen: Counter[str] = Counter()
    try_files(STRATEGIES[name], outcomes, seen)
    assert seen["problems"]
    end = monotonic() + MINUTES * 60 / len(STRATEGIES)
    while monotonic() < end:
        try_files(STRATEGIES[name], outcomes, seen)


def try_files(strategy: SearchStrategy[tuple[str, bytes]], outcomes: Outcomes, seen: Counter[str]) -> None:
    """Tries some files: the same ones in each run, but with FUZZ_MINUTES others."""

    @settings(
        max_examples=MANY if MINUTES else FEW,
        derandomize=not MINUTES,
        database=None,
        deadline=None,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def attempt(file: tuple[str, bytes]) -> None:
        seen[outcomes.of(*file)] += 1

    attempt()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["was"])
def test_what_was_found_once_stays_mended(case: dict[str, str], outcomes: Outcomes) -> None:
    text = case["text"] if "text" in case else FILES[case["path"]].replace(case["replace"], case["with"])
    assert outcomes.of(case["path"], text.encode("utf-8", "surrogatepass"), whole=True) == case["ends in"]


@pytest.mark.parametrize("date", often)
def test_a_date_at_the_end_of_the_calendar_ends_in_a_site_or_in_problems(date: str, outcomes: Outcomes) -> None:
    for path, tree in TREES.items():
        for place in places(tree):
            if EDTF.fullmatch(str(value_at(tree, place))):
                outcomes.of(path, written(changed(tree, place, "replace", date)))
