"""Invented places for tests of maps, and what a drawn map says."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from atlas.languages.edition import Words, edition
from atlas.maps.bonds import Bond, MapLink
from atlas.maps.plans import Plan
from atlas.maps.sphere import vector
from atlas.pages.maps.building import map_of
from atlas.pages.maps.drawing import map_figure
from atlas.pages.maps.views import MapPlace, MapView
from atlas.pages.phrases.views import Phrase

LANGUAGES = ("en", "ru", "sv", "fi")


def place(id_: str, north: float, east: float, name: str | None = None, language: str | None = None) -> MapPlace:
    """A place in Testland, named after its id unless told otherwise."""
    words = Words(name or id_.title(), language)
    return MapPlace(id_, Phrase(words, f"cities/{id_}/"), "Testland", vector(north, east))


def links(first: str, others: Iterable[str], bond: Bond = Bond.IN_FORCE) -> list[MapLink]:
    """One place bound to each of the others."""
    return [MapLink(first, other, bond) for other in others]


def made(
    places: list[MapPlace], bound: Iterable[MapLink] = (), own: Iterable[str] = (), language: str = "en"
) -> MapView:
    """The map of the places."""
    plan = Plan({place.id: place.point for place in places}, bound, frozenset(own))
    return map_of(places, plan, edition(language, LANGUAGES), "Map: a test")


class Here:
    """Stands where a page's sheet does: addresses are left as they are."""

    def href(self, address: str) -> Markup:
        """A page."""
        return Markup(address)

    file = href


def html(view: MapView) -> str:
    """The map as it stands in a page."""
    return map_figure(view, Here())  # type: ignore[arg-type]
