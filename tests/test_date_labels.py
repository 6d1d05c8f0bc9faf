"""Every label of a date beside every form of date, in four languages, to be read as a table."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_origin

from atlas.languages.edition import edition
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import FieldSpec, specification, without_none
from atlas.model.kinds import KINDS
from atlas.model.shapes import Stated
from invented_data import LANGUAGES

TABLE = Path(__file__).parent / "date_labels.tsv"
FORMS = (
    *("1989-06-04", "1989-06", "1989", "0836", "1987~", "2014?", "2014%", "198X", "19XX", "2014-21"),
    *("2007/2009", "2007-03/2009-05", "../2010", "2017/..", "2014/", "/2014", "XXXX-06-04", "XXXX-06-04/XXXX-06-05"),
)


def date_fields() -> Iterator[FieldSpec]:
    """The fields of all kinds and shapes that hold a date."""
    seen: set[Any] = set()
    for kind in KINDS.values():
        yield from _date_fields(kind, seen)


def _date_fields(cls: Any, seen: set[Any]) -> Iterator[FieldSpec]:
    if cls in seen:
        return
    seen.add(cls)
    for spec in specification(cls):
        type_ = _single(spec.type)
        if PartialDate in (type_, *get_args(type_)):
            yield spec
        elif hasattr(type_, "__dataclass_fields__"):
            yield from _date_fields(type_, seen)


def _single(type_: Any) -> Any:
    """The type of one value of a field, without its long form."""
    type_ = without_none(type_)
    return _single(get_args(type_)[0]) if get_origin(type_) in (tuple, Stated) else type_


def table() -> str:
    """A line for each label, type and form."""
    editions = [edition(language, LANGUAGES) for language in LANGUAGES]
    labels = {(spec.label, _single(spec.type)): spec for spec in date_fields()}
    lines = ["\t".join(("date", *LANGUAGES))]
    for (_, type_), spec in sorted(labels.items(), key=lambda one: (one[0][0], str(one[0][1]))):
        for form in FORMS:
            said = (f"{one.gettext(spec.label)}: {one.say(PartialDate.parse(form), type_)}" for one in editions)
            lines.append("\t".join((form, *said)))
    return "\n".join(lines) + "\n"


def test_labels_and_dates_read_as_last_agreed() -> None:
    """With WRITE_GOLDEN=1 the table is written anew."""
    if os.environ.get("WRITE_GOLDEN"):
        TABLE.write_text(table(), "utf-8")
    assert table() == TABLE.read_text("utf-8")
