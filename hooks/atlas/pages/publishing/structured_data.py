"""Structured data of a page for search engines: JSON-LD in the words of schema.org, as far as something is known.

It stands in the head of the page as a block of data (https://html.spec.whatwg.org/#data-block), which runs nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from atlas.messages.message import N_
from atlas.model.activities import Event, Work
from atlas.model.agreements import Agreement
from atlas.model.choices import Standing
from atlas.model.kinds import KINDS, kind_of
from atlas.model.organisations import Organisation
from atlas.model.places import PlaceRecord
from atlas.model.records import Record
from atlas.model.settings import Settings
from atlas.model.shapes import Stated
from atlas.model.sources import Source
from atlas.pages.phrases.addresses import address_of, country_address
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.publishing.schema_types import schema_type
from atlas.pages.tables.columns import certainty

MOST_BYTES = 1500
"""The size that structured data keep to: what says less is left out first."""
_SECTIONS = {"countries": N_("Countries"), "timeline": N_("Timeline"), "anniversaries": N_("Anniversaries")}
_ESCAPED = re.compile("[<>&\u2028\u2029]")
_PLAIN_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}", re.ASCII)
_DATA = "data/"
Values = dict[str, Any]


class StructuredData:
    """Makes the structured data of the pages of one language."""

    def __init__(self, presenter: Presenter, settings: Settings) -> None:
        self._atlas = presenter.atlas
        self._edition = presenter.edition
        self._settings = settings
        self._root = f"{settings.site_url}{settings.root(self._edition.language)}"

    def of_record(self, record: Record, title: str, description: str) -> str:
        """The data of the page of a record: the record itself, and the way to its page."""
        kind, address = kind_of(record), address_of(record)
        word = getattr(getattr(record, "kind", None), "value", None)
        head = {
            "@type": schema_type(kind, getattr(word, "value", "")),
            "@id": f"{self._settings.site_url}{address}#this",
            "name": title,
            "mainEntityOfPage": f"{self._root}{address}",
        }
        details = (*self._details(record), ("description", description))
        return self._fitted(head, self._way(address, title), details)

    def of_page(self, address: str, title: str, description: str) -> str:
        """The data of any other page: the way to it; of the home page the site, of the downloads the data set."""
        url, way = f"{self._root}{address}", self._way(address, title)
        if not address:
            head = {"@type": "WebSite", "@id": f"{url}#site", "name": title, "url": url}
            return self._fitted(head, None, [("inLanguage", self._edition.language), ("description", description)])
        if address != _DATA:
            return json_ld([way])
        head = {"@type": "Dataset", "@id": f"{self._settings.site_url}{_DATA}#dataset", "url": url}
        name, _ = self._settings.name.best(self._edition.order)
        licence = self._settings.licence
        details = [
            ("name", name),
            ("description", description),
            ("dateModified", self._settings.as_of.isoformat()),
            *([("license", f"https://spdx.org/licenses/{licence}")] if licence else []),
        ]
        return self._fitted(head, way, details)

    def _fitted(self, head: Values, way: Values | None, details: Iterable[tuple[str, Any]]) -> str:
        """The thing with as many details, in their order, as there is room for."""
        others, found = [way] if way else [], tuple(details)
        whole = json_ld([head | dict(found), *others])
        if _fits(whole):
            return whole
        for name, value in found:
            wider = {**head, name: value}
            if _fits(json_ld([wider, *others])):
                head = wider
        return json_ld([head, *others])

    def _way(self, address: str, title: str) -> Values:
        gettext = self._edition.gettext
        folder, _, rest = address.partition("/")
        label = KINDS[folder].PLURAL if folder in KINDS else _SECTIONS.get(folder)
        steps = [(gettext("Home"), "")]
        steps += [(gettext(label), f"{folder}/")] if label and rest else []
        steps.append((title, address))
        items = [
            {"@type": "ListItem", "position": number, "name": name, "item": f"{self._root}{at}"}
            for number, (name, at) in enumerate(steps, 1)
        ]
        return {"@type": "BreadcrumbList", "itemListElement": items}

    def _details(self, record: Record) -> Iterator[tuple[str, Any]]:
        """The properties of a record by their names, what says most first."""
        if isinstance(record, PlaceRecord):
            yield from self._of_place(record)
        elif isinstance(record, Organisation):
            yield from _known("url", record.website)
            yield from _some("foundingDate", _dates([record.founded]))
            yield from _some("location", self._records(record.seat))
        elif isinstance(record, Event):
            yield from _some("startDate", [date.partition("/")[0] for date in _dates(record.dates)])
            yield from _some("endDate", [date.partition("/")[2] for date in _dates(record.dates)])
            yield from _some("location", self._records(record.places))
        elif isinstance(record, Agreement):
            yield from _some("dateCreated", _dates([record.signed]))
            yield from _some("about", [self._link(party.id) for party in record.parties])
        elif isinstance(record, Work):
            yield from _some("dateCreated", _dates([record.year]))
        elif isinstance(record, Source):
            yield from (("url", record.url),) if record.url else ()

    def _of_place(self, place: PlaceRecord) -> Iterator[tuple[str, Any]]:
        code = place.country.value
        country = {"@id": f"{self._settings.site_url}{country_address(code)}#this", "name": self._edition.country(code)}
        yield "containedInPlace", {"@type": "Country", **country}
        if place.ids and is_known(place.ids):
            ids = place.ids.value
            geonames = f"https://sws.geonames.org/{ids.geonames}/" if ids.geonames else ""
            wikidata = f"http://www.wikidata.org/entity/{ids.wikidata}" if ids.wikidata else ""
            yield from _some("sameAs", [geonames, wikidata])
        if place.coordinates and is_known(place.coordinates):
            degrees = place.coordinates.value
            north, east = float(degrees.latitude), float(degrees.longitude)
            yield "geo", {"@type": "GeoCoordinates", "latitude": north, "longitude": east}

    def _records(self, ids: Iterable[Stated[str]]) -> list[Values | None]:
        return [self._link(one.value) for one in ids if is_known(one)]

    def _link(self, id_: str | None) -> Values | None:
        """Another record by its address and name; None where there is none."""
        record = self._atlas.get(id_) if id_ else None
        if record is None:
            return None
        head = {"@type": schema_type(kind_of(record)), "@id": f"{self._settings.site_url}{address_of(record)}#this"}
        return {**head, "name": name_of(record, self._atlas, self._edition).text}


def json_ld(nodes: list[Values]) -> str:
    """JSON-LD that no value can end: signs of HTML are written as escapes, which mean the same in JSON."""
    document = {"@context": "https://schema.org", "@graph": nodes}
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return _ESCAPED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def _fits(text: str) -> bool:
    return len(text.encode()) <= MOST_BYTES


def is_known(stated: Any) -> bool:
    """Tests for a value that is stated as it is: not planned, inferred, doubted or contradicted."""
    standing = getattr(stated, "standing", Standing.STATED)
    return stated is not None and standing is Standing.STATED and certainty(stated) == "stated"


def _known(name: str, stated: Stated[Any] | None) -> Iterator[tuple[str, Any]]:
    if stated and is_known(stated):
        yield name, str(stated.value)


def _some(name: str, values: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    """A property with its values, each once: one alone, or a list."""
    found: list[Any] = []
    found += [value for value in values if value and value not in found]
    if found:
        yield name, found[0] if len(found) == 1 else found


def _dates(stated: Iterable[Stated[Any] | None]) -> list[str]:
    """The dates that are days, months or years, or such with an end: in ISO 8601 they are the same."""
    known = [one.value.text for one in stated if one is not None and is_known(one)]
    return [text for text in known if all(_PLAIN_DATE.fullmatch(part) for part in text.split("/"))]
