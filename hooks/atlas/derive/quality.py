"""Where the data is weak: inferred, doubtful and contradicted values, relations told from one side, missing texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from atlas.atlas import Atlas
from atlas.derive.status import last_confirmation
from atlas.derive.unknown import silent_sides
from atlas.model.agreements import Agreement
from atlas.model.choices import Basis
from atlas.model.dates import PartialDate
from atlas.model.fields import N_, FieldSpec, specification
from atlas.model.records import Record
from atlas.model.shapes import Stated
from atlas.model.text import UNDETERMINED, Text
from atlas.statements import Statement, statements
from atlas.walk import Leaf, leaves


@dataclass(frozen=True, slots=True)
class Weakness:
    """A weak place in a record: the field, and what tells more of it."""

    record: Record
    field: FieldSpec | None = None
    sides: tuple[str, ...] = ()
    date: PartialDate | None = None
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quality:
    """An atlas looked at for weak places, on a day, for readers of `languages`."""

    atlas: Atlas
    languages: tuple[str, ...]
    day: date

    def by_number_of_sources(self) -> dict[int, int]:
        """How many statements have one source, two, three ..."""
        counts = Counter(
            len({citation.id for citation in statement.citations})
            for record in self._records()
            for statement in statements(record)
        )
        return dict(sorted(counts.items()))

    def inferred(self) -> Iterator[Weakness]:
        """Values that follow from what a source says, and are not said."""
        return self._values(lambda value: value.basis is Basis.INFERRED)

    def doubtful(self) -> Iterator[Weakness]:
        """Values that the editors doubt."""
        return self._values(lambda value: value.doubtful is not None)

    def contradicted(self) -> Iterator[Weakness]:
        """Values of which another source says otherwise."""
        return self._values(lambda value: bool(value.otherwise))

    def one_sided(self) -> Iterator[Weakness]:
        """Agreements of which a party's own word is missing."""
        for record in self.atlas.by_kind["agreements"]:
            assert isinstance(record, Agreement)
            if sides := tuple(silent_sides(record, self.atlas)):
                yield Weakness(record, sides=sides)

    def confirmations(self) -> Iterator[Weakness]:
        """Agreements by the age of their last confirmation, those never confirmed first."""
        found = []
        for record in self.atlas.by_kind["agreements"]:
            assert isinstance(record, Agreement)
            last = last_confirmation(record, self.atlas, self.day)
            found.append(Weakness(record, date=last.date if last else None))
        return iter(sorted(found, key=lambda weak: weak.date.sort_key if weak.date else (-1, 0, 0, "")))

    def missing_texts(self) -> Iterator[Weakness]:
        """Texts that lack a language of the site; words of a source in its own language are none."""
        for record in self._records():
            for spec, found in _texts(record):
                lacking = tuple(language for language in self.languages if language not in found)
                if lacking and UNDETERMINED not in found:
                    yield Weakness(record, spec, languages=lacking)

    def _values(self, weak: Callable[[Stated[object]], bool]) -> Iterator[Weakness]:
        for record in self._records():
            for statement in statements(record):
                for value in _stated(statement):
                    if weak(value):
                        yield Weakness(record, statement.spec)

    def _records(self) -> Iterator[Record]:
        for records in self.atlas.by_kind.values():
            yield from records


LISTS: dict[str, tuple[str, Callable[[Quality], Iterator[Weakness]]]] = {
    "inferred": (N_("Inferred values"), Quality.inferred),
    "doubtful": (N_("Doubtful values"), Quality.doubtful),
    "contradicted": (N_("Sources that disagree"), Quality.contradicted),
    "one-sided": (N_("Relations known from one side only"), Quality.one_sided),
    "confirmations": (N_("Age of confirmations"), Quality.confirmations),
    "missing-texts": (N_("Texts that lack a language"), Quality.missing_texts),
}
"""The lists of weak places by the last part of their address, each with its title."""


def _stated(statement: Statement) -> Iterator[Stated[object]]:
    """The value itself, and the long values one level inside a shape, such as an act's date."""
    value = statement.value
    if isinstance(value, Stated):
        yield value
    elif specs := specification(type(value)):
        yield from (inner for spec in specs if isinstance(inner := getattr(value, spec.name), Stated))


def _texts(record: Record) -> Iterator[tuple[FieldSpec, set[str]]]:
    """The texts of ours in a record, each with the languages that it has."""
    by_key = {spec.key: spec for spec in specification(type(record))}
    found: dict[tuple[object, ...], set[str]] = {}
    for leaf in leaves(record):
        if leaf.type is Text and leaf.language and not _of_source(leaf):
            found.setdefault(leaf.path[:-1], set()).add(leaf.language)
    for path, languages in found.items():
        yield by_key[str(path[0])], languages


def _of_source(leaf: Leaf) -> bool:
    """Whether a text keeps a source's own words."""
    return (leaf.path[0] in ("called", "described") and "note" not in leaf.path) or leaf.path[0] in (
        "author",
        "publisher",
    )
