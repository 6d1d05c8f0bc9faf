"""The views of a briefing."""

from __future__ import annotations

from typing import NamedTuple

from atlas.languages.edition import Words
from atlas.model.shapes import Citation
from atlas.pages.phrases.views import Fact, Line, NotKnown, Phrase, RecordList, Status
from atlas.pages.record.views import ListSource


class BriefRelation(NamedTuple):
    """An agreement: between whom, since when, in which state, by which acts.

    `citations` prove who its parties are, where nothing else that is shown has a source.
    """

    agreement: Phrase
    facts: tuple[Fact, ...]
    status: Status
    acts: tuple[Fact, ...]
    citations: tuple[Citation, ...]


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
    """A briefing for a few sheets of paper; the totals count what is not shown too.

    `essence` says in a sentence how many partners a place has, `lists` are the lists of them that sources give.
    """

    title: str
    subjects: tuple[Phrase, ...]
    as_of: str
    essence: str
    lists: tuple[ListSource, ...]
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
