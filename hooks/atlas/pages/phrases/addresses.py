"""Addresses of pages, counted from the root of a language.

Of two places with nothing in common but one agreement, the agreement's page says all that a briefing would: it is
theirs. A place with a single agreement needs none either. So briefings do not outnumber projects, events and works by
much, however many agreements there are.
"""

from __future__ import annotations

from atlas.derive.relations.country_pairs import CountryPair
from atlas.derive.relations.pairs import Pair, PairRelations
from atlas.model.agreements import Agreement
from atlas.model.kinds import kind_of
from atlas.model.records import Record

FORMS = "contribute/new/"
BRIEFINGS = "briefings/"


def country_briefing(code: str) -> str:
    """The briefing on a country."""
    return f"{BRIEFINGS}countries/{code.lower()}/"


def event_briefing(event: Record) -> str:
    """The briefing on an event."""
    return f"{BRIEFINGS}events/{event.id}/"


def place_briefing(place: Record) -> str:
    """The briefing on a place that has one."""
    return f"{BRIEFINGS}{address_of(place)}"


def pair_briefing(pair: Pair) -> str:
    """The briefing on two places that have one of their own."""
    return f"{BRIEFINGS}{pair[0]}--{pair[1]}/"


def form_address(kind: str) -> str:
    """The form for a new record of a kind."""
    return f"{FORMS}{kind}/"


def twin_town_form(city: Record) -> str:
    """The form for a new twin town of a city, as far as the city fills it in."""
    return f"{form_address('agreements')}?type=twinning&parties={city.id}"


def agreement_briefing(agreement: Agreement, pairs: PairRelations) -> str:
    """The briefing on the places that an agreement binds; else the agreement's own page."""
    with_briefing = filter(pairs.has_briefing, pairs.pairs_of(agreement))
    return next(map(pair_briefing, with_briefing), address_of(agreement))


def address_of(record: Record) -> str:
    """The page of a record."""
    return f"{kind_of(record)}/{record.id}/"


def country_address(code: str) -> str:
    """The page of a country, by its ISO 3166-1 code."""
    return f"countries/{code.lower()}/"


def country_pair_address(pair: CountryPair) -> str:
    """The first page of the agreements of two countries, by their codes in order."""
    return f"countries/{'/'.join(pair).lower()}/"


TIMELINES = "timeline/"


def time_list_address(part: str, id_: str) -> str:
    """The first page of a list: `part` is kinds, countries or topics."""
    return f"{TIMELINES}{part}/{id_}/"


LISTS = "lists/"
"""The folder of the lists of which other pages show only a part."""


EMBEDS = "embed/"
"""The folder, from the site's root, of what is made to stand within other sites."""


def embed_address(language: str, page: str) -> str:
    """The page, from the site's root, that shows the partners of a place within another site; `page` is the place's."""
    return f"{EMBEDS}{language}/{page}"


def embed_file(page: str) -> str:
    """The same partners as JSON, in all languages."""
    return f"{EMBEDS}{page.rstrip('/')}.json"


def list_address(subject: str, name: str) -> str:
    """The first page of the whole list that the page at the address `subject` shows in part."""
    return f"{LISTS}{subject}{name}/"
