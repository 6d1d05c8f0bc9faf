"""The data model: the only definition of kinds, fields, allowed values and what must be proven."""

from atlas.model.agreements import Agreement
from atlas.model.doings import Event, Project, Work
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
