"""Rules on the marks in quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from atlas.messages.message import N_, Message
from atlas.model.records import Record
from atlas.records.store import Atlas
from atlas.records.walk import Leaf, leaves
from atlas.rules.rule import Finding

_THREE_DOTS = re.compile(r"[\[(]?(?:\.{3,}|…)[\])]?")
_CURLY = re.compile(r"([“”„‟‘’‚])(?:[^“”„‟‘’‚]|(?<=\w)’(?=\w))+([“”‟‘’])")


def omission_mark(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """Parts of a quote are joined by ' … ', not by three dots."""
    for leaf in _quotes(record):
        marks = next((found[0] for found in _THREE_DOTS.finditer(leaf.value) if found[0] != "…"), None)
        if marks:
            message = Message(
                "three-dots", N_("'{marks}' in a quote"), N_("write ' … ' in place of what is left out"), marks=marks
            )
            yield Finding(record, leaf.path, message)


def straight_marks(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A quote does not stand in curly quotation marks: pages set those of their language around it."""
    for leaf in _quotes(record):
        if found := _CURLY.fullmatch(leaf.value):
            message = Message(
                "curly-marks",
                N_("the marks {first} and {last} are a part of the quote"),
                N_("leave them out; the marks of YAML are ' and \""),
                first=found[1],
                last=found[2],
            )
            yield Finding(record, leaf.path, message)


def _quotes(record: Record) -> Iterator[Leaf]:
    return (leaf for leaf in leaves(record) if leaf.path[-1] == "quote")
