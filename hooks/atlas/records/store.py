"""The store of all records, with lookups in both directions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Hashable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from itertools import chain

from atlas.model.agreements import Agreement
from atlas.model.dates.partial_date import PartialDate
from atlas.model.kinds import KINDS, kind_of
from atlas.model.places import PlaceRecord
from atlas.model.records import Record
from atlas.records.circles import CHAINS, chained, circles
from atlas.records.dependencies import TODAY, DependencyTracker, Lookup
from atlas.records.derived_queries import TrackedCache
from atlas.records.file_table import FileTable
from atlas.records.names import folded_names, ids_by_name
from atlas.records.record_index import (
    Backlink,
    LanguageWords,
    RecordIndex,
    address_key,
    index_records,
    parties_key,
    place_name_keys,
    record_sort_key,
)

_MAX_NAMES = 50_000


class Atlas:
    """All records of one data folder. Immutable; `tracker` notes the lookups of the work that it tracks."""

    def __init__(
        self,
        records: Iterable[Record],
        files: FileTable | None = None,
        index: RecordIndex | None = None,
        tracker: DependencyTracker | None = None,
        today: date | None = None,
    ) -> None:
        """`files` are all files: references to those that could not be read hold too.

        `index` is that of the same records, where there is one already; `tracker` brings cached results of the atlas
        before an edit. `today` is the day of the check, which no page shows; without it no day is to come.
        """
        self.tracker = tracker or DependencyTracker()
        self.composed_names: TrackedCache[tuple[Hashable, str], str] = TrackedCache(self.tracker, _MAX_NAMES, "names")
        """The names composed for agreements without one of their own, and for homonyms, by edition and id."""
        self.files = files or FileTable()
        self.digests = self.files.digests
        self.today = today
        self.records = tuple(records)
        self.by_id = {record.id: record for record in self.records}
        self._kinds = {**self.files.kinds, **{record.id: kind_of(record) for record in self.records}}
        if index:
            self.__dict__["index"] = index

    def __getitem__(self, id_: str) -> Record:
        self.tracker.read("record", id_)
        return self.by_id[id_]

    def get(self, id_: str) -> Record | None:
        """The record with this id, or None."""
        self.tracker.read("record", id_)
        return self.by_id.get(id_)

    def is_flawed(self, id_: str) -> bool:
        """Tests if the form of the file with this id has a mistake: what its record lacks, the file may hold."""
        self.tracker.read("record", id_)
        return id_ in self.files.flawed

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
    def has_unread_files(self) -> bool:
        """Returns True where a file could not be read: what its record refers to is not known."""
        self.tracker.read_all()
        return self._has_unread_files

    @cached_property
    def _has_unread_files(self) -> bool:
        return not self._kinds.keys() <= self.by_id.keys()

    def named(self, text: str) -> tuple[str, ...]:
        """The ids of the records that have this name in some language, or this address."""
        self.tracker.read_all()
        return next(filter(None, (self._ids_by_name.get(name) for name in folded_names(text))), ())

    @cached_property
    def _ids_by_name(self) -> Mapping[str, tuple[str, ...]]:
        return ids_by_name(self.records)

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
        files: FileTable,
        affected: Collection[Lookup],
        today: date | None,
    ) -> Atlas:
        """The atlas with records `new` in place of the records `old` of this one; its index is updated, not built anew.

        `affected` are all lookups that may find something else after the edit.
        """
        gone = {id(record) for record in old}
        kept = (record for record in self.records if id(record) not in gone)
        index = self.index.edited(index_records(tuple(old)), index_records(tuple(new)))
        records = sorted((*kept, *new), key=record_sort_key)
        return Atlas(records, files, index, self.tracker.after_edit(affected), today)

    @cached_property
    def index(self) -> RecordIndex:
        """The index of all records, built when it is first needed."""
        return index_records(self.records)

    def holders_of(self, id_: str) -> tuple[Record, ...]:
        """The records that have or had this id."""
        self.tracker.read("holders", id_)
        return self._indexed("holders", id_)

    def with_identifier(self, table: str, id_: str) -> tuple[Record, ...]:
        """The places with this id in another table, withdrawn ones left out."""
        self.tracker.read("identifier", f"{table} {id_}")
        return self._indexed("identifier", f"{table} {id_}")

    def namesakes(self, place: PlaceRecord) -> tuple[PlaceRecord, ...]:
        """The other places of its kind, country and region that share a name with it, withdrawn ones left out."""
        found: dict[str, PlaceRecord] = {}
        for key in sorted(place_name_keys(place)):
            self.tracker.read("place name", key)
            others = (other for other in self._indexed("place name", key) if other is not place)
            found.update((other.id, other) for other in others if isinstance(other, PlaceRecord))
        return tuple(found[id_] for id_ in sorted(found))

    def places_named(self, name: str) -> tuple[PlaceRecord, ...]:
        """The places that have this name in any language, withdrawn ones left out."""
        self.tracker.read("named", name)
        return tuple(place for place in self._indexed("named", name) if isinstance(place, PlaceRecord))

    def same_parties(self, agreement: Agreement) -> tuple[Agreement, ...]:
        """The other agreements of its type between the same records, countries, or towns named with a country."""
        if (key := parties_key(agreement)) is None:
            return ()
        self.tracker.read("parties", key)
        others = (other for other in self._indexed("parties", key) if other is not agreement)
        return tuple(other for other in others if isinstance(other, Agreement))

    def circle_from(self, record: Record, field: str) -> tuple[str, ...]:
        """The circle of ids in a field of CHAINS that begins with this record's; empty where none does."""
        if not chained(record, field) or all(link.field != field for link in self.links_to(record.id)):
            return ()
        self.tracker.read("chains", field)
        return self._circles[field].get(record.id, ())

    @cached_property
    def _circles(self) -> dict[str, dict[str, tuple[str, ...]]]:
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for field in CHAINS:
            chains = {record.id: ids for record in self.records if (ids := chained(record, field))}
            found[field] = {circle[0]: circle for circle in circles(chains)}
        return found

    def is_to_come(self, when: PartialDate) -> bool:
        """Tests if all of the date is later than today, and tomorrow: elsewhere a day begins earlier.

        Only where it is, the work depends on today: as days go by, nothing else changes.
        """
        if self.today is None or when.extent.first_min <= self.today + timedelta(days=1):
            return False
        self.tracker.read(*TODAY)
        return True

    def prepare(self) -> None:
        """Builds the tables of the lookups now, so that processes that start later share them."""
        for table in ("_by_kind", "index"):
            getattr(self, table)

    def _indexed(self, what: str, of: str) -> tuple[Record, ...]:
        return tuple(self.index.records.get((what, of), ()))

    def words(self, language: str) -> Container[str]:
        """Every word, folded, that stands in a text of this language."""
        return LanguageWords(language, self.index.words.get(language, Counter()), self.tracker)

    def links_to_country(self, country: str) -> tuple[Backlink, ...]:
        """Every value of any record that is the code of this country, in the order of the records."""
        self.tracker.read("country", country)
        return tuple(self.index.links.get(("country", country), ()))

    def links_to_address(self, url: str) -> tuple[Backlink, ...]:
        """Every place of any record where this is the address of a source, in the order of the records."""
        key = address_key(url)
        self.tracker.read("address", key)
        return tuple(self.index.links.get(("address", key), ()))

    def source_addresses(self) -> Iterator[Backlink]:
        """Every address of a source, of those with a record and of those without."""
        self.tracker.read_all()
        return chain.from_iterable(links for (what, _), links in self.index.links.items() if what == "address")

    def links_to(self, id_: str) -> tuple[Backlink, ...]:
        """Every value of any record that refers to `id_`, in the order of the records."""
        self.tracker.read("links", id_)
        return tuple(self.index.links.get(("links", id_), ()))

    def namers_of(self, record: Record) -> tuple[Record, ...]:
        """The other records that refer to a record, withdrawn ones left out, in their order."""
        namers = {link.record.id: link.record for link in self.links_to(record.id) if not link.record.withdrawn}
        return tuple(namer for id_, namer in namers.items() if id_ != record.id)
