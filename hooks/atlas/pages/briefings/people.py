"""The persons of a briefing, by office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from atlas.derive.relations.people import Person
from atlas.languages.edition import Edition
from atlas.model.choices import Standing
from atlas.model.records import Record
from atlas.model.shapes import Actor
from atlas.pages.briefings.views import BriefOffice
from atlas.pages.phrases.addresses import address_of
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.phrases.views import Line, Phrase

MOST = 30
"""The most persons that a briefing names."""


@dataclass(frozen=True, slots=True)
class _Key:
    """The identity of a person: the same name, office and body are taken to be one."""

    office: str
    body: str
    name: str


def by_office(persons: Iterable[Person], presenter: Presenter) -> tuple[tuple[BriefOffice, ...], int]:
    """The first MOST persons in the order of their offices, those without one last; and how many there are."""
    edition = presenter.edition
    found: dict[_Key, list[Person]] = {}
    for person in persons:
        found.setdefault(_key(person.actor, edition), []).append(person)
    found = _with_bodies(found)
    ordered = sorted(found, key=lambda key: (not key.office, edition.sort_key(key.office), key.body, key.name))
    return tuple(_rows({key: found[key] for key in ordered[:MOST]}, presenter)), len(ordered)


def _key(actor: Actor, edition: Edition) -> _Key:
    return _Key(edition.words(actor.office).text if actor.office else "", actor.for_ or "", actor.person or "")


def _with_bodies(found: Mapping[_Key, list[Person]]) -> dict[_Key, list[Person]]:
    """The persons, one whose body some records leave out with those that name one body for the same office and name."""
    bodies: dict[tuple[str, str], set[str]] = {}
    for key in found:
        bodies.setdefault((key.office, key.name), set()).update(filter(None, (key.body,)))
    merged: dict[_Key, list[Person]] = {}
    for key, persons in found.items():
        named = bodies[key.office, key.name]
        body = next(iter(named)) if key.office and not key.body and len(named) == 1 else key.body
        merged.setdefault(replace(key, body=body), []).extend(persons)
    return merged


def _rows(found: dict[_Key, list[Person]], presenter: Presenter) -> Iterator[BriefOffice]:
    """Rows of persons who have office, body and records in common."""
    together: dict[tuple[str, str, tuple[str, ...]], list[list[Person]]] = {}
    for key, persons in found.items():
        ids = tuple(sorted({person.record.id for person in persons}))
        together.setdefault((key.office, key.body, ids), []).append(persons)
    for (_, body, ids), group in together.items():
        office = group[0][0].actor.office
        yield BriefOffice(
            office=presenter.edition.words(office) if office else None,
            persons=tuple(_line(persons, presenter) for persons in group),
            body=presenter.values.link(body) if body else None,
            records=tuple(_phrase(presenter.atlas[id_], presenter) for id_ in ids),
        )


def _phrase(record: Record, presenter: Presenter) -> Phrase:
    return Phrase(name_of(record, presenter.atlas, presenter.edition), address_of(record))


def _line(persons: list[Person], presenter: Presenter) -> Line:
    """A person without what stands in other columns, or holds of one record only."""
    actor = persons[0].actor
    plain = replace(actor, office=None, for_=None, role=None, through=(), on_behalf_of=(), during=None)
    named = replace(plain, standing=Standing.STATED, named=None, note=None, sources=())
    citations = dict.fromkeys(citation for person in persons for citation in person.citations)
    return presenter.line(named, Actor, tuple(citations))
