"""Names of persons: of one each, and without an office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from atlas.messages.message import N_, Message
from atlas.rules.plain_text.flaw import Flaw

_NOT_A_NAME = Message(
    "not-a-name", N_("'{text}' is not the name of a person"), N_("leave the person out where the name is not known")
)
_SEVERAL = Message(
    "several-persons", N_("'{text}' may be several persons"), N_("write each as an entry of its own, first name first")
)
_OFFICE = Message("office-in-name", N_("'{text}' stands in the name of a person"), N_("write it under 'office'"))
_UNKNOWN = re.compile(r"unknown|anonymous|неизвест\w+|аноним\w*|okänd|anonym|tuntematon|.*\d.*", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<=\w)(?: (?:and|och|ja|и|&|\+) |\s*[,;/] ?)(?=\w)")
_IN_BRACKETS = re.compile(r"\((?![A-ZÅÄÖА-ЯЁ])([^()]{4,})\)")
_BEFORE = re.compile(
    r"(?:(?:vice|deputy|vice-)?\s*mayor|governor|chair(?:man|woman|person)?|president|minister|ambassador|consul|"
    r"мэр|губернатор|глава|председатель|президент|министр|посол|консул|"
    r"borgmästare|landshövding|ordförande|kommunalråd|minister|ambassadör|konsul|"
    r"pormestari|kaupunginjohtaja|kunnanjohtaja|puheenjohtaja|ministeri|konsuli)(?= )",
    re.IGNORECASE,
)


def name_of_one(text: str) -> Iterator[Flaw]:
    """The flaw that keeps a text from being the name of one person."""
    if _UNKNOWN.fullmatch(text):
        yield Flaw(_NOT_A_NAME.with_values(text=text), 0, len(text))
    elif found := _IN_BRACKETS.search(text) or _BEFORE.match(text):
        office = found[1] if found.re is _IN_BRACKETS else found[0]
        yield Flaw(_OFFICE.with_values(text=office), found.start(), found.end())
    elif _BETWEEN.search(text):
        yield Flaw(_SEVERAL.with_values(text=text), 0, len(text))
