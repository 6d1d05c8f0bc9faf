"""Rules on proof: every statement has a source, a place in it and a quote."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.messages.message import N_, Message
from atlas.model.choices import Basis
from atlas.model.fields import Proof, specification
from atlas.model.records import Record
from atlas.model.shapes import Citation, Stated
from atlas.records.sources import is_findable, is_page, source_of
from atlas.records.statements import (
    Statement,
    all_values,
    fields_to_support,
    needs_proof,
    statements,
    supported_fields,
    supporting_citations,
    values_of_field,
)
from atlas.records.store import Atlas
from atlas.records.walk import Path
from atlas.rules.rule import Finding

QUOTE_LIMIT = 200
_NO_SOURCES = Message(
    "no-sources",
    N_("no source for '{field}', nor for any other field"),
    N_("add 'sources:' with the title, url, day of retrieval and words of a page, or the id of a source"),
)


def proven(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """Every statement has a source, in the record's `sources` under `supports` or beside it; an entry with a time or a
    standing, an end, a sum, an award or a result has it beside it.
    """
    declared = {spec.key for spec in specification(type(record))}
    if any(name not in declared for citation in record.sources for name in citation.supports):
        return  # what such a name means is asked first
    told = _fields_to_name(record)
    if without_any := _first_of_several_without_source(record):
        yield Finding(record, without_any.path, _NO_SOURCES.with_values(field=without_any.spec.key), key=True)
        return
    for statement in statements(record):
        if statement.citations or statement.path[-2:-1] == ("otherwise",):
            continue
        if statement.alone:
            yield Finding(record, statement.path, _without_own_source(statement), key=True)
        elif statement.spec.key not in told:
            yield Finding(record, statement.path, _without_source(statement), key=True)


def _first_of_several_without_source(record: Record) -> Statement | None:
    """The first of several statements of a record that names no source at all; None in any other."""
    if record.sources:
        return None
    found = [statement for statement in statements(record) if statement.path[-2:-1] != ("otherwise",)]
    unproven = [statement for statement in found if not statement.citations and not statement.alone]
    return unproven[0] if len(unproven) == len(found) and len({one.spec.key for one in found}) > 1 else None


def _fields_to_name(record: Record) -> tuple[str, ...]:
    """The fields of which one of the record's citations may be the proof, as it does not say what it supports."""
    if all(supported_fields(record, citation) for citation in record.sources):
        return ()
    named = {key for citation in record.sources for key in citation.supports}
    fields = fields_to_support(record)
    return tuple(key for key in fields if key not in named) or fields


