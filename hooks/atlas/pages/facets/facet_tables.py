"""The facets of the records of each kind, the same for readers of every language."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, get_args

from atlas.derive.computed.computed import Computed
from atlas.derive.status.in_force import InForce
from atlas.derive.status.states import State
from atlas.derive.times.over import record_is_over
from atlas.derive.times.sort_keys import earliest_day
from atlas.model.agreements import Agreement
from atlas.model.choices import Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import Choice, FieldSpec, specification, without_none
from atlas.model.kinds import KINDS
from atlas.model.places import PlaceRecord
from atlas.model.records import Record
from atlas.model.shapes import Actor, Stated
from atlas.pages.facets.columns import Column, FacetColumn
from atlas.pages.phrases.states import NAMES, is_relation
from atlas.pages.phrases.states import name as state_name
from atlas.pages.record.backlinks import listed_backlinks
from atlas.pages.record.facts import column_specs, column_value, is_plan
from atlas.records.derived_queries import DerivedQuery

FACETS = "facets/"
STATUS = "status"
_TYPE_FIELDS = ("type", "kind", "level")
"""The fields of which one tells the type of a record."""
_PERIODS = ("certain", "inferred", "possible", "suspended", "within", "unknown")
_STATES = (*NAMES, *(str(standing.value) for standing in Standing))


class KindFacets:
    """The records of a kind with their facets and the columns of their list; each column by its key."""

    def __init__(
        self,
        records: Sequence[Record],
        facets: Mapping[str, FacetColumn],
        cells: Mapping[str, Column[Any]],
        days: Mapping[str, list[str]],
        periods: Column[InForce] | None,
    ) -> None:
        self.records = records
        self.facets = facets
        self.cells = cells
        self._days = days
        self._periods = periods

    def json(self) -> str:
        """The table by columns, which are the smallest once compressed."""
        started = Column(day.isoformat() if (day := earliest_day(record)) else "" for record in self.records)
        table = {
            "ids": [record.id for record in self.records],
            "facets": {name: column.table() for name, column in self.facets.items()},
            "started": {"values": started.values, "rows": started.rows},
            "cells": {key: {"rows": column.rows} for key, column in self.cells.items()},
            "days": self._days,
        }
        return _encoded(table)

    def periods_json(self) -> str:
        """The periods in which agreements are in force; empty where there are none."""
        return _encoded(_period_table(self._periods)) if self._periods else ""


class FacetTables:
    """Makes the tables of facets, one for each kind."""

    def __init__(self, computed: Computed) -> None:
        self._computed = computed
        self._atlas = computed.atlas
        self._kinds: dict[str, KindFacets] = {}
        tracker = computed.atlas.tracker
        self._texts = DerivedQuery(tracker, "facets of a kind", lambda kind: self.of_kind(kind).json())
        self._fields = DerivedQuery(tracker, "fields of facets", self._shown_fields)
        self._periods = DerivedQuery(tracker, "periods of a kind", lambda kind: self.of_kind(kind).periods_json())

    def files(self, kind: str) -> Iterator[tuple[str, bytes]]:
        """The table of a kind, and the periods of agreements, which only those need who ask for a day."""
        yield f"{FACETS}{kind}.json", self._texts.get(kind).encode()
        if periods := self._periods.get(kind):
            yield f"{FACETS}{kind}.periods.json", periods.encode()

    def fields(self, kind: str) -> tuple[str, ...]:
        """The fields of the form for a list of the kind: facets with two values or more; agreements have states."""
        return self._fields.get(kind)

    def _shown_fields(self, kind: str) -> tuple[str, ...]:
        records = self._computed.listing.by_kind[kind]
        values: dict[str, Callable[[Record], Iterable[object]]] = {
            "type": _type,
            "country": self._codes_of,
            "region": _region,
            "topic": self._topics_of,
            "time": lambda record: (day.year // 10 for day in (earliest_day(record),) if day),
            STATUS: lambda record: (record.standing,),
        }
        shown = [name for name, of in values.items() if len({value for record in records for value in of(record)}) > 1]
        dated = ["day", STATUS] if records and isinstance(records[0], Agreement) else []
        return (*shown, *dated, "sort")

    def of_kind(self, kind: str) -> KindFacets:
        """The facets of the listed records of a kind."""
        if kind not in self._kinds:
            self._kinds[kind] = self._compute(kind)
        return self._kinds[kind]

    def _compute(self, kind: str) -> KindFacets:
        records = self._computed.listing.by_kind[kind]
        specs = column_specs(KINDS[kind])
        values = {spec.key: [column_value(record, spec, self._computed) for record in records] for spec in specs}
        cells: dict[str, Column[Any]] = {
            spec.key: Column(
                self._shown(record, spec, value) for record, value in zip(records, values[spec.key], strict=True)
            )
            for spec in specs
        }
        days = {
            spec.key: [_day(values[spec.key][example]) for example in cells[spec.key].examples]
            for spec in specs
            if any(_day(value) for value in values[spec.key])
        }
        agreements = [record for record in records if isinstance(record, Agreement)]
        if agreements:
            cells[STATUS] = Column(map(self._status, agreements))
        periods = Column(map(self._computed.agreements.in_force, agreements)) if agreements else None
        return KindFacets(records, self._facets(kind, records), cells, days, periods)

    def _facets(self, kind: str, records: Sequence[Record]) -> dict[str, FacetColumn]:
        """The facets that any of the records has."""
        columns = {
            "country": FacetColumn(map(self._codes_of, records), sorted),
            "region": FacetColumn(map(_region, records), sorted),
            STATUS: FacetColumn(map(self._state, records), _in_order_of(_STATES)),
            "topic": FacetColumn(map(self._topics_of, records), sorted),
            "type": FacetColumn(map(_type, records), _in_order_of(_types(kind))),
        }
        return {name: column for name, column in columns.items() if column.values}

    def _codes_of(self, record: Record) -> tuple[str, ...]:
        return self._computed.countries.codes.get(record.id, ())

    def _topics_of(self, record: Record) -> tuple[str, ...]:
        return tuple(self._topics.get(record.id, ()))

    def _state(self, record: Record) -> tuple[str, ...]:
        """The state of an agreement; the standing of others, and of one that is not concluded."""
        if isinstance(record, Agreement):
            found = self._computed.agreements.status(record)
            if found.state is not State.NOT_CONCLUDED:
                return (state_name(found),)
        return (str(record.standing.value),)

    def _shown(self, record: Record, spec: FieldSpec, value: Any) -> Hashable:
        """All on which the words of a cell depend: the value, and of a date how it stands with what is not done."""
        if not is_plan(record, spec.name):
            return _neutral(value)
        return _neutral(value), record.standing, record_is_over(record, self._atlas, self._computed.day)

    def _status(self, agreement: Agreement) -> Hashable:
        """All on which the words for the state of an agreement depend in lists."""
        found = self._computed.agreements.status(agreement)
        confirmed = found.confirmation.date if found.state is State.LAST_CONFIRMED and found.confirmation else None
        over = found.state is State.NOT_CONCLUDED and record_is_over(agreement, self._atlas, self._computed.day)
        return self._state(agreement), is_relation(agreement), found.inferred, confirmed, over

    @cached_property
    def _topics(self) -> Mapping[str, list[str]]:
        """The topics on whose pages each record is listed."""
        found = defaultdict[str, list[str]](list)
        for topic in self._computed.listing.by_kind["topics"]:
            links = listed_backlinks(topic, self._atlas, self._computed.listing)
            for id_ in dict.fromkeys(link.record.id for link in links):
                found[id_].append(topic.id)
        return found


def _period_table(column: Column[InForce]) -> Mapping[str, Any]:
    """The column of periods: all days, and the numbers of the first and last ones of each period, by kind of period."""
    kinds = [[getattr(found, kind) for kind in _PERIODS] for found in column.values]
    days = sorted({day for of_row in kinds for periods in of_row for one in periods for day in (one.first, one.last)})
    numbers = {day: number for number, day in enumerate(days)}
    values = [
        [[numbers[day] for one in periods for day in (one.first, one.last)] for periods in of_row] for of_row in kinds
    ]
    return {"days": [day.isoformat() for day in days], "values": values, "rows": column.rows}


def _encoded(table: Mapping[str, Any]) -> str:
    return json.dumps(table, separators=(",", ":"))


def _region(record: Record) -> tuple[str, ...]:
    return (str(record.region.value),) if isinstance(record, PlaceRecord) and record.region else ()


def _type(record: Record) -> tuple[str, ...]:
    found = (getattr(record, name, None) for name in _TYPE_FIELDS)
    return tuple(str(stated.value.value) for stated in found if stated)


def _types(kind: str) -> Sequence[str]:
    return [str(one.value) for one in type_choices(kind)]


def type_choices(kind: str) -> Sequence[Choice]:
    """The types that the records of a kind may have, in their order; none where the kind has no types."""
    spec = next((spec for spec in specification(KINDS[kind]) if spec.name in _TYPE_FIELDS), None)
    return list(get_args(without_none(spec.type))[0]) if spec else ()


def _in_order_of(values: Sequence[str]) -> Callable[[Iterable[str]], Sequence[str]]:
    return lambda found: sorted(found, key=values.index)


def _day(value: Any) -> str:
    """The first day that a value of dates can mean; of one without a beginning the last, empty where none is known."""
    inner = [one.value if isinstance(one, Stated) else one for one in (value if isinstance(value, tuple) else (value,))]
    days = [one.earliest or one.latest for one in inner if isinstance(one, PartialDate)]
    return min((day.isoformat() for day in days if day), default="")


def _neutral(value: Any) -> Hashable:
    """A value without what lists do not show: sources, notes and what others say."""
    if isinstance(value, tuple):
        return tuple(map(_neutral, value))
    if isinstance(value, Stated):
        return value.value, value.basis, value.doubtful
    if isinstance(value, Actor) and value.id:
        return value.id, value.standing
    return value  # type: ignore[no-any-return]
