"""Our quotes against the kept texts of their documents, where ATLAS_SEEDS names the folder of the texts."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from atlas.model.kinds import path_of
from atlas.model.shapes import Citation
from atlas.records.sources import source_of
from atlas.records.store import Atlas

LEFT_OUT = re.compile(r"^\s*[-•\uf0b7]\s+|\*+", re.MULTILINE)
"""Bullets (U+F0B7 is that of a typeface), and the asterisks with which the texts mark emphasis."""
DIVIDED = re.compile(r"(?<=\w)-\s*\n\s*")
"""A hyphen at the end of a line: it stays, for those of our documents divide compounds ('45-летием')."""
RANGE = re.compile(r"lines? (\d+)(?:[-–](\d+))?")

TEXT = ["", "- Aasund  and", "Testo-", "", "grad (1989),", "• *Nordvik*", "and Aasund"]
"""An invented document of seven lines."""


@pytest.fixture(scope="module")
def documents() -> dict[str, list[str]]:
    """The lines of each kept text by its file name, as `cat -n` counts them."""
    folder = os.environ.get("ATLAS_SEEDS")
    if not folder:
        pytest.skip("ATLAS_SEEDS names no folder")
    return {path.name: path.read_text(encoding="utf-8").split("\n") for path in Path(folder).glob("*.txt")}


def citations(value: Any) -> Iterator[Citation]:
    """Every citation within a value, however deep."""
    if isinstance(value, Citation):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from citations(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from citations(getattr(value, field.name))


def of_documents(atlas: Atlas) -> Iterator[tuple[str, Citation, str]]:
    """Each citation of a source that is kept as a text: the file it stands in, and the text's name."""
    for record in atlas.records:
        for citation in citations(record):
            source = source_of(citation, atlas)
            if source and source.document:
                yield path_of(record), citation, source.document


def as_compared(text: str) -> str:
    return " ".join(LEFT_OUT.sub("", DIVIDED.sub("-", text)).split())


def holds(text: str, quote: str) -> bool:
    """Whether the parts of a quote stand in a text in their order, letter by letter, as whole words."""
    parts = (re.escape(as_compared(part)) for part in quote.split(" … "))
    pattern = ".*?".join(rf"(?<!\w){part}(?!\w)" for part in parts)
    return re.search(pattern, as_compared(text)) is not None


def flaw(citation: Citation, lines: list[str]) -> str | None:
    """What is wrong: the lines named do not hold the quote, or their first or last holds nothing of it."""
    ranges = [RANGE.fullmatch(part) for part in (citation.at or "").split(", ")]
    if not citation.quote or not all(ranges):
        return f"lines and a quote are needed, not '{citation.at}'"
    ends = {(int(found[1]), int(found[2] or found[1])) for found in ranges if found}
    named = sorted({number for first, last in ends for number in range(first, last + 1)})

    def without(*numbers: int) -> str:
        return "\n".join(lines[n - 1] for n in named if 0 < n <= len(lines) and n not in numbers)

    if not holds(without(), citation.quote):
        return f"{citation.at}: not there: {citation.quote}"
    idle = sorted({end for pair in ends for end in pair if holds(without(end), citation.quote)})
    return f"{citation.at}: nothing of it in line {idle[0]}: {citation.quote}" if idle else None


def test_every_quote_stands_in_the_lines_that_it_names(atlas: Atlas, documents: dict[str, list[str]]) -> None:
    kept = [(path, citation, documents[name]) for path, citation, name in of_documents(atlas) if name in documents]
    flaws = [(path, flaw(citation, lines)) for path, citation, lines in kept]
    assert [(path, found) for path, found in flaws if found] == []


@pytest.mark.parametrize(
    ("at", "quote"),
    [
        ("line 2", "Aasund and"),
        ("lines 3-5", "Testo-grad (1989)"),
        ("line 2, line 5", "Aasund … (1989)"),
        ("lines 6-7", "Nordvik and Aasund"),
    ],
)
def test_white_space_hyphens_at_line_ends_bullets_and_emphasis_do_not_count(at: str, quote: str) -> None:
    assert flaw(Citation(id="page", at=at, quote=quote), TEXT) is None


@pytest.mark.parametrize(
    "quote", ["Aasynd and", "Aasund аnd", "aasund and", "Aasund an", "asund and", "and … Aasund", "Aasund, and"]
)
def test_an_altered_letter_or_order_is_not_found(quote: str) -> None:
    assert flaw(Citation(id="page", at="line 2", quote=quote), TEXT) == f"line 2: not there: {quote}"


@pytest.mark.parametrize("at", ["line 1", "line 6", "line 8", "lines 3-4", "lines 4-5", "line 3, line 6"])
def test_an_altered_line_number_is_told(at: str) -> None:
    found = flaw(Citation(id="page", at=at, quote="Testo-grad (1989)"), TEXT)
    assert found == f"{at}: not there: Testo-grad (1989)"


@pytest.mark.parametrize(
    ("at", "idle"), [("lines 2-5", 2), ("lines 3-6", 6), ("line 1, lines 3-5", 1), ("lines 3-5, line 7", 7)]
)
def test_a_line_that_holds_nothing_of_the_quote_is_told(at: str, idle: int) -> None:
    found = flaw(Citation(id="page", at=at, quote="Testo-grad (1989)"), TEXT)
    assert found == f"{at}: nothing of it in line {idle}: Testo-grad (1989)"


def test_a_citation_of_a_kept_text_names_lines() -> None:
    found = flaw(Citation(id="page", at="paragraph 3", quote="Aasund and"), TEXT)
    assert found == "lines and a quote are needed, not 'paragraph 3'"
