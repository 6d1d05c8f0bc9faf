"""The maps of pages: their places, the bonds between them, and the state of these on the day."""

from __future__ import annotations

from atlas.derive.computed.computed import Computed
from atlas.languages.edition import edition
from atlas.pages.maps.record_maps import Maps
from atlas.pages.maps.subjects import Subjects
from atlas.pages.maps.views import MapView
from atlas.pages.phrases.presenter import Presenter
from atlas.records.store import Atlas
from invented_data import AASUND_PAGE, GAZETTEER, LANGUAGES, WriteData

CITY = """\
name: {{en: {name}, ru: {name} по-русски}}
country: {country}
coordinates: [{north}, {east}]
sources:
  - {{id: gazetteer, at: row 1, supports: [country, coordinates]}}
"""
REGION = """\
name: {en: Nordvik}
country: NO
level: county
sources:
  - {id: gazetteer, at: row 9, supports: [country]}
"""
TWINNING = """\
type: twinning
parties: [aasund, testograd]
in_force: 1989/2050
sources:
  - {id: aasund-page, at: paragraph 1, quote: Testograd 1989, supports: [parties, in_force]}
"""
CHAMBER = """\
name: {en: Chamber of Nordvik}
kind: chamber
seat: [aasund]
sources:
  - {id: aasund-page, at: paragraph 2, quote: Chamber, supports: [seat]}
"""
ENDED = """\
type: cooperation
parties: [chamber, vestby]
signed: 1990
ended: {value: 1995, sources: [{id: aasund-page, at: paragraph 4, quote: 1995}]}
sources:
  - {id: aasund-page, at: paragraph 3, quote: Vestby 1990-1995, supports: [parties, signed]}
"""
EVENT = """\
name: {en: Harbour days}
kind: festival
places: [testograd]
participants: [chamber, {text: {en: a choir}}]
sources:
  - {id: aasund-page, at: paragraph 4, quote: Days, supports: [places, participants]}
"""
FILES = {
    "data/cities/aasund.yaml": CITY.format(name="Aasund", country="NO", north=63.8, east=20.3),
    "data/cities/testograd.yaml": CITY.format(name="Testograd", country="RU", north=61.8, east=34.3),
    "data/cities/vestby.yaml": CITY.format(name="Vestby", country="NO", north=59, east=11),
    "data/sources/gazetteer.yaml": GAZETTEER,
    "data/sources/aasund-page.yaml": AASUND_PAGE,
    "data/agreements/aasund-testograd.yaml": TWINNING,
    "data/agreements/chamber-vestby.yaml": ENDED,
    "data/organisations/chamber.yaml": CHAMBER,
    "data/events/harbour-days.yaml": EVENT,
    "data/regions/nordvik.yaml": REGION,
}


def test_a_city_is_shown_with_its_partners(write_data: WriteData) -> None:
    view = _of(write_data, "aasund")
    assert view
    assert view.label == "Map: Aasund and partners"
    assert _names(view) == ["Aasund", "Testograd"]
    assert [mark.own for mark in view.marks] == [True, False]
    assert view.key == (("in-force", "in force"),)


def test_an_agreement_is_shown_with_its_parties(write_data: WriteData) -> None:
    view = _of(write_data, "aasund-testograd")
    assert view
    assert (_names(view), view.separation) == (["Aasund", "Testograd"], "Aasund – Testograd: 740\u00a0km")


def test_an_organisation_stands_at_its_seat(write_data: WriteData) -> None:
    view = _of(write_data, "chamber")
    assert view
    assert _names(view) == ["Aasund", "Vestby"]
    assert view.key == (("ended", "ended"),)


def test_an_event_is_shown_where_it_is_and_where_its_participants_sit(write_data: WriteData) -> None:
    view = _of(write_data, "harbour-days")
    assert view
    assert (_names(view), view.lines) == (["Testograd", "Aasund"], ())


def test_what_has_no_known_place_has_no_map(write_data: WriteData) -> None:
    assert _of(write_data, "nordvik") is None
    assert _of(write_data, "gazetteer") is None


def test_a_region_without_coordinates_is_shown_by_its_cities(write_data: WriteData) -> None:
    city = FILES["data/cities/vestby.yaml"].replace("supports: [", "supports: [region, ") + "region: nordvik\n"
    view = _of(write_data, "nordvik", {"data/cities/vestby.yaml": city})
    assert view
    assert _names(view) == ["Vestby"]


def test_a_withdrawn_agreement_is_not_drawn(write_data: WriteData) -> None:
    withdrawn = TWINNING + "withdrawn: {date: 2020, reason: {en: Entered by mistake.}}\n"
    view = _of(write_data, "aasund", {"data/agreements/aasund-testograd.yaml": withdrawn})
    assert view
    assert _names(view) == ["Aasund"]


def test_an_agreement_that_is_only_planned_is_drawn_as_planned(write_data: WriteData) -> None:
    planned = TWINNING + "standing: planned\n"
    view = _of(write_data, "aasund", {"data/agreements/aasund-testograd.yaml": planned})
    assert view
    assert view.key == (("planned", "planned or under discussion"),)


def test_the_day_decides_how_a_bond_is_drawn(write_data: WriteData) -> None:
    view = _of(write_data, "aasund", as_of="2051-01-01")
    assert view
    assert view.key == (("ended", "ended"),)


def test_a_country_is_shown_with_its_places_and_their_partners(write_data: WriteData) -> None:
    maps, atlas = _maps(write_data)
    view = maps.of_country("NO", atlas.records)
    assert view
    assert view.label == "Map: Norway and partners"
    assert sorted(_names(view)) == ["Aasund", "Testograd", "Vestby"]


def test_the_home_page_shows_every_relation(write_data: WriteData) -> None:
    maps, _ = _maps(write_data)
    view = maps.of_relations()
    assert view
    assert [css for css, _ in view.key] == ["in-force", "ended"]


def test_a_page_does_not_lead_to_itself(write_data: WriteData) -> None:
    view = _of(write_data, "aasund")
    assert view
    assert [mark.phrase.address for mark in view.marks] == [None, "cities/testograd/"]


def test_names_are_those_of_the_language(write_data: WriteData) -> None:
    view = _of(write_data, "aasund", language="ru")
    assert view
    assert _names(view) == ["Aasund по-русски", "Testograd по-русски"]


def _maps(
    write_data: WriteData, more: dict[str, str] | None = None, as_of: str = "2026-01-31", language: str = "en"
) -> tuple[Maps, Atlas]:
    site = write_data({**FILES, **(more or {})}).site(as_of)
    computed = Computed(site.atlas, LANGUAGES, site.settings.as_of)
    return Maps(Presenter(site.atlas, edition(language, LANGUAGES), computed.day), Subjects(computed)), site.atlas


def _of(
    write_data: WriteData, id_: str, more: dict[str, str] | None = None, as_of: str = "2026-01-31", language: str = "en"
) -> MapView | None:
    maps, atlas = _maps(write_data, more, as_of, language)
    return maps.of_record(atlas[id_])


def _names(view: MapView) -> list[str]:
    return [mark.phrase.words.text for mark in view.marks]
