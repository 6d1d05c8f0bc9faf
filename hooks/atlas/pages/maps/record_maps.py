"""The maps of records, of countries and of the home page, in one language."""

from __future__ import annotations

from collections.abc import Iterable

from atlas.messages.message import N_
from atlas.model.activities import Event, Project
from atlas.model.agreements import Agreement
from atlas.model.places import PlaceRecord, Region
from atlas.model.records import Record
from atlas.pages.maps.building import map_of
from atlas.pages.maps.subjects import Subject, Subjects
from atlas.pages.maps.views import MapPlace, MapView
from atlas.pages.phrases.addresses import address_of, country_address
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.phrases.views import Phrase

_PLACES = N_("Map: %(name)s")
_PARTNERS = N_("Map: %(name)s and partners")
_RELATIONS = N_("Map: all relationships")


class Maps:
    """Makes the maps of one edition."""

    def __init__(self, presenter: Presenter, subjects: Subjects) -> None:
        self.presenter = presenter
        self.edition = presenter.edition
        self.subjects = subjects

    def of_record(self, record: Record) -> MapView | None:
        """The map of a record's page, if it has places."""
        subject = self.subjects.of_record(record)
        name = name_of(record, self.presenter.atlas, self.edition)
        if not subject:
            return None
        return self._map(subject, name.text, f"{address_of(record)}#{_list_of_places(record)}", record.id)

    def of_country(self, code: str, records: Iterable[Record]) -> MapView | None:
        """The map of a country's page."""
        subject = self.subjects.of_country(records, code)
        whole = f"{country_address(code)}#in-agreements"
        return self._map(subject, self.edition.country(code), whole) if subject else None

    def of_relations(self) -> MapView | None:
        """The map of the home page."""
        subject = self.subjects.of_relations()
        return self._view(subject, self.edition.gettext(_RELATIONS), "agreements/") if subject else None

    def _map(self, subject: Subject, name: str, whole: str, here: str | None = None) -> MapView | None:
        message = _PARTNERS if subject.own and subject.links else _PLACES
        return self._view(subject, self.edition.gettext(message) % {"name": name}, whole, here)

    def _view(self, subject: Subject, label: str, whole: str, here: str | None = None) -> MapView | None:
        places = [self._map_place(id_, subject, here) for id_ in subject.points]
        return map_of(places, subject.plan, self.edition, label, len(subject.unplaced), whole)

    def _map_place(self, id_: str, subject: Subject, here: str | None) -> MapPlace:
        """The place as a link, unless its page is the one on which the map stands."""
        record = self.presenter.atlas[id_]
        assert isinstance(record, PlaceRecord)
        country = self.edition.country(record.country.value)
        phrase = self.presenter.values.link(id_)
        return MapPlace(id_, Phrase(phrase.words) if id_ == here else phrase, country, subject.points[id_])


def _list_of_places(record: Record) -> str:
    """The section of a record's page that lists the places of its map."""
    sections = {Agreement: "parties", Event: "participants", Project: "partners", Region: "in-cities"}
    return sections.get(type(record), "in-partners")
