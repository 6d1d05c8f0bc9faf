"""The pages of the overview in time: all records by kind, country and topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from atlas.derive.bars.time_lists import Key
from atlas.derive.computed.totals import Totals
from atlas.languages.edition import Words
from atlas.model.fields import N_
from atlas.model.kinds import KINDS
from atlas.model.records import Record
from atlas.pages.overviews.views import TimelineListView, TimelineOverviewView
from atlas.pages.phrases.addresses import TIMELINES, time_list_address
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.views import SHOWN, Phrase
from atlas.pages.record.relations import Relations
from atlas.pages.rendering.overview import Overview
from atlas.pages.timelines.years import YearsEntry, YearsGroup, years_view

_MOST = 20
"""How many countries, and how many topics, the overview shows: those with most records."""

_BY = {"kinds": N_("By kind"), "countries": N_("By country"), "topics": N_("By topic")}
_LABEL = N_("Timeline: %(name)s")


class TimelinePages:
    """Makes the pages of one edition."""

    def __init__(self, relations: Relations, overall: Totals) -> None:
        self._relations = relations
        self._overall = overall
        self._edition = relations.edition

    def all(self) -> Iterator[Overview]:
        """The overview, then each list, paged."""
        yield Overview(TIMELINES, self._edition.gettext("Timeline"), "", "timeline.md", self._overview)
        for key, records in self._relations.computed.time_lists.items():
            title = self._edition.gettext(_LABEL) % {"name": self._name(key).text}
            count = -(-len(records) // SHOWN)
            for number in range(1, count + 1):
                view = partial(
                    self._list, key, records[(number - 1) * SHOWN : number * SHOWN], number, count, len(records)
                )
                yield Overview(time_list_address(*key, number), title, "", "timeline_list.md", view)

    def _name(self, key: Key) -> Words:
        part, id_ = key
        if part == "kinds":
            return Words(self._edition.gettext(KINDS[id_].PLURAL))
        if part == "countries":
            return Words(self._edition.country(id_.upper()))
        return name_of(self._relations.atlas[id_], self._relations.atlas, self._edition)

    def _overview(self) -> TimelineOverviewView:
        label = self._edition.gettext("Timeline")
        groups = [group for part in _BY if (group := self._years_group(part)).entries]
        view = years_view(groups, self._relations.computed.day, self._edition, label) if groups else None
        return TimelineOverviewView(label, view)

    def _years_group(self, part: str) -> YearsGroup:
        """The lists with most records first; kinds in their own order."""
        numbers = {key: number for key, number in self._overall.times if key[0] == part}
        keys = list(numbers)
        if part != "kinds":
            keys.sort(key=lambda key: (-numbers[key], self._edition.sort_key(self._name(key).text)))
        shown = keys if part == "kinds" else keys[:_MOST]
        return YearsGroup(self._edition.gettext(_BY[part]), [self._years_entry(key) for key in shown], len(keys))

    def _years_entry(self, key: Key) -> YearsEntry:
        phrase = Phrase(self._name(key), time_list_address(*key))
        return YearsEntry(phrase, self._overall.extent(key), partial(self._overall.activity, key))

    def _list(self, key: Key, records: Sequence[Record], number: int, count: int, total: int) -> TimelineListView:
        name = self._name(key).text
        return TimelineListView(
            title=self._edition.gettext(_LABEL) % {"name": name},
            timeline=self._relations.timelines.of_list(records, name),
            total=total,
            number=number,
            pages=tuple((page, time_list_address(*key, page)) for page in range(1, count + 1)),
            subject=Phrase(self._name(key), _subject(*key)),
        )


def _subject(part: str, id_: str) -> str:
    """The page that the list is about."""
    return f"{id_}/" if part == "kinds" else f"{part}/{id_}/"
