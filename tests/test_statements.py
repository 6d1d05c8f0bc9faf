"""What of a record must be proven, and which citations prove it."""

from __future__ import annotations

from atlas.model.records import Record
from atlas.reading.folders import File
from atlas.reading.loading import read_record
from atlas.records.statements import all_values, statements, supporting_citations

AGREEMENT = """\
type: twinning
parties:
  - aasund
  - id: testograd
    acts:
      - {act: suspended, date: 2022, sources: [{id: testograd-page, at: line 4, quote: Q}]}
since:
  value: 1989
  basis: inferred
  note: {en: Counted back.}
  sources: [{id: aasund-page, at: paragraph 2, quote: Q}]
  otherwise:
    - {value: 1990, sources: [{id: old-booklet, at: page 2, quote: "1990"}]}
topics:
  - culture
  - {id: energy, standing: proposed, sources: [{id: aasund-page, at: paragraph 3, quote: Q}]}
sources:
  - {id: aasund-page, at: paragraph 1, quote: Q, supports: [parties]}
"""


def read(kind: str, text: str) -> Record:
    entry, problems = read_record(File("", kind, "aasund"), text.encode())
    assert entry.record is not None
    assert problems == []
    return entry.record


def shown(record: Record) -> list[tuple[str, list[str], bool]]:
    """Of each statement: its path, the places of its citations, whether they stand beside it."""
    return [
        (".".join(map(str, found.path)), [f"{c.id} {c.at}" for c in found.citations], found.own)
        for found in statements(record)
    ]


def test_each_statement_has_its_own_citations_or_those_of_the_record() -> None:
    assert shown(read("agreements", AGREEMENT)) == [
        ("topics.1", ["aasund-page paragraph 3"], True),
        ("parties.0", ["aasund-page paragraph 1"], False),
        ("parties.1", ["aasund-page paragraph 1"], False),
        ("parties.1.acts.0", ["testograd-page line 4"], True),
        ("since", ["aasund-page paragraph 2"], True),
        ("since.otherwise.0", ["old-booklet page 2"], True),
    ]


def test_what_is_ours_is_no_statement() -> None:
    text = "name: {en: A}\nkind: other\nsummary: {en: S.}\nother_names: [{value: B}]\nname_made: {en: translation}\n"
    assert shown(read("organisations", text)) == []


def test_a_gazetteer_value_is_a_statement() -> None:
    assert shown(read("cities", "name: {en: A}\ncountry: NO\ncoordinates: [1, 2]\n")) == [
        ("country", [], False),
        ("coordinates", [], False),
    ]


def test_the_fields_of_sources_and_topics_are_ours() -> None:
    assert shown(read("sources", "title: {en: A}\nlanguage: en\nseen: document\ndocument: a.txt\n")) == []
    assert shown(read("topics", "label: {en: A}\nbroader: culture\n")) == []


def test_citations_of_the_record_are_found_by_the_field_they_support() -> None:
    record = read("agreements", AGREEMENT)
    assert [citation.at for citation in supporting_citations(record, "parties")] == ["paragraph 1"]
    assert supporting_citations(record, "since") == ()


def test_values_are_found_at_every_depth() -> None:
    paths = [path for path, _, _ in all_values(read("agreements", AGREEMENT))]
    assert ("parties", 1, "acts", 0, "date", "value") in paths
    assert ("since", "otherwise", 0, "value") in paths
    assert ("sources", 0) not in paths
