"""GeoJSON (RFC 7946): cities and regions as points, agreements as lines between the places that they bind."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from atlas.exports.dataset import Dataset, Document, value_of_field

Point = list[float]
"""Degrees east and north, WGS 84."""
_MOST_PARTIES = 8
"""Of more parties no line is drawn between each two: an association is no net of relations."""
_PLACES = ("cities", "regions")


def write_geojson(dataset: Dataset, path: Path) -> None:
    """Writes a collection of features, one in a line. Places without coordinates have no geometry."""
    with path.open("w", encoding="utf-8") as file:
        file.write('{"type":"FeatureCollection","features":[\n')
        for number, feature in enumerate(_features(dataset)):
            encoded = json.dumps(feature, ensure_ascii=False, separators=(",", ":"))
            file.write(f",\n{encoded}" if number else encoded)
        file.write("\n]}\n")


def _features(dataset: Dataset) -> Iterator[dict[str, Any]]:
    points: dict[str, Point] = {}
    for place in dataset.documents(*_PLACES):
        if point := _point(place):
            points[place["id"]] = point
        geometry = {"type": "Point", "coordinates": point} if point else None
        yield _feature(place, place["id"], geometry, {"countries": place["countries"]})
    for agreement in dataset.documents("agreements"):
        yield from _lines(agreement, points)


def _lines(agreement: Document, points: dict[str, Point]) -> Iterator[dict[str, Any]]:
    derived = agreement["derived"]
    for places in _pairs(derived):
        if all(place in points for place in places):
            properties = {
                "places": places,
                "type": value_of_field(agreement["record"]["type"]),
                "beginning": derived.get("beginning", {}).get("date"),
                "status": derived["status"]["state"],
                "status_on": derived["on"],
            }
            geometry = {"type": "LineString", "coordinates": [points[place] for place in places]}
            yield _feature(agreement, "/".join((agreement["id"], *places)), geometry, properties)


def _pairs(derived: Any) -> list[list[str]]:
    """The places that an agreement binds, two by two; each two of its parties where it binds several at once."""
    parties = dict.fromkeys(party["record"] for party in derived["parties"] if "record" in party)
    several = parties if len(parties) <= _MOST_PARTIES else ()
    return derived.get("pairs") or [list(pair) for pair in combinations(several, 2)]


def _feature(document: Document, id_: str, geometry: Any, properties: dict[str, Any]) -> dict[str, Any]:
    head = {"id": document["id"], "kind": document["kind"], "address": document["address"]}
    names = {f"name_{language}": name for language, name in document["labels"].items()}
    return {"type": "Feature", "id": id_, "geometry": geometry, "properties": {**head, **names, **properties}}


def _point(place: Document) -> Point | None:
    degrees = value_of_field(place["record"].get("coordinates"))
    return [float(degree) for degree in reversed(degrees)] if degrees else None
