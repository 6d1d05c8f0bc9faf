"""Declarations of fields: a line of documentation, a label, the kind of proof; read back as a specification."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, cast, dataclass_transform, get_args, get_origin, get_type_hints

from atlas.messages.message import N_
from atlas.parallel.pickling import fast_pickled

C = TypeVar("C", bound=type)


class Proof(Enum):
    """The proof that a value of a field needs: its name, a message of the catalogues."""

    STATEMENT = N_("a source")
    OWN = N_("its own source")
    GAZETTEER = N_("gazetteer")
    OURS = N_("none")


class Choice(StrEnum):
    """An allowed word and its label, an English message of the catalogues."""

    label: str

    def __new__(cls, value: str, label: str) -> Choice:
        self = str.__new__(cls, value)
        self._value_ = value
        self.label = label
        return self


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks text that is the id of a record of one of `kinds`, or one of the `words`."""

    kinds: tuple[str, ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field as declared. `key` is its name in YAML, `inverse` its label seen from the other end."""

    name: str
    key: str
    type: Any
    required: bool
    doc: str
    label: str
    proof: Proof
    inverse: str


def required(doc: str, label: str, proof: Proof = Proof.STATEMENT, *, inverse: str = "") -> Any:
    """A field that must be there. `inverse` labels the record on the page of what the field refers to."""
    return dataclasses.field(metadata={"doc": doc, "label": label, "proof": proof, "inverse": inverse or label})


def optional(doc: str, label: str, proof: Proof = Proof.STATEMENT, default: Any = None, *, inverse: str = "") -> Any:
    """A field that may be left out, which means: not stated."""
    metadata = {"doc": doc, "label": label, "proof": proof, "inverse": inverse or label}
    return dataclasses.field(default=default, metadata=metadata)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(required, optional))
def shape(cls: C) -> C:
    """Makes a frozen, slotted, keyword-only dataclass of declared fields.

    Class variables of shapes: a value in YAML without `key:` lines fills the field SCALAR_FIELD; exactly one of the
    fields ONE_OF is written, but each of QUALIFIERS may stand beside the one that it qualifies; the fields of the shape
    in the field INLINE stand among its own; the field HEAD begins the shape on a page.
    """
    return fast_pickled(cast(C, dataclass(frozen=True, slots=True, kw_only=True)(cls)))


def specification(cls: Any) -> tuple[FieldSpec, ...]:
    """The declared fields of a record's or shape's class in order, those that YAML may hold."""
    return _field_specs(cls)


def written_fields(cls: Any) -> tuple[FieldSpec, ...]:
    """The fields of a record or shape as a file holds them: those of the shape in INLINE stand in its place."""
    inline = getattr(cls, "INLINE", None)
    groups = ((spec,) if spec.name != inline else specification(without_none(spec.type)) for spec in specification(cls))
    return tuple(spec for group in groups for spec in group)


@cache
def _field_specs(cls: Any) -> tuple[FieldSpec, ...]:
    hints = get_type_hints(cls, include_extras=True)
    return tuple(
        FieldSpec(
            name=field.name,
            key=field.name.rstrip("_"),
            type=hints[field.name],
            required=field.default is dataclasses.MISSING,
            doc=field.metadata["doc"],
            label=field.metadata["label"],
            proof=field.metadata["proof"],
            inverse=field.metadata["inverse"],
        )
        for field in dataclasses.fields(cls)
        if "doc" in field.metadata
    )


@cache
def reference_in(type_: Any) -> Reference | None:
    """The Reference that annotates a type, if any."""
    if get_origin(type_) is not Annotated:
        return None
    mark = get_args(type_)[1]
    return mark if isinstance(mark, Reference) else None


@cache
def without_none(type_: Any) -> Any:
    """The type without `| None`."""
    if get_origin(type_) in (Union, UnionType):
        return next(argument for argument in get_args(type_) if argument is not NoneType)
    return type_
