"""The view of the home page."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.derive.computed.totals import Totals
from atlas.model.settings import Settings
from atlas.pages.overviews.views import HomeView
from atlas.pages.phrases.data_dates import data_dates
from atlas.pages.phrases.views import CountedLink
from atlas.pages.record.services import PageServices
from atlas.pages.record.views import AnniversaryRow

_TOPICS = 16


def home_view(
    services: PageServices,
    totals: Totals,
    settings: Settings,
    kinds: tuple[CountedLink, ...],
    countries: tuple[CountedLink, ...],
    anniversaries: tuple[AnniversaryRow, ...],
) -> HomeView:
    """Name, figures, next anniversaries, latest events, countries, and the topics with most records."""
    edition = services.edition
    most_first = sorted(
        _topics(services, totals), key=lambda way: (-way.number, edition.sort_key(way.phrase.words.text))
    )
    return HomeView(
        title=edition.words(settings.name),
        lead=edition.words(settings.tagline),
        kinds=tuple(way for way in kinds if way.number or way.planned),
        map=services.maps.of_relations(),
        anniversaries=anniversaries,
        calendar=services.calendars.address_for_all(),
        latest=services.lists.in_order("events", totals.latest),
        countries=countries,
        topics=tuple(most_first[:_TOPICS]),
        not_begun=sum(numbers.not_begun for numbers in totals.kinds),
        as_of=edition.day(services.computed.day),
        data_dates=data_dates(totals.newest_source, services.computed.day, edition),
    )


def _topics(services: PageServices, totals: Totals) -> Iterator[CountedLink]:
    for id_, number in totals.topics:
        yield CountedLink(services.presenter.values.link(id_), number)
