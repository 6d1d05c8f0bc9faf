"""The addresses in data/: which records have them, who cites them, with which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urldefrag

from atlas.model.kinds import kind_of, path_of
from atlas.model.records import Record
from atlas.model.shapes import Citation, InlineSource
from atlas.model.sources import Source
from atlas.model.values import Address, Quote
from atlas.reading.lines.yaml_nodes import Mapping, Node, NotYaml, PathStep, parse
from atlas.reading.lines.yaml_nodes import Sequence as List
from atlas.records.store import Atlas
from atlas.records.walk import leaves, owners


@dataclass(frozen=True, slots=True)
class Place:
    """A place where an address stands: the record (`sources/aasund-page`), its file and line, the path of the value.

    `archive` is the address of an archived copy that is known there, or "".
    """

    record: str
    file: str
    line: int
    path: tuple[PathStep, ...]
    written: str
    archive: str = ""


@dataclass(slots=True)
class Target:
    """An address to be visited, without its fragment; `quotes` are the words of its page, each with who cites them."""

    address: str
    places: list[Place] = field(default_factory=list)
    cited_by: dict[str, None] = field(default_factory=dict)
    quotes: dict[str, list[str]] = field(default_factory=dict)

    @property
    def archive(self) -> str:
        """The address of an archived copy, where one is known."""
        return next((place.archive for place in self.places if place.archive), "")


def targets(atlas: Atlas, project: Path) -> list[Target]:
    """All addresses of the records that are not withdrawn, in the order of the files."""
    found: dict[str, Target] = {}
    shown = [record for record in sorted(atlas.records, key=path_of) if not record.withdrawn]
    for record in shown:
        for place in _places(record, project):
            address = urldefrag(place.written).url
            found.setdefault(address, Target(address)).places.append(place)
    for record in shown:
        for source, quote in _cited(record, atlas):
            if target := found.get(urldefrag(source.url or "").url):
                target.cited_by[_name(record)] = None
                if quote and not getattr(source, "document", None):
                    target.quotes.setdefault(quote, []).append(_name(record))
    return list(found.values())


def _places(record: Record, project: Path) -> Iterator[Place]:
    here = [leaf for leaf in leaves(record) if leaf.type is Address]
    if not here:
        return
    root = _tree(project / path_of(record))
    for leaf in here:
        owner = [*owners(record, leaf.path)][-1]
        archive = getattr(owner, "archive_url", None) if leaf.path[-1] == "url" else None
        yield Place(_name(record), path_of(record), _line(root, leaf.path), leaf.path, leaf.value, archive or "")


def _cited(record: Record, atlas: Atlas) -> Iterator[tuple[Source | InlineSource, str]]:
    """The sources that a record cites with an address, and the words of each citation, or ""."""
    for leaf in leaves(record):
        if leaf.type is not Quote and leaf.path[-1] not in ("id", "url"):
            continue
        owner = [*owners(record, leaf.path)][-1]
        quote = leaf.value if leaf.type is Quote else ""
        if isinstance(owner, Citation):
            source = owner.source or (atlas.get(owner.id) if owner.id else None)
        elif isinstance(owner, InlineSource):
            source = owner
        else:
            source = record if quote else None
        if isinstance(source, (Source, InlineSource)) and source.url:
            yield source, quote


def _name(record: Record) -> str:
    return f"{kind_of(record)}/{record.id}"


def _tree(file: Path) -> Node | None:
    try:
        return parse(file.read_bytes()).root
    except (OSError, NotYaml):
        return None


def _line(node: Node | None, path: tuple[PathStep, ...]) -> int:
    """The line of a value; of what holds it where the file writes it in a short form."""
    for step in path:
        if isinstance(node, Mapping) and step in node.entries:
            node = node.entries[str(step)][1]
        elif isinstance(node, List) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
    return node.mark.line if node else 1
