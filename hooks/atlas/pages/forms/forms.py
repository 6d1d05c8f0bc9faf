"""The pages with forms for new records: one of each kind, and the choice of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from atlas.languages.edition import Words
from atlas.languages.punctuation import small_label
from atlas.messages.message import N_
from atlas.model.kinds import KINDS
from atlas.model.settings import Settings
from atlas.pages.forms.fields import citation_fields, form_fields
from atlas.pages.forms.options import country_options, language_options, names_of_kind
from atlas.pages.forms.views import FormsView, FormView
from atlas.pages.phrases.addresses import FORMS, form_address
from atlas.pages.phrases.hosts import new_file
from atlas.pages.phrases.views import Phrase
from atlas.pages.record.services import PageServices
from atlas.pages.rendering.overview import Overview
from atlas.records.derived_queries import DerivedQuery
from atlas.writing.json_schema import schema_text
from atlas.writing.key_order import keys_in_order

FOREMOST = ("agreements", "cities", "organisations", "events", "projects", "works", "regions", "sources", "topics")
"""The kinds in the order in which they are offered: what is missing most often comes first."""
_TEXTS = {
    "missing": N_("This is needed."),
    "unproven": N_("No source proves it: tick it at one of them."),
    "incomplete": N_("Not complete yet: {fields}."),
    "complete": N_("Complete, as far as this page can tell. The project checks the file again when you propose it."),
    "copied": N_("Copied."),
    "long": N_("The file is too long for the address: copy it, and paste it into the page that opens."),
    "failed": N_("The checks could not be loaded."),
}


class Forms:
    """Makes the forms of one edition, and the files that they load."""

    def __init__(self, services: PageServices, settings: Settings) -> None:
        self._edition = services.edition
        self._atlas = services.atlas
        self._settings = settings
        self._names = DerivedQuery(
            services.atlas.tracker, f"names for forms in {self._edition.language}", self._names_of_kind
        )

    def all(self) -> Iterator[Overview]:
        """The choice of a form, then the forms."""
        yield Overview(FORMS, self._edition.gettext("New record"), "", "forms.md", self._choice)
        for kind in FOREMOST:
            view, files = partial(self._form, kind), partial(self._files, kind)
            yield Overview(form_address(kind), self._title(kind), "", "form.md", view, files)

    def _title(self, kind: str) -> str:
        label = self._edition.gettext(KINDS[kind].LABEL)
        return self._edition.gettext("New record: %(kind)s") % {"kind": small_label(label)}

    def _choice(self) -> FormsView:
        labels = ((kind, Words(self._edition.gettext(KINDS[kind].LABEL))) for kind in FOREMOST)
        links = tuple(Phrase(words, form_address(kind)) for kind, words in labels)
        return FormsView(self._edition.gettext("New record"), links)

    def _form(self, kind: str) -> FormView:
        fields = form_fields(KINDS[kind], self._edition)
        foremost = [field for field in fields if field.required or field.key in KINDS[kind].COLUMNS]
        return FormView(
            kind=kind,
            title=self._title(kind),
            keys=keys_in_order(KINDS[kind]),
            fields=tuple(foremost),
            rare=tuple(field for field in fields if field not in foremost),
            citation=citation_fields(self._edition) if any(field.proven for field in fields) else (),
            languages=language_options(self._settings.languages, self._edition),
            countries=country_options(self._edition),
            texts=tuple((name, self._edition.gettext(text)) for name, text in _TEXTS.items()),
            schema=f"{form_address(kind)}schema.json",
            records=FORMS,
            new_file=new_file(f"data/{kind}", self._settings),
        )

    def _files(self, kind: str) -> Iterator[tuple[str, bytes]]:
        """The ids and names of the records of a kind; and once for all languages, the schema of its files."""
        root, address = self._settings.root(self._edition.language), form_address(kind)
        yield f"{root}{address}records.json", self._names.get(kind).encode()
        if not root:
            yield f"{address}schema.json", schema_text(kind, self._settings.languages).encode()

    def _names_of_kind(self, kind: str) -> str:
        return json.dumps(names_of_kind(kind, self._atlas, self._edition), ensure_ascii=False, separators=(",", ":"))
