"""The sources of citations, whether or not they have a record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import count
from urllib.parse import urlsplit

from atlas.model.choices import Seen
from atlas.model.fields import specification
from atlas.model.records import Record
from atlas.model.shapes import Citation, InlineSource
from atlas.model.sources import Source
from atlas.model.values import Language
from atlas.records.record_index import Backlink
from atlas.records.store import Atlas
from atlas.records.walk import Path, cached_for_last_record, leaves, owners

_MANY = 1000
_NOT_IN_IDS = re.compile(r"\.\w+$|[^a-z0-9]+")


def source_of(citation: Citation, atlas: Atlas) -> Source | None:
    """The source of a citation: its record, or one without an id, made of what the citation says of it.

    None where no record has the id, or the form of its file has a mistake, which is told there alone.
    """
    if citation.source:
        return _source_without_record(citation.source)
    source = atlas.get(citation.id) if citation.id and not atlas.is_flawed(citation.id) else None
    return source if isinstance(source, Source) else None


def is_findable(source: Source) -> bool:
    """Tests for a source with an address or a kept text."""
    return bool(source.url or source.document)


def is_page(source: Source) -> bool:
    """Tests for a web page that has been seen and of which no text is kept: words are found there by searching."""
    seen = source.retrieved or source.seen in (Seen.LIVE_PAGE, Seen.STORED_COPY)
    return bool(source.url and seen) and not source.document


@lru_cache(_MANY)
def _source_without_record(source: InlineSource) -> Source:
    values = {spec.name: getattr(source, spec.name) for spec in specification(InlineSource)}
    return Source(id="", **{**values, "language": source.language or tuple(map(Language, source.title))})


@cached_for_last_record
def inline_sources(record: Record) -> list[tuple[Path, InlineSource]]:
    """The sources that are described in citations of the record, each with the path of its citation."""
    paths = [leaf.path for leaf in leaves(record) if leaf.path[-2:] == (Citation.INLINE, "url")]
    return [(path[:-2], [*owners(record, path)][-1]) for path in paths]


def citation_at(link: Backlink) -> Citation:
    """The citation in which a reference to a source, or its address, stands."""
    return next(owner for owner in owners(link.record, link.path) if isinstance(owner, Citation))


def proposed_id(source: InlineSource, atlas: Atlas) -> str:
    """A free id for the record of a source, made of its address."""
    return next(id_ for id_ in proposed_ids(source) if not atlas.holders_of(id_) and atlas.kind_at(id_) is None)


def proposed_ids(source: InlineSource) -> Iterator[str]:
    """The ids that the record of a source may get, the best first: made of its address, then with numbers."""
    host, path = urlsplit(source.url)[1:3]
    stem = _NOT_IN_IDS.sub("-", f"{host.removeprefix('www.')}{path}".casefold()).strip("-") or "source"
    yield stem
    yield from (f"{stem}-{number}" for number in count(2))
