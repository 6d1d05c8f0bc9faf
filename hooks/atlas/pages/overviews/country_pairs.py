"""The pages of two countries: their agreements by state, with the last that is known of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from atlas.derive.computed.country_pairs import StateGroup
from atlas.derive.relations.country_pairs import CountryPair
from atlas.languages.edition import Words
from atlas.messages.message import N_
from atlas.model.agreements import Agreement
from atlas.model.parties import Party
from atlas.pages.overviews.place_counts import PlaceCounts
from atlas.pages.overviews.views import CountryPairView, PairedAgreement, PairedGroup
from atlas.pages.phrases.addresses import address_of, country_address, country_pair_address
from atlas.pages.phrases.names import actor_name, left_words
from atlas.pages.phrases.paging import Pager, in_pages, page_title, pagers, place_in_list
from atlas.pages.phrases.states import is_relation, state_label
from atlas.pages.phrases.views import CountedLink, Phrase
from atlas.pages.record.facts import last_acts, times_of
from atlas.pages.record.partners import own_words
from atlas.pages.record.services import PageServices
from atlas.pages.rendering.overview import Overview
from atlas.records.statements import supporting_citations

_KIND = "agreements"
_DESCRIPTION = N_(
    "%(countries)s: the agreements of the two countries, their towns, regions and organisations, by status"
)

Counted = tuple[str, str, int, str]
"""A state: its language-neutral name, its label, the number of its agreements, the page where they begin."""


class CountryPairPages:
    """Makes the pages of each two countries of one edition that have agreements together."""

    def __init__(self, services: PageServices, place_counts: PlaceCounts) -> None:
        self._services = services
        self._place_counts = place_counts
        self._edition = services.edition
        self._pairs = services.computed.country_pairs

    def all(self) -> Iterator[Overview]:
        """The pages of all pairs; each is given what it shows."""
        for pair in self._pairs.by_codes:
            yield from self._of(pair)

    def reversed(self) -> Iterator[Overview]:
        """The pages at the addresses of all pairs with the codes the other way round, which lead to those in order."""
        for pair in self._pairs.by_codes:
            title, address = self._title(pair), country_pair_address((pair[1], pair[0]))
            in_order = country_pair_address(pair)
            view = partial(Phrase, Words(title), in_order)
            yield Overview(address, title, "", "other_order.md", view, cited=in_order)

    def _title(self, pair: CountryPair) -> str:
        agreements = self._edition.gettext(Agreement.PLURAL)
        return f"{self._countries(pair)}: {agreements[:1].lower()}{agreements[1:]}"

    def _countries(self, pair: CountryPair) -> str:
        return self._edition.between(*map(self._edition.country, pair))

    def _of(self, pair: CountryPair) -> Iterator[Overview]:
        groups = self._pairs.by_state(pair)
        found = [(group, agreement) for group in groups for agreement in group.agreements]
        parts, address = in_pages(found), country_pair_address(pair)
        own = pagers(address, [self._page_label(part) for part in parts])
        counted = tuple(self._counted(group, parts, own) for group in groups)
        title = self._title(pair)
        description = self._edition.gettext(_DESCRIPTION) % {"countries": self._countries(pair)}
        table = f"{address}{'-'.join(pair).lower()}-{_KIND}.csv"
        for part, pager in zip(parts, own, strict=True):
            name_ = page_title(title, pager, self._edition)
            shown = tuple((group.name, tuple(one for of, one in part if of is group)) for group in groups)
            view = partial(self._page, name_, pair, shown, counted, table, pager)
            files = partial(self._table, table, tuple(one for _, one in found)) if pager.number == 1 else tuple
            text = place_in_list(description, pager, self._edition)
            yield Overview(pager.address, name_, text, "country_pair.md", view, files)

    def _page_label(self, part: Sequence[tuple[StateGroup, Agreement]]) -> str:
        """The label of a page: its first and last state; of a page with a single one, its years too."""
        first, last = (self._label(group) for group, _ in (part[0], part[-1]))
        if first != last:
            return f"{first} – {last}"
        (years,) = self._services.timelines.labels([[agreement for _, agreement in part]])
        return f"{first} {years}"

    def _label(self, group: StateGroup) -> str:
        """The state in the words for relations, where no other agreements have it."""
        return state_label(group.state, group.possibly, self._edition, relation=all(map(is_relation, group.agreements)))

    def _counted(
        self, group: StateGroup, parts: Sequence[Sequence[tuple[StateGroup, Agreement]]], own: Sequence[Pager]
    ) -> Counted:
        page = next(pager for pager, part in zip(own, parts, strict=True) if any(of is group for of, _ in part))
        return group.name, self._label(group), len(group.agreements), page.address

    def _page(
        self,
        title: str,
        pair: CountryPair,
        shown: Sequence[tuple[str, Sequence[Agreement]]],
        counted: Sequence[Counted],
        table: str,
        pager: Pager,
    ) -> CountryPairView:
        labels = {state: label for state, label, _, _ in counted}
        return CountryPairView(
            title=title,
            countries=tuple(Phrase(Words(self._edition.country(code)), country_address(code)) for code in pair),
            counts=tuple(_link(*one) for one in counted),
            counted=self._place_counts.of_pair(pair),
            groups=tuple(
                PairedGroup(state, labels[state], tuple(map(self._agreement, agreements)))
                for state, agreements in shown
                if agreements
            ),
            total=sum(number for _, _, number, _ in counted),
            table=table,
            pager=pager,
            as_of=self._edition.day(self._services.computed.day),
        )

    def _agreement(self, agreement: Agreement) -> PairedAgreement:
        presenter = self._services.presenter
        status = self._services.states.of(agreement)
        state = self._services.computed.agreements.status(agreement).state
        named = self._edition.words(agreement.name.value) if agreement.name else None
        type_ = presenter.values.phrase(agreement.type.value, None).words
        proofs = (citation for party in agreement.parties for citation in party.sources)
        return PairedAgreement(
            parties=tuple(self._party(agreement, number) for number in range(len(agreement.parties))),
            agreement=Phrase(named or type_, address_of(agreement)),
            called=tuple(own_words(agreement, self._edition)),
            standing=self._services.presenter.standing(agreement),
            times=tuple(times_of(agreement, presenter, self._services.computed)),
            acts=tuple(last_acts(agreement, state, self._services.computed.day, presenter)),
            confirmed=status.confirmed,
            confirmations=status.citations,
            citations=tuple(dict.fromkeys((*supporting_citations(agreement, "parties"), *proofs))),
        )

    def _party(self, agreement: Agreement, number: int) -> Phrase:
        """A party with its time, where it is or was one for a time only."""
        party = agreement.parties[number]
        times = [self._edition.date(party.during.value)] if party.during else []
        times = times or [*filter(None, [left_words(agreement, number, self._services.computed.day, self._edition)])]
        words = self._name(party)
        address = country_address(party.country) if party.country and not party.text else None
        phrase = self._services.presenter.values.link(party.id) if party.id else Phrase(words, address)
        text = "".join((phrase.words.text, *(f" ({time})" for time in times)))
        return phrase._replace(words=phrase.words._replace(text=text))

    def _name(self, party: Party) -> Words:
        return actor_name(party, self._services.atlas, self._edition)

    def _table(self, address: str, agreements: Sequence[Agreement]) -> Iterator[tuple[str, bytes]]:
        """The file of a pair, which is no language's."""
        if self._services.is_first:
            yield from self._services.tables.of_list(address, _KIND, agreements)


def _link(state: str, label: str, number: int, address: str) -> CountedLink:
    return CountedLink(Phrase(Words(label), f"{address}#in-{state}"), number)
