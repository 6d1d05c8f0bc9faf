"""The words of facets in one language: the names of records, what columns say, and the order of both."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from atlas.derive.status.states import STATES, state_name
from atlas.languages.edition import Words
from atlas.model.agreements import Agreement
from atlas.model.choices import Standing
from atlas.model.kinds import KINDS
from atlas.pages.facets.columns import ranks
from atlas.pages.facets.facet_tables import FACETS, STATUS, FacetTables, KindFacets, type_choices
from atlas.pages.phrases.names import name_of, name_without_type
from atlas.pages.phrases.stated_dates import certainty_words
from atlas.pages.phrases.states import state_label
from atlas.pages.phrases.views import Line, Phrase
from atlas.pages.record.facts import column_lines, column_specs
from atlas.pages.record.services import PageServices
from atlas.records.derived_queries import DerivedQuery

Cell = str | list[dict[str, str]]
"""The words of a cell: plain ones, or its values, each with what is said of it."""
_IN_ALPHABET = ("country", "region", "topic")
"""The facets whose values are chosen from in the order of their names."""
_STATES = {state_name(state, possibly=possibly): (state, possibly) for state, possibly in STATES}
_STANDINGS = {str(standing.value): standing.label for standing in Standing}


class FacetWords:
    """Makes the words for the tables of facets in one edition."""

    def __init__(self, services: PageServices, tables: FacetTables) -> None:
        self._services = services
        self._edition = services.edition
        self._atlas = services.atlas
        self._tables = tables
        tracker, language = self._atlas.tracker, self._edition.language
        self._texts = DerivedQuery(tracker, f"words of facets in {language}", self._text)
        self._names = DerivedQuery(tracker, f"names of a kind in {language}", self._name_text)

    def fields(self, kind: str) -> tuple[str, ...]:
        """The fields of the form for a list of the kind."""
        return self._tables.fields(kind)

    def files(self, kind: str) -> Iterator[tuple[str, bytes]]:
        """The files of a kind, addresses from the site's root: the tables, which are no language's, words, names."""
        if self._services.is_first:
            yield from self._tables.files(kind)
        yield f"{FACETS}{kind}.{self._edition.language}.json", self._texts.get(kind).encode()
        yield f"{FACETS}{kind}.names.{self._edition.language}.json", self._names.get(kind).encode()

    def _text(self, kind: str) -> str:
        found = self._tables.of_kind(kind)
        labels = {
            facet: list(map(self._label_of(facet, kind, found), column.values))
            for facet, column in found.facets.items()
        }
        table = {
            "labels": labels,
            "options": {facet: self._in_order(labels[facet]) for facet in _IN_ALPHABET if facet in labels},
            "columns": list(self._columns(kind, found)),
        }
        return _encoded(table)

    def _name_text(self, kind: str) -> str:
        """The names of the records: of thousands they are longer than all other words together."""
        records = self._tables.of_kind(kind).records
        names = [name_of(record, self._atlas, self._edition) for record in records]
        table = {
            "names": [name_without_type(record, self._atlas, self._edition).text for record in records],
            "languages": {row: self._language(words) for row, words in enumerate(names) if words.language},
            "order": self._ranks([words.text for words in names]),
        }
        return _encoded(table)

    def _ranks(self, texts: Sequence[str]) -> list[int]:
        return ranks([self._edition.sort_key(text) for text in texts])

    def _in_order(self, labels: Sequence[str]) -> list[int]:
        return sorted(range(len(labels)), key=lambda number: self._edition.sort_key(labels[number]))

    def _label_of(self, facet: str, kind: str, found: KindFacets) -> Callable[[str], str]:
        """The function that says a value of a facet."""
        if facet == "country":
            return self._edition.country
        if facet == "type":
            types = {str(one.value): one.label for one in type_choices(kind)}
            return lambda value: self._edition.gettext(types[value])
        if facet == STATUS:
            return self._state
        return lambda id_: name_of(self._atlas[id_], self._atlas, self._edition).text

    def _state(self, value: str) -> str:
        if value in _STATES:
            return state_label(*_STATES[value], self._edition)
        return self._edition.gettext(_STANDINGS[value])

    def _columns(self, kind: str, found: KindFacets) -> Iterator[Mapping[str, Any]]:
        """The columns after the name: key, heading, the words for each value of the table, and their order."""
        presenter, computed = self._services.presenter.of_lists(), self._services.computed
        for spec in column_specs(KINDS[kind]):
            cells: list[Cell] = []
            for example in found.cells[spec.key].examples:
                cells.append(self._cell(column_lines(found.records[example], spec, presenter, computed)))
            yield self._column(spec.key, self._edition.gettext(spec.label), cells)
        if STATUS in found.cells:
            agreements = [found.records[example] for example in found.cells[STATUS].examples]
            states = [self._services.states.of(one) for one in agreements if isinstance(one, Agreement)]
            column = self._column(STATUS, self._edition.gettext("Status"), [state.short for state in states])
            yield {**column, "states": [state.state for state in states]}

    def _column(self, key: str, label: str, cells: Sequence[Cell]) -> Mapping[str, Any]:
        texts = [cell if isinstance(cell, str) else ", ".join(part["text"] for part in cell) for cell in cells]
        return {"key": key, "label": label, "cells": cells, "ranks": self._ranks(texts)}

    def _cell(self, lines: Sequence[Line]) -> Cell:
        parts = [self._part(line) for line in lines]
        return ", ".join(part["text"] for part in parts) if all(len(part) == 1 for part in parts) else parts

    def _part(self, line: Line) -> dict[str, str]:
        """A value: its text; where there are, its address, its language and the name of it, standing and remark."""
        phrase = line.head or Phrase(Words(""))
        part = {"text": phrase.words.text}
        if phrase.address:
            part["address"] = phrase.address
        if phrase.words.language:
            part["lang"], part["language"] = self._language(phrase.words)
        if line.standing:
            part["standing"] = line.standing
        within = phrase.words.text.endswith(")")
        remark = certainty_words(inferred=line.inferred, doubtful=line.doubtful, edition=self._edition, within=within)
        return {**part, "remark": remark} if remark else part

    def _language(self, words: Words) -> tuple[str, str]:
        """The language of words in another than the page's, and its name."""
        language = words.language or self._edition.language
        return language, self._edition.language_name(language)


def _encoded(table: Mapping[str, Any]) -> str:
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"))
