"""The fields of a form, read from the model: the type of a field decides which control asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin

from atlas.languages.edition import Edition
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import Choice, FieldSpec, Proof, Reference, specification, without_none
from atlas.model.records import Record
from atlas.model.shapes import Actor, Citation, InlineSource, Link, Stated, TopicLink
from atlas.model.text import ANY_LANGUAGE, Text
from atlas.model.values import Address, Coordinates, Country, Duration, Language, Place, Quote
from atlas.pages.forms.views import FormField, Option
from atlas.writing.key_order import keys_in_order

_CONTROLS: dict[Any, tuple[str, str]] = {
    str: ("words", ""),
    bool: ("flag", ""),
    Text: ("texts", ""),
    PartialDate: ("date", "2014-10-14, 2014-10, 2014"),
    Country: ("country", ""),
    Language: ("language", ""),
    Address: ("address", "https://…"),
    Coordinates: ("coordinates", "61.785, 34.347"),
    Duration: ("words", "30 min"),
    Place: ("words", "page 3"),
    Quote: ("words", ""),
}
"""The control of each simple type, with the example of a value."""
_GENERAL = ("summary", "topics")
"""The fields of every kind for which a form asks; the others are rare, and written in the file."""


def form_fields(cls: type[Record], edition: Edition) -> tuple[FormField, ...]:
    """The fields of a kind for which a form can ask, in the order in which they are written."""
    general = {spec.key for spec in specification(Record)} - set(_GENERAL)
    specs = {spec.key: spec for spec in specification(cls) if spec.key not in general}
    return tuple(_fields((specs[key] for key in keys_in_order(cls) if key in specs), edition))


def citation_fields(edition: Edition) -> tuple[FormField, ...]:
    """The fields of a citation: the id of a source, or what describes a page without a record; then place and quote."""
    own = {spec.key: spec for spec in specification(Citation)}
    inline = {spec.key: spec for spec in specification(InlineSource) if spec.key in ("title", "url", "retrieved")}
    specs = (own["id"], *inline.values(), own["at"], own["quote"], own["as_of"])
    return tuple(field._replace(required=False, proven=False) for field in _fields(specs, edition))


def _fields(specs: Iterator[FieldSpec] | tuple[FieldSpec, ...], edition: Edition) -> Iterator[FormField]:
    for spec in specs:
        many, type_ = _single(spec.type)
        asked = _asked(type_, edition)
        if asked:
            yield asked._replace(
                key=spec.key,
                label=edition.gettext(spec.label),
                doc=edition.gettext(spec.doc),
                required=spec.required,
                many=many,
                proven=spec.proof is not Proof.OURS and type_ is not TopicLink,
            )


def _single(type_: Any) -> tuple[bool, Any]:
    """Tests if there may be several values; and the type of one, without what can be said of it."""
    type_ = without_none(type_)
    many = get_origin(type_) is tuple
    if many:
        type_ = get_args(type_)[0]
    return many, get_args(type_)[0] if get_origin(type_) is Stated else type_


def _asked(type_: Any, edition: Edition) -> FormField | None:
    """The control for a type, without the field's own words; None for what only a file can hold."""
    if get_origin(type_) is Annotated:
        base, mark = get_args(type_)
        return _annotated(base, mark, edition)
    if type_ in _CONTROLS:
        control, example = _CONTROLS[type_]
        return FormField("", "", "", control, example=example)
    if not isinstance(type_, type):
        return None
    if issubclass(type_, Choice):
        options = tuple(Option(str(word), edition.gettext(word.label)) for word in type_)
        return FormField("", "", "", "choice", options=options)
    if type_ is TopicLink:
        return _reference(type_)
    if issubclass(type_, (Actor, Link)):
        return _reference(type_)._replace(control="actor", with_country=issubclass(type_, Actor))
    return None


def _annotated(type_: Any, mark: Any, edition: Edition) -> FormField | None:
    if mark == ANY_LANGUAGE:
        return FormField("", "", "", "words")
    if isinstance(mark, Reference):
        words = tuple(Option(word, edition.gettext(word)) for word in mark.words)
        return FormField("", "", "", "id", kinds=mark.kinds, options=words)
    return _asked(type_, edition)


def _reference(cls: Any) -> FormField:
    """The control for a shape that names a record by its id."""
    (mark,) = (get_args(without_none(spec.type))[1] for spec in specification(cls) if spec.key == "id")
    return FormField("", "", "", "id", kinds=mark.kinds)
