"""An index of records by the lookups that find them: references, former ids, parties, words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple, TypeVar

from atlas.model.agreements import Agreement
from atlas.model.fields import specification
from atlas.model.kinds import KINDS
from atlas.model.places import Identifiers, PlaceRecord
from atlas.model.records import Record
from atlas.model.shapes import Actor
from atlas.model.values import Address, Country
from atlas.parallel.batches import map_batches
from atlas.records.circles import CHAINS, chained
from atlas.records.dependencies import DependencyTracker, Lookup
from atlas.records.walk import Path, leaves

_WORD = re.compile(r"[^\W\d_]+")
_ORDER = {cls: number for number, cls in enumerate(KINDS.values())}

T = TypeVar("T")


class Backlink(NamedTuple):
    """A value of `record` that refers to another record."""

    record: Record
    path: Path

    @property
    def field(self) -> str:
        """The record's field in which the reference stands."""
        return str(self.path[0])


def record_sort_key(record: Record) -> tuple[int, str]:
    """The key of the order of all records: by kind, then by id."""
    return _ORDER[type(record)], record.id


def affected_lookups(records: Sequence[Record]) -> Iterator[Lookup]:
    """The lookups, some of them twice, that find another result when these records come, change or go."""
    index = index_records(records)
    yield from (*index.links, *index.records)
    yield from (("word", f"{language} {word}") for language, words in index.words.items() for word in words)
    for record in records:
        yield from ((what, record.id) for what in ("record", "kind"))
        yield from (("chains", field) for field in CHAINS if chained(record, field))


@dataclass(frozen=True, slots=True)
class RecordIndex:
    """Backlinks and records by the lookup that finds them, and word counts by language, in the order of the records."""

    links: dict[Lookup, list[Backlink]]
    """The references to each record, whether or not there is such a record, and to each country; sources by address."""
    records: dict[Lookup, list[Record]]
    """The records that have or had an id; places by ids elsewhere and names; agreements by type and parties."""
    words: dict[str, Counter[str]]
    """The number of times that each word, folded, stands in the texts of a language."""

    def edited(self, removed: RecordIndex, added: RecordIndex) -> RecordIndex:
        """The index after an edit that replaces the records in `removed` by those in `added`."""
        words = dict(self.words)
        for language in removed.words.keys() | added.words.keys():
            more, less = (index.words.get(language, Counter()) for index in (added, removed))
            words[language] = _recounted(words.get(language, Counter()), more, less)
        links = _replaced(self.links, removed.links, added.links, lambda link: link.record)
        records = _replaced(self.records, removed.records, added.records, lambda record: record)
        return RecordIndex(links, records, words)


class _Scan(NamedTuple):
    """The references in each record of a batch, with their paths, and the words in the texts of all of them."""

    references: list[list[tuple[Lookup, Path]]]
    words: dict[str, Counter[str]]


def index_records(records: Sequence[Record]) -> RecordIndex:
    """The index of these records."""
    scans = map_batches(_scan, records)
    links: dict[Lookup, list[Backlink]] = defaultdict(list)
    for record, references in zip(records, chain.from_iterable(scan.references for scan in scans), strict=True):
        for target, path in references:
            links[target].append(Backlink(record, path))
    found_by: dict[Lookup, list[Record]] = defaultdict(list)
    for record in records:
        for lookup in _lookups_of(record):
            found_by[lookup].append(record)
    words: dict[str, Counter[str]] = defaultdict(Counter)
    for scan in scans:
        for language, counts in scan.words.items():
            words[language].update(counts)
    return RecordIndex(dict(links), dict(found_by), dict(words))


def _lookups_of(record: Record) -> Iterator[Lookup]:
    """The lookups that find the record itself."""
    yield from (("holders", id_) for id_ in (record.id, *record.formerly))
    if isinstance(record, Agreement) and (key := parties_key(record)):
        yield "parties", key
    yield from (("identifier", f"{table} {id_}") for table, id_ in identifiers(record))
    yield from (("place name", key) for key in place_name_keys(record))
    yield from (("named", name) for name in place_names(record))


