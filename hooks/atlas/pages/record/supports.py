"""The statements that a source supports, for its page."""

from __future__ import annotations

from functools import cache
from typing import Any

from atlas.languages.edition import Words
from atlas.model.fields import specification
from atlas.model.sources import Source
from atlas.model.text import UNDETERMINED
from atlas.pages.phrases.addresses import address_of
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.phrases.views import SHOWN, Phrase
from atlas.pages.record.backlinks import is_citation
from atlas.pages.record.views import Supported, Supports
from atlas.records.record_index import Backlink
from atlas.records.sources import citation_at
from atlas.records.statements import supported_fields


def supports_of(source: Source, presenter: Presenter) -> Supports:
    """The first statements that cite the source, and how many there are."""
    links = [link for link in presenter.atlas.links_to(source.id) if is_citation(link)]
    return Supports(tuple(_supported(link, source, presenter) for link in links[:SHOWN]), len(links))


def _supported(link: Backlink, source: Source, presenter: Presenter) -> Supported:
    citation = citation_at(link)
    cls: Any = type(link.record)
    labels = _labels(cls)
    fields = supported_fields(link.record, citation) if link.field == "sources" else (link.field,)
    language = source.language[0] if len(source.language) == 1 else UNDETERMINED
    return Supported(
        record=Phrase(name_of(link.record, presenter.atlas, presenter.edition), address_of(link.record)),
        field=", ".join(presenter.edition.gettext(labels[field]) for field in fields),
        place=presenter.values.place(citation.at) if citation.at else None,
        quote=Words(citation.quote, language) if citation.quote else None,
    )


@cache
def _labels(cls: Any) -> dict[str, str]:
    return {spec.key: spec.label for spec in specification(cls)}
