"""The names of records and actors, in one language."""

from __future__ import annotations

import datetime as dt
from functools import partial

from atlas.derive.relations.parties import left_by
from atlas.languages.edition import Edition, Words
from atlas.languages.punctuation import with_initials
from atlas.languages.transliteration import in_latin_letters
from atlas.model.agreements import Agreement
from atlas.model.choices import NameMade
from atlas.model.places import PlaceRecord
from atlas.model.records import Record
from atlas.model.shapes import Actor
from atlas.model.sources import Source, Topic
from atlas.model.text import Text
from atlas.model.values import Language
from atlas.pages.phrases.homonyms import name_among_homonyms
from atlas.records.party_lines import lines
from atlas.records.store import Atlas


def name_of(record: Record, atlas: Atlas, edition: Edition) -> Words:
    """The name, title or label of a record.

    An agreement without a name is called after its parties and type; a place that shares its name has a mark beside it.
    """
    if isinstance(record, PlaceRecord):
        return _name_of_place(record, atlas, edition)
    text = _own_name(record)
    if text:
        return edition.words(text)
    assert isinstance(record, Agreement)
    return Words(atlas.composed_names.get((edition, record.id), partial(_composed_name, record, atlas, edition)))


def _name_of_place(place: PlaceRecord, atlas: Atlas, edition: Edition) -> Words:
    words = edition.words(place.name.value)
    if all(other.id == place.id for other in atlas.places_named(words.text)):
        return words
    return Words(
        atlas.composed_names.get((edition, place.id), partial(name_among_homonyms, place, atlas, edition)),
        words.language,
    )


def name_without_type(record: Record, atlas: Atlas, edition: Edition) -> Words:
    """The name in a table that has the type in a column: of an agreement without a name its parties alone."""
    name = name_of(record, atlas, edition)
    if isinstance(record, Agreement) and not record.name:
        return Words(name.text.removesuffix(_type_behind(record, edition)))
    return name


def _composed_name(agreement: Agreement, atlas: Atlas, edition: Edition) -> str:
    atlas.tracker.read("record", agreement.id)
    sides = (" / ".join(actor_name(party, atlas, edition).text for party in line) for line in lines(agreement))
    return edition.between(*sides) + _type_behind(agreement, edition)


def _type_behind(agreement: Agreement, edition: Edition) -> str:
    return f": {edition.gettext(agreement.type.value.label)}"


def actor_name(actor: Actor, atlas: Atlas, edition: Edition) -> Words:
    """The name of an actor: a record, text, country, unnamed group or person."""
    record = atlas.get(actor.id) if actor.id else None
    if record:
        return name_of(record, atlas, edition)
    if actor.text:
        return edition.words(actor.text)
    if actor.country:
        return Words(edition.country(actor.country))
    if actor.unnamed:
        return edition.words(actor.unnamed.what)
    return Words(person_name(actor.person or actor.id or "", edition))


def is_said(label: str, name: str) -> bool:
    """Tests for a name that ends with the word for its kind or type, which need not stand beside it again."""
    word, text = label.casefold(), name.casefold()
    return bool(word) and text.endswith(word) and not text.removesuffix(word)[-1:].isalnum()


def left_words(agreement: Agreement, number: int, day: dt.date, edition: Edition) -> str:
    """The time until when one was a party that has left by a day; nothing of one that has not."""
    left = left_by(agreement, number, day)
    return edition.gettext("party until: %(date)s") % {"date": edition.point(left)} if left else ""


def person_name(person: str, edition: Edition) -> str:
    """A person's name in the letters of the language, a Russian one in Latin letters where it has these."""
    return with_initials(in_letters_of(person, edition), edition.language)


def in_letters_of(name: str, edition: Edition) -> str:
    """A name in Latin letters where the language has these, else as it is."""
    return in_latin_letters(name, edition.language) if edition.script == "Latn" else name


def name_made(record: Record, edition: Edition) -> str | None:
    """The way in which we made the name shown, None where it is sourced."""
    if getattr(record, "descriptive", False):
        return edition.gettext("heading written by us")
    made = (record.name_made or {}).get(Language(edition.language))
    return edition.gettext(NameMade(made).label) if made else None  # type: ignore[call-arg]


def _own_name(record: Record) -> Text | None:
    if isinstance(record, Source):
        return record.title
    if isinstance(record, Topic):
        return record.label
    name = getattr(record, "name", None)
    return name.value if name else None
