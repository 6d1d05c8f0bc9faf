"""The pages on the translations: how far each language is, and the records that no native editor has read in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from atlas.derive.computed.quality import UnreviewedTexts
from atlas.derive.computed.totals import Totals
from atlas.languages.catalogues import catalogue_state
from atlas.languages.edition import Words
from atlas.model.fields import specification
from atlas.model.kinds import path_of
from atlas.model.settings import Settings
from atlas.pages.overviews.views import TranslationRow, TranslationsView, WeakRow, WeakView
from atlas.pages.phrases.addresses import address_of
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.paging import Pager, in_pages, numbered, page_description, page_title, pagers
from atlas.pages.phrases.views import Phrase
from atlas.pages.record.services import PageServices
from atlas.pages.rendering.overview import Overview

ADDRESS = "translation-status/"


class TranslationPages:
    """Makes the pages on translations of one edition."""

    def __init__(self, services: PageServices, totals: Totals, settings: Settings) -> None:
        self._services = services
        self._totals = totals
        self._edition = services.edition
        self._settings = settings

    def all(self) -> Iterator[Overview]:
        """The overview, then the list of each language, paged."""
        title = self._edition.gettext("Translations")
        yield Overview(ADDRESS, title, "", "translations.md", partial(self._view, title))
        for language, found in self._services.computed.gaps.quality.unreviewed.items():
            parts = in_pages(found)
            for part, pager in zip(parts, pagers(_address(language), numbered(len(parts))), strict=True):
                title = page_title(self._title(language), pager, self._edition)
                description = page_description(self._title(language), pager, self._edition)
                view: Callable[[], Any] = partial(self._list, language, title, part, pager, len(found))
                yield Overview(pager.address, title, description, "weak.md", view)

    def _title(self, language: str) -> str:
        name = self._edition.language_name(language)
        return self._edition.gettext("Not read by a native editor: %(language)s") % {"language": name}

    def _view(self, title: str) -> TranslationsView:
        return TranslationsView(title, tuple(self._row(*row) for row in self._totals.translations))

    def _row(self, language: str, lacking: int, unreviewed: int) -> TranslationRow:
        number, state = self._edition.number, catalogue_state(language)
        return TranslationRow(
            language=Words(self._edition.language_name(language)),
            messages=number(state.messages) if state else "",
            missing=number(state.missing) if state else "",
            uncertain=number(state.uncertain) if state else "",
            lacking=number(lacking),
            unreviewed=Phrase(Words(number(unreviewed)), _address(language)),
        )

    def _list(self, language: str, title: str, part: Sequence[UnreviewedTexts], pager: Pager, total: int) -> WeakView:
        advice = self._edition.gettext(
            "Native speakers who have read the texts of a record and found them right add the language to "
            "“reviewed” in its file: reviewed: [%(language)s]."
        )
        rows = tuple(self._record(id_, keys) for id_, keys in part)
        return WeakView(title, advice % {"language": language}, rows, total, pager)

    def _record(self, id_: str, keys: Sequence[str]) -> WeakRow:
        record = self._services.atlas[id_]
        labels = {spec.key: self._edition.gettext(spec.label) for spec in specification(type(record))}
        path = path_of(record)
        return WeakRow(
            record=Phrase(name_of(record, self._services.atlas, self._edition), address_of(record)),
            field=", ".join(labels[key] for key in keys),
            edit=Phrase(Words(path), self._settings.edit_address(path)),
        )


def _address(language: str) -> str:
    return f"{ADDRESS}{language}/"
