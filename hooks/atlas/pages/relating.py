"""Which other records speak of a record, grouped for its page: relations are shown from both sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from atlas.atlas import Backlink, kind_of
from atlas.derive.agenda import Agendas, is_party
from atlas.derive.inverse import Inverse, inverse
from atlas.derive.moments import moment
from atlas.derive.status import State, StatusOn
from atlas.model import KINDS
from atlas.model.agreements import Agreement
from atlas.model.choices import Standing
from atlas.model.fields import FieldSpec, specification
from atlas.model.records import Record
from atlas.model.shapes import Citation, Party
from atlas.model.values import Country
from atlas.pages.calendars import Calendars
from atlas.pages.map_pages import Maps
from atlas.pages.naming import actor_name, address_of, country_address, name_of
from atlas.pages.presenting import Presenter
from atlas.pages.views import Fact, Line, Partner, PartnerGroup, Phrase, Relation, RelationGroup, Status
from atlas.statements import supporting
from atlas.tracing import Memory

SHOWN = 200
"""How many rows a page shows at most."""
_BRIEFS = 5000


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
        self.as_of = agendas.computed.day
        self._briefs: Memory[str, Relation] = Memory(self.atlas.tracer, _BRIEFS)

    def status(self, agreement: Agreement) -> Status:
        """The computed state of an agreement in words."""
        found = self.computed.status(agreement)
        confirmed = found.confirmation
        return Status(
            state=_name(found),
            label=self._state_label(agreement, found),
            confirmed=self.edition.point(confirmed.date) if confirmed else None,
            nothing_since=found.state is State.LAST_CONFIRMED,
            citations=confirmed.citations if confirmed else (),
        )

    def partners(self, record: Record) -> tuple[PartnerGroup, ...]:
        """The other parties of the record's agreements: by state, then by country and name."""
        links = [link for link in self.atlas.links_to(record.id) if is_party(link)]
        partners = [self._partner(link.record, link) for link in links if isinstance(link.record, Agreement)]
        groups: dict[str, list[Partner]] = defaultdict(list)
        for partner in sorted(partners, key=self._partner_key):
            groups[partner.status.state].append(partner)
        return tuple(PartnerGroup(groups[name][0].status, tuple(groups[name])) for name in _STATES if name in groups)

    def _partner_key(self, partner: Partner) -> tuple[Any, ...]:
        countries = [country.words.text for country in partner.countries]
        names = [actor.words.text for actor in partner.actors]
        return tuple(map(self.edition.sort_key, countries)), tuple(map(self.edition.sort_key, names))

    def groups(self, record: Record, *, without_partners: bool) -> tuple[RelationGroup, ...]:
        """The records that name the record, by kind; citations of a source are left out."""
        found: dict[str, dict[str, list[Backlink]]] = defaultdict(lambda: defaultdict(list))
        for link in self.atlas.links_to(record.id):
            cited = "sources" in link.path
            itself = link.record is record
            if not (cited or itself) and not (without_partners and is_party(link)) and link.record.withdrawn is None:
                found[kind_of(link.record)][link.record.id].append(link)
        return tuple(self._group(kind, found[kind].values()) for kind in KINDS if kind in found)

    def of_country(self, country: str, kind: str, records: Iterable[Record]) -> RelationGroup:
        """The records of one kind that belong to a country, with what names it in them."""
        links: dict[str, list[Backlink]] = defaultdict(list)
        for link in self.atlas.naming(country):
            if link.field != "country":
                links[link.record.id].append(link)
        return self._sorted_group(kind, [(record, links[record.id]) for record in records])

    def in_order(self, kind: str, records: Sequence[Record]) -> RelationGroup:
        """Records of one kind as a list, in the order given."""
        relations = tuple(self._relation(record, []) for record in records)
        return RelationGroup(kind, self.edition.gettext(KINDS[kind].PLURAL), relations, len(records))

    def _group(self, kind: str, links: Iterable[list[Backlink]]) -> RelationGroup:
        return self._sorted_group(kind, [(of_one[0].record, of_one) for of_one in links])

    def _sorted_group(self, kind: str, found: list[tuple[Record, list[Backlink]]]) -> RelationGroup:
        ordered = sorted(found, key=lambda pair: self._sort_key(pair[0]))
        label = self.edition.gettext(KINDS[kind].PLURAL)
        relations = tuple(self._relation(record, links) for record, links in ordered[:SHOWN])
        return RelationGroup(kind, label, relations, len(ordered))

    def _sort_key(self, record: Record) -> tuple[Any, ...]:
        return moment(record), self.edition.sort_key(name_of(record, self.atlas, self.edition).text)

    def _relation(self, record: Record, links: Iterable[Backlink]) -> Relation:
        ends = [inverse(link) for link in links]
        return replace(
            self._briefs.get(record.id, lambda: self._brief(record)),
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
            status=self.status(record) if isinstance(record, Agreement) else None,
            citations=(),
        )

    def columns(self, record: Record) -> Iterator[Fact]:
        """The few fields that tell a record from others of its kind."""
        for spec in specification(type(record)):
            value = getattr(record, spec.name)
            if spec.name in record.COLUMNS and value is not None and value != ():
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
            facts=tuple(self._begun(agreement)),
            status=self.status(agreement),
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

    def _begun(self, agreement: Agreement) -> Iterator[Fact]:
        for spec in _specs(Agreement, ("signed", "since", "in_force", "ended")):
            value = getattr(agreement, spec.name)
            if value is not None:
                yield self.presenter.fact(spec, value, supporting(agreement, spec.key))

    def _how(self, end: Inverse) -> str:
        label = self.edition.gettext(end.label)
        if end.standing is Standing.STATED:
            return label
        return f"{label} ({self.edition.gettext(end.standing.label)})"

    def standing(self, record: Record) -> str | None:
        if record.standing is Standing.STATED:
            return None
        return self.edition.gettext(record.standing.label)

    def _state_label(self, agreement: Agreement, found: StatusOn) -> str:
        if found.state is State.NOT_CONCLUDED:
            return self.edition.gettext(agreement.standing.label)
        label = self.edition.gettext(found.state.value)
        if found.possibly:
            return self.edition.gettext("possibly: %(state)s") % {"state": label}
        return label


def _name(found: StatusOn) -> str:
    name = found.state.name.lower().replace("_", "-")
    return f"{name}-possibly" if found.possibly else name


_STATES = tuple(_name(StatusOn(state, possibly, None)) for state in State for possibly in (False, True))


def _proof_of_parties(agreement: Agreement) -> tuple[Citation, ...]:
    own = (citation for party in agreement.parties for citation in party.sources)
    return tuple(dict.fromkeys((*supporting(agreement, "parties"), *own)))


def _specs(cls: type, names: tuple[str, ...]) -> Iterator[FieldSpec]:
    return (spec for spec in specification(cls) if spec.name in names)


def _without_notes(fact: Fact) -> Fact:
    return Fact(fact.key, fact.label, tuple(_plain(line) for line in fact.lines))


def _plain(line: Line) -> Line:
    return Line(head=line.head, inferred=line.inferred, doubtful=line.doubtful, standing=line.standing)
