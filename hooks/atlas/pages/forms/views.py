"""The views of the forms for new records."""

from __future__ import annotations

from typing import NamedTuple

from atlas.pages.phrases.hosts import NewFile
from atlas.pages.phrases.views import Phrase


class Option(NamedTuple):
    """A value that can be chosen, and its words."""

    value: str
    label: str


class FormField(NamedTuple):
    """A field of a record as a form asks for it.

    `control` is the name of the macro in form_controls.md that asks for a value. `many`: there may be several values.
    `kinds` are those of the records that may be named. `proven`: a source must prove it. `example` is a right value.
    """

    key: str
    label: str
    doc: str
    control: str
    required: bool = False
    many: bool = False
    proven: bool = False
    with_country: bool = False
    options: tuple[Option, ...] = ()
    kinds: tuple[str, ...] = ()
    example: str = ""


class FormView(NamedTuple):
    """The form for a new record of a kind; `keys` are in the order in which a file has them.

    `rare` fields are folded away, `citation` are those of a source. `texts` are the sentences that the script shows, by
    name. `schema` is the file that describes the kind, `records` the folder of the files with ids and names.
    """

    kind: str
    title: str
    keys: tuple[str, ...]
    fields: tuple[FormField, ...]
    rare: tuple[FormField, ...]
    citation: tuple[FormField, ...]
    languages: tuple[Option, ...]
    countries: tuple[Option, ...]
    texts: tuple[tuple[str, str], ...]
    schema: str
    records: str
    new_file: NewFile


class FormsView(NamedTuple):
    """The choice of a form."""

    title: str
    forms: tuple[Phrase, ...]
