"""Briefings before a visit: a place, two places, a country or an event on a few sheets of paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from atlas.derive.relations.pairs import Pair, named_places
from atlas.derive.relations.related import related
from atlas.languages.edition import Words
from atlas.messages.message import N_
from atlas.model.activities import Event
from atlas.model.agreements import Agreement
from atlas.model.kinds import KINDS, kind_of
from atlas.model.places import PlaceRecord
from atlas.model.records import Record
from atlas.pages.briefings.dates import BriefDates
from atlas.pages.briefings.people import MOST as MOST_PEOPLE
from atlas.pages.briefings.people import by_office
from atlas.pages.briefings.short_notes import with_short_notes
from atlas.pages.briefings.views import BriefingView, BriefRelation
from atlas.pages.phrases.addresses import (
    address_of,
    country_address,
    country_briefing,
    event_briefing,
    pair_briefing,
    place_briefing,
)
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.open_questions import open_questions_of_several
from atlas.pages.phrases.states import NAMES, name
from atlas.pages.phrases.views import Fact, Line, Phrase, RecordList
from atlas.pages.record.at_a_glance import essence_of_partnerships, lists_of_relations
from atlas.pages.record.backlinks import has_briefing, listed_agreements_of, listed_backlinks
from atlas.pages.record.facts import facts_of, last_acts, times_of
from atlas.pages.record.partners import own_time, proof_of_parties
from atlas.pages.record.services import PageServices
from atlas.pages.rendering.overview import Overview

_LABEL = N_("Briefing: %(name)s")
_MOST = 12
"""The most records of a kind that a briefing lists."""
_MOST_RELATIONS = 24
_MOST_SUMMARIES = 3
_TAKING_PART = ("organisers", "participants", "visited")
_LISTED = ("projects", "events", "works")


class Briefings:
    """Makes the briefings of one edition."""

    def __init__(self, services: PageServices) -> None:
        self._services = services
        self._atlas = services.atlas
        self._edition = services.edition
        self._pairs = services.computed.pairs
        self._dates = BriefDates(services)

    def all(self) -> Iterator[Overview]:
        """A briefing for each country and event, place of several agreements, and pair with more in common than one."""
        for code, records in self._services.computed.countries.by_code.items():
            title = self._title(self._edition.country(code))
            yield Overview(country_briefing(code), title, "", "briefing.md", partial(self._of_country, code, records))
        for event in self._atlas.by_kind["events"]:
            title = self._title(self._name(event).text)
            yield Overview(event_briefing(event), title, "", "briefing.md", partial(self._of_event, event))
        for place in (*self._atlas.by_kind["cities"], *self._atlas.by_kind["regions"]):
            if has_briefing(place, self._atlas, self._services.computed.listing):
                title = self._title(self._name(place).text)
                yield Overview(place_briefing(place), title, "", "briefing.md", partial(self._of_place, place))
        for pair in self._pairs.briefing_pairs:
            title, view = self._title(self._pair_name(pair)), partial(self._of_pair, pair)
            yield Overview(pair_briefing(pair), title, "", "briefing.md", view)

    def _of_pair(self, pair: Pair) -> BriefingView:
        agreements = self._pairs.agreements(pair)
        return self._view(
            title=self._title(self._pair_name(pair)),
            subjects=[self._phrase(self._atlas[id_]) for id_ in pair],
            agreements=agreements,
            others=self._pairs.other_records(pair),
            summarised=agreements[:_MOST_SUMMARIES],
        )

    def _of_place(self, place: Record) -> BriefingView:
        listing = self._services.computed.listing
        found = list(listed_agreements_of(place, self._atlas, listing))
        naming = {link.record.id: link.record for link in listed_backlinks(place, self._atlas, listing)}
        view = self._view(
            title=self._title(self._name(place).text),
            subjects=[self._phrase(place)],
            agreements=[agreement for agreement, _ in sorted(found, key=lambda one: self._by_state(*one))],
            others=[record for record in naming.values() if kind_of(record) in _LISTED],
            summarised=[place],
            itself=place,
            parties={agreement.id: number for agreement, number in found},
        )
        return with_short_notes(view)

    def _of_country(self, code: str, all_: Sequence[Record]) -> BriefingView:
        records = self._services.computed.listing.begun(all_)
        view = self._view(
            title=self._title(self._edition.country(code)),
            subjects=[Phrase(Words(self._edition.country(code)), country_address(code))],
            agreements=sorted((one for one in records if isinstance(one, Agreement)), key=self._by_state),
            others=[record for record in records if kind_of(record) in _LISTED],
        )
        return with_short_notes(view)

    def _of_event(self, event: Record) -> BriefingView:
        assert isinstance(event, Event)
        named = related(event, self._atlas, ("agreements", *_LISTED))
        bound = [record for record in named if isinstance(record, Agreement)]
        among = self._pairs.agreements_among(named_places(event, self._atlas))
        return self._view(
            title=self._title(self._name(event).text),
            subjects=[self._phrase(event)],
            agreements=list({agreement.id: agreement for agreement in (*bound, *among)}.values()),
            others=[record for record in named if not isinstance(record, Agreement)],
            summarised=[event],
            itself=event,
        )

    def _view(
        self,
        *,
        title: str,
        subjects: Sequence[Phrase],
        agreements: Sequence[Agreement],
        others: Sequence[Record],
        summarised: Sequence[Record] = (),
        itself: Record | None = None,
        parties: Mapping[str, int] = MappingProxyType({}),
    ) -> BriefingView:
        """`itself` is the record that a briefing is on, `parties` its number among those of each agreement, by id."""
        records = (*((itself,) if itself else ()), *agreements, *others)
        presenter, computed = self._services.presenter, self._services.computed
        persons = (person for record in records for person in computed.people.of(record))
        people, people_total = by_office(persons, presenter)
        return BriefingView(
            title=title,
            subjects=tuple(subjects),
            as_of=self._edition.day(computed.day),
            essence=essence_of_partnerships(itself, self._services) if isinstance(itself, PlaceRecord) else "",
            lists=tuple(lists_of_relations(itself, self._services)) if itself else (),
            summaries=tuple(self._edition.words(record.summary) for record in summarised if record.summary),
            facts=tuple(_facts(itself, self._services)) if isinstance(itself, Event) else (),
            relations=tuple(self._relation(one, parties.get(one.id)) for one in agreements[:_MOST_RELATIONS]),
            relations_total=len(agreements),
            last=self._dates.last(records),
            coming=self._dates.coming(records),
            groups=tuple(self._groups(others)),
            people=people,
            people_total=people_total,
            people_shown=min(people_total, MOST_PEOPLE),
            not_known=open_questions_of_several(
                {agreement.id: computed.gaps.of(agreement) for agreement in agreements},
                presenter,
                computed.gaps.of(itself) if isinstance(itself, PlaceRecord) else None,
            ),
        )

    def _relation(self, agreement: Agreement, number: int | None) -> BriefRelation:
        """A relation, for one of its parties in its own time, if a number is given."""
        presenter, computed = self._services.presenter, self._services.computed
        parties = () if number is None else own_time(agreement, number)
        status = self._services.states.of(agreement, parties)
        state = computed.agreements.status(agreement, parties).state
        facts = tuple(times_of(agreement, presenter, computed, parties))
        acts = tuple(map(_brief, last_acts(agreement, state, computed.day, presenter)))
        proven = status.citations or any(line.citations for fact in (*facts, *acts) for line in fact.lines)
        proof = () if proven else proof_of_parties(agreement)
        return BriefRelation(self._phrase(agreement), facts, status, acts, proof)

    def _by_state(self, agreement: Agreement, number: int | None = None) -> tuple[int, tuple[str, str]]:
        """A sort key: by state, in the order in which pages show the states, then by name."""
        parties = () if number is None else own_time(agreement, number)
        state = name(self._services.computed.agreements.status(agreement, parties))
        return NAMES.index(state), self._edition.sort_key(self._name(agreement).text)

    def _groups(self, records: Iterable[Record]) -> Iterator[RecordList]:
        listed = self._services.computed.times.in_order(records)
        for kind in _LISTED:
            of_kind = [record for record in listed if kind_of(record) == kind]
            if of_kind:
                group = self._services.lists.in_order(kind, of_kind[:_MOST])
                yield RecordList(kind, self._edition.gettext(KINDS[kind].PLURAL), group.items, len(of_kind))

    def _title(self, name: str) -> str:
        return self._edition.gettext(_LABEL) % {"name": name}

    def _pair_name(self, pair: Pair) -> str:
        return self._edition.between(*(self._name(self._atlas[id_]).text for id_ in pair))

    def _name(self, record: Record) -> Words:
        return name_of(record, self._atlas, self._edition)

    def _phrase(self, record: Record) -> Phrase:
        return Phrase(self._name(record), address_of(record))


def _brief(fact: Fact) -> Fact:
    """An act with its date and its proof, and nothing else that is said of it."""
    lines = (
        line._replace(details=tuple(one for one in line.details if one.key == "date"), notes=()) for line in fact.lines
    )
    return fact._replace(lines=tuple(lines))


def _facts(event: Event, services: PageServices) -> Iterator[Fact]:
    """The fields of few words of an event, and its participants without details."""
    yield from facts_of(event, services.presenter, services.computed, sections=False)
    for fact in facts_of(event, services.presenter, services.computed, sections=True):
        if fact.key in _TAKING_PART:
            lines = (Line(head=line.head, citations=line.citations, standing=line.standing) for line in fact.lines)
            yield fact._replace(lines=tuple(lines))
