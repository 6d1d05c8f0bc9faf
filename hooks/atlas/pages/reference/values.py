"""The types of the model in words, for those who write values."""

from __future__ import annotations

from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from atlas.languages.message_extraction import title
from atlas.messages.message import N_
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import Choice, Reference, without_none
from atlas.model.settings import GUIDE
from atlas.model.shapes import Day, End, Start, Stated
from atlas.model.text import Text
from atlas.model.values import Address, Coordinates, Country, Duration, Language, Name, Number, Place, Quote
from atlas.pages.reference.views import ValueView

LONG_VALUE = N_("Long value")
_DATES, _TEXTS, _CITING = f"{GUIDE}#dates", f"{GUIDE}#text", f"{GUIDE}#cite"
_SIMPLE: dict[Any, ValueView] = {
    str: ValueView(N_("words")),
    int: ValueView(N_("whole number")),
    bool: ValueView("`true`"),
    Number: ValueView(N_("number")),
    Text: ValueView(N_("text by language"), _TEXTS),
    Name: ValueView(N_("text by language, or plain words"), _TEXTS),
    PartialDate: ValueView(N_("date"), _DATES),
    Day: ValueView(N_("date of one day"), _DATES),
    Start: ValueView(N_("date of a beginning"), _DATES),
    End: ValueView(N_("date of an end"), _DATES),
    Country: ValueView(N_("country code")),
    Language: ValueView(N_("language tag")),
    Address: ValueView(N_("web address")),
    Quote: ValueView(N_("words, verbatim"), _CITING),
    Place: ValueView(N_("place in a source"), _CITING),
    Duration: ValueView(N_("duration")),
    Coordinates: ValueView(N_("degrees north and east")),
}


def value_of(type_: Any) -> ValueView:
    """Describes the values of a declared type."""
    if type_ in _SIMPLE:
        return _SIMPLE[type_]
    origin, arguments = get_origin(type_), get_args(type_)
    if origin in (Union, UnionType):
        return value_of(without_none(type_))
    if origin is tuple:
        return value_of(arguments[0])._replace(many=True)
    if origin is Stated:
        return value_of(arguments[0])._replace(long=True)
    if origin is Mapping:
        return value_of(arguments[1])._replace(by_language=True)
    if origin is Annotated:
        return _record_id(arguments[1])
    if isinstance(type_, TypeVar):
        return ValueView(N_("what the field holds"))
    return ValueView(title_of(type_), f"#{anchor_of(type_)}")


def is_simple(type_: Any) -> bool:
    """Tests if the values of a type have no fields and are no listed words."""
    return type_ in _SIMPLE or isinstance(type_, TypeVar)


def title_of(cls: type) -> str:
    """The name of a shape or of a list of words, in English."""
    return LONG_VALUE if cls is Stated else title(cls.__name__)


def anchor_of(cls: type) -> str:
    """The id of the section of a shape or of a list of words."""
    kind = "words" if issubclass(cls, Choice) else "shape"
    return f"{kind}-{title_of(cls).lower().replace(' ', '-')}"


def _record_id(mark: Reference) -> ValueView:
    return ValueView(N_("id"), kinds=mark.kinds, words=mark.words)
