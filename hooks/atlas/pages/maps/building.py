"""Builds the view of a map: the plan with the names of its places, its labels, key and list in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from atlas.languages.edition import Edition, Words
from atlas.maps.base_maps import base_map_address
from atlas.maps.frames import WIDTH, WORLD_WIDTH
from atlas.maps.free_space import SMALL_SCREEN, LabelAnchor
from atlas.maps.labels import Label, place_labels
from atlas.maps.lines import coordinate
from atlas.maps.plans import Plan
from atlas.maps.sphere import bearing, distance, middle
from atlas.maps.text_widths import text_width
from atlas.messages.message import N_
from atlas.pages.maps.views import MapPlace, MapRow, MapView, PlaceMark, ScaleBar
from atlas.pages.maps.words import BOND_LABELS, arrow_sign, direction_words, distance_words
from atlas.pages.phrases.views import Phrase

_BOLD_FACTOR = 1.1  # bold text is wider
_SCALE_BARS = (1000, 500, 200)  # kilometres
_SCALE_BAR_SHARE = 0.2  # of the width of the map, the most that a bar takes
_MARGIN = 8  # units
_labels = lru_cache(4)(place_labels)  # where names are as wide in another language, they stand in the same places


def map_of(
    places: Iterable[MapPlace], plan: Plan, edition: Edition, label: str, unplaced: int = 0, whole: str = ""
) -> MapView:
    """The view of a plan with the names of its places; `label` says what the map shows.

    `unplaced` is the number of places that it would show, too, if their coordinates were known; `whole` the address of
    the list of all.
    """
    view = _MapBuilder(plan, {place.id: place for place in places}, edition).view(label, unplaced)
    link = Phrase(Words(edition.gettext("The whole list")), whole) if view.reduced and whole else None
    return view._replace(whole=link)


class _MapBuilder:
    """Builds the view of a plan in the language of one edition."""

    def __init__(self, plan: Plan, places: dict[str, MapPlace], edition: Edition) -> None:
        self.plan, self.places, self.edition, self.own = plan, places, edition, plan.own
        self.listed = [id_ for id_ in plan.marked if id_ != plan.centre]

    def view(self, label: str, unplaced: int) -> MapView:
        plan = self.plan
        scale = self._scale()
        anchors = tuple(self._anchor(id_) for id_ in plan.marked)
        names = _labels(plan.frame.height, anchors, plan.line_segments, (scale.box,) if scale else ())
        marks = zip(plan.marked, anchors, names, strict=True)
        return MapView(
            label=label,
            base=base_map_address(plan.frame.name),
            width=WIDTH,
            height=plan.frame.height,
            lines=plan.lines,
            heads="".join(arrow.head for arrow in plan.arrows.values()),
            dots=plan.dots,
            marks=tuple(self._mark(id_, anchor, name) for id_, anchor, name in marks),
            scale=scale,
            key=tuple((bond.value, self.edition.gettext(BOND_LABELS[bond])) for bond in plan.bond_kinds),
            separation=self._separation(),
            unplaced=self._without_coordinates(unplaced),
            larger=self.edition.gettext("Larger map"),
            summary=self.edition.gettext("Places on the map"),
            rows=tuple(self._place_row(id_) for id_ in self.listed),
            more=self._more(),
            reduced=tuple(self._reduced()),
        )

    def _anchor(self, id_: str) -> LabelAnchor:
        ems = text_width(self._name(id_).text) * (_BOLD_FACTOR if id_ in self.own else 1)
        arrow = self.plan.arrows.get(id_)
        if arrow:
            (x, y), start = arrow.tip, arrow.start
            return LabelAnchor(x, y, ems, (x - start[0], y - start[1]))
        return LabelAnchor(*self.plan.positions[id_], ems, self.plan.clear_direction(id_))

    def _mark(self, id_: str, anchor: LabelAnchor, name: Label | None) -> PlaceMark:
        place = self.places[id_]
        return PlaceMark(
            position=f"{coordinate(anchor.x)} {coordinate(anchor.y)}",
            phrase=place.phrase,
            country=place.country,
            name=self._name(id_),
            own=id_ in self.own,
            off_map=id_ in self.plan.arrows,
            name_label=name,
        )

    def _name(self, id_: str) -> Words:
        """The name that stands on the map; that of a place beyond the edge with the way to it and its distance."""
        words = self.places[id_].phrase.words
        if id_ not in self.plan.arrows:
            return words
        (x, y), (from_x, from_y) = self.plan.arrows[id_].tip, self.plan.arrows[id_].start
        far = distance_words(self._distance(id_, self.plan.nearest_end(id_)), self.edition)
        return words._replace(text=f"{arrow_sign(x - from_x, y - from_y)} {words.text}, {far}")

    def _distance(self, id_: str, start: str) -> float:
        return distance(self.plan.points[start], self.plan.points[id_])

    def _place_row(self, id_: str) -> MapRow:
        place, centre = self.places[id_], self.plan.centre
        direction = label = None
        if centre:
            direction = direction_words(self._distance(id_, centre), self._bearing(id_, centre), self.edition)
            bond = self.plan.bonds.get((min(id_, centre), max(id_, centre)))
            label = self.edition.gettext(BOND_LABELS[bond]) if bond and len(self.plan.bond_kinds) > 1 else None
        return MapRow(place.phrase, place.country, direction, label)

    def _bearing(self, id_: str, centre: str) -> float:
        """Degrees clockwise from north as the map shows them: at the start of an arrow, else half-way on a line."""
        start, end = self.plan.points[centre], self.plan.points[id_]
        return bearing(start if id_ in self.plan.arrows else middle((start, end)) or start, end)

    def _more(self) -> str | None:
        number = len(self.plan.order) - len(self.plan.marked)
        message = self.edition.ngettext("and %(number)s more place", "and %(number)s more places", number)
        return message % {"number": self.edition.number(number)} if number else None

    def _reduced(self) -> Iterator[str]:
        """The words on which places have names, and which bonds lines, where not all do."""
        plan = self.plan
        if len(plan.marked) < len(plan.order):
            message = N_("%(shown)s of %(total)s places are named: those with the most relationships")
            if plan.own:
                message = N_("%(shown)s of %(total)s places are named: those with the strongest relationships")
            yield self._part(message, len(plan.marked), len(plan.order))
        if len(plan.line_bonds) < plan.possible_lines:
            message = N_("%(shown)s of %(total)s relationships are drawn: the strongest")
            yield self._part(message, len(plan.line_bonds), plan.possible_lines)

    def _part(self, message: str, shown: int, total: int) -> str:
        values = {"shown": self.edition.number(shown), "total": self.edition.number(total)}
        return self.edition.gettext(message) % values

    def _without_coordinates(self, number: int) -> str | None:
        message = self.edition.ngettext(
            "and %(number)s place without coordinates", "and %(number)s places without coordinates", number
        )
        return message % {"number": self.edition.number(number)} if number else None

    def _separation(self) -> str | None:
        """The distance between two places in words, where the page is about neither of them alone."""
        if self.plan.centre or len(self.listed) != 2:
            return None
        a, b = (self.places[id_] for id_ in self.listed)
        words = distance_words(distance(a.point, b.point), self.edition)
        return f"{self.edition.between(a.phrase.words.text, b.phrase.words.text)}: {words}"

    def _scale(self) -> ScaleBar | None:
        """A bar in a corner without a place; none for the world, on which no scale holds."""
        frame = self.plan.frame
        if frame.width_km == WORLD_WIDTH:
            return None
        kilometres = next(bar for bar in _SCALE_BARS if bar <= frame.width_km * _SCALE_BAR_SHARE)
        length = kilometres * WIDTH / frame.width_km
        words = distance_words(kilometres, self.edition)
        long, high = max(length, text_width(words) * SMALL_SCREEN) + 4, 2 * SMALL_SCREEN
        low = frame.height - _MARGIN
        corners = ((_MARGIN, low), (WIDTH - _MARGIN - long, low), (_MARGIN, high + _MARGIN))
        scales = (ScaleBar(x, y, length, words, (x - 4, y - high, x + long, y + 4)) for x, y in corners)
        return next((scale for scale in scales if not any(map(scale.covers, self.plan.positions.values()))), None)
