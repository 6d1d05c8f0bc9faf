"""Weak places of the data: inferred, doubtful and contradicted values, relations told from one side, missing texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from atlas.derive.computed.texts import lacking_texts, unreviewed_texts
from atlas.derive.status.course import course_of
from atlas.derive.status.ends import last_day
from atlas.derive.status.status import last_confirmation_of
from atlas.messages.message import N_
from atlas.model.agreements import Agreement
from atlas.model.choices import Basis, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.parties import Act
from atlas.model.records import Record
from atlas.model.shapes import Stated
from atlas.parallel.batches import start_map_batches
from atlas.records.statements import all_values, statements
from atlas.records.store import Atlas
from atlas.records.voices import Voices, silences, voices

LISTS = {
    "inferred": N_("Inferred values"),
    "doubtful": N_("Doubtful values"),
    "contradicted": N_("Sources that disagree"),
    "one-sided": N_("Relationships known from one side only"),
    "no-record": N_("Parties without a record"),
    "confirmations": N_("Age of confirmations"),
    "missing-texts": N_("Texts missing in some languages"),
}
"""The lists of weak places by the last part of their address, each with its title."""


@dataclass(frozen=True, slots=True)
class Weakness:
    """A weak place in the record `id`: the key of its field, and what tells more of it.

    `sides` are silent; those `looked_for` were searched in vain; `parties` are their numbers.
    """

    id: str
    field: str | None = None
    sides: tuple[str, ...] = ()
    looked_for: tuple[str, ...] = ()
    parties: tuple[int, ...] = ()
    date: PartialDate | None = None
    languages: tuple[str, ...] = ()


UnreviewedTexts = tuple[str, tuple[str, ...]]
"""The id of a record, and the keys of its fields whose texts in a language no native editor has read."""


@dataclass(frozen=True, slots=True)
class Quality:
    """Numbers of statements by the number of their sources, of agreements by who speaks of them, and the weak places.

    These stand by the name of their list. `unreviewed` are, by language, the ids of the records with a text of ours in
    it that no native editor has read, each with the keys of the fields that hold one.
    """

    by_number_of_sources: dict[int, int]
    by_voices: dict[Voices, int]
    lists: dict[str, list[Weakness]]
    unreviewed: dict[str, list[UnreviewedTexts]]


_Looked = tuple[Counter[int], Counter[Voices], list[tuple[str, Weakness]], list[tuple[str, UnreviewedTexts]]]


def begin_quality(atlas: Atlas, languages: Sequence[str], day: date) -> Callable[[], Quality]:
    """Begins to look at the atlas for weak places, on a day, for readers of `languages`; the result waits for them."""
    records = [record for of_kind in atlas.by_kind.values() for record in of_kind]

    def look(batch: Sequence[Record]) -> _Looked:
        numbers: Counter[int] = Counter()
        speaking = Counter(voices(one, atlas) for one in batch if isinstance(one, Agreement) and not one.withdrawn)
        found: list[tuple[str, Weakness]] = []
        unreviewed: list[tuple[str, UnreviewedTexts]] = []
        for record in batch:
            numbers.update(_numbers_of_sources(record))
            found += weak_places(record, atlas, languages, day)
            for language in languages:
                if keys := unreviewed_texts(record, language):
                    unreviewed.append((language, (record.id, keys)))
        return numbers, speaking, found, unreviewed

    looked = start_map_batches(look, records)
    return lambda: _gathered(looked(), languages)


def _gathered(looked: Sequence[_Looked], languages: Sequence[str]) -> Quality:
    numbers = sum((numbers for numbers, *_ in looked), Counter[int]())
    speaking = sum((speaking for _, speaking, *_ in looked), Counter[Voices]())
    lists: dict[str, list[Weakness]] = {name: [] for name in LISTS}
    by_language: dict[str, list[UnreviewedTexts]] = {language: [] for language in languages}
    for *_, found, unreviewed in looked:
        for name, weakness in found:
            lists[name].append(weakness)
        for language, texts in unreviewed:
            by_language[language].append(texts)
    lists["confirmations"].sort(key=lambda weak: weak.date.sort_key if weak.date else (-1, 0, 0, ""))
    return Quality(dict(sorted(numbers.items())), {one: speaking[one] for one in Voices}, lists, by_language)


def _numbers_of_sources(record: Record) -> Iterator[int]:
    return (len({citation.source_key for citation in statement.citations}) for statement in statements(record))


def weak_places(record: Record, atlas: Atlas, languages: Sequence[str], day: date) -> Iterator[tuple[str, Weakness]]:
    """The weak places of one record, each with the name of its list."""
    for path, _, value in all_values(record):
        if isinstance(value, Stated):
            if value.basis is Basis.INFERRED:
                yield "inferred", Weakness(record.id, str(path[0]))
            if value.doubtful is not None:
                yield "doubtful", Weakness(record.id, str(path[0]))
        if isinstance(value, Stated | Act) and value.otherwise:
            yield "contradicted", Weakness(record.id, str(path[0]))
    if isinstance(record, Agreement):
        yield from _weak_places_of_agreement(record, atlas, day)
    for key, lacking in lacking_texts(record, languages):
        yield "missing-texts", Weakness(record.id, key, languages=lacking)


def _weak_places_of_agreement(agreement: Agreement, atlas: Atlas, day: date) -> Iterator[tuple[str, Weakness]]:
    if silent := tuple(silences(agreement, atlas)):
        sides = tuple(one.party.id or "" for one in silent)
        looked_for = tuple(one.party.id or "" for one in silent if one.looked_for)
        yield "one-sided", Weakness(agreement.id, sides=sides, looked_for=looked_for)
    if parties := tuple(number for number, party in enumerate(agreement.parties) if party.text and party.country):
        yield "no-record", Weakness(agreement.id, parties=parties)
    course = course_of(agreement, atlas)
    if agreement.standing is Standing.STATED and last_day(course) >= day:  # nobody confirms what is over
        last = last_confirmation_of(course, day)
        yield "confirmations", Weakness(agreement.id, date=last.date if last else None)
