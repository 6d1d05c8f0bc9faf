"""References read from the other end: the role of a record for the one that names it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from atlas.model.choices import Standing
from atlas.model.fields import specification
from atlas.model.shapes import Actor, Award, Citation
from atlas.model.text import Text
from atlas.records.record_index import Backlink
from atlas.records.statements import supporting_citations

_SETTLES = frozenset(("on_behalf_of", "through", "for_", "said_by", "represents", "between", "with_"))
"""Fields that say why a record is named at all: deeper fields add nothing to that label."""


@dataclass(frozen=True, slots=True)
class Inverse:
    """The role of a record in one that names it; `label` is a message of the catalogues.

    `citations` prove the statement in which the reference stands. `result` is that of an award, which may be no prize.
    """

    label: str
    standing: Standing
    result: Text | None
    citations: tuple[Citation, ...]


def inverse(link: Backlink) -> Inverse:
    """Follows the path of a reference down the record: the innermost labels, standing and sources count."""
    value: Any = link.record
    label, standing, settled = "", Standing.STATED, False
    result: Text | None = None
    citations = supporting_citations(link.record, link.field)
    for step in link.path:
        if isinstance(step, int):
            value = value[step]
        else:
            spec = next(spec for spec in specification(type(value)) if spec.key == step)
            label = label if settled or _adds_nothing(step, label) else spec.inverse
            settled = settled or spec.name in _SETTLES
            value = getattr(value, spec.name)
        label = label if settled else _role(value) or label
        standing = _standing(value) or standing
        result = value.result if isinstance(value, Award) else result
        citations = getattr(value, "sources", ()) or citations
    return Inverse(label, standing, result, citations)


def _adds_nothing(step: str, label: str) -> bool:
    """Tests for a step into the value that the label names already: a long value, an actor, an actor's country."""
    return step in ("id", "value") or (step == "country" and bool(label))


def _role(value: Any) -> str | None:
    return value.role.label if isinstance(value, Actor) and value.role else None


def _standing(value: Any) -> Standing | None:
    found = getattr(value, "standing", None)
    return found if isinstance(found, Standing) and found is not Standing.STATED else None