def proven_once(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A value is proven beside it or by the record's sources, not both."""
    supported = {key for citation in record.sources for key in citation.supports}
    for spec in (spec for spec in specification(type(record)) if spec.key in supported):
        proven = [value for _, value in values_of_field(record, spec) if needs_proof(value)]
        if proven and all(getattr(value, "sources", ()) for value in proven):
            for index, citation in enumerate(record.sources):
                if spec.key in citation.supports:
                    path = ("sources", index, "supports", citation.supports.index(spec.key))
                    message = Message(
                        "proven-twice",
                        N_("every value of '{field}' has its own sources"),
                        N_("remove '{field}' here, or the sources there"),
                        field=spec.key,
                    )
                    yield Finding(record, path, message)


def place_and_quote(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A citation says where in the source, and quotes at most 200 characters; a gazetteer's row needs no quote, and a
    quote from a web page no place.
    """
    for index, citation in enumerate(record.sources):
        path: Path = ("sources", index)
        if not supported_fields(record, citation):
            yield Finding(record, path, _supports_nothing(record), missing="supports")
        yield from _flaws_of_citation(record, path, citation, _only_gazetteer(record, citation), atlas)
    for statement in statements(record):
        if statement.own:
            gazetteer = statement.spec.proof is Proof.GAZETTEER
            for index, citation in enumerate(statement.citations):
                path = (*statement.path, "sources", index)
                yield from _flaws_of_citation(record, path, citation, gazetteer, atlas)
                if citation.supports:
                    hint = N_("beside a value it proves that value; remove 'supports'")
                    message = Message("supports-in-value", N_("'supports' inside a value"), hint)
                    yield Finding(record, (*path, "supports"), message)


def inferred_with_note(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """An inferred value says in a note how it was inferred."""
    for path, spec, value in all_values(record):
        if isinstance(value, Stated) and value.basis is Basis.INFERRED and not value.note:
            hint = N_("add note: {en: how it follows from the source}")
            message = Message("inferred-without-note", N_("'{field}' is inferred without a note"), hint, field=spec.key)
            yield Finding(record, path, message, key=True, missing="note")


def contradicted_with_source(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """Anything under `otherwise` has a source of its own."""
    for statement in statements(record):
        if statement.path[-2:-1] == ("otherwise",) and not statement.own:
            hint = N_("add the source that says otherwise")
            yield Finding(record, statement.path, Message("no-source-otherwise", N_("no source for 'otherwise'"), hint))


def _without_source(statement: Statement) -> Message:
    """The message on a value that no source proves."""
    message = Message("no-source", N_("no source for '{field}'"), field=statement.spec.key)
    sources = statement.record.sources
    if len(sources) == 1 and not sources[0].supports:
        hint = N_("add a source here; or, if that of the record proves it too, write there supports: [{fields}]")
        return message.with_hint(hint, fields=fields_to_support(statement.record))
    if statement.spec.proof is Proof.GAZETTEER:
        return message.with_hint(N_("add a source with the row, here or in 'sources' with supports: [{field}]"))
    return message.with_hint(N_("add a source with place and quote, here or in 'sources' with supports: [{field}]"))


def _without_own_source(statement: Statement) -> Message:
    """The message on a value that only its own sources prove, with the line to write."""
    field = next(str(step) for step in reversed(statement.path) if isinstance(step, str))
    supporting = supporting_citations(statement.record, statement.spec.key) or statement.record.sources
    message = Message(
        "no-own-source",
        N_("'{field}' has no source of its own"),
        N_("'supports' does not cover it; write in it sources: [{id: {source}, at: ..., quote: ...}]"),
        field=field,
        source=next((citation.id for citation in supporting if citation.id), "..."),
    )
    if isinstance(statement.value, Stated):
        hint = N_(
            "'supports' does not cover it; write {value: {value}, sources: [{id: {source}, at: ..., quote: ...}]}"
        )
        return message.with_hint(hint, value=str(statement.value.value))
    return message


def _supports_nothing(record: Record) -> Message:
    message = Message("supports-nothing", N_("a source that supports nothing"))
    if fields := _fields_to_name(record):
        return message.with_hint(N_("name the fields it proves: supports: [{fields}]"), fields=fields)
    return message.with_hint(N_("remove it: every value has its own sources"))


def _only_gazetteer(record: Record, citation: Citation) -> bool:
    proofs = {spec.key: spec.proof for spec in specification(type(record))}
    supported = supported_fields(record, citation)
    return bool(supported) and all(
        proofs.get(key, Proof.GAZETTEER) in (Proof.GAZETTEER, Proof.OURS) for key in supported
    )


def _asks_for_place(citation: Citation, atlas: Atlas) -> bool:
    """Tests for a source in which words are not found by searching, as they are in a web page that has been seen.

    Of a source that is told to be wrong itself nothing is asked: it is not known what it is.
    """
    source = source_of(citation, atlas)
    return source is not None and not is_page(source) and is_findable(source)


def _flaws_of_citation(
    record: Record, path: Path, citation: Citation, gazetteer: bool, atlas: Atlas
) -> Iterator[Finding]:
    lacks_place = not citation.at and _asks_for_place(citation, atlas)
    if lacks_place:
        hint = N_("add at: row 7") if gazetteer else N_("add at: page 3, slide 4, paragraph 2 or line 12")
        message = Message("no-place", N_("no place in the source '{id}'"), hint, id=citation.source_key)
        yield Finding(record, path, message, missing="at")
    in_row = gazetteer and (citation.at or "row").startswith("row")
    if not citation.quote and not in_row:
        hint = N_("add the fewest words that prove it")
        message = Message("no-quote", N_("no quote from the source '{id}'"), hint, id=citation.source_key)
        yield Finding(record, path, message, missing="quote")
    if citation.quote and len(citation.quote) > QUOTE_LIMIT:
        message = Message(
            "long-quote",
            N_("a quote of {length} characters; at most {limit} are kept"),
            N_("keep the words that prove the value, joined by ' … '"),
            length=str(len(citation.quote)),
            limit=str(QUOTE_LIMIT),
        )
        yield Finding(record, (*path, "quote"), message)
