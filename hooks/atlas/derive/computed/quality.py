"""Weak places of the data: inferred, doubtful and contradicted values, relations told from one side, missing texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from atlas.derive.status.status import last_confirmation
from atlas.messages.message import N_
from atlas.model.agreements import Agreement
from atlas.model.choices import Basis, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.records import Record
from atlas.model.shapes import Stated
from atlas.model.text import UNDETERMINED, Text
from atlas.parallel.batches import start_map_batches
from atlas.records.statements import all_values, statements
from atlas.records.store import Atlas
from atlas.records.voices import Voices, silences, voices
from atlas.records.walk import Leaf, leaves

LISTS = {
    "inferred": N_("Inferred values"),
    "doubtful": N_("Doubtful values"),
    "contradicted": N_("Sources that disagree"),
    "one-sided": N_("Relations known from one side only"),
    "no-record": N_("Parties without a record"),
    "confirmations": N_("Age of confirmations"),
    "missing-texts": N_("Texts that lack a language"),
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


@dataclass(frozen=True, slots=True)
class Quality:
    """Numbers of statements by the number of their sources, of agreements by who speaks of them, and the weak places.

    These stand by the name of their list.
    """

    by_number_of_sources: dict[int, int]
    by_voices: dict[Voices, int]
    lists: dict[str, list[Weakness]]


_Looked = tuple[Counter[int], Counter[Voices], list[tuple[str, Weakness]]]


def begin_quality(atlas: Atlas, languages: Sequence[str], day: date) -> Callable[[], Quality]:
    """Begins to look at the atlas for weak places, on a day, for readers of `languages`; the result waits for them."""
    records = [record for of_kind in atlas.by_kind.values() for record in of_kind]

    def look(batch: Sequence[Record]) -> _Looked:
        numbers: Counter[int] = Counter()
        speaking = Counter(voices(one, atlas) for one in batch if isinstance(one, Agreement) and not one.withdrawn)
        found: list[tuple[str, Weakness]] = []
        for record in batch:
            numbers.update(_numbers_of_sources(record))
            found += weak_places(record, atlas, languages, day)
        return numbers, speaking, found

    looked = start_map_batches(look, records)
    return lambda: _gathered(looked())


def _gathered(looked: Sequence[_Looked]) -> Quality:
    numbers = sum((numbers for numbers, _, _ in looked), Counter[int]())
    speaking = sum((speaking for _, speaking, _ in looked), Counter[Voices]())
    lists: dict[str, list[Weakness]] = {name: [] for name in LISTS}
    for _, _, found in looked:
        for name, weakness in found:
            lists[name].append(weakness)
    lists["confirmations"].sort(key=lambda weak: weak.date.sort_key if weak.date else (-1, 0, 0, ""))
    return Quality(dict(sorted(numbers.items())), {one: speaking[one] for one in Voices}, lists)


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
            if value.otherwise:
                yield "contradicted", Weakness(record.id, str(path[0]))
    if isinstance(record, Agreement):
        yield from _weak_places_of_agreement(record, atlas, day)
    for key, found in _texts(record):
        lacking = tuple(language for language in languages if language not in found)
        if lacking and UNDETERMINED not in found:
            yield "missing-texts", Weakness(record.id, key, languages=lacking)


def _weak_places_of_agreement(agreement: Agreement, atlas: Atlas, day: date) -> Iterator[tuple[str, Weakness]]:
    if silent := tuple(silences(agreement, atlas)):
        sides = tuple(one.party.id or "" for one in silent)
        looked_for = tuple(one.party.id or "" for one in silent if one.looked_for)
        yield "one-sided", Weakness(agreement.id, sides=sides, looked_for=looked_for)
    if parties := tuple(number for number, party in enumerate(agreement.parties) if party.text and party.country):
        yield "no-record", Weakness(agreement.id, parties=parties)
    if agreement.standing is Standing.STATED:  # nobody confirms what was not concluded
        last = last_confirmation(agreement, atlas, day)
        yield "confirmations", Weakness(agreement.id, date=last.date if last else None)


def _texts(record: Record) -> Iterator[tuple[str, set[str]]]:
    """The texts of ours in a record, by the key of the field, each with the languages that it has."""
    found: dict[tuple[object, ...], set[str]] = {}
    for leaf in leaves(record):
        if leaf.type is Text and leaf.language and not _of_source(leaf):
            found.setdefault(leaf.path[:-1], set()).add(leaf.language)
    for path, languages in found.items():
        yield str(path[0]), languages


def _of_source(leaf: Leaf) -> bool:
    """Tests for a text that keeps a source's own words, as its title does where it has no record."""
    return (
        "source" in leaf.path
        or (leaf.path[0] in ("called", "described") and "note" not in leaf.path)
        or leaf.path[0]
        in (
            "author",
            "publisher",
        )
    )
