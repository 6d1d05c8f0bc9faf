"""Lists of records on pages: each record with the few fields that tell it from others, and its part in the subject."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from atlas.derive.anniversaries.calendar_records import is_party
from atlas.derive.computed.computed import Computed
from atlas.derive.relations.countries import is_country_itself
from atlas.derive.relations.inverse import Inverse, inverse
from atlas.derive.times.over import record_is_over
from atlas.derive.times.sort_keys import time_sort_key
from atlas.model.agreements import Agreement
from atlas.model.choices import Standing
from atlas.model.fields import specification
from atlas.model.kinds import KINDS, kind_of
from atlas.model.records import Record
from atlas.pages.phrases.acts import standing_words
from atlas.pages.phrases.addresses import address_of, country_address, list_address
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.phrases.states import States
from atlas.pages.phrases.views import SHOWN, FacetControl, Fact, KindNumber, ListedRecord, Phrase, RecordList
from atlas.pages.record.backlinks import listed_backlinks
from atlas.pages.record.facts import columns_of, is_plan, telling_facts
from atlas.records.derived_queries import TrackedCache
from atlas.records.record_index import Backlink


def facet_control(lists: Sequence[RecordList], **preset: str) -> FacetControl | None:
    """The form that narrows the lists of a page to what has the values of the page, and others; None without lists."""
    if not lists:
        return None
    return FacetControl(
        tuple(KindNumber(one.kind, one.label, one.total) for one in lists), ("kind",), json.dumps(preset)
    )


Found = tuple[Record, tuple[Backlink, ...]]
"""A record of a list with its references to the subject of the list."""
_OF_TOPIC = next(spec.inverse for spec in specification(Record) if spec.name == "topics")
_MANY_RECORDS = 20_000
_MANY_KEYS = 50_000


class RecordLists:
    """Makes the lists of records of one edition."""

    def __init__(self, presenter: Presenter, computed: Computed, states: States) -> None:
        self._presenter = presenter
        self._atlas = presenter.atlas
        self._edition = presenter.edition
        self._computed = computed
        self._states = states
        self._sort_keys: TrackedCache[str, tuple[Any, ...]] = TrackedCache(self._atlas.tracker, _MANY_KEYS)
        self._plain: TrackedCache[str, ListedRecord] = TrackedCache(self._atlas.tracker, _MANY_RECORDS)

    def naming(self, record: Record) -> tuple[RecordList, ...]:
        """The records that name the record, by kind; citations of a source are left out, and agreements of a party."""
        return tuple(self._list(kind, address_of(record), found) for kind, found in self.found_naming(record))

    def found_naming(self, record: Record) -> Iterator[tuple[str, list[Found]]]:
        """All records of these lists, by kind, each with its references."""
        links = list(listed_backlinks(record, self._atlas, self._computed.listing))
        found: dict[str, dict[str, list[Backlink]]] = defaultdict(lambda: defaultdict(list))
        for link in links:
            if not is_party(link):
                found[kind_of(link.record)][link.record.id].append(link)
        for kind in KINDS:
            if kind in found:
                yield kind, self._sorted((of_one[0].record, tuple(of_one)) for of_one in found[kind].values())

    def of_country(self, country: str, kind: str, records: Iterable[Record]) -> RecordList:
        """The records of one kind that belong to a country, with their references to it."""
        listed = self._list(kind, country_address(country), self.found_in_country(country, records))
        return listed._replace(items=self._below(country, listed.items))

    def found_in_country(self, country: str, records: Iterable[Record]) -> list[Found]:
        """All records of such a list, each with its references."""
        links: dict[str, list[Backlink]] = defaultdict(list)
        for link in self._atlas.links_to_country(country):
            if link.field != "country" and is_country_itself(link):
                links[link.record.id].append(link)
        return self._sorted((record, tuple(links[record.id])) for record in records)

    def items(self, found: Iterable[Found]) -> tuple[ListedRecord, ...]:
        """Records as lists show them."""
        return tuple(self._item(record, links) for record, links in found)

    def items_in_country(self, country: str, found: Iterable[Found]) -> tuple[ListedRecord, ...]:
        """Records as the lists of a country show them."""
        return self._below(country, self.items(found))

    def in_order(self, kind: str, records: Sequence[Record]) -> RecordList:
        """Records of one kind as a list, in the order given."""
        items = tuple(self._item(record, []) for record in records)
        return RecordList(kind, self._edition.gettext(KINDS[kind].PLURAL), items, len(records))

    def _below(self, country: str, items: Iterable[ListedRecord]) -> tuple[ListedRecord, ...]:
        """Records without the country below which they stand, where they name no other."""
        name = self._edition.country(country)

        def is_repeated(fact: Fact) -> bool:
            heads = [line.head and line.head.words.text for line in fact.lines]
            return fact.key == "country" and heads == [name]

        return tuple(item._replace(facts=tuple(fact for fact in item.facts if not is_repeated(fact))) for item in items)

    def _list(self, kind: str, subject: str, found: list[Found]) -> RecordList:
        """The first records of a list, and where all are."""
        label = self._edition.gettext(KINDS[kind].PLURAL)
        whole = list_address(subject, kind) if len(found) > SHOWN else ""
        return RecordList(kind, label, self.items(found[:SHOWN]), len(found), whole)

    def _sorted(self, found: Iterable[Found]) -> list[Found]:
        return sorted(found, key=lambda pair: self._sort_key(pair[0]))

    def _sort_key(self, record: Record) -> tuple[Any, ...]:
        return self._sort_keys.get(record.id, lambda: self._computed_sort_key(record))

    def _computed_sort_key(self, record: Record) -> tuple[Any, ...]:
        return time_sort_key(record), self._edition.sort_key(name_of(record, self._atlas, self._edition).text)

    def _item(self, record: Record, links: Iterable[Backlink]) -> ListedRecord:
        ends = [inverse(link) for link in links]
        planned = any(end.standing is not Standing.STATED for end in ends)
        over = planned and record_is_over(record, self._atlas, self._computed.day)
        plain = self._plain.get(record.id, lambda: self._plain_item(record))
        return plain._replace(
            how=tuple(self._how(ends, over=over)),
            citations=tuple(dict.fromkeys(citation for end in ends for citation in end.citations)),
        )

    def _plain_item(self, record: Record) -> ListedRecord:
        """A record as every list shows it, before its part in the subject is added."""
        name = name_of(record, self._atlas, self._edition)
        standing = self._presenter.standing(record)
        facts = tuple(telling_facts(columns_of(record, self._presenter, self._computed), record, name, standing))
        is_told = any(is_plan(record, fact.key) for fact in facts)
        return ListedRecord(
            title=Phrase(name, address_of(record)),
            how=(),
            facts=facts,
            standing=None if is_told else standing,
            status=self._states.of(record) if isinstance(record, Agreement) and not is_told else None,
            citations=(),
        )

    def _how(self, ends: Iterable[Inverse], *, over: bool) -> Iterator[str]:
        """The parts of a record in the subject, each once with its standings; that a topic is its own goes unsaid."""
        parts: dict[tuple[str, bool], list[str]] = defaultdict(list)
        for end in ends:
            stated = end.standing is Standing.STATED
            if stated and end.label == _OF_TOPIC:
                continue
            label = self._edition.gettext(end.label)
            if end.result:
                label += f": {self._edition.words(end.result).text}"
            parts[label, stated].append(standing_words(end.standing, self._edition, over=over))
        for (label, stated), standings in parts.items():
            yield label if stated else f"{label} ({', '.join(dict.fromkeys(standings))})"
