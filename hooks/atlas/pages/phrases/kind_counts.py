"""Numbers of records with the noun of their kind, in the form that the number asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from atlas.languages.edition import Edition
from atlas.model.kinds import KINDS

_Ngettext = Callable[[str, str, int], str]
_NOUNS: Mapping[str, Callable[[_Ngettext, int], str]] = {
    "cities": lambda ngettext, number: ngettext("%(number)s city", "%(number)s cities", number),
    "regions": lambda ngettext, number: ngettext("%(number)s region", "%(number)s regions", number),
    "organisations": lambda ngettext, number: ngettext("%(number)s organisation", "%(number)s organisations", number),
    "agreements": lambda ngettext, number: ngettext("%(number)s agreement", "%(number)s agreements", number),
    "projects": lambda ngettext, number: ngettext("%(number)s project", "%(number)s projects", number),
    "events": lambda ngettext, number: ngettext("%(number)s event", "%(number)s events", number),
    "works": lambda ngettext, number: ngettext("%(number)s work", "%(number)s works", number),
    "sources": lambda ngettext, number: ngettext("%(number)s source", "%(number)s sources", number),
    "topics": lambda ngettext, number: ngettext("%(number)s topic", "%(number)s topics", number),
}


def kind_count(kind: str, number: int, edition: Edition) -> str:
    """The number of records of a kind: "20 cities". A kind that has no nouns here is named by its label."""
    shown = edition.number(number)
    if noun := _NOUNS.get(kind):
        return noun(edition.ngettext, number) % {"number": shown}
    return f"{edition.gettext(KINDS[kind].PLURAL)}: {shown}"
