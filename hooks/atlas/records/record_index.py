"""An index of records by the lookups that find them: references, former ids, parties, words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from atlas.model.agreements import Agreement
from atlas.model.kinds import KINDS
from atlas.model.records import Record
from atlas.model.values import Country
from atlas.parallel.pickling import fast_pickled
from atlas.parallel.pool import parallel_map
from atlas.records.dependencies import DependencyTracker, Lookup
from atlas.records.walk import Path, leaves

_BATCH_SIZE = 500  # records that a process looks at at a time
_WORD = re.compile(r"[^\W\d_]+")


_ORDER = {cls: number for number, cls in enumerate(KINDS.values())}


T = TypeVar("T")


@fast_pickled
@dataclass(frozen=True, slots=True)
class Backlink:
    """A value of `record` that refers to another record."""

    record: Record
    path: Path

    @property
    def field(self) -> str:
        """The record's field in which the reference stands."""
        return str(self.path[0])


def _sort_key(record: Record) -> tuple[int, str]:
    """Where a record stands among all."""
    return _ORDER[type(record)], record.id


def lookups_in(records: Sequence[Record]) -> Iterator[Lookup]:
    """The lookups, some of them twice, that find another result when these records come, change or go."""
    walked = _indexed(records)
    yield from (*walked.links, *walked.records)
    yield from (("word", f"{language} {word}") for language, words in walked.words.items() for word in words)
    for record in records:
        yield from ((what, record.id) for what in ("record", "kind"))


@dataclass(frozen=True, slots=True)
class RecordIndex:
    """What one walk through records finds, by the lookups that ask for it.

    What refers to each record and country, whether or not there is such a record; the records that have or had an id,
    and those of a type between the same parties; how often each word, folded, stands in the texts of each language.
    """

    links: dict[Lookup, list[Backlink]]
    records: dict[Lookup, list[Record]]
    words: dict[str, Counter[str]]

    def edited(self, removed: RecordIndex, added: RecordIndex) -> RecordIndex:
        """What is found when the records of one walk are replaced by those of another."""
        words = dict(self.words)
        for language in removed.words.keys() | added.words.keys():
            more, less = (walked.words.get(language, Counter()) for walked in (added, removed))
            words[language] = _counted(words.get(language, Counter()), more, less)
        links = _exchanged(self.links, removed.links, added.links, lambda link: link.record)
        records = _exchanged(self.records, removed.records, added.records, lambda record: record)
        return RecordIndex(links, records, words)


def _indexed(records: Sequence[Record]) -> RecordIndex:
    starts = range(0, len(records), _BATCH_SIZE)
    batches = [records[start : start + _BATCH_SIZE] for start in starts]
    links: dict[Lookup, list[Backlink]] = defaultdict(list)
    found_by: dict[Lookup, list[Record]] = defaultdict(list)
    words: dict[str, Counter[str]] = defaultdict(Counter)
    looked_at = parallel_map(lambda number: _scanned(batches[number]), len(batches))
    for start, looked in zip(starts, looked_at, strict=True):
        for number, target, path in looked[0]:
            links[target].append(Backlink(records[start + number], path))
        for language, found in looked[1].items():
            words[language].update(found)
    for record in records:
        for lookup in _own_lookups(record):
            found_by[lookup].append(record)
    return RecordIndex(dict(links), dict(found_by), dict(words))


def _own_lookups(record: Record) -> Iterator[Lookup]:
    yield from (("holders", id_) for id_ in (record.id, *record.formerly))
    if isinstance(record, Agreement) and (bond := _parties_key(record)):
        yield "parties", bond


def _scanned(records: Sequence[Record]) -> tuple[list[tuple[int, Lookup, Path]], dict[str, Counter[str]]]:
    """What the values of records refer to, each with the number of its record; and the words of their texts."""
    links: list[tuple[int, Lookup, Path]] = []
    words: dict[str, Counter[str]] = defaultdict(Counter)
    for number, record in enumerate(records):
        for leaf in leaves(record):
            if leaf.language:
                words[leaf.language].update(_WORD.findall(leaf.value.casefold()))
            elif leaf.reference:
                links.append((number, ("links", leaf.value), leaf.path))
            elif leaf.type is Country:
                links.append((number, ("country", leaf.value), leaf.path))
    return links, words


@dataclass(frozen=True, slots=True)
class _LanguageWords(Container[str]):
    """The words of a language; notes which of them is asked for."""

    language: str
    known: Container[str]
    tracker: DependencyTracker

    def __contains__(self, word: object) -> bool:
        self.tracker.read("word", f"{self.language} {word}")
        return word in self.known


def _exchanged(
    found: dict[Lookup, list[T]],
    removed: dict[Lookup, list[T]],
    added: dict[Lookup, list[T]],
    record_of: Callable[[T], Record],
) -> dict[Lookup, list[T]]:
    """What is found by each lookup, in the order of the records."""
    result = dict(found)
    for lookup in removed.keys() | added.keys():
        gone = {id(record_of(one)) for one in removed.get(lookup, ())}
        staying = (one for one in found.get(lookup, ()) if id(record_of(one)) not in gone)
        result[lookup] = sorted((*staying, *added.get(lookup, ())), key=lambda one: _sort_key(record_of(one)))
    return result


def _counted(words: Counter[str], more: Counter[str], less: Counter[str]) -> Counter[str]:
    found = Counter(words)
    found.update(more)
    found.subtract(less)
    for word in less:
        if not found[word]:
            del found[word]
    return found


def _parties_key(agreement: Agreement) -> str | None:
    """The type and the parties, or None where a party is no record or country."""
    if agreement.type is None or not agreement.parties:
        return None
    parties = {party.id or party.country for party in agreement.parties}
    return None if None in parties else repr((agreement.type.value, sorted(map(str, parties))))
