"""The source of a citation as it is written: the id of a record, or the fields of a web page that has none."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.messages.message import N_, Message
from atlas.model.fields import specification
from atlas.model.records import Record
from atlas.model.shapes import Citation, InlineSource
from atlas.model.sources import Source
from atlas.reading.yaml_nodes import Mapping, Position


def _keys(cls: type) -> frozenset[str]:
    return frozenset(spec.key for spec in specification(cls))


_INLINE = _keys(InlineSource)
_OF_RECORDS = _keys(Source) - _keys(Record) - _keys(Citation) - _INLINE
"""Fields that only the record of a source has."""


def flaws_of_source(node: Mapping) -> Iterator[tuple[Position, Message]]:
    """The flaws of the way in which a citation names its source, each with its position."""
    described = tuple(key for key in node.entries if key in _INLINE)
    if "id" in node.entries and described:
        message = Message(
            "two-sources",
            N_("'id' names a source, and {fields} describe one"),
            N_("keep the id alone; a page without a record has {needed} in its place"),
            fields=described,
            needed=("title", "url", "retrieved"),
        )
        yield node.entries[described[0]][0].mark, message
    elif "id" not in node.entries and not described:
        hint = N_("write its id, or {needed} of a web page")
        message = Message("no-source-named", N_("no source is named"), hint, needed=("title", "url", "retrieved"))
        yield node.mark, message
    for key in node.entries:
        if key in _OF_RECORDS:
            message = Message("field-of-source", N_("'{field}' stands in the record of a source"), field=key)
            hint = N_("leave it out, or make the record data/sources/<id>.yaml and cite its id")
            if key == "state_of":
                hint = N_("write as_of: the time whose state is described")
            yield node.entries[key][0].mark, message.with_hint(hint)
