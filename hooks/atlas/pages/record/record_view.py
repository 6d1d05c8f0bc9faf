"""The view of one record's page, put together of its sections."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from atlas.derive.anniversaries.calendar_records import KINDS_WITH_AGENDA
from atlas.languages.edition import Words
from atlas.model.agreements import Agreement
from atlas.model.kinds import kind_of
from atlas.model.records import Record
from atlas.model.shapes import Stated
from atlas.model.sources import Source, Topic
from atlas.model.text import UNDETERMINED
from atlas.pages.phrases.acts import parties_with_acts
from atlas.pages.phrases.names import name_made, name_of
from atlas.pages.phrases.open_questions import open_questions
from atlas.pages.phrases.views import Fact, Line, Phrase
from atlas.pages.record.anniversary_rows import AnniversaryRows
from atlas.pages.record.at_a_glance import at_a_glance
from atlas.pages.record.backlinks import not_begun_count
from atlas.pages.record.facts import facts_of
from atlas.pages.record.lists import facet_control
from atlas.pages.record.see_also import see_also
from atlas.pages.record.services import PageServices
from atlas.pages.record.speakers import by_speaker
from atlas.pages.record.supports import supports_of
from atlas.pages.record.views import AtAGlance, Dates, Lists, RecordHead, RecordView, Withdrawal
from atlas.pages.record.wrong import wrong_forms


def record_view(record: Record, services: PageServices) -> RecordView:
    """Everything that the page of `record` shows."""
    partners = services.partners.of(record)
    found = facts_of(record, services.presenter, services.computed, sections=True)
    number = sum(len(group.partners) for group in partners)
    lists, dates = _lists(record, services), _dates(record, services)
    thin = number == 1 and not lists.lists
    glance = at_a_glance(record, lists.lists, dates, services)
    sections = tuple(_section(fact, services) for fact in found if not _stands_above(fact, glance, number))
    gaps = services.computed.gaps.of(record)
    unchecked = number > 0 and gaps.twin_towns and not glance.lists
    return RecordView(
        head=_head(record, services),
        glance=glance,
        facts=tuple(facts_of(record, services.presenter, services.computed, sections=False)),
        map=None if thin else services.maps.of_record(record),
        partners=partners,
        unchecked=unchecked,
        timeline=None if thin else services.timelines.of_record(record),
        dates=dates,
        sections=sections,
        lists=lists,
        not_known=open_questions(replace(gaps, twin_towns=gaps.twin_towns and not unchecked), services.presenter),
        supports=supports_of(record, services.presenter) if isinstance(record, Source) else None,
        wrong=wrong_forms(record, sections, partners, services),
        asked=number > 1,
        facets=facet_control(lists.lists, topic=record.id) if isinstance(record, Topic) else None,
        as_of=services.edition.day(services.computed.day),
    )


def _section(fact: Fact, services: PageServices) -> Fact:
    if fact.key == "parties":
        return parties_with_acts(fact, services.edition)
    return by_speaker(fact, services.presenter)


def _stands_above(fact: Fact, glance: AtAGlance, partners: int) -> bool:
    """Tests for the field of lists all of which are named above the partners."""
    return fact.key == "complete_lists" and partners > 0 and len(fact.lines) == glance.listings


def _head(record: Record, services: PageServices) -> RecordHead:
    edition = services.edition
    return RecordHead(
        kind_label=edition.gettext(record.LABEL),
        title=name_of(record, services.atlas, edition),
        name_origin=name_made(record, edition),
        standing=services.presenter.standing(record),
        see_also=see_also(record, services),
        other_names=_other_names(record, services),
        withdrawn=_withdrawal(record, services),
        not_begun=not services.computed.listing.has_begun(record),
        summary=edition.words(record.summary) if record.summary else None,
        status=services.states.of(record) if isinstance(record, Agreement) else None,
    )


def _dates(record: Record, services: PageServices) -> Dates:
    rows, dated = AnniversaryRows(services), kind_of(record) in KINDS_WITH_AGENDA
    anniversaries, lapsed = rows.of_record(record) if dated else ((), ())
    assumptions = {row.assumed for row in anniversaries}
    shared = assumptions.pop() if len(anniversaries) > 1 and len(assumptions) == 1 else None
    return Dates(
        anniversaries=tuple(row._replace(assumed=None) for row in anniversaries) if shared else anniversaries,
        assumed=f"{shared[:1].upper()}{shared[1:]}." if shared else None,
        lapsed=lapsed,
        own=kind_of(record) == "agreements",
        expiries=rows.expiries_of(record) if dated else (),
        calendar=services.calendars.link_for(record),
    )


def _lists(record: Record, services: PageServices) -> Lists:
    lists = services.lists.naming(record)
    return Lists(
        lists=lists,
        not_begun=not_begun_count(record, services.atlas, services.computed.listing),
        with_status=any(item.status for one in lists for item in one.items),
    )


def _other_names(record: Record, services: PageServices) -> tuple[Line, ...]:
    """The names it has in other languages, those that are not ours, then the other names."""
    named: Stated[Any] | None = getattr(record, "name", None)
    shown = services.edition.words(named.value).text if named else ""
    ours = record.name_made or {}
    by_text: dict[str, str] = {}
    for language, text in (named.value if named and record.PROPER_NAME else {}).items():
        if text != shown and language != UNDETERMINED and language not in ours:
            by_text.setdefault(text, language)
    translated = [Line(head=Phrase(Words(text, language))) for text, language in by_text.items()]
    others = [services.presenter.line(other, type(other)) for other in record.other_names]
    return (*translated, *others)


def _withdrawal(record: Record, services: PageServices) -> Withdrawal | None:
    if record.withdrawn is None:
        return None
    edition = services.edition
    return Withdrawal(edition.point(record.withdrawn.date), edition.words(record.withdrawn.reason))
