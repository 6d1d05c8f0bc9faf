"""Which other records speak of a record, grouped for its page: relations are shown from both sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from atlas.derive.anniversaries.agenda import Agendas, is_party
from atlas.derive.bars.sort_keys import time_sort_key
from atlas.derive.relations.inverse import Inverse, inverse
from atlas.model.agreements import Agreement
from atlas.model.choices import Standing
from atlas.model.fields import FieldSpec, specification
from atlas.model.kinds import KINDS, kind_of
from atlas.model.records import Record
from atlas.model.shapes import Act, Citation, Party
from atlas.model.values import Country
from atlas.pages.calendar.calendars import Calendars
from atlas.pages.maps.record_maps import Maps
from atlas.pages.phrases.addresses import address_of, agreement_briefing, country_address
from atlas.pages.phrases.names import actor_name, name_of
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.phrases.states import NAMES, States
from atlas.pages.phrases.views import SHOWN, Fact, Line, Partner, PartnerGroup, Phrase, Relation, RelationGroup
from atlas.pages.timelines.timelines import Timelines
from atlas.records.derived_queries import TrackedCache
from atlas.records.record_index import Backlink
from atlas.records.statements import supporting

_BRIEFS = 20_000
_MANY = 50_000


class Relations:
    """Makes the lists of other records on a record's page."""

    def __init__(self, presenter: Presenter, agendas: Agendas, maps: Maps, calendars: Calendars) -> None:
        self.presenter = presenter
        self.agendas = agendas
        self.computed = agendas.computed
        self.maps = maps
        self.calendars = calendars
        self.atlas = presenter.atlas
        self.edition = presenter.edition
        self.states = States(self.computed, presenter.edition)
        self._sort_keys: TrackedCache[str, tuple[Any, ...]] = TrackedCache(self.atlas.tracker, _MANY)
        self._briefs: TrackedCache[str, Relation] = TrackedCache(self.atlas.tracker, _BRIEFS)
        self.timelines = Timelines(presenter, self.computed, self.states)

    def partners(self, record: Record) -> tuple[PartnerGroup, ...]:
        """The other parties of the record's agreements: by state, then by country and name."""
        links = [link for link in self._links(record) if is_party(link)]
        partners = [self._partner(link.record, link) for link in links if isinstance(link.record, Agreement)]
        groups: dict[str, list[Partner]] = defaultdict(list)
        for partner in sorted(partners, key=self._partner_key):
            groups[partner.status.state].append(partner)
        return tuple(PartnerGroup(groups[name][0].status, tuple(groups[name])) for name in NAMES if name in groups)

    def _partner_key(self, partner: Partner) -> tuple[Any, ...]:
        countries = [country.words.text for country in partner.countries]
        names = [actor.words.text for actor in partner.actors]
        return tuple(map(self.edition.sort_key, countries)), tuple(map(self.edition.sort_key, names))

    def groups(self, record: Record, *, without_partners: bool) -> tuple[RelationGroup, ...]:
        """The records that name the record, by kind; citations of a source are left out."""
        found: dict[str, dict[str, list[Backlink]]] = defaultdict(lambda: defaultdict(list))
        for link in self._links(record):
            if not (without_partners and is_party(link)):
                found[kind_of(link.record)][link.record.id].append(link)
        return tuple(self._group(kind, found[kind].values()) for kind in KINDS if kind in found)

    def later(self, record: Record) -> int:
        """How many records that name the record are not listed, because they had not yet begun."""
        named_by = {link.record.id: link.record for link in self.atlas.links_to(record.id) if not _cites(link)}
        return len(named_by) - len(self.computed.begun(named_by.values()))

    def of_country(self, country: str, kind: str, records: Iterable[Record]) -> RelationGroup:
        """The records of one kind that belong to a country, with what names it in them."""
        links: dict[str, list[Backlink]] = defaultdict(list)
        for link in self.atlas.naming(country):
            if link.field != "country":
                links[link.record.id].append(link)
        return self._sorted_group(kind, [(record, links[record.id]) for record in records], dated=True)

    def _links(self, record: Record) -> Iterator[Backlink]:
        """The references to a record from others that are listed; citations of a source are left out."""
        for link in self.atlas.links_to(record.id):
            other = link.record
            if other.withdrawn is None and other is not record and not _cites(link) and self.computed.has_begun(other):
                yield link

    def in_order(self, kind: str, records: Sequence[Record]) -> RelationGroup:
        """Records of one kind as a list, in the order given."""
        relations = tuple(self._relation(record, []) for record in records)
        return RelationGroup(kind, self.edition.gettext(KINDS[kind].PLURAL), relations, len(records))

    def _group(self, kind: str, links: Iterable[list[Backlink]]) -> RelationGroup:
        return self._sorted_group(kind, [(of_one[0].record, of_one) for of_one in links])

    def _sorted_group(
        self, kind: str, found: list[tuple[Record, list[Backlink]]], *, dated: bool = False
    ) -> RelationGroup:
        ordered = sorted(found, key=lambda pair: self._sort_key(pair[0]))
        label = self.edition.gettext(KINDS[kind].PLURAL)
        relations = tuple(self._relation(record, links, dated) for record, links in ordered[:SHOWN])
        return RelationGroup(kind, label, relations, len(ordered))

    def _sort_key(self, record: Record) -> tuple[Any, ...]:
        return self._sort_keys.get(record.id, lambda: self._made_sort_key(record))

    def _made_sort_key(self, record: Record) -> tuple[Any, ...]:
        return time_sort_key(record), self.edition.sort_key(name_of(record, self.atlas, self.edition).text)

    def _relation(self, record: Record, links: Iterable[Backlink], dated: bool = False) -> Relation:
        ends = [inverse(link) for link in links]
        brief = self._briefs.get(record.id, lambda: self._brief(record))
        return brief._replace(
            status=self.states.of(record, dated=True) if dated and isinstance(record, Agreement) else brief.status,
            how=tuple(dict.fromkeys(self._how(end) for end in ends)),
            citations=tuple(dict.fromkeys(citation for end in ends for citation in end.citations)),
        )

    def _brief(self, record: Record) -> Relation:
        """What is said of a record in every list in which it stands."""
        return Relation(
            title=Phrase(name_of(record, self.atlas, self.edition), address_of(record)),
            how=(),
            facts=tuple(self.columns(record)),
            standing=self.standing(record),
            status=self.states.of(record) if isinstance(record, Agreement) else None,
            citations=(),
        )

    def columns(self, record: Record) -> Iterator[Fact]:
        """The few fields that tell a record from others of its kind."""
        cls: Any = type(record)
        for spec in _specs(cls, cls.COLUMNS):
            value = getattr(record, spec.name)
            if value is not None and value != ():
                yield _without_notes(self.presenter.fact(spec, value))

    def _partner(self, agreement: Agreement, link: Backlink) -> Partner:
        own = agreement.parties[int(link.path[1])]
        others = [party for party in agreement.parties if party is not own]
        return Partner(
            through=self._actor(own) if len(link.path) > 3 else None,
            actors=tuple(self._actor(party) for party in others),
            countries=tuple(self._countries(others)),
            agreement=Phrase(self.presenter.phrase(agreement.type.value, None).words, address_of(agreement)),
            called=tuple(self.edition.words(word.value) for word in agreement.called),
            facts=tuple(self.begun(agreement)),
            acts=tuple(self._acts(agreement)),
            status=self.states.of(agreement, dated=True),
            briefing=agreement_briefing(agreement, self.computed.joint),
            citations=_proof_of_parties(agreement),
        )

    def _actor(self, party: Party) -> Phrase:
        if party.id:
            return self.presenter.link(party.id)
        address = country_address(party.country) if party.country else None
        return Phrase(actor_name(party, self.atlas, self.edition), address)

    def _countries(self, parties: Iterable[Party]) -> Iterator[Phrase]:
        records = [self.atlas.get(party.id) for party in parties if party.id]
        values = [getattr(record, "country", None) for record in records]
        codes = [
            stated.value for value in values if value for stated in (value if isinstance(value, tuple) else (value,))
        ]
        for code in dict.fromkeys(codes):
            yield Phrase(self.presenter.phrase(code, Country).words, country_address(code))

    def begun(self, agreement: Agreement) -> Iterator[Fact]:
        """Since when, until when."""
        for spec in _specs(Agreement, ("signed", "since", "in_force", "ended")):
            value = getattr(agreement, spec.name)
            if value is not None:
                yield self.presenter.fact(spec, value, supporting(agreement, spec.key))

    def _acts(self, agreement: Agreement) -> Iterator[Fact]:
        """What each side did."""
        for party in agreement.parties:
            proof = party.sources or supporting(agreement, "parties")
            lines = tuple(self.presenter.line(act, Act, proof) for act in party.acts)
            if lines:
                yield Fact("acts", actor_name(party, self.atlas, self.edition).text, lines)

    def _how(self, end: Inverse) -> str:
        label = self.edition.gettext(end.label)
        if end.standing is Standing.STATED:
            return label
        return f"{label} ({self.edition.gettext(end.standing.label)})"

    def standing(self, record: Record) -> str | None:
        if record.standing is Standing.STATED:
            return None
        return self.edition.gettext(record.standing.label)


def _cites(link: Backlink) -> bool:
    return "sources" in link.path


def _proof_of_parties(agreement: Agreement) -> tuple[Citation, ...]:
    own = (citation for party in agreement.parties for citation in party.sources)
    return tuple(dict.fromkeys((*supporting(agreement, "parties"), *own)))


@cache
def _specs(cls: Any, names: tuple[str, ...]) -> tuple[FieldSpec, ...]:
    return tuple(spec for spec in specification(cls) if spec.name in names)


def _without_notes(fact: Fact) -> Fact:
    return Fact(fact.key, fact.label, tuple(_plain(line) for line in fact.lines))


def _plain(line: Line) -> Line:
    return Line(head=line.head, inferred=line.inferred, doubtful=line.doubtful, standing=line.standing)
