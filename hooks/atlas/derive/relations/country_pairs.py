"""The agreements of two countries: those that bind a party of the one to a party of the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, product

from atlas.derive.relations.countries import own_countries
from atlas.model.agreements import Agreement
from atlas.model.parties import Party
from atlas.model.shapes import Actor
from atlas.records.party_lines import are_bound_together
from atlas.records.store import Atlas

_MOST_COUNTRIES = 8
"""An agreement of more countries makes no two of them a pair; it stands with those that have another one together."""

CountryPair = tuple[str, str]
"""The codes of two countries, in their order."""


def pair_of(one: str, other: str) -> CountryPair:
    """The pair of two countries."""
    return (one, other) if one < other else (other, one)


def agreements_by_countries(agreements: Iterable[Agreement], atlas: Atlas) -> dict[CountryPair, tuple[Agreement, ...]]:
    """The agreements of each two countries, by their codes in order."""
    found: dict[CountryPair, list[Agreement]] = defaultdict(list)
    pairs: set[CountryPair] = set()
    for agreement in agreements:
        bound = tuple(_pairs_of(agreement, atlas))
        for pair in bound:
            found[pair].append(agreement)
        if len({code for pair in bound for code in pair}) <= _MOST_COUNTRIES:
            pairs.update(bound)
    return {pair: tuple(found[pair]) for pair in sorted(pairs)}


def _pairs_of(agreement: Agreement, atlas: Atlas) -> Iterator[CountryPair]:
    """The countries that an agreement binds, two by two."""
    parties: dict[str, list[Party]] = defaultdict(list)
    for party in agreement.parties:
        for code in countries_of_actor(party, atlas):
            parties[code].append(party)
    for one, other in combinations(sorted(parties), 2):
        pairs = product(parties[one], parties[other])
        if any(a is not b and are_bound_together(a, b) for a, b in pairs):
            yield one, other


def countries_of_actor(actor: Actor, atlas: Atlas) -> frozenset[str]:
    """The codes of the countries in which an actor is, or those lie for which it acts."""
    others = (*actor.on_behalf_of, *(actor.unnamed.from_ if actor.unnamed else ()))
    records = filter(None, (atlas.get(id_) for id_ in (actor.id, actor.for_) if id_))
    found = {code for record in records for code in own_countries(record, atlas)}
    found.update(*(countries_of_actor(other, atlas) for other in others))
    return frozenset(found | ({actor.country} if actor.country else set()))
