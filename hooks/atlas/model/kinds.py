"""The nine kinds of records, each with its folder and its class."""

from __future__ import annotations

from atlas.model.activities import Event, Project, Work
from atlas.model.agreements import Agreement
from atlas.model.organisations import Organisation
from atlas.model.places import City, Region
from atlas.model.records import Record
from atlas.model.sources import Source, Topic

KINDS: dict[str, type[Record]] = {
    "cities": City,
    "regions": Region,
    "organisations": Organisation,
    "agreements": Agreement,
    "projects": Project,
    "events": Event,
    "works": Work,
    "sources": Source,
    "topics": Topic,
}
"""The nine kinds by the name of their folder in data/, in the order in which the site shows them."""

_KIND_OF = {cls: kind for kind, cls in KINDS.items()}


def kind_of(record: Record) -> str:
    """The record's kind, which is the name of its folder and of its place on the site."""
    return _KIND_OF[type(record)]


def path_of(record: Record) -> str:
    """The record's file, relative to the project."""
    return f"data/{kind_of(record)}/{record.id}.yaml"
