"""The views of a briefing."""

from __future__ import annotations

from typing import NamedTuple

from atlas.languages.edition import Words
from atlas.pages.phrases.views import Fact, Line, NotKnown, Phrase, RecordList, Status


class BriefRelation(NamedTuple):
    """An agreement: between whom, since when, in which state."""

    agreement: Phrase
    facts: tuple[Fact, ...]
    status: Status


class BriefDate(NamedTuple):
    """Something that happened or may come: when, what, and of which record."""

    when: str
    what: str
    record: Phrase


class BriefOffice(NamedTuple):
    """Persons of one office and body, and the records that name them."""

    office: Words | None
    persons: tuple[Line, ...]
    body: Phrase | None
    records: tuple[Phrase, ...]


class BriefingView(NamedTuple):
    """A briefing for one page of paper; the totals count what is not shown too."""

    title: str
    subjects: tuple[Phrase, ...]
    as_of: str
    summaries: tuple[Words, ...]
    facts: tuple[Fact, ...]
    relations: tuple[BriefRelation, ...]
    relations_total: int
    last: tuple[BriefDate, ...]
    coming: tuple[BriefDate, ...]
    groups: tuple[RecordList, ...]
    people: tuple[BriefOffice, ...]
    people_total: int
    people_shown: int
    not_known: NotKnown | None
