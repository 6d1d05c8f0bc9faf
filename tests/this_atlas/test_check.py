"""What the check says of data/: it is told here once, and the other tests of data wait."""

from __future__ import annotations

import pytest

from atlas.model.problems import Problem
from atlas.records.store import Atlas


def test_the_check_finds_no_error(checked: tuple[Atlas, list[Problem], str]) -> None:
    _, errors, text = checked
    if errors:
        pytest.fail(text, pytrace=False)
