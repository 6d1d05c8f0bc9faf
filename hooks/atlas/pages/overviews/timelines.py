"""The pages of the overview in time: all records by kind, country and topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from atlas.derive.computed.time_lists import ListKey, stated_records
from atlas.derive.computed.totals import Totals
from atlas.languages.edition import Words
from atlas.languages.punctuation import small_label
from atlas.messages.message import N_
from atlas.model.kinds import KINDS
from atlas.model.records import Record
from atlas.pages.overviews.views import TimelineListView, TimelineOverviewView
from atlas.pages.phrases.addresses import TIMELINES, time_list_address
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.paging import Pager, in_pages, page_description, page_title, pagers
from atlas.pages.phrases.views import Phrase
from atlas.pages.record.services import PageServices
from atlas.pages.rendering.overview import Overview
from atlas.pages.timelines.years import YearsEntry, YearsGroup, years_view

_BY = {"kinds": N_("By kind"), "countries": N_("By country"), "topics": N_("By topic")}
_LABEL = N_("Timeline: %(name)s")


class TimelinePages:
    """Makes the timelines of all records by kind, country and topic, in one edition."""

    def __init__(self, services: PageServices, totals: Totals) -> None:
        self._services = services
        self._totals = totals
        self._edition = services.edition

    def all(self) -> Iterator[Overview]:
        """The overview, then each list, paged."""
        yield Overview(TIMELINES, self._edition.gettext("Timeline"), "", "timeline.md", self._overview)
        for key, records in self._services.computed.times.lists.items():
            title = self._edition.gettext(_LABEL) % {"name": self._within(key)}
            stated, parts = len(stated_records(records)), in_pages(records)
            labels = self._services.timelines.labels(parts)
            for part, pager in zip(parts, pagers(time_list_address(*key), labels), strict=True):
                page = page_title(title, pager, self._edition)
                view = partial(self._list, key, page, part, pager, (stated, len(records) - stated))
                description = page_description(title, pager, self._edition)
                yield Overview(pager.address, page, description, "timeline_list.md", view)

    def _name(self, key: ListKey) -> Words:
        part, id_ = key
        if part == "kinds":
            return Words(self._edition.gettext(KINDS[id_].PLURAL))
        if part == "countries":
            return Words(self._edition.country(id_.upper()))
        return name_of(self._services.atlas[id_], self._services.atlas, self._edition)

    def _within(self, key: ListKey) -> str:
        """The name of a list behind a colon."""
        name = self._name(key).text
        return name if key[0] == "countries" else small_label(name)

    def _overview(self) -> TimelineOverviewView:
        label = self._edition.gettext("Timeline")
        groups = [group for part in _BY if (group := self._years_group(part)).entries]
        view = years_view(groups, self._services.computed.day, self._edition, label) if groups else None
        return TimelineOverviewView(label, view)

    def _years_group(self, part: str) -> YearsGroup:
        """The lists with most records first; kinds in their own order."""
        numbers = {key: number for key, number in self._totals.times if key[0] == part}
        keys = list(numbers)
        if part != "kinds":
            keys.sort(key=lambda key: (-numbers[key], self._edition.sort_key(self._name(key).text)))
        return YearsGroup(self._edition.gettext(_BY[part]), [self._years_entry(key) for key in keys])

    def _years_entry(self, key: ListKey) -> YearsEntry:
        phrase = Phrase(self._name(key), time_list_address(*key))
        return YearsEntry(phrase, self._totals.extent(key), partial(self._totals.activity, key))

    def _list(
        self, key: ListKey, title: str, records: Sequence[Record], pager: Pager, totals: tuple[int, int]
    ) -> TimelineListView:
        return TimelineListView(
            title=title,
            timeline=self._services.timelines.of_list(records, self._within(key)),
            total=totals[0],
            planned=totals[1],
            pager=pager,
            subject=Phrase(self._name(key), _subject(*key)),
        )


def _subject(part: str, id_: str) -> str:
    """The page that the list is about."""
    return f"{id_}/" if part == "kinds" else f"{part}/{id_}/"
