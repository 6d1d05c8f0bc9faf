"""The pages of all acts: what each party did to each agreement and when, the latest first, as a depositary lists it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from atlas.messages.message import N_
from atlas.model.agreements import Agreement
from atlas.model.parties import Act
from atlas.model.shapes import Day
from atlas.pages.downloads.file_links import file_link
from atlas.pages.downloads.published_files import PublishedFiles
from atlas.pages.downloads.views import ActsView, ActView
from atlas.pages.phrases.addresses import address_of
from atlas.pages.phrases.names import actor_name, name_of
from atlas.pages.phrases.paging import Pager, in_pages, numbered, page_title, pagers, place_in_list
from atlas.pages.phrases.stated_dates import stated_date
from atlas.pages.phrases.views import Phrase
from atlas.pages.record.services import PageServices
from atlas.pages.rendering.overview import Overview

ADDRESS = "data/acts/"
_TITLE = N_("Actions of the parties")
_DESCRIPTION = N_(
    "What parties did to their agreements: signed, confirmed, renewed, suspended or ended them, with sources"
)


class _Place(NamedTuple):
    """The place of an act in an agreement: the numbers of the party and of the act in their lists."""

    agreement: Agreement
    party: int
    number: int

    @property
    def act(self) -> Act:
        return self.agreement.parties[self.party].acts[self.number]

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """A sort key: by time, acts without a date before all others."""
        return (1, self.act.date.value.sort_key) if self.act.date else (0,)


class ActPages:
    """Makes the pages of all acts of one edition."""

    def __init__(self, services: PageServices, published: PublishedFiles) -> None:
        self._services = services
        self._edition = services.edition
        self._published = published

    def all(self) -> Iterator[Overview]:
        """The pages, of which each is given the acts that it shows."""
        found = sorted(self._acts(), key=lambda one: one.sort_key, reverse=True)
        parts = in_pages(found)
        name, text = self._edition.gettext(_TITLE), self._edition.gettext(_DESCRIPTION)
        for part, pager in zip(parts, pagers(ADDRESS, numbered(len(parts))), strict=True):
            title = page_title(name, pager, self._edition)
            description = place_in_list(text, pager, self._edition)
            view = partial(self._view, title, tuple(part), len(found), pager)
            yield Overview(pager.address, title, description, "acts.md", view)

    def _acts(self) -> Iterator[_Place]:
        """The acts on listed agreements."""
        for agreement in self._services.computed.listing.by_kind["agreements"]:
            assert isinstance(agreement, Agreement)
            for number, party in enumerate(agreement.parties):
                yield from (_Place(agreement, number, act) for act in range(len(party.acts)))

    def _view(self, title: str, acts: Sequence[_Place], total: int, pager: Pager) -> ActsView:
        files = tuple(file_link(one, self._edition) for one in self._published.files if one.of == "acts")
        return ActsView(title, total, tuple(map(self._act, acts)), files, pager)

    def _act(self, one: _Place) -> ActView:
        presenter = self._services.presenter
        party, atlas = one.agreement.parties[one.party], presenter.atlas
        line = presenter.line(one.act, Act)
        return ActView(
            date=stated_date(one.act.date, self._edition, Day) if one.act.date else "",
            agreement=Phrase(name_of(one.agreement, atlas, self._edition), address_of(one.agreement)),
            party=presenter.values.link(party.id) if party.id else Phrase(actor_name(party, atlas, self._edition)),
            act=line._replace(details=tuple(fact for fact in line.details if fact.key != "date")),
        )
