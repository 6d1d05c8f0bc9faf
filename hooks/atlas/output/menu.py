"""The menu of the site: at most seven entries, some of which open a list of pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from atlas.model.kinds import KINDS
from atlas.pages.overviews.years import ADDRESS as YEARS


class MenuEntry(NamedTuple):
    """A page by its address below the language's root; or a list of such pages, which has no address of its own."""

    label: str
    address: str
    pages: tuple[MenuEntry, ...] = ()


_PLACES = ("cities", "regions")
_SOURCES = ("sources", "works")
_TOPICS = "topics"
_COOPERATION = tuple(kind for kind in KINDS if kind not in (*_PLACES, *_SOURCES, _TOPICS))
"""All other kinds, those too that are added."""


def menu(gettext: Callable[[str], str]) -> tuple[MenuEntry, ...]:
    """The entries in one language."""

    def kinds(*names: str) -> Iterator[MenuEntry]:
        return (MenuEntry(gettext(KINDS[name].PLURAL), f"{name}/") for name in names)

    times = (
        MenuEntry(gettext("Timeline"), "timeline/"),
        MenuEntry(gettext("Agreements by year"), YEARS),
        MenuEntry(gettext("Anniversaries"), "anniversaries/"),
    )
    places = (*kinds(*_PLACES), MenuEntry(gettext("Countries"), "countries/"))
    sources = (*kinds(*_SOURCES), MenuEntry(gettext("Data quality"), "data-quality/"))
    return (
        MenuEntry(gettext("Places"), "", places),
        MenuEntry(gettext("Cooperation"), "", tuple(kinds(*_COOPERATION))),
        *kinds(_TOPICS),
        MenuEntry(gettext("Time"), "", times),
        MenuEntry(gettext("Sources"), "", sources),
        MenuEntry(gettext("Contribute"), "contribute/"),
        MenuEntry(gettext("About"), "about/"),
    )
