"""All records with lookups in both directions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Hashable, Iterable, Mapping
from functools import cached_property

from atlas.model.agreements import Agreement
from atlas.model.kinds import KINDS, kind_of
from atlas.model.records import Record
from atlas.records.dependencies import DependencyTracker, Lookup
from atlas.records.derived_queries import TrackedCache
from atlas.records.record_index import Backlink, RecordIndex, _indexed, _LanguageWords, _parties_key, _sort_key

_NAMES = 50_000


class Atlas:
    """All records of one data folder. Immutable; `tracer` notes what is looked up by work that is traced."""

    def __init__(
        self,
        records: Iterable[Record],
        known: Iterable[tuple[str, str]] = (),
        digests: Mapping[str, str] | None = None,
        walked: RecordIndex | None = None,
        tracker: DependencyTracker | None = None,
    ) -> None:
        """`known` are (id, kind) of files whose record could not be read: references to them hold.

        `digests` tell, by id, the state of each record's file; `walked` is what an earlier atlas found in the same
        records; `tracer` remembers what an earlier atlas gave.
        """
        self.tracker = tracker or DependencyTracker()
        self.made_names: TrackedCache[tuple[Hashable, str], str] = TrackedCache(self.tracker, _NAMES, "names")
        """What agreements without a name of their own are called, in each edition, by id."""
        self.digests = digests or {}
        self.records = tuple(records)
        self.by_id = {record.id: record for record in self.records}
        self._kinds = {**dict(known), **{record.id: kind_of(record) for record in self.records}}
        if walked:
            self.__dict__["walked"] = walked

    def __getitem__(self, id_: str) -> Record:
        self.tracker.read("record", id_)
        return self.by_id[id_]

    def get(self, id_: str) -> Record | None:
        """The record with this id, or None."""
        self.tracker.read("record", id_)
        return self.by_id.get(id_)

    def kind_at(self, id_: str) -> str | None:
        """The kind of the file with this id, or None where there is none."""
        self.tracker.read("kind", id_)
        return self._kinds.get(id_)

    @property
    def kind_of_id(self) -> Mapping[str, str]:
        """The kinds of all files, by their ids."""
        self.tracker.read_all()
        return self._kinds

    @property
    def by_kind(self) -> dict[str, tuple[Record, ...]]:
        """The records of each kind, withdrawn ones left out, in the order of their ids."""
        self.tracker.read_all()
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
        walked = self.walked.edited(_indexed(tuple(old)), _indexed(tuple(new)))
        return Atlas(sorted((*kept, *new), key=_sort_key), known, digests, walked, self.tracker.after(touched))

    @cached_property
    def walked(self) -> RecordIndex:
        """What one walk through all records finds."""
        return _indexed(self.records)

    def holders_of(self, id_: str) -> tuple[Record, ...]:
        """The records that have or had this id."""
        self.tracker.read("holders", id_)
        return self._found("holders", id_)

    def same_parties(self, agreement: Agreement) -> tuple[Agreement, ...]:
        """The other agreements of its type between the same records or countries."""
        if (bond := _parties_key(agreement)) is None:
            return ()
        self.tracker.read("parties", bond)
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
        return _LanguageWords(language, self.walked.words.get(language, Counter()), self.tracker)

    def naming(self, country: str) -> tuple[Backlink, ...]:
        """Every value of any record that names a country."""
        self.tracker.read("country", country)
        return tuple(self.walked.links.get(("country", country), ()))

    def links_to(self, id_: str) -> tuple[Backlink, ...]:
        """Every value of any record that refers to `id_`, in the order of the records."""
        self.tracker.read("links", id_)
        return tuple(self.walked.links.get(("links", id_), ()))
