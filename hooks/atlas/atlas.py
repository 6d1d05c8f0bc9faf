"""All records with lookups in both directions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from atlas.crew import spread
from atlas.model import KINDS
from atlas.model.agreements import Agreement
from atlas.model.records import Record
from atlas.model.values import Country
from atlas.packing import packed
from atlas.tracing import Lookup, Memory, Tracer
from atlas.walk import Path, leaves

_PORTION = 500  # records that a process looks at at a time
_WORD = re.compile(r"[^\W\d_]+")
KIND_OF = {cls: kind for kind, cls in KINDS.items()}
_ORDER = {cls: number for number, cls in enumerate(KINDS.values())}
_NAMES = 50_000
T = TypeVar("T")


def kind_of(record: Record) -> str:
    """The record's kind, which is the name of its folder and of its place on the site."""
    return KIND_OF[type(record)]


def path_of(record: Record) -> str:
    """The record's file, relative to the project."""
    return f"data/{kind_of(record)}/{record.id}.yaml"


@packed
@dataclass(frozen=True, slots=True)
class Backlink:
    """A value of `record` that refers to another record."""

    record: Record
    path: Path

    @property
    def field(self) -> str:
        """The record's field in which the reference stands."""
        return str(self.path[0])


class Atlas:
    """All records of one data folder. Immutable; `tracer` notes what is looked up by work that is traced."""

    def __init__(
        self,
        records: Iterable[Record],
        known: Iterable[tuple[str, str]] = (),
        digests: Mapping[str, str] | None = None,
        walked: Walked | None = None,
        tracer: Tracer | None = None,
    ) -> None:
        """`known` are (id, kind) of files whose record could not be read: references to them hold.

        `digests` tell, by id, the state of each record's file; `walked` is what an earlier atlas found in the same
        records; `tracer` remembers what an earlier atlas gave.
        """
        self.tracer = tracer or Tracer()
        self.made_names: Memory[tuple[Hashable, str], str] = Memory(self.tracer, _NAMES, "names")
        """What agreements without a name of their own are called, in each edition, by id."""
        self.digests = digests or {}
        self.records = tuple(records)
        self.by_id = {record.id: record for record in self.records}
        self._kinds = {**dict(known), **{record.id: kind_of(record) for record in self.records}}
        if walked:
            self.__dict__["walked"] = walked

    def __getitem__(self, id_: str) -> Record:
        self.tracer.saw("record", id_)
        return self.by_id[id_]

    def get(self, id_: str) -> Record | None:
        """The record with this id, or None."""
        self.tracer.saw("record", id_)
        return self.by_id.get(id_)

    def kind_at(self, id_: str) -> str | None:
        """The kind of the file with this id, or None where there is none."""
        self.tracer.saw("kind", id_)
        return self._kinds.get(id_)

    @property
    def kind_of_id(self) -> Mapping[str, str]:
        """The kinds of all files, by their ids."""
        self.tracer.saw_all()
        return self._kinds

    @property
    def by_kind(self) -> dict[str, tuple[Record, ...]]:
        """The records of each kind, withdrawn ones left out, in the order of their ids."""
        self.tracer.saw_all()
        return self._by_kind

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Record, ...]]:
        groups: dict[str, list[Record]] = {kind: [] for kind in KINDS}
        for record in sorted(self.records, key=lambda record: record.id):
            if record.withdrawn is None:
                groups[kind_of(record)].append(record)
        return {kind: tuple(group) for kind, group in groups.items()}

    def edited(
        self,
        old: Collection[Record],
        new: Collection[Record],
        known: Iterable[tuple[str, str]],
        digests: Mapping[str, str],
        touched: Collection[Lookup],
    ) -> Atlas:
        """The atlas with records `new` in place of the records `old` of this one; `touched` may give something else.

        What refers to what, and which words there are, is not looked up anew in all records.
        """
        gone = {id(record) for record in old}
        kept = (record for record in self.records if id(record) not in gone)
        walked = self.walked.edited(_walk(tuple(old)), _walk(tuple(new)))
        return Atlas(sorted((*kept, *new), key=_place), known, digests, walked, self.tracer.after(touched))

    @cached_property
    def walked(self) -> Walked:
        """What one walk through all records finds."""
        return _walk(self.records)

    def holders_of(self, id_: str) -> tuple[Record, ...]:
        """The records that have or had this id."""
        self.tracer.saw("holders", id_)
        return self._found("holders", id_)

    def same_parties(self, agreement: Agreement) -> tuple[Agreement, ...]:
        """The other agreements of its type between the same records or countries."""
        if (bond := _bond(agreement)) is None:
            return ()
        self.tracer.saw("parties", bond)
        others = (other for other in self._found("parties", bond) if other is not agreement)
        return tuple(other for other in others if isinstance(other, Agreement))

    def prepare(self) -> None:
        """Makes the lookups now, so that processes that start later share them."""
        for lookup in ("_by_kind", "walked"):
            getattr(self, lookup)

    def _found(self, what: str, of: str) -> tuple[Record, ...]:
        return tuple(self.walked.records.get((what, of), ()))

    def words(self, language: str) -> Container[str]:
        """Every word, folded, that stands in a text of this language."""
        return _Words(language, self.walked.words.get(language, Counter()), self.tracer)

    def naming(self, country: str) -> tuple[Backlink, ...]:
        """Every value of any record that names a country."""
        self.tracer.saw("country", country)
        return tuple(self.walked.links.get(("country", country), ()))

    def links_to(self, id_: str) -> tuple[Backlink, ...]:
        """Every value of any record that refers to `id_`, in the order of the records."""
        self.tracer.saw("links", id_)
        return tuple(self.walked.links.get(("links", id_), ()))


