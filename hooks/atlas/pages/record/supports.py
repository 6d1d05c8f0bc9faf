"""The statements that a source supports, for its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from atlas.languages.edition import Words
from atlas.languages.glossary import glosses
from atlas.languages.punctuation import small_label
from atlas.model.fields import specification
from atlas.model.kinds import KINDS, kind_of
from atlas.model.parties import Party
from atlas.model.shapes import Citation
from atlas.model.sources import Source
from atlas.model.text import UNDETERMINED
from atlas.pages.phrases.addresses import address_of, list_address
from atlas.pages.phrases.names import name_of
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.phrases.views import SHOWN, Phrase
from atlas.pages.record.backlinks import is_citation
from atlas.pages.record.views import Supported, Supports
from atlas.pages.tables.csv_lines import csv_line
from atlas.records.record_index import Backlink
from atlas.records.sources import citation_at
from atlas.records.statements import supported_fields
from atlas.records.store import Atlas

SUPPORTS = "supports"
"""The name of the list of what a source supports, in its address."""
_ORDER = {kind: number for number, kind in enumerate(KINDS)}
_OF_PARTY = ("acts", "unlisted", "searched")
"""Fields of a party that tell more than that it is one."""
_COLUMNS = ("record", "kind", "address", "fields", "place", "quote")


def supports_of(source: Source, presenter: Presenter) -> Supports:
    """The first statements that cite the source, how many there are, and where all are."""
    links = sorted_citations(source, presenter)
    whole = list_address(address_of(source), SUPPORTS) if len(links) > SHOWN else ""
    return Supports(tuple(supported(link, source, presenter) for link in links[:SHOWN]), len(links), whole)


def citations_of(source: Source, atlas: Atlas) -> list[Backlink]:
    """The statements that cite a source, as references to it."""
    return [link for link in atlas.links_to(source.id) if is_citation(link)]


def sorted_citations(source: Source, presenter: Presenter) -> list[Backlink]:
    """The same by kind of record, and in the order of the names that readers see."""
    edition, atlas = presenter.edition, presenter.atlas
    links = citations_of(source, atlas)
    records = {link.record.id: link.record for link in links}
    keys = {
        id_: (_ORDER[kind_of(record)], edition.sort_key(name_of(record, atlas, edition).text), id_)
        for id_, record in records.items()
    }
    return sorted(links, key=lambda link: keys[link.record.id])


def supports_table(links: Iterable[Backlink], site_url: str) -> str:
    """The statements as a table: the record with its fields, the place and the words of the source."""
    return csv_line(_COLUMNS) + "".join(csv_line(_cells(link, site_url)) for link in links)


def _cells(link: Backlink, site_url: str) -> tuple[str, ...]:
    citation = citation_at(link)
    fields = "; ".join(_fields(link, citation))
    address = f"{site_url}{address_of(link.record)}"
    return link.record.id, kind_of(link.record), address, fields, citation.at or "", citation.quote or ""


def _fields(link: Backlink, citation: Citation) -> Sequence[str]:
    return supported_fields(link.record, citation) if link.field == "sources" else (link.field,)


def supported(link: Backlink, source: Source, presenter: Presenter) -> Supported:
    """A statement that cites the source, in words."""
    citation = citation_at(link)
    labels = [presenter.edition.gettext(label) for label in _field_labels(link, citation)]
    language = source.language[0] if len(source.language) == 1 else UNDETERMINED
    return Supported(
        record=Phrase(name_of(link.record, presenter.atlas, presenter.edition), address_of(link.record)),
        field="; ".join((*labels[:1], *map(small_label, labels[1:]))),
        place=presenter.values.place(citation.at) if citation.at else None,
        quote=Words(citation.quote, language) if citation.quote else None,
        glosses=glosses(citation.quote, source.language, presenter.edition.language) if citation.quote else (),
    )


def _field_labels(link: Backlink, citation: Citation) -> Iterator[str]:
    """The labels of the fields; what a party did, or does not list, is told by its own."""
    cls: Any = type(link.record)
    told = next((step for step in link.path if step in _OF_PARTY), None) if link.field == "parties" else None
    if told:
        yield _labels(Party)[str(told)]
    else:
        yield from (_labels(cls)[field] for field in _fields(link, citation))


@cache
def _labels(cls: Any) -> dict[str, str]:
    return {spec.key: spec.label for spec in specification(cls)}
