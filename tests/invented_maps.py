"""Invented places for tests of maps, their views and figures."""

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
    """A place in Testland, named after its id unless it has a name."""
    words = Words(name or id_.title(), language)
    return MapPlace(id_, Phrase(words, f"cities/{id_}/"), "Testland", vector(north, east))


def links(first: str, others: Iterable[str], bond: Bond = Bond.IN_FORCE) -> list[MapLink]:
    """One place bound to each of the others."""
    return [MapLink(first, other, bond) for other in others]


def map_view(
    places: list[MapPlace], bound: Iterable[MapLink] = (), own: Iterable[str] = (), language: str = "en"
) -> MapView:
    """The map of the places."""
    plan = Plan({place.id: place.point for place in places}, bound, frozenset(own))
    return map_of(places, plan, edition(language, LANGUAGES), "Map: a test")


class FakeContext:
    """A stand-in for the context of a page: addresses stay as they are."""

    def href(self, address: str) -> Markup:
        """The address of a page."""
        return Markup(address)

    file = href


def html(view: MapView) -> str:
    """The map as it stands in a page."""
    return map_figure(view, FakeContext())  # type: ignore[arg-type]
