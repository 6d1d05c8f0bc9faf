"""The extraction of sources: those described in citations get files of their own, and the citations name their ids."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from atlas.messages.message import N_, Fragment
from atlas.model.fields import specification
from atlas.model.kinds import path_of
from atlas.model.records import Record
from atlas.model.shapes import Citation, InlineSource
from atlas.model.sources import Source
from atlas.reading.folders import DATA
from atlas.reading.lines.yaml_nodes import locate, parse
from atlas.records.record_index import address_key
from atlas.records.sources import inline_sources, proposed_ids
from atlas.records.store import Atlas
from atlas.records.walk import Path, is_left_out, owners
from atlas.writing.formatting import formatted
from atlas.writing.ids import is_free
from atlas.writing.layout import laid_out
from atlas.writing.syntax_tree import Collection, Item, Written, WrittenScalar, comments_in, decoded, read_syntax_tree

_KEYS = frozenset(spec.key for spec in specification(InlineSource))
_MAY_DIFFER = ("url", "retrieved")
"""Fields in which citations of one page may differ: how its address is written, and the day on which it was seen."""


class Extraction(NamedTuple):
    """The texts of files by their paths: new sources, and files that cite them; and the reasons why others stay."""

    created: dict[str, bytes]
    changed: dict[str, bytes]
    kept: list[Fragment]


def extract_sources(root: FilePath, records: Sequence[Record], atlas: Atlas) -> Extraction:
    """Extracts every source described in these records, from all citations of its address; writes nothing."""
    described = (cited.source for record in records for cited in _citations_in(record))
    targets: list[_Target] = []
    citing: dict[str, tuple[Collection, type[Record]]] = {}
    kept: list[Fragment] = []
    for source in {address_key(source.url): source for source in described}.values():
        targets.append(target := _target(source, atlas, {one.id for one in targets}))
        for cited in _citations_of(source, atlas):
            path = path_of(cited.record)
            if fields := target.differing(cited):
                kept.append(_reason(root, cited, fields, target))
                continue
            if path not in citing:
                citing[path] = read_syntax_tree(decoded((root / path).read_bytes())), type(cited.record)
            target.take(cited, _collection_at(citing[path][0], cited.path))
    created = {target.path: target.text() for target in targets if target.entries}
    changed = {path: formatted(laid_out(tree).encode(), kind) for path, (tree, kind) in citing.items()}
    return Extraction(created, changed, kept)


class _Cited(NamedTuple):
    """A source that is described in a citation of a record, with the path to the citation."""

    record: Record
    path: Path
    source: InlineSource

    @property
    def citation(self) -> Citation:
        found: Citation = [*owners(self.record, (*self.path, Citation.INLINE))][-1]
        return found


@dataclass(slots=True)
class _Target:
    """The source that the citations are to name: its id, its values, and where it is new the entries of its file."""

    id: str
    values: dict[str, Any]
    is_new: bool
    entries: dict[str, Item] = field(default_factory=dict)

    @property
    def path(self) -> str:
        return f"{DATA}/sources/{self.id}.yaml"

    def differing(self, cited: _Cited) -> list[str]:
        """The fields that the source has otherwise, or as an old one lacks; `at` where the citation would need it."""
        if not self.is_new and not cited.citation.at and (self.values["document"] or not self.values["retrieved"]):
            return ["at"]
        own = {name: value for name, value in _filled(cited.source).items() if name not in _MAY_DIFFER}
        compared = own.keys() & self.values.keys() if self.is_new else own.keys()
        return sorted(name for name in compared if self.values.get(name) != own[name])

    def take(self, cited: _Cited, citation: Collection) -> None:
        """Takes the entries that describe the source out of a citation, which gets the id in their place."""
        described = [item for item in citation.items if _key(item) in _KEYS]
        moved = {_key(item): item for item in described if self.is_new and self._wants(_key(item), cited.source)}
        self.entries |= moved
        self.values = {**_filled(cited.source), **self.values} | {key: getattr(cited.source, key) for key in moved}
        left = Collection(is_map=True, flow=False, items=[item for item in described if _key(item) not in moved])
        id_ = Item(_word("id"), _word(self.id), above=list(comments_in(left)))
        citation.items = [id_, *(item for item in citation.items if item not in described)]

    def text(self) -> bytes:
        """The file of the new source in canonical form."""
        language = Item(_word("language"), _word(next(iter(self.values["title"]))))
        items = list(({"language": language} | self.entries).values())
        return formatted(laid_out(Collection(is_map=True, flow=False, items=items)).encode(), Source)

    def _wants(self, key: str, source: InlineSource) -> bool:
        """Tests for an entry that the new file lacks, or that tells of a later look at the page."""
        is_later = key == "retrieved" and source.retrieved.extent.first_min > self.values[key].extent.first_min
        return key not in self.entries or is_later


def _target(source: InlineSource, atlas: Atlas, proposed: Container[str]) -> _Target:
    """The record of a source with this address; a new one where there is none, with an id that is not `proposed`."""
    shown = (link.record for link in atlas.links_to_address(source.url) if not link.record.withdrawn)
    if known := next((record for record in shown if isinstance(record, Source)), None):
        return _Target(known.id, {spec.name: getattr(known, spec.name) for spec in specification(Source)}, is_new=False)
    id_ = next(id_ for id_ in proposed_ids(source) if id_ not in proposed and is_free(id_, atlas))
    return _Target(id_, _filled(source), is_new=True)


def _citations_of(source: InlineSource, atlas: Atlas) -> Iterator[_Cited]:
    """The citations in which a source of this address is described."""
    for record in {link.record.id: link.record for link in atlas.links_to_address(source.url)}.values():
        cited_there = _citations_in(record)
        yield from (cited for cited in cited_there if address_key(cited.source.url) == address_key(source.url))


def _citations_in(record: Record) -> list[_Cited]:
    return [_Cited(record, path, source) for path, source in inline_sources(record)]


def _filled(source: InlineSource) -> dict[str, Any]:
    values = {spec.name: getattr(source, spec.name) for spec in specification(InlineSource)}
    return {name: value for name, value in values.items() if not is_left_out(value)}


def _reason(root: FilePath, cited: _Cited, fields: Sequence[str], target: _Target) -> Fragment:
    """The reason why a source stays where it is described."""
    path = path_of(cited.record)
    mark = locate(parse((root / path).read_bytes()).root, cited.path)
    place = f"{path}:{mark.line}:{mark.column}"
    text = N_("{place}: the source stays here: {path} does not say the same ({fields})")
    return Fragment(text, place=place, path=target.path, fields=tuple(fields))


def _collection_at(tree: Collection, path: Path) -> Collection:
    """The map at a path, or the nearest one that the file has: a list of one may be written as its item."""
    node: Written = tree
    for step in path:
        if isinstance(node, Collection) and node.is_map:
            node = next((item.value for item in node.items if _key(item) == step), node)
        elif isinstance(node, Collection) and isinstance(step, int):
            node = node.items[step].value
    if not isinstance(node, Collection):
        raise ValueError(f"no citation stands at {path}")
    return node


def _key(item: Item) -> str:
    return item.key.value if item.key else ""


def _word(text: str) -> WrittenScalar:
    return WrittenScalar(text, text, "")
