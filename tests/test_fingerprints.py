"""Fingerprints of pages hold every value that a page is made from, or refuse it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from atlas.incremental.fingerprints import Fingerprints
from atlas.pages.publishing.page import Page
from invented_data import TWINNED, WriteData


def page_made_by(view: Callable[[], object]) -> Page:
    page: Any = Page
    nothing = dict.fromkeys(("presenter", "environment", "data_dates"))
    made = page(address="", language="en", title="", heading="", description="", template="", view=view, **nothing)
    assert isinstance(made, Page)
    return made


def test_the_values_that_a_view_is_given_are_in_the_fingerprint(write_data: WriteData) -> None:
    fingerprints = Fingerprints(write_data(TWINNED).site().atlas, "")
    views = (partial(str, 1), partial(str, 2), partial(str, 1, encoding="utf-8"), partial(str, 1, encoding="latin-1"))
    assert len({fingerprints.of_pages((page_made_by(view),), ()) for view in views}) == 4


def test_a_view_that_may_hide_values_has_no_fingerprint(write_data: WriteData) -> None:
    fingerprints = Fingerprints(write_data(TWINNED).site().atlas, "")
    hidden = object()
    for view in (lambda: hidden, partial(str, hidden), partial(str, encoding=hidden)):
        with pytest.raises(TypeError, match="no fingerprint"):
            fingerprints.of_pages((page_made_by(view),), ())
