"""Tens or hundreds of thousands of pages are converted in bounded memory."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from atlas.pages.rendering.html import NoteLabels, to_html
from atlas.pages.rendering.markdown import escaped

GOLDEN = Path(__file__).parent / "golden" / "ru"
STATE = Path("/proc/self/statm")
WARM = 4_000
MB = 1_000_000


@pytest.mark.skipif(not STATE.exists(), reason="the system does not tell how much memory a process holds")
@pytest.mark.parametrize("number_of_pages", [20_000, pytest.param(400_000, marks=pytest.mark.long)])
def test_thousands_of_pages_leave_no_memory_behind(number_of_pages: int) -> None:
    pages = [path.read_text("utf-8") for path in sorted(GOLDEN.rglob("*.md"))]
    assert len(pages) > 20
    before = 0
    for number in range(WARM + number_of_pages):
        if number == WARM:
            before = held()
        text = f"{pages[number % len(pages)]}\n{escaped(f'Page {number}: *no* two are <alike>')}\n"
        assert f"Page {number}: *no*" in to_html(text, NoteLabels("Sources", "Quotes", "Back"))
    assert held() - before < 20 * MB


def held() -> int:
    """The bytes of memory that this process holds."""
    gc.collect()
    return int(STATE.read_text("ascii").split()[1]) * 4096
