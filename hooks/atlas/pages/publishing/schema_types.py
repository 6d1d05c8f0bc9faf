"""The types of records in the vocabulary of schema.org."""

from __future__ import annotations

from atlas.model.choices import OrganisationKind, WorkKind

_OF_KINDS = {
    "cities": "City",
    "regions": "AdministrativeArea",
    "organisations": "Organization",
    "agreements": "CreativeWork",
    "projects": "Project",
    "events": "Event",
    "works": "CreativeWork",
    "sources": "CreativeWork",
    "topics": "DefinedTerm",
}
_OF_WORDS = {
    ("organisations", OrganisationKind.AUTHORITY.value): "GovernmentOrganization",
    ("organisations", OrganisationKind.UNIVERSITY.value): "CollegeOrUniversity",
    ("works", WorkKind.FILM.value): "Movie",
    ("works", WorkKind.LAW.value): "Legislation",
}
"""Narrower types by the kind of records and the word in their field `kind`. A cluster or network is an Organization."""
_ANY = "Thing"


def schema_type(kind: str, word: str = "") -> str:
    """The type of a record by its kind and the word in its field `kind`; Thing where schema.org has none."""
    return _OF_WORDS.get((kind, word)) or _OF_KINDS.get(kind, _ANY)
