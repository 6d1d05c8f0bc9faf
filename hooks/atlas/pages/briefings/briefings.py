"""Briefings: what one should know of two places, a country or an event before a visit, on one sheet of paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from atlas.derive.relations.pairs import Pair, places_in
from atlas.derive.relations.related import related
from atlas.languages.edition import Words
from atlas.model.activities import Event
from atlas.model.agreements import Agreement
from atlas.model.fields import N_
from atlas.model.kinds import KINDS, kind_of
from atlas.model.records import Record
from atlas.pages.briefings.dates import BriefDates
from atlas.pages.briefings.gaps import gaps
from atlas.pages.briefings.people import by_office
from atlas.pages.briefings.views import BriefingView, BriefRelation
from atlas.pages.phrases.addresses import address_of, country_address, country_briefing, event_briefing, pair_briefing
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.states import NAMES, name
from atlas.pages.phrases.views import Fact, Line, Phrase, RelationGroup
from atlas.pages.record.record_view import facts_of
from atlas.pages.record.relations import Relations
from atlas.pages.rendering.overview import Overview

_LABEL = N_("Briefing: %(name)s")
_MOST = 12
"""How many records of a kind a briefing lists at most."""
_MOST_RELATIONS = 24
_MOST_SUMMARIES = 3
_TAKING_PART = ("organisers", "participants", "visited")
_LISTED = ("projects", "events", "works")


class Briefings:
    """Makes the briefings of one edition."""

    def __init__(self, relations: Relations) -> None:
        self._relations = relations
        self._atlas = relations.atlas
        self._edition = relations.edition
        self._joint = relations.computed.joint
        self._dates = BriefDates(relations)

    def all(self) -> Iterator[Overview]:
        """One for each country, event, and pair of places that have more in common than one agreement."""
        for code, records in self._relations.computed.by_country.items():
            title = self._title(self._edition.country(code))
            yield Overview(country_briefing(code), title, "", "briefing.md", partial(self._of_country, code, records))
        for event in self._atlas.by_kind["events"]:
            title = self._title(self._name(event).text)
            yield Overview(event_briefing(event), title, "", "briefing.md", partial(self._of_event, event))
        for pair in self._joint.rich_pairs:
            title, view = self._title(self._pair_name(pair)), partial(self._of_pair, pair)
            yield Overview(pair_briefing(pair), title, "", "briefing.md", view)

    def _of_pair(self, pair: Pair) -> BriefingView:
        agreements = self._joint.agreements(pair)
        return self._view(
            title=self._title(self._pair_name(pair)),
            subjects=[self._phrase(self._atlas[id_]) for id_ in pair],
            agreements=agreements,
            others=self._joint.others(pair),
            summarised=agreements[:_MOST_SUMMARIES],
        )

    def _of_country(self, code: str, all_: Sequence[Record]) -> BriefingView:
        records = self._relations.computed.begun(all_)
        return self._view(
            title=self._title(self._edition.country(code)),
            subjects=[Phrase(Words(self._edition.country(code)), country_address(code))],
            agreements=sorted((one for one in records if isinstance(one, Agreement)), key=self._by_state),
            others=[record for record in records if kind_of(record) in _LISTED],
        )

    def _of_event(self, event: Record) -> BriefingView:
        assert isinstance(event, Event)
        named = related(event, self._atlas, ("agreements", *_LISTED))
        bound = [record for record in named if isinstance(record, Agreement)]
        among = self._joint.among(places_in(event, self._atlas))
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
        itself: Event | None = None,
    ) -> BriefingView:
        records = (*((itself,) if itself else ()), *agreements, *others)
        presenter, computed = self._relations.presenter, self._relations.computed
        return BriefingView(
            title=title,
            subjects=tuple(subjects),
            as_of=self._edition.day(computed.day),
            summaries=tuple(self._edition.words(record.summary) for record in summarised if record.summary),
            facts=tuple(_facts(itself, self._relations)) if itself else (),
            relations=tuple(self._relation(agreement) for agreement in agreements[:_MOST_RELATIONS]),
            relations_total=len(agreements),
            last=self._dates.last(records),
            coming=self._dates.coming(records),
            groups=tuple(self._groups(others)),
            people=by_office((person for record in records for person in computed.people(record)), presenter),
            not_known=gaps(tuple(map(computed.unknown, agreements)), presenter),
        )

    def _relation(self, agreement: Agreement) -> BriefRelation:
        return BriefRelation(
            agreement=self._phrase(agreement),
            facts=tuple(self._relations.begun(agreement)),
            status=self._relations.states.of(agreement),
        )

    def _by_state(self, agreement: Agreement) -> tuple[int, tuple[str, str]]:
        """In the order in which pages show the states."""
        state = name(self._relations.computed.status(agreement))
        return NAMES.index(state), self._edition.sort_key(self._name(agreement).text)

    def _groups(self, records: Iterable[Record]) -> Iterator[RelationGroup]:
        listed = self._relations.computed.in_time(records)
        for kind in _LISTED:
            of_kind = [record for record in listed if kind_of(record) == kind]
            if of_kind:
                group = self._relations.in_order(kind, of_kind[:_MOST])
                yield RelationGroup(kind, self._edition.gettext(KINDS[kind].PLURAL), group.relations, len(of_kind))

    def _title(self, name: str) -> str:
        return self._edition.gettext(_LABEL) % {"name": name}

    def _pair_name(self, pair: Pair) -> str:
        return " – ".join(self._name(self._atlas[id_]).text for id_ in pair)

    def _name(self, record: Record) -> Words:
        return name_of(record, self._atlas, self._edition)

    def _phrase(self, record: Record) -> Phrase:
        return Phrase(self._name(record), address_of(record))


def _facts(event: Event, relations: Relations) -> Iterator[Fact]:
    """Its fields of few words, and who takes part, without what is said about each."""
    yield from facts_of(event, relations, sections=False)
    for fact in facts_of(event, relations, sections=True):
        if fact.key in _TAKING_PART:
            lines = (Line(head=line.head, citations=line.citations, standing=line.standing) for line in fact.lines)
            yield fact._replace(lines=tuple(lines))
