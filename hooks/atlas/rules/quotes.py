"""Rules on the marks in quotes, and on their letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from atlas.languages.letters import alphabet, scripts
from atlas.messages.message import N_, LanguageName, Message
from atlas.model.records import Record
from atlas.model.shapes import Citation
from atlas.records.sources import source_of
from atlas.records.store import Atlas
from atlas.records.walk import Leaf, leaves, owners
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


def language_of_source(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A quote stands in the letters of a language of its source; Latin words stand in texts of any language."""
    for leaf in _quotes(record):
        citation = list(owners(record, leaf.path))[-1]
        source = source_of(citation, atlas) if isinstance(citation, Citation) else None
        written = scripts(leaf.value)
        expected = [alphabet(language) for language in source.language] if source else [written]
        if all(expected) and written and "Latin" not in written and all(written.isdisjoint(own) for own in expected):
            message = Message(
                "quote-in-other-script",
                N_("the quote is in other letters than its source, which is in {languages}"),
                N_("quote the words as they stand there, or correct the language of the source"),
                languages=tuple(map(LanguageName, source.language if source else ())),
            )
            yield Finding(record, leaf.path, message)


def _quotes(record: Record) -> Iterator[Leaf]:
    return (leaf for leaf in leaves(record) if leaf.path[-1] == "quote")
