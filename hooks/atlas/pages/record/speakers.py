"""Statements of one speaker below one lead-in, which says who said them, in which source and when."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.languages.edition import Words
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.phrases.views import Fact, Line, Phrase
from atlas.records.described_time import described_time
from atlas.records.sources import source_of

_SAID_BY = "said_by"


def by_speaker(fact: Fact, presenter: Presenter) -> Fact:
    """The values of a field, with those of one speaker as parts of one line; others as they are."""
    groups: dict[object, list[Line]] = {}
    for number, line in enumerate(fact.lines):
        speaker = _speaker(line)
        groups.setdefault((speaker.lines, _sources(line)) if speaker else number, []).append(line)
    lines = tuple(_lead_in(group, presenter) if len(group) > 1 else group[0] for group in groups.values())
    return fact._replace(lines=lines)


def _lead_in(lines: list[Line], presenter: Presenter) -> Line:
    """The speaker and the source as a line, the statements as its parts."""
    speaker = _speaker(lines[0])
    assert speaker
    said = tuple(line._replace(details=tuple(fact for fact in line.details if fact.key != _SAID_BY)) for line in lines)
    return Line(details=(speaker, *_source(lines[0], presenter)), parts=said)


def _speaker(line: Line) -> Fact | None:
    return next((fact for fact in line.details if fact.key == _SAID_BY), None)


def _sources(line: Line) -> tuple[str, ...]:
    return tuple(citation.source_key for citation in line.citations)


def _source(line: Line, presenter: Presenter) -> Iterator[Fact]:
    """The source of a line and its date; nothing where it has several sources."""
    if len(set(_sources(line))) == 1:
        citation = line.citations[0]
        source = source_of(citation, presenter.atlas)
        date = described_time(citation, presenter.atlas) or (source.published if source else None)
        dated = [Line(head=Phrase(Words(presenter.edition.point(date))))] if date else []
        yield Fact("source", "", (Line(head=presenter.values.source(citation)), *dated))
