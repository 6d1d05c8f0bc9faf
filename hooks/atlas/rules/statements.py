"""Rules on proof: every statement has a source, a place in it and a quote."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.model.choices import Basis
from atlas.model.fields import Proof, specification
from atlas.model.records import Record
from atlas.model.shapes import Citation, Stated
from atlas.records.statements import all_values, needs_proof, statements, values_of_field
from atlas.records.store import Atlas
from atlas.records.walk import Path
from atlas.rules.rule import Finding

QUOTE_LIMIT = 200


def proven(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """Every statement has a source, beside it or in the record's `sources` under `supports`."""
    for statement in statements(record):
        if not statement.citations and statement.path[-2:-1] != ("otherwise",):
            hint = f"add {statement.spec.proof.value}, here or in 'sources' with supports: [{statement.spec.key}]"
            yield Finding(record, statement.path, f"no source for '{statement.spec.key}'", hint, key=True)


def proven_once(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A value is proven beside it or by the record's sources, not both."""
    supported = {key for citation in record.sources for key in citation.supports}
    for spec in (spec for spec in specification(type(record)) if spec.key in supported):
        proven = [value for _, value in values_of_field(record, spec) if needs_proof(value)]
        if proven and all(getattr(value, "sources", ()) for value in proven):
            for index, citation in enumerate(record.sources):
                if spec.key in citation.supports:
                    path = ("sources", index, "supports", citation.supports.index(spec.key))
                    hint = f"remove '{spec.key}' here, or the sources there"
                    yield Finding(record, path, f"every value of '{spec.key}' has its own sources", hint)


def place_and_quote(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A citation says where in the source, and quotes at most 200 characters; a gazetteer's row needs no quote."""
    for index, citation in enumerate(record.sources):
        path: Path = ("sources", index)
        if not citation.supports:
            hint = "name the fields it proves: supports: [parties, since]"
            yield Finding(record, path, "a source that supports nothing", hint)
        yield from _flaws_of_citation(record, path, citation, _only_gazetteer(record, citation))
    for statement in statements(record):
        if statement.own:
            gazetteer = statement.spec.proof is Proof.GAZETTEER
            for index, citation in enumerate(statement.citations):
                yield from _flaws_of_citation(record, (*statement.path, "sources", index), citation, gazetteer)
                if citation.supports:
                    hint = "beside a value it proves that value; remove 'supports'"
                    yield Finding(
                        record,
                        (*statement.path, "sources", index, "supports"),
                        "'supports' inside a value",
                        hint,
                    )


def inferred_with_note(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """An inferred value says in a note how it was inferred."""
    for path, spec, value in all_values(record):
        if isinstance(value, Stated) and value.basis is Basis.INFERRED and not value.note:
            hint = "add note: {en: how it follows from the source}"
            yield Finding(record, path, f"'{spec.key}' is inferred without a note", hint, key=True)


def contradicted_with_source(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """What stands under `otherwise` has a source of its own."""
    for statement in statements(record):
        if statement.path[-2:-1] == ("otherwise",) and not statement.own:
            yield Finding(record, statement.path, "no source for 'otherwise'", "add the source that says otherwise")


def _only_gazetteer(record: Record, citation: Citation) -> bool:
    proofs = {spec.key: spec.proof for spec in specification(type(record))}
    return bool(citation.supports) and all(
        proofs.get(key, Proof.GAZETTEER) is not Proof.STATEMENT for key in citation.supports
    )


def _flaws_of_citation(record: Record, path: Path, citation: Citation, gazetteer: bool) -> Iterator[Finding]:
    if not citation.at:
        hint = "add at: row 7" if gazetteer else "add at: page 3, slide 4, paragraph 2 or line 12"
        yield Finding(record, path, f"no place in the source '{citation.id}'", hint)
    in_row = gazetteer and (citation.at or "row").startswith("row")
    if not citation.quote and not in_row:
        yield Finding(record, path, f"no quote from the source '{citation.id}'", "add the fewest words that prove it")
    if citation.quote and len(citation.quote) > QUOTE_LIMIT:
        message = f"a quote of {len(citation.quote)} characters; at most {QUOTE_LIMIT} are kept"
        yield Finding(record, (*path, "quote"), message, "keep the words that prove the value, joined by ' … '")
