"""The partners of a record: the other parties of its agreements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from atlas.derive.anniversaries.calendar_records import is_party
from atlas.derive.computed.computed import Computed
from atlas.derive.relations.parties import has_own_time, party_numbers_with
from atlas.languages.catalogues import catalogue
from atlas.languages.edition import Edition, Words
from atlas.model.agreements import Agreement
from atlas.model.choices import AgreementType, Standing
from atlas.model.parties import Act, Party
from atlas.model.records import Record
from atlas.model.shapes import Citation, Stated
from atlas.model.values import Country
from atlas.pages.phrases.addresses import address_of, country_address
from atlas.pages.phrases.names import actor_name, left_words
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.phrases.states import NAMES, States
from atlas.pages.phrases.views import Fact, Line, Phrase, Status
from atlas.pages.record.backlinks import listed_backlinks
from atlas.pages.record.facts import planned_lines, times_of
from atlas.pages.record.views import Partner, PartnerGroup
from atlas.records.derived_queries import TrackedCache
from atlas.records.record_index import Backlink
from atlas.records.statements import supporting_citations

_ENDED = "ended"
_MANY = 16


class Partners:
    """Finds the partners of records, in one edition."""

    def __init__(self, presenter: Presenter, computed: Computed, states: States) -> None:
        self._presenter = presenter
        self.atlas = presenter.atlas
        self.edition = presenter.edition
        self._computed = computed
        self._states = states
        self._found: TrackedCache[str, list[Partner]] = TrackedCache(presenter.atlas.tracker, _MANY)

    def of(self, record: Record) -> tuple[PartnerGroup, ...]:
        """The other parties of the record's agreements: by state, then by country and name."""
        groups: dict[str, list[Partner]] = defaultdict(list)
        for partner in sorted(self.each(record), key=self._sort_key):
            groups[partner.status.state].append(partner)
        return tuple(PartnerGroup(_common(groups[name]), tuple(groups[name])) for name in NAMES if name in groups)

    def each(self, record: Record) -> list[Partner]:
        """The same in an order that no language changes."""
        return self._found.get(record.id, lambda: self._each(record))

    def _each(self, record: Record) -> list[Partner]:
        links = [link for link in listed_backlinks(record, self.atlas, self._computed.listing) if is_party(link)]
        return [self._partner(link.record, link) for link in links if isinstance(link.record, Agreement)]

    def _sort_key(self, partner: Partner) -> tuple[Any, ...]:
        countries = [country.words.text for country in partner.countries]
        names = [actor.words.text for actor in partner.actors]
        return tuple(map(self.edition.sort_key, countries)), tuple(map(self.edition.sort_key, names))

    def _partner(self, agreement: Agreement, link: Backlink) -> Partner:
        number = int(link.path[1])
        own = agreement.parties[number]
        numbers = party_numbers_with(agreement, number)
        others = [agreement.parties[other] for other in numbers]
        in_time = own_time(agreement, number)
        times = tuple(times_of(agreement, self._presenter, self._computed, in_time))
        return Partner(
            through=self._actor(own) if len(link.path) > 3 else None,
            actors=tuple(self._other(agreement, other) for other in numbers),
            countries=tuple(self._countries(others)),
            agreement=Phrase(self._presenter.values.phrase(agreement.type.value, None).words, address_of(agreement)),
            called=tuple(own_words(agreement, self.edition)),
            otherwise=self._type_elsewhere(agreement),
            since=self._since(agreement, times),
            acts=tuple(self._acts(agreement)),
            ended=tuple(fact for fact in times if fact.key == _ENDED),
            status=self._states.of(agreement, in_time, dated=True),
            citations=proof_of_parties(agreement),
        )

    def _since(self, agreement: Agreement, times: Iterable[Fact]) -> tuple[Line, ...]:
        """The first date without its notes, which stand on the page of the agreement; one that is planned says so."""
        first = next((fact for fact in times if fact.key != _ENDED), None)
        if first is None:
            return ()
        lines = tuple(line.brief(proven=True) for line in first.lines)
        is_done = agreement.standing is Standing.STATED
        return lines if is_done else planned_lines(lines, agreement, self._presenter)

    def _other(self, agreement: Agreement, number: int) -> Phrase:
        """Another party; one that has left is marked."""
        party = agreement.parties[number]
        left = left_words(agreement, number, self._computed.day, self.edition)
        if not left:
            return self._actor(party)
        phrase = self._link(party)
        return phrase._replace(words=phrase.words._replace(text=f"{phrase.words.text} ({left})"))

    def _actor(self, party: Party) -> Phrase:
        phrase = self._link(party)
        if not party.during:
            return phrase
        words, time = phrase.words, self.edition.date(party.during.value)
        return phrase._replace(words=words._replace(text=f"{words.text} ({time})"))

    def _link(self, party: Party) -> Phrase:
        address = country_address(party.country) if party.country and not party.text else None
        return self._presenter.values.link(party.id) if party.id else Phrase(self._name(party), address)

    def _name(self, party: Party) -> Words:
        return actor_name(party, self.atlas, self.edition)

    def _countries(self, parties: Iterable[Party]) -> Iterator[Phrase]:
        codes = (code for party in parties for code in self.codes(party))
        for code in dict.fromkeys(codes):
            yield Phrase(self._presenter.values.phrase(code, Country).words, country_address(code))

    def codes(self, party: Party) -> Iterator[str]:
        """The countries in which a party lies; none of a country as such."""
        if party.text and party.country:
            yield party.country
        record = self.atlas.get(party.id) if party.id else None
        value = getattr(record, "country", None) or ()
        yield from (stated.value for stated in (value if isinstance(value, tuple) else (value,)))

    def _type_elsewhere(self, agreement: Agreement) -> tuple[Line, ...]:
        """The types that other sources give."""
        return self._presenter.line(agreement.type, Stated[AgreementType]).brief(proven=True).otherwise

    def _acts(self, agreement: Agreement) -> Iterator[Fact]:
        """The acts of each side."""
        for party in agreement.parties:
            proof = party.sources or supporting_citations(agreement, "parties")
            lines = tuple(self._presenter.line(act, Act, proof) for act in party.acts)
            if lines:
                yield Fact("acts", self._name(party).text, lines)


def own_time(agreement: Agreement, number: int) -> tuple[int, ...]:
    """The party in whose time an agreement is looked at, where it can stand otherwise for it than for the others."""
    return (number,) if has_own_time(agreement, number) else ()


def own_words(agreement: Agreement, edition: Edition) -> Iterator[Words]:
    """The words of sources for a relation, where they differ from those of the language that they are in."""
    label = agreement.type.value.label
    for stated in agreement.called:
        words = edition.words(stated.value)
        ours = edition.gettext(label) if words.language is None else catalogue(words.language).gettext(label)
        if words.text.casefold() != ours.casefold():
            yield words


def _common(partners: list[Partner]) -> Status:
    """The state of a group as its heading says it, without what a single one of them adds.

    Where something is known of one since, it does not say of any that nothing is.
    """
    statuses = (partner.status for partner in partners)
    return min(statuses, key=lambda status: (not status.known_since, bool(status.inferred), status.label))


def proof_of_parties(agreement: Agreement) -> tuple[Citation, ...]:
    """The citations that prove who the parties to an agreement are."""
    own = (citation for party in agreement.parties for citation in party.sources)
    return tuple(dict.fromkeys((*supporting_citations(agreement, "parties"), *own)))
