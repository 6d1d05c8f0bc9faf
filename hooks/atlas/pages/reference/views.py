"""The views of the reference. Texts in English are messages of the catalogues, which the templates translate."""

from __future__ import annotations

from typing import NamedTuple


class ValueView(NamedTuple):
    """The values that a field holds: `label`, in English, and the anchor or address that tells more of them.

    `kinds` are those of the records that may be named, `words` stand beside their ids. `many`: there may be several
    values, `by_language`: one for each language. `long`: each may be written as a long value.
    """

    label: str
    link: str = ""
    kinds: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    many: bool = False
    by_language: bool = False
    long: bool = False


class FieldView(NamedTuple):
    """A field: its name in YAML, its label, or "" where it says no more than `doc`, what it holds, and an example.

    `doc` and `proof`, which may be "", are in English.
    """

    key: str
    label: str
    doc: str
    required: bool
    value: ValueView
    example: str
    proof: str = ""


class SectionView(NamedTuple):
    """A table of fields: those of a kind, of all kinds, or of a shape. `title` and `doc` are in English.

    A plain value of a shape fills `scalar_field`; one of the fields `one_of` is written, beside which `qualifiers` may
    stand: each a field and the one that it qualifies. A shape has the fields of `parent` too, and those of `inline` may
    stand among its own.
    """

    key: str
    title: str
    doc: str
    fields: tuple[FieldView, ...]
    scalar_field: str = ""
    one_of: tuple[str, ...] = ()
    qualifiers: tuple[tuple[str, str], ...] = ()
    parent: ValueView | None = None
    inline: ValueView | None = None


class ChoiceView(NamedTuple):
    """The words that a field may hold, each with its label, in English."""

    key: str
    title: str
    doc: str
    words: tuple[tuple[str, str], ...]


class LimitView(NamedTuple):
    """A limit: a number, in the form of the language, and what it bounds, in English."""

    number: str
    of: str


class FieldsView(NamedTuple):
    """The page of all fields; `proofs` are the kinds of proof, in English: a name and what it asks for."""

    title: str
    proofs: tuple[tuple[str, str], ...]
    kinds: tuple[SectionView, ...]
    shared: SectionView
    shapes: tuple[SectionView, ...]
    choices: tuple[ChoiceView, ...]
    limits: tuple[LimitView, ...]


class ExampleView(NamedTuple):
    """A line with a mistake, and what the check says of it."""

    path: str
    line: str
    message: str
    hint: str


class CodeView(NamedTuple):
    """A kind of mistake: its code, the rule that it breaks, in English, or "", and examples."""

    code: str
    is_warning: bool
    rule: str
    message: str
    examples: tuple[ExampleView, ...]


class GroupView(NamedTuple):
    """The mistakes of one subject."""

    key: str
    title: str
    codes: tuple[CodeView, ...]


class ChecksView(NamedTuple):
    """The page of all that is checked."""

    title: str
    groups: tuple[GroupView, ...]