def _place(record: Record) -> tuple[int, str]:
    """Where a record stands among all."""
    return _ORDER[type(record)], record.id


def lookups_in(records: Sequence[Record]) -> Iterator[Lookup]:
    """The lookups, some of them twice, that find another result when these records come, change or go."""
    walked = _walk(records)
    yield from (*walked.links, *walked.records)
    yield from (("word", f"{language} {word}") for language, words in walked.words.items() for word in words)
    for record in records:
        yield from ((what, record.id) for what in ("record", "kind"))


@dataclass(frozen=True, slots=True)
class Walked:
    """What one walk through records finds, by the lookups that ask for it.

    What refers to each record and country, whether or not there is such a record; the records that have or had an id,
    and those of a type between the same parties; how often each word, folded, stands in the texts of each language.
    """

    links: dict[Lookup, list[Backlink]]
    records: dict[Lookup, list[Record]]
    words: dict[str, Counter[str]]

    def edited(self, removed: Walked, added: Walked) -> Walked:
        """What is found when the records of one walk are replaced by those of another."""
        words = dict(self.words)
        for language in removed.words.keys() | added.words.keys():
            more, less = (walked.words.get(language, Counter()) for walked in (added, removed))
            words[language] = _counted(words.get(language, Counter()), more, less)
        links = _exchanged(self.links, removed.links, added.links, lambda link: link.record)
        records = _exchanged(self.records, removed.records, added.records, lambda record: record)
        return Walked(links, records, words)


def _walk(records: Sequence[Record]) -> Walked:
    starts = range(0, len(records), _PORTION)
    portions = [records[start : start + _PORTION] for start in starts]
    links: dict[Lookup, list[Backlink]] = defaultdict(list)
    found_by: dict[Lookup, list[Record]] = defaultdict(list)
    words: dict[str, Counter[str]] = defaultdict(Counter)
    looked_at = spread(lambda number: _looked_at(portions[number]), len(portions))
    for start, looked in zip(starts, looked_at, strict=True):
        for number, target, path in looked[0]:
            links[target].append(Backlink(records[start + number], path))
        for language, found in looked[1].items():
            words[language].update(found)
    for record in records:
        for lookup in _own_lookups(record):
            found_by[lookup].append(record)
    return Walked(dict(links), dict(found_by), dict(words))


def _own_lookups(record: Record) -> Iterator[Lookup]:
    yield from (("holders", id_) for id_ in (record.id, *record.formerly))
    if isinstance(record, Agreement) and (bond := _bond(record)):
        yield "parties", bond


def _looked_at(records: Sequence[Record]) -> tuple[list[tuple[int, Lookup, Path]], dict[str, Counter[str]]]:
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
class _Words(Container[str]):
    """The words of a language; notes which of them is asked for."""

    language: str
    known: Container[str]
    tracer: Tracer

    def __contains__(self, word: object) -> bool:
        self.tracer.saw("word", f"{self.language} {word}")
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
        result[lookup] = sorted((*staying, *added.get(lookup, ())), key=lambda one: _place(record_of(one)))
    return result


def _counted(words: Counter[str], more: Counter[str], less: Counter[str]) -> Counter[str]:
    found = Counter(words)
    found.update(more)
    found.subtract(less)
    for word in less:
        if not found[word]:
            del found[word]
    return found


def _bond(agreement: Agreement) -> str | None:
    """The type and the parties, or None where a party is no record or country."""
    if agreement.type is None or not agreement.parties:
        return None
    parties = {party.id or party.country for party in agreement.parties}
    return None if None in parties else repr((agreement.type.value, sorted(map(str, parties))))
