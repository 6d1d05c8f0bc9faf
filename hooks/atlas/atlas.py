"""All records with lookups in both directions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from atlas.model import KINDS
from atlas.model.agreements import Agreement
from atlas.model.records import Record
from atlas.model.values import Country
from atlas.tracing import Memory, Tracer
from atlas.walk import Path, leaves

_WORD = re.compile(r"[^\W\d_]+")
KIND_OF = {cls: kind for kind, cls in KINDS.items()}
_ORDER = {cls: number for number, cls in enumerate(KINDS.values())}
_Target = tuple[str, str]
_NAMES = 50_000


def kind_of(record: Record) -> str:
    """The record's kind, which is the name of its folder and of its place on the site."""
    return KIND_OF[type(record)]


def path_of(record: Record) -> str:
    """The record's file, relative to the project."""
    return f"data/{kind_of(record)}/{record.id}.yaml"


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
    ) -> None:
        """`known` are (id, kind) of files whose record could not be read: references to them hold.

        `digests` tell, by id, the state of each record's file.
        """
        self.tracer = Tracer()
        self.made_names: Memory[tuple[Hashable, str], str] = Memory(self.tracer, _NAMES)
        """What agreements without a name of their own are called, in each edition, by id."""
        self.digests = digests or {}
        self.records = tuple(records)
        self.by_id = {record.id: record for record in self.records}
        self.kind_of_id = {**dict(known), **{record.id: kind_of(record) for record in self.records}}

    def __getitem__(self, id_: str) -> Record:
        self.tracer.saw("record", id_)
        return self.by_id[id_]

    def get(self, id_: str) -> Record | None:
        """The record with this id, or None."""
        self.tracer.saw("record", id_)
        return self.by_id.get(id_)

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
    ) -> Atlas:
        """The atlas with records `new` in place of the records `old` of this one.

        What refers to what is not looked up anew in all records; the words of the old ones stay known.
        """
        gone = {id(record) for record in old}
        kept = (record for record in self.records if id(record) not in gone)
        edited = Atlas(sorted((*kept, *new), key=_place), known, digests)
        links, words = dict(self._walked.links), self._walked.words
        removed, added = _walk(old), _walk(new)
        for target in removed.links.keys() | added.links.keys():
            staying = (link for link in links.get(target, ()) if id(link.record) not in gone)
            links[target] = sorted((*staying, *added.links.get(target, ())), key=lambda link: _place(link.record))
        edited.__dict__["_walked"] = _Walked(links, _joined(words, added.words))
        return edited

    @cached_property
    def _walked(self) -> _Walked:
        return _walk(self.records)

    @cached_property
    def _holders(self) -> dict[str, list[Record]]:
        holders: dict[str, list[Record]] = defaultdict(list)
        for record in self.records:
            for id_ in (record.id, *record.formerly):
                holders[id_].append(record)
        return dict(holders)

    @cached_property
    def _agreements(self) -> dict[Hashable, list[Agreement]]:
        groups: dict[Hashable, list[Agreement]] = defaultdict(list)
        for record in self.records:
            if isinstance(record, Agreement) and (key := _bond(record)):
                groups[key].append(record)
        return dict(groups)

    def holders_of(self, id_: str) -> tuple[Record, ...]:
        """The records that have or had this id."""
        return tuple(self._holders.get(id_, ()))

    def same_parties(self, agreement: Agreement) -> tuple[Agreement, ...]:
        """The other agreements of its type between the same records or countries."""
        self.tracer.saw_all()
        group = self._agreements.get(_bond(agreement), [])
        return tuple(other for other in group if other is not agreement)

    def prepare(self) -> None:
        """Makes the lookups now, so that processes that start later share them."""
        for lookup in ("_by_kind", "_walked", "_holders", "_agreements"):
            getattr(self, lookup)

    def words(self, language: str) -> frozenset[str]:
        """Every word, folded, that stands in a text of this language."""
        return self._walked.words.get(language, frozenset())

    def naming(self, country: str) -> tuple[Backlink, ...]:
        """Every value of any record that names a country."""
        self.tracer.saw("country", country)
        return tuple(self._walked.links.get(("country", country), ()))

    def links_to(self, id_: str) -> tuple[Backlink, ...]:
        """Every value of any record that refers to `id_`, in the order of the records."""
        self.tracer.saw("links", id_)
        return tuple(self._walked.links.get(("record", id_), ()))


def _place(record: Record) -> tuple[int, str]:
    """Where a record stands among all."""
    return _ORDER[type(record)], record.id


@dataclass(frozen=True, slots=True)
class _Walked:
    """What one walk through records finds: what refers to each record and country, whether or not there is such a
    record; and the words, folded, in the texts of each language."""

    links: dict[_Target, list[Backlink]]
    words: dict[str, frozenset[str]]


def _walk(records: Iterable[Record]) -> _Walked:
    links: dict[_Target, list[Backlink]] = defaultdict(list)
    words: dict[str, set[str]] = defaultdict(set)
    for record in records:
        for leaf in leaves(record):
            if leaf.language:
                words[leaf.language].update(_WORD.findall(leaf.value.casefold()))
            elif leaf.reference:
                links["record", leaf.value].append(Backlink(record, leaf.path))
            elif leaf.type is Country:
                links["country", leaf.value].append(Backlink(record, leaf.path))
    return _Walked(dict(links), {language: frozenset(found) for language, found in words.items()})


def _joined(first: Mapping[str, frozenset[str]], second: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    empty: frozenset[str] = frozenset()
    return {key: first.get(key, empty) | second.get(key, empty) for key in first.keys() | second.keys()}


def _bond(agreement: Agreement) -> Hashable:
    """The type and the parties, or None where a party is no record or country."""
    if agreement.type is None or not agreement.parties:
        return None
    parties = [party.id or party.country for party in agreement.parties]
    return None if None in parties else (agreement.type.value, frozenset(parties))
