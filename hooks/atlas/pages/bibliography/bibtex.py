"""BibTeX, as BibTeX, biber and programs for references read it; in UTF-8."""

from __future__ import annotations

import re
from itertools import accumulate

from atlas.pages.bibliography.entry import BibliographicEntry, within_line

_ESCAPED = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "#$%&_"},
}
_IN_PAIRS = {**_ESCAPED, "{": r"\{", "}": r"\}"}
_SINGLE = {**_ESCAPED, "{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
"""Letters escaped where a brace has no other: BibTeX counts a brace, whatever stands before it."""
_BRACE = re.compile("[{}]")
_MARK = re.compile(r"[\\~^#$%&_{}]")


def bibtex(entry: BibliographicEntry) -> str:
    """The entry. The title and the name of the atlas stand in braces of their own, so that no style changes case.

    The month is a number and not `nov`, which is a name that a style has to define.
    """
    fields = {
        "title": f"{{{_text(entry.title)}}}",
        "howpublished": f"{{{_text(entry.container)}}}",
        "year": f"{entry.day.year:04}",
        "month": str(entry.day.month),
        "url": entry.url,
        "version": _text(entry.version),
        "note": _text(entry.dates),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{entry.key},\n{lines}}}\n"


def _text(text: str) -> str:
    line = within_line(text)
    escapes = _IN_PAIRS if _has_pairs(line) else _SINGLE
    return _MARK.sub(lambda mark: escapes[mark[0]], line)


def _has_pairs(text: str) -> bool:
    """Tests for text in which every brace has its other, in their order."""
    depths = list(accumulate(1 if brace == "{" else -1 for brace in _BRACE.findall(text)))
    return not depths or (min(depths) >= 0 and depths[-1] == 0)
