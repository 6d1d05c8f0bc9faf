"""The pages on the quality of the data: how well it is sourced, and where it is weak."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from atlas.derive.computed.quality import LISTS, Weakness
from atlas.derive.computed.totals import Totals
from atlas.languages.edition import Words
from atlas.messages.message import N_
from atlas.model.agreements import Agreement
from atlas.model.fields import specification
from atlas.model.kinds import path_of
from atlas.model.parties import Act
from atlas.model.records import Record
from atlas.model.settings import Settings
from atlas.model.values import Country
from atlas.pages.overviews.views import QualityView, WeakRow, WeakView
from atlas.pages.phrases.addresses import address_of
from atlas.pages.phrases.names import actor_name, name_of
from atlas.pages.phrases.paging import Pager, in_pages, numbered, page_description, page_title, pagers
from atlas.pages.phrases.views import CountedLink, Fact, Line, Phrase
from atlas.pages.record.services import PageServices
from atlas.pages.rendering.overview import Overview
from atlas.records.statements import all_values

ADDRESS = "data-quality/"
_ADVICE = {
    "no-record": N_(
        "A party without a record has no page and no place on maps. A town's record needs only its name, its "
        "country and a source: create data/cities/<id>.yaml, and write the id in place of the text."
    ),
}


class QualityPages:
    """Makes the pages on quality of one edition."""

    def __init__(self, services: PageServices, totals: Totals, settings: Settings) -> None:
        self.services = services
        self.totals = totals
        self.edition = services.edition
        self.settings = settings
        self.computed = services.computed

    def all(self) -> Iterator[Overview]:
        """The overview, then each list, paged."""
        title = self.edition.gettext("Data quality")
        yield Overview(ADDRESS, title, "", "quality.md", self._view)
        for name in LISTS:
            found = self.computed.gaps.quality.lists[name]
            parts = in_pages(found)
            for part, pager in zip(parts, pagers(_address(name), numbered(len(parts))), strict=True):
                title = page_title(self._title(name), pager, self.edition)
                description = page_description(self._title(name), pager, self.edition)
                view: Callable[[], Any] = partial(self._list, name, title, part, pager, len(found))
                yield Overview(pager.address, title, description, "weak.md", view)

    def _title(self, name: str) -> str:
        return self.edition.gettext(LISTS[name])

    def _view(self) -> QualityView:
        return QualityView(
            title=self.edition.gettext("Data quality"),
            by_sources=self.totals.by_number_of_sources,
            by_voices=tuple((self.edition.gettext(label), number) for label, number in self.totals.by_voices),
            lists=tuple(
                CountedLink(Phrase(Words(self._title(name)), _address(name)), number)
                for name, number in self.totals.weak_places
            ),
        )

    def _list(self, name: str, title: str, found: Sequence[Weakness], pager: Pager, total: int) -> WeakView:
        return WeakView(
            title=title,
            advice=self.edition.gettext(_ADVICE[name]) if name in _ADVICE else None,
            rows=tuple(self._row(weak, with_values=name == "contradicted") for weak in found),
            total=total,
            pager=pager,
        )

    def _row(self, weak: Weakness, *, with_values: bool) -> WeakRow:
        record = self.services.atlas[weak.id]
        name = name_of(record, self.services.atlas, self.edition)
        path = path_of(record)
        labels = {spec.key: spec.label for spec in specification(type(record))}
        return WeakRow(
            record=Phrase(name, address_of(record)),
            field=self.edition.gettext(labels[weak.field]) if weak.field else None,
            values=tuple(self._contradicted(record, weak)) if with_values else (),
            sides=tuple(map(self.services.presenter.values.link, _without(weak.sides, weak.looked_for))),
            looked_for=tuple(map(self.services.presenter.values.link, weak.looked_for)),
            parties=tuple(self._party(record, number) for number in weak.parties),
            date=self.edition.point(weak.date) if weak.date else None,
            languages=tuple(self.edition.language_name(language) for language in weak.languages),
            edit=Phrase(Words(path), self.settings.edit_address(path)),
        )

    def _contradicted(self, record: Record, weak: Weakness) -> Iterator[Line]:
        """The values within a field that sources contradict; what a party did or was stands behind its name."""
        for path, spec, value in all_values(record):
            if path[0] != weak.field or not getattr(value, "otherwise", ()):
                continue
            shown = self.services.presenter.fact(spec, (value,) if isinstance(path[-1], int) else value)
            lines = tuple(line.brief(proven=False) for line in shown.lines)
            if isinstance(value, Act):
                lines = tuple(line._replace(details=()) for line in lines)
            if isinstance(record, Agreement) and path[0] == "parties":
                name = actor_name(record.parties[int(path[1])], self.services.atlas, self.edition)
                lines = (Line(head=Phrase(name), details=(Fact(spec.key, "", lines),)),)
            yield from lines

    def _party(self, record: Record, number: int) -> Line:
        """A party without a record, with its country and without its acts."""
        assert isinstance(record, Agreement)
        party = record.parties[number]
        country = self.services.presenter.values.phrase(party.country, Country)
        name = actor_name(party, self.services.atlas, self.edition)
        return Line(head=Phrase(name), details=(Fact("country", "", (Line(head=country),)),))


def _without(sides: Sequence[str], others: Sequence[str]) -> list[str]:
    return [side for side in sides if side not in others]


def _address(name: str) -> str:
    return f"{ADDRESS}{name}/"
