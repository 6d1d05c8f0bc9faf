"""Brackets on the pages of the examples: one pair for all that qualifies a value, none around a sentence."""

from __future__ import annotations

import pytest

from brackets import odd_brackets
from test_golden_pages import PAGES


def test_no_page_has_brackets_within_brackets_in_a_row_or_around_a_sentence() -> None:
    found = {f"{page.language}/{page.address}": odd for page in PAGES if (odd := odd_brackets(page.html()))}
    assert found == {}


@pytest.mark.parametrize(
    "odd",
    [
        "<p>3 March 2022 (inferred: Told by the page.); council</p>",
        "<p>12 May 2025 (council) (A pause.)</p>",
        "<p>in doubt (doubtful). (Told late.)</p>",
        "<p>suspended (2022 (inferred))</p>",
        "<p>suspended ((by one) in 2022)</p>",
        '<p>suspended (<a href="/">2022</a>) <span class="remark">(inferred)</span></p>',
    ],
)
def test_odd_brackets_are_found(odd: str) -> None:
    assert len(odd_brackets(odd)) == 1


@pytest.mark.parametrize(
    "even",
    [
        "<p>3 March 2022 (inferred; council). Told by the page.</p>",
        "<p>says <q>so (it) (does)</q></p>",
        "<p>14 декабря 2017 г. (28 ноября 2025 г.), далее</p>",
        "<td>signed (2022)</td><td>(none)</td>",
    ],
)
def test_other_brackets_are_not(even: str) -> None:
    assert odd_brackets(even) == []
