"""The source of a citation as it is written: the id of a record, or the fields of a web page that has none."""

from __future__ import annotations

import re

from atlas.messages.message import N_, Message
from atlas.model.fields import specification
from atlas.model.records import Record
from atlas.model.shapes import Citation, InlineSource
from atlas.model.sources import Source
from atlas.reading.lines.shape_hints import in_flow, not_a_map, text_in_language
from atlas.reading.lines.yaml_nodes import Mapping, Node, Position, Scalar, Sequence


def _keys(cls: type) -> frozenset[str]:
    return frozenset(spec.key for spec in specification(cls))


OF_PAGES = _keys(InlineSource)
"""The fields that describe a web page."""
_OF_RECORDS = _keys(Source) - _keys(Record) - _keys(Citation) - OF_PAGES
"""Fields that only the record of a source has."""
_NEEDED = ("title", "url", "retrieved")
_ID = re.compile(r"[^\W_][\w-]*", re.ASCII)
_ADDRESS = re.compile(r"(?:https?:|//|www\.)\S+", re.IGNORECASE)
MARKDOWN_LINK = re.compile(r"(?:\[(?P<title>[^\]]*)\])?[(<](?P<url>\w+://[^\s)>]+)[)>]")
"""An address as Markdown writes it, with its words or without."""

NO_SOURCE = Message(
    "no-source-named", N_("no source is named"), N_("write its id, or {needed} of a web page"), needed=_NEEDED
)


def two_sources(node: Mapping) -> tuple[Position, Message] | None:
    """The message on a citation with an id and a described page, and its position; None for any other."""
    described = tuple(key for key in node.entries if key in OF_PAGES)
    if "id" not in node.entries or not described:
        return None
    message = Message(
        "two-sources",
        N_("'id' names a source, and {fields} describe one"),
        N_("keep the id alone; a page without a record has {needed} in its place"),
        fields=described,
        needed=_NEEDED,
    )
    return node.entries[described[0]][0].mark, message


def field_of_source(key: str) -> Message | None:
    """The message on a field that stands in the record of a source only; None for any other."""
    if key not in _OF_RECORDS:
        return None
    message = Message("field-of-source", N_("'{field}' belongs in the record of a source"), field=key)
    if key == "state_of":
        return message.with_hint(N_("write as_of: the time that is described"))
    return message.with_hint(N_("leave it out, or make the record data/sources/<id>.yaml and cite its id"))


def not_a_citation(node: Node) -> Message:
    """The message on a value or list in place of a citation: an id, an address or a title has its key."""
    message = not_a_map(Citation, node)
    only = node.items[0] if isinstance(node, Sequence) and len(node.items) == 1 else node
    if not isinstance(only, Scalar) or not only.text:
        return message
    return message.with_hint(N_("write {meant}"), meant=citing(only.text))


def citing(text: str) -> str:
    """The citation that was meant by an id, an address or a title."""
    if _ID.fullmatch(text):
        return f"{{id: {text}, ...}}"
    if (link := MARKDOWN_LINK.fullmatch(text)) and link["title"]:
        return f"{{title: {text_in_language(link['title'])}, url: {in_flow(link['url'])}, retrieved: ...}}"
    text = link["url"] if link else text
    if _ADDRESS.fullmatch(text):
        return f"{{title: ..., url: {in_flow(text)}, retrieved: ...}}"
    return f"{{title: {text_in_language(text)}, url: ..., retrieved: ...}}"
