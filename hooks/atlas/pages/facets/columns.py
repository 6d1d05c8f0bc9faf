"""Columns of a table in which values repeat: each value stands once, and a row has its number."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

V = TypeVar("V", bound=Hashable)


class Column(Generic[V]):
    """A value for each row; `examples` are the first rows in which the values stand."""

    def __init__(self, values: Iterable[V]) -> None:
        numbers: dict[V, int] = {}
        self.rows: list[int] = []
        self.examples: list[int] = []
        for row, value in enumerate(values):
            number = numbers.setdefault(value, len(numbers))
            if number == len(self.examples):
                self.examples.append(row)
            self.rows.append(number)
        self.values: tuple[V, ...] = tuple(numbers)


class FacetColumn:
    """The values of a facet in each row, of which a row may have several or none."""

    def __init__(self, rows: Iterable[tuple[str, ...]], order: Callable[[Iterable[str]], Sequence[str]]) -> None:
        """`order` puts the values of all rows into the order in which they are chosen from."""
        self.sets = Column(rows)
        self.values = tuple(order({value for values in self.sets.values for value in values}))

    def table(self) -> Mapping[str, Any]:
        """The column for a JSON file: the values, the sets of values by their numbers, the set of each row."""
        numbers = {value: number for number, value in enumerate(self.values)}
        sets = [[numbers[value] for value in values] for values in self.sets.values]
        return {"values": self.values, "sets": sets, "rows": self.sets.rows}


def ranks(keys: Sequence[Any]) -> list[int]:
    """The place of each key in the order of all; equal ones share a place."""
    places = {key: place for place, key in enumerate(sorted(set(keys)))}
    return [places[key] for key in keys]
