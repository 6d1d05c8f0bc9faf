"""The kinds of mistakes with examples, as the tests of the check have made them: the file mistakes.json beside this."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from atlas.messages.message import Clause, CountryName, Fragment, LanguageName, Value
from atlas.package import ROOT

FILE = ROOT / "pages" / "reference" / "mistakes.json"


class Example(NamedTuple):
    """A line with a mistake, in the file at `path`, and the values of the message and the hint on it."""

    path: str
    line: str
    hint: str | None
    values: Mapping[str, Value]


class Mistake(NamedTuple):
    """A kind of mistake: its code, its text, the room that tells it, the rule that it breaks, or "", and examples."""

    code: str
    text: str
    room: str
    rule: str
    is_warning: bool
    examples: tuple[Example, ...]


@cache
def mistakes() -> tuple[Mistake, ...]:
    """Every kind of mistake, in the order of the codes."""
    return tuple(_read_mistake(**fields) for fields in json.loads(FILE.read_text("utf-8")))


def mistakes_as_json(found: Iterable[Mistake]) -> str:
    """The text of the file."""
    return json.dumps([_written_mistake(one) for one in found], ensure_ascii=False, indent=1) + "\n"


def _written_mistake(mistake: Mistake) -> dict[str, Any]:
    examples = [{**one._asdict(), "values": _written_values(one.values)} for one in mistake.examples]
    return {**mistake._asdict(), "examples": examples}


def _read_mistake(*, examples: list[dict[str, Any]], **fields: Any) -> Mistake:
    read = (Example(**{**one, "values": _read_values(one["values"])}) for one in examples)
    return Mistake(**fields, examples=tuple(read))


def _written_values(values: Mapping[str, Value]) -> dict[str, Any]:
    return {name: _written(value) for name, value in values.items()}


def _read_values(values: Mapping[str, Any]) -> dict[str, Value]:
    return {name: _read(value) for name, value in values.items()}


def _written(value: Value) -> Any:
    match value:
        case tuple():
            return [_written(one) for one in value]
        case Fragment():
            return {"fragment": value.text, "values": _written_values(value.values)}
        case Clause():
            return {"clause": value.text}
        case CountryName():
            return {"country": value.code}
        case LanguageName():
            return {"language": value.tag}
        case _:
            return value


def _read(written: Any) -> Value:
    match written:
        case list():
            return tuple(map(_read, written))
        case {"fragment": text, "values": values}:
            return Fragment(text, **_read_values(values))
        case {"clause": text}:
            return Clause(text)
        case {"country": code}:
            return CountryName(code)
        case {"language": tag}:
            return LanguageName(tag)
        case _:
            found: str | int = written
            return found
