"""Makes the map of a page from its places and the relations between them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from atlas.languages.edition import Edition, Words
from atlas.maps.base_maps import base_address
from atlas.maps.frames import WIDTH, WORLD
from atlas.maps.free_space import NARROW, Spot
from atlas.maps.labels import Label, arranged
from atlas.maps.lines import short
from atlas.maps.plans import Plan
from atlas.maps.sphere import bearing, distance, middle
from atlas.maps.text_widths import width
from atlas.pages.maps.views import MapPlace, MapRow, MapView, PlaceMark, ScaleBar
from atlas.pages.maps.words import direction_words, distance_words

_BOLD = 1.1
_BARS = (1000, 500, 200)
_BAR_SHARE = 0.2
_EDGE = 8
_labels = lru_cache(4)(arranged)  # where names are as wide in another language, they stand in the same places


def map_of(places: Iterable[MapPlace], plan: Plan, edition: Edition, label: str) -> MapView:
    """The map of a plan with the names of its places; `label` says what it shows."""
    return _Map(plan, {place.id: place for place in places}, edition).view(label)


class _Map:
    """A plan with the names of one edition."""

    def __init__(self, plan: Plan, places: dict[str, MapPlace], edition: Edition) -> None:
        self.plan, self.places, self.edition, self.own = plan, places, edition, plan.own
        self.listed = [id_ for id_ in plan.marked if id_ != plan.centre]
        self.numbers = {id_: number for number, id_ in enumerate(self.listed, 1)}

    def view(self, label: str) -> MapView:
        plan = self.plan
        scale = self._scale()
        spots = tuple(self._spot(id_) for id_ in plan.marked)
        names, numbers = _labels(plan.frame.height, spots, plan.straight, (scale.box,) if scale else ())
        marks = zip(plan.marked, spots, names, numbers, strict=True)
        return MapView(
            label=label,
            base=base_address(plan.frame.name),
            width=WIDTH,
            height=plan.frame.height,
            lines=plan.lines,
            heads="".join(pointer.head for pointer in plan.arrows.values()),
            dots=plan.dots,
            marks=tuple(self._mark(id_, spot, name, number) for id_, spot, name, number in marks),
            scale=scale,
            key=tuple((bond.css, self.edition.gettext(bond.label)) for bond in plan.kinds),
            separation=self._separation(),
            summary=self.edition.gettext("Places on the map"),
            rows=tuple(self._row(id_) for id_ in self.listed),
            more=self._more(),
        )

    def _spot(self, id_: str) -> Spot:
        ems = width(self._text(id_).text) * (_BOLD if id_ in self.own else 1)
        number = width(str(self.numbers[id_])) if id_ in self.numbers else 0
        pointer = self.plan.arrows.get(id_)
        if pointer:
            (x, y), start = pointer.tip, pointer.start
            return Spot(x, y, ems, number, (x - start[0], y - start[1]))
        return Spot(*self.plan.spots[id_], ems, number, self.plan.away(id_))

    def _mark(self, id_: str, spot: Spot, name: Label | None, number: Label | None) -> PlaceMark:
        place = self.places[id_]
        return PlaceMark(
            at=f"{short(spot.x)} {short(spot.y)}",
            phrase=place.phrase,
            country=place.country,
            text=self._text(id_),
            own=id_ in self.own,
            far=id_ in self.plan.arrows,
            name=name,
            number=self.numbers.get(id_),
            number_at=number,
        )

    def _text(self, id_: str) -> Words:
        words = self.places[id_].phrase.words
        if id_ in self.plan.far and self.plan.centre:
            return words._replace(text=f"{words.text}, {distance_words(self._distance(id_), self.edition)}")
        return words

    def _distance(self, id_: str) -> float:
        assert self.plan.centre
        return distance(self.plan.points[self.plan.centre], self.plan.points[id_])

    def _row(self, id_: str) -> MapRow:
        place, centre = self.places[id_], self.plan.centre
        where = bond = None
        if centre:
            where = direction_words(self._distance(id_), self._bearing(id_, centre), self.edition)
            found = self.plan.bonds.get((min(id_, centre), max(id_, centre)))
            bond = self.edition.gettext(found.label) if found and len(self.plan.kinds) > 1 else None
        return MapRow(place.phrase, place.country, where, bond)

    def _bearing(self, id_: str, centre: str) -> float:
        """As the map shows it: where an arrow points, else how the way leads halfway."""
        start, end = self.plan.points[centre], self.plan.points[id_]
        return bearing(start if id_ in self.plan.arrows else middle((start, end)) or start, end)

    def _more(self) -> str | None:
        number = len(self.plan.order) - len(self.plan.marked)
        message = self.edition.ngettext("and %(number)s more place", "and %(number)s more places", number)
        return message % {"number": self.edition.number(number)} if number else None

    def _separation(self) -> str | None:
        """How far two places are from each other, where the page is about no one place."""
        if self.plan.centre or len(self.listed) != 2:
            return None
        a, b = (self.places[id_] for id_ in self.listed)
        words = distance_words(distance(a.point, b.point), self.edition)
        return f"{a.phrase.words.text} – {b.phrase.words.text}: {words}"

    def _scale(self) -> ScaleBar | None:
        """A bar in a corner without a place; none for the world, on which no scale holds."""
        frame = self.plan.frame
        if frame.across == WORLD:
            return None
        kilometres = next(bar for bar in _BARS if bar <= frame.across * _BAR_SHARE)
        length = kilometres * WIDTH / frame.across
        words = distance_words(kilometres, self.edition)
        long, high = max(length, width(words) * NARROW) + 4, 2 * NARROW
        corners = ((_EDGE, frame.height - _EDGE), (WIDTH - _EDGE - long, frame.height - _EDGE), (_EDGE, high + _EDGE))
        scales = (ScaleBar(x, y, length, words, (x - 4, y - high, x + long, y + 4)) for x, y in corners)
        return next((scale for scale in scales if not any(map(scale.covers, self.plan.spots.values()))), None)
