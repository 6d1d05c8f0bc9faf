"""The view of the home page."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.derive.latest import latest_events
from atlas.pages.naming import address_of, name_of
from atlas.pages.relating import Relations
from atlas.pages.views import AnniversaryRow, HomeView, Phrase, Way
from atlas.settings import Settings

_EVENTS = 6
_TOPICS = 16


def home_view(
    relations: Relations,
    settings: Settings,
    kinds: tuple[Way, ...],
    countries: tuple[Way, ...],
    anniversaries: tuple[AnniversaryRow, ...],
) -> HomeView:
    """What the atlas is, what happened last, and the ways in; of the topics, those with most records."""
    atlas, edition = relations.atlas, relations.edition
    most_first = sorted(_topics(relations), key=lambda way: (-way.number, edition.sort_key(way.phrase.words.text)))
    return HomeView(
        title=edition.words(settings.name),
        lead=edition.words(settings.tagline),
        kinds=tuple(way for way in kinds if way.number),
        map=relations.maps.of_relations(),
        anniversaries=anniversaries,
        calendar=relations.calendars.address_for_all(),
        latest=relations.in_order("events", latest_events(relations.atlas, relations.computed.day, _EVENTS)),
        countries=countries,
        topics=tuple(most_first[:_TOPICS]),
        later=sum(map(len, atlas.by_kind.values())) - sum(map(len, relations.computed.listed.values())),
        as_of=edition.day(relations.computed.day),
    )


def _topics(relations: Relations) -> Iterator[Way]:
    atlas, edition = relations.atlas, relations.edition
    for topic in atlas.by_kind["topics"]:
        named_by = (link.record for link in atlas.links_to(topic.id) if link.field == "topics")
        records = {record.id for record in relations.computed.begun(named_by) if record.withdrawn is None}
        if records:
            yield Way(Phrase(name_of(topic, atlas, edition), address_of(topic)), len(records))
