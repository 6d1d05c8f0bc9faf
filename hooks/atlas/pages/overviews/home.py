"""The view of the home page."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.derive.computed.totals import Totals
from atlas.model.settings import Settings
from atlas.pages.overviews.views import HomeView
from atlas.pages.phrases.views import AnniversaryRow, Way
from atlas.pages.record.relations import Relations

_TOPICS = 16


def home_view(
    relations: Relations,
    overall: Totals,
    settings: Settings,
    kinds: tuple[Way, ...],
    countries: tuple[Way, ...],
    anniversaries: tuple[AnniversaryRow, ...],
) -> HomeView:
    """What the atlas is, what happened last, and the ways in; of the topics, those with most records."""
    edition = relations.edition
    most_first = sorted(
        _topics(relations, overall), key=lambda way: (-way.number, edition.sort_key(way.phrase.words.text))
    )
    return HomeView(
        title=edition.words(settings.name),
        lead=edition.words(settings.tagline),
        kinds=tuple(way for way in kinds if way.number),
        map=relations.maps.of_relations(),
        anniversaries=anniversaries,
        calendar=relations.calendars.address_for_all(),
        latest=relations.in_order("events", overall.latest),
        countries=countries,
        topics=tuple(most_first[:_TOPICS]),
        later=sum(all_ - listed for _, listed, all_ in overall.kinds),
        as_of=edition.day(relations.computed.day),
    )


def _topics(relations: Relations, overall: Totals) -> Iterator[Way]:
    for id_, number in overall.topics:
        yield Way(relations.presenter.link(id_), number)
