"""Small values: codes, addresses, amounts, coordinates; and functions that read them from text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, NewType

from atlas.messages.message import N_, Message, NotReadable
from atlas.model.text import ANY_LANGUAGE, Text
from atlas.parallel.pickling import fast_pickled

Country = NewType("Country", str)
"""ISO 3166-1 alpha-2, upper case."""
Language = NewType("Language", str)
"""BCP 47."""
Address = NewType("Address", str)
"""A web address, http or https."""
Place = NewType("Place", str)
"""A place in a source: `page 3`, `slide 4`, `lines 12-14`, `row Q42`, `section 2, paragraph 1`."""
Quote = NewType("Quote", str)
"""Words of a source, verbatim."""
Duration = NewType("Duration", str)
"""`30 min` or `2 h`."""
Number = Decimal
"""An exact number in full units."""

Name = Annotated[Text, ANY_LANGUAGE]
"""A text that may be written without languages where it is the same in all."""

PLACE_UNITS = {
    "page": (N_("page"), N_("pages")),
    "slide": (N_("slide"), N_("slides")),
    "paragraph": (N_("paragraph"), N_("paragraphs")),
    "line": (N_("line"), N_("lines")),
    "row": (N_("row"), N_("rows")),
    "section": (N_("section"), N_("sections")),
}
"""The units of a place in a source, each with the messages for one and for several."""

PLACE = re.compile(rf"(?:{'|'.join(PLACE_UNITS)})s? \S+(?: ?[-–] ?\S+)?", re.ASCII)
DURATION = re.compile(r"[0-9]+ (?:min|h)")
ADDRESS = re.compile(r"https?://[^\s/?#@:]+(?::[0-9]+)?(?:[/?#]\S*)?")
_COUNT = re.compile(r"[0-9]{1,9}")
NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?")


@fast_pickled
@dataclass(frozen=True, slots=True)
class Coordinates:
    """Degrees north and east of a point, WGS 84."""

    latitude: Decimal
    longitude: Decimal


def read_place(text: str) -> Place:
    """Reads a place in a source. Raises NotReadable."""
    if not all(PLACE.fullmatch(part) for part in text.split(", ")):
        raise NotReadable(not_a_place(text))
    return Place(text)


def not_a_place(text: str) -> Message:
    """The message on a text that is no place in a source."""
    hint = N_("write for example 'page 3', 'lines 12-14' or 'row 7'")
    return Message("not-a-place", N_("'{value}' is not a place in a source"), hint, value=text)


def read_duration(text: str) -> Duration:
    """Reads a whole number of minutes or hours. Raises NotReadable."""
    if not DURATION.fullmatch(text):
        raise NotReadable(
            Message(
                "not-a-duration",
                N_("'{value}' is not a duration"),
                N_("write for example '30 min' or '2 h'"),
                value=text,
            )
        )
    return Duration(text)


def read_address(text: str) -> Address:
    """Reads an http or https address. Raises NotReadable."""
    if not ADDRESS.fullmatch(text):
        raise NotReadable(
            Message(
                "not-an-address",
                N_("'{value}' is not a web address"),
                N_("an address starts with https:// or http:// and has no spaces"),
                value=text,
            )
        )
    return Address(text)


def read_number(text: str) -> Decimal:
    """Reads a plain decimal number. Raises NotReadable."""
    if not NUMBER.fullmatch(text):
        raise NotReadable(
            Message(
                "not-a-number",
                N_("'{value}' is not a number"),
                N_("write it in full units, digits only: 682000000"),
                value=text,
            )
        )
    return Decimal(text)


def read_degrees(text: str) -> Decimal:
    """Reads a number of degrees. Raises NotReadable with a message."""
    try:
        return read_number(text)
    except NotReadable:
        message = Message(
            "not-degrees", N_("'{value}' is not a number of degrees"), N_("write for example 67.01"), value=text
        )
        raise NotReadable(message) from None


def read_count(text: str) -> int:
    """Reads a whole number above 0. Raises NotReadable."""
    if not _COUNT.fullmatch(text) or int(text) == 0:
        raise NotReadable(not_a_count(text))
    return int(text)


def not_a_count(text: str) -> Message:
    """The message on a text that is no whole number above 0."""
    return Message("not-a-count", N_("'{value}' is not a whole number above 0"), N_("write digits only"), value=text)


def read_flag(text: str) -> bool:
    """Reads true or false. Raises NotReadable."""
    if text not in ("true", "false"):
        raise NotReadable(
            Message(
                "neither-true-nor-false",
                N_("'{value}' is neither true nor false"),
                N_("write true, or leave the line out"),
                value=text,
            )
        )
    return text == "true"