def _scan(records: Sequence[Record]) -> _Scan:
    scan = _Scan([], defaultdict(Counter))
    for record in records:
        references: list[tuple[Lookup, Path]] = []
        for leaf in leaves(record):
            if leaf.language:
                scan.words[leaf.language].update(_WORD.findall(leaf.value.casefold()))
            elif leaf.reference:
                references.append((("links", leaf.value), leaf.path))
            elif leaf.type is Country:
                references.append((("country", leaf.value), leaf.path))
            elif leaf.type is Address and leaf.path[-1] == "url":
                references.append((("address", address_key(leaf.value)), leaf.path))
        scan.references.append(references)
    return scan


@dataclass(frozen=True, slots=True)
class LanguageWords(Container[str]):
    """The words of a language; the tracker notes which of them is looked up."""

    language: str
    words: Container[str]
    tracker: DependencyTracker

    def __contains__(self, word: object) -> bool:
        self.tracker.read("word", f"{self.language} {word}")
        return word in self.words


def _replaced(
    found: dict[Lookup, list[T]],
    removed: dict[Lookup, list[T]],
    added: dict[Lookup, list[T]],
    record_of: Callable[[T], Record],
) -> dict[Lookup, list[T]]:
    """The entries of an index after an edit, those of each lookup in the order of the records."""
    result = dict(found)
    for lookup in removed.keys() | added.keys():
        gone = {id(record_of(one)) for one in removed.get(lookup, ())}
        staying = (one for one in found.get(lookup, ()) if id(record_of(one)) not in gone)
        result[lookup] = sorted((*staying, *added.get(lookup, ())), key=lambda one: record_sort_key(record_of(one)))
    return result


def _recounted(words: Counter[str], more: Counter[str], less: Counter[str]) -> Counter[str]:
    counts = Counter(words)
    counts.update(more)
    counts.subtract(less)
    for word in less:
        if not counts[word]:
            del counts[word]
    return counts


def parties_key(agreement: Agreement) -> str | None:
    """A key that agreements of one type between the same parties share; None where one is neither record nor country,
    nor has a country.
    """
    if agreement.type is None or not agreement.parties:
        return None
    parties = {actor_key(party) if party.id or party.country else None for party in agreement.parties}
    return None if None in parties else repr((agreement.type.value, sorted(map(str, parties))))


def actor_key(actor: Actor) -> str | None:
    """The id, text, country or person that identifies an actor; a text with its country. None for a group."""
    if actor.text:
        text = next(iter(actor.text.values()))
        return f"{text} ({actor.country})" if actor.country else text
    return actor.id or actor.country or actor.person


def address_key(url: str) -> str:
    """A key that the addresses of one page share: without `https://`, `www.` and a slash at the end."""
    host, slash, path = url.partition("://")[2].partition("/")
    return f"{host.casefold().removeprefix('www.')}{slash}{path}".rstrip("/")


def identifiers(record: Record) -> Iterator[tuple[str, str]]:
    """The other tables in which a place has an id, each with the id; none of a place that is withdrawn."""
    if isinstance(record, PlaceRecord) and record.ids and not record.withdrawn:
        for spec in specification(Identifiers):
            if id_ := getattr(record.ids.value, spec.name):
                yield spec.key, id_


def place_names(record: Record) -> set[str]:
    """The names of a place in all languages; none where it is withdrawn."""
    named = isinstance(record, PlaceRecord) and record.name and not record.withdrawn
    return set(record.name.value.values()) if named and isinstance(record, PlaceRecord) else set()


def place_name_keys(record: Record) -> set[str]:
    """Keys that a place shares with those of its name, kind, country and region; none where it is withdrawn."""
    if not isinstance(record, PlaceRecord) or record.withdrawn or not record.name or not record.country:
        return set()
    region = record.region.value if record.region else ""
    return {
        f"{type(record).__name__} {record.country.value} {region} {name.casefold()}"
        for name in record.name.value.values()
    }
