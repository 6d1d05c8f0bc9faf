"""A message: its code, its text and hint as in the catalogues, the values of their fields; and the parts of values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce, total_ordering
from typing import Protocol, TypeAlias

from babel import Locale

from atlas.parallel.pickling import fast_pickled

_LONGEST_VALUE = 160
_FIELD = re.compile(r"\{([a-z_]+)\}")


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Marks a message of the catalogues that is translated where it is shown."""
    return message


class Wording(Protocol):
    """The words of a language, such as those of an edition of the site."""

    def gettext(self, message: str, /) -> str:
        """The message of the catalogues in this language."""

    def ngettext(self, one: str, several: str, number: int, /) -> str:
        """The message of the catalogues in this language, in the form for this number."""

    def number(self, number: int, /) -> str:
        """The number with the separators of this language."""

    def country(self, code: str, /) -> str:
        """The country's name."""

    def language_name(self, tag: str, /) -> str:
        """The language's name."""


class _English:
    def gettext(self, message: str, /) -> str:
        return message

    def ngettext(self, one: str, several: str, number: int, /) -> str:
        return one if number == 1 else several

    def number(self, number: int, /) -> str:
        return f"{number:,}"

    def country(self, code: str, /) -> str:
        return str(Locale("en").territories.get(code, code))

    def language_name(self, tag: str, /) -> str:
        return str(Locale("en").languages.get(tag, tag))


ENGLISH: Wording = _English()


class Translatable(Protocol):
    """A value that has words of its own in each language."""

    def say(self, wording: Wording) -> str:
        """The value in these words."""


Value: TypeAlias = "str | int | Translatable | tuple[Value, ...]"
"""A value of a message: text as it was written, a quantity, a part with words of its own, or a list of these."""


@fast_pickled
@dataclass(frozen=True, slots=True, init=False)
class Fragment:
    """Words within a sentence: a message of the catalogues, with the values of its fields."""

    text: str
    values: Mapping[str, Value]

    def __init__(self, text: str, /, **values: Value) -> None:
        _set(self, text=text, values=values)

    def say(self, wording: Wording) -> str:
        """The fragment in these words."""
        return _filled(self.text, self.values, wording)


@fast_pickled
@dataclass(frozen=True, slots=True)
class Clause:
    """A title or sentence of the catalogues within another sentence: it begins small and has no full stop."""

    text: str

    def say(self, wording: Wording) -> str:
        """The clause in these words."""
        said = wording.gettext(self.text).rstrip(".")
        return said if said[:2].isupper() else said[:1].lower() + said[1:]


@fast_pickled
@dataclass(frozen=True, slots=True)
class CountryName:
    """The name of a country, by its code."""

    code: str

    def say(self, wording: Wording) -> str:
        """The name in this language."""
        return wording.country(self.code)


@fast_pickled
@dataclass(frozen=True, slots=True)
class LanguageName:
    """The name of a language, by its tag."""

    tag: str

    def say(self, wording: Wording) -> str:
        """The name in this language."""
        return wording.language_name(self.tag)


@total_ordering
@fast_pickled
@dataclass(frozen=True, slots=True, init=False, eq=False)
class Message:
    """A mistake and, as hint, the way out. Each kind of mistake has one code and one text, and may have several hints.

    `text` and `hint` are messages of the catalogues; both may name any of the `values`: `no record '{id}'`.
    Messages are equal, and in order, by their English text: a mistake is told once, with one hint.
    """

    code: str
    text: str
    hint: str | None
    values: Mapping[str, Value]

    def __init__(self, code: str, text: str, hint: str | None = None, /, **values: Value) -> None:
        _set(self, code=code, text=text, hint=hint, values=values)

    def __str__(self) -> str:
        return self.say()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and str(self) == str(other)

    def __lt__(self, other: Message) -> bool:
        return str(self) < str(other)

    def __hash__(self) -> int:
        return hash(str(self))

    def say(self, wording: Wording = ENGLISH) -> str:
        """The text in these words."""
        return _filled(self.text, self.values, wording)

    def say_hint(self, wording: Wording = ENGLISH) -> str | None:
        """The hint in these words; None where there is none."""
        return _filled(self.hint, self.values, wording) if self.hint else None

    def with_values(self, **values: Value) -> Message:
        """The message with these values too."""
        return Message(self.code, self.text, self.hint, **{**self.values, **values})

    def with_hint(self, hint: str, /, **values: Value) -> Message:
        """The message with this hint and its values."""
        return Message(self.code, self.text, hint, **{**self.values, **values})


class NotReadable(ValueError):
    """Raised for what cannot be read as the value that is meant; its message says why, and what to write."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def alternatives(values: Sequence[Value]) -> Value:
    """The values as a choice: `Han or Hangul`."""
    return _joined(N_("{one} or {other}"), values)


def together(values: Sequence[Value]) -> Value:
    """The values as a sum: `Cyrillic and Latin`."""
    return _joined(N_("{one} and {other}"), values)


def shown(value: str) -> str:
    """A value as it may stand in a report: in one line, of characters that are seen, with no command to a console."""
    text = value if len(value) <= _LONGEST_VALUE else f"{value[: _LONGEST_VALUE - 1]}…"
    if not text.isprintable():
        text = "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)
    return text.replace("##[", "\\x23#[")


def _joined(text: str, values: Sequence[Value]) -> Value:
    return reduce(lambda one, other: Fragment(text, one=one, other=other), values) if values else ""


def _set(target: object, **values: object) -> None:
    for name, value in values.items():
        object.__setattr__(target, name, value)


def _filled(text: str, values: Mapping[str, Value], wording: Wording) -> str:
    """The text in these words. Only its own braces are fields: those in values are left as they were written."""

    def value_of(field: re.Match[str]) -> str:
        return _said(values[field[1]], wording) if field[1] in values else field[0]

    return _FIELD.sub(value_of, wording.gettext(text))


def _said(value: Value, wording: Wording) -> str:
    match value:
        case str():
            return shown(value)
        case int():
            return wording.number(value)
        case tuple():
            return ", ".join(_said(one, wording) for one in value)
        case _:
            return value.say(wording)
