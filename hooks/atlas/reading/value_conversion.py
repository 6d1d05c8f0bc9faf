"""The conversion of YAML nodes to single values and texts; every problem is noted."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from typing import Any

from atlas.messages.message import N_, Message, NotReadable
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import Choice
from atlas.model.problems import ONE_OF, did_you_mean, nearest
from atlas.model.text import UNDETERMINED, Text
from atlas.model.values import (
    Address,
    Coordinates,
    Country,
    Duration,
    Language,
    Number,
    Place,
    read_degrees,
    read_number,
)
from atlas.reading.coordinates import meant_coordinates
from atlas.reading.lines.shape_hints import (
    WRITE,
    as_map,
    cut_by_comma,
    flow_map,
    flow_text,
    form_of,
    in_flow,
    is_empty,
    joined_at_commas,
    short_enough,
    text_in_language,
    texts_in_list,
)
from atlas.reading.lines.yaml_nodes import Mapping, Node, Scalar, Sequence
from atlas.reading.notes import BAD, Notes
from atlas.reading.unknown_fields import words_by_label
from atlas.reading.values.codes import is_language, read_country, read_language
from atlas.reading.values.hidden_characters import disguise, undisguised
from atlas.reading.values.plain_values import (
    convert_address,
    convert_count,
    convert_duration,
    convert_flag,
    convert_number,
)
from atlas.reading.values.source_places import convert_place

_NO_VALUE = Message("no-value", N_("'{field}' has no value"))

NOT_ONE_VALUE = Message("not-one-value", N_("{form} where one value is expected"), N_("write one value"))

_CUT = Message(
    "cut-by-comment",
    N_("the text ends before '{comment}', which is a comment"),
    N_("a text that holds ' #' goes in quotes: '{text} {comment}'; a comment goes on a line of its own"),
)

_SAYS_NO_MORE = ("id", "value", "name", "code", "date", "year", "text")

_NUMBER_SIGNS = tuple(f"#{digit}" for digit in range(10))

READERS: dict[Any, Callable[[str], Any]] = {
    str: str,
    int: convert_count,
    bool: convert_flag,
    Number: convert_number,
    PartialDate: PartialDate.parse,
    Country: read_country,
    Language: read_language,
    Address: convert_address,
    Place: convert_place,
    Duration: convert_duration,
}


def no_value(key: str, name: Scalar, notes: Notes) -> Any:
    """Notes a field without a value; returns BAD."""
    return notes.bad(name.mark, _NO_VALUE.with_hint(N_("write one, or leave the line out"), field=key))


def convert_scalar(read: Callable[[str], Any], node: Node, notes: Notes) -> Any:
    """The value of a node as a function reads it from text."""
    if not isinstance(node, Scalar):
        return notes.bad(node.mark, _not_one_value(node))
    try:
        return read(node.text)
    except NotReadable as error:
        return notes.bad(node.mark, _disguised(read, node.text) or error.message)


def _disguised(read: Callable[[str], Any], text: str) -> Message | None:
    """The message on what keeps a text from being read, where it is a character that hides or looks like another."""
    plain = undisguised(text)
    try:
        read(plain)
    except NotReadable:
        return None
    return disguise(text) if plain != text else None


def _not_one_value(node: Node) -> Message:
    message = NOT_ONE_VALUE.with_values(form=form_of(node))
    inner = [node]
    while len(inner) == 1 and not isinstance(inner[0], Scalar):
        inner = inner[0].items if isinstance(inner[0], Sequence) else _value_of(inner[0])
    if len(inner) == 1 and (meant := short_enough(flow_text(inner[0]))):
        return message.with_hint(WRITE, meant=meant)
    return message


def _value_of(node: Node) -> list[Node]:
    """The value of a map that has nothing else, under a key that says no more."""
    entries = node.entries if isinstance(node, Mapping) else {}
    return [child for key, (_, child) in entries.items() if key in _SAYS_NO_MORE or is_language(key)]


def convert_choice(words: MappingOf[str, Choice], node: Node, notes: Notes) -> Any:
    """The word of a list that a node holds."""
    if isinstance(node, Scalar) and node.text in words:
        return words[node.text]
    if not isinstance(node, Scalar):
        message = Message("not-a-word", N_("{form} where a word is expected"), ONE_OF, form=form_of(node))
        return notes.bad(node.mark, message.with_values(words=tuple(words)))
    message = Message("unknown-word", N_("'{word}' is not known here"), ONE_OF, word=node.text, words=tuple(words))
    if (disguised := disguise(node.text)) and undisguised(node.text) in words:
        message = disguised
    elif near := did_you_mean(node.text, words) or _word_by_label(node.text, words):
        message = message.with_hint(N_("did you mean '{near}'? expected one of {words}"), near=near)
    return notes.bad(node.mark, message)


def _word_by_label(text: str, words: MappingOf[str, Choice]) -> str | None:
    """The word whose label in a language of contributors is this text, or nearly so."""
    labels = words_by_label(type(next(iter(words.values()))))
    return labels.get(nearest(text.casefold(), labels, 0.75) or "")


def convert_text(any_language: bool, node: Node, notes: Notes) -> Any:
    """The text by language that a node holds; with `any_language` it may stand without one."""
    if isinstance(node, Scalar):
        if any_language:
            return Text({UNDETERMINED: node.text})
        message = Message("text-without-language", N_("a text without its language"), WRITE)
        return notes.bad(node.mark, message.with_values(meant=text_in_language(node.text)))
    if isinstance(node, Sequence):
        message = Message("list-for-text", N_("a list where a text by language is expected"), N_("write {en: ...}"))
        if meant := as_map(node) or _only_text(node) or texts_in_list(node):
            message = message.with_hint(WRITE, meant=meant)
        return notes.bad(node.mark, message)
    if not all(map(is_language, node.entries)):
        if meant := _text_without_colon(node):
            message = Message("text-without-language", N_("a text without its language"), WRITE)
            return notes.bad(next(iter(node.entries.values()))[0].mark, message.with_values(meant=meant))
        node, cut = joined_at_commas(node, is_language)
        for key in sorted(cut):
            notes.bad(node.entries[key][1].mark, cut_by_comma(key, node.entries[key][1]))
    values = {key: _convert_text_in(key, name, child, notes) for key, (name, child) in node.entries.items()}
    return BAD if any(value is BAD for value in values.values()) else Text(values)


def _text_without_colon(node: Mapping) -> str | None:
    """The map that one text between brackets was meant as: `{Aasund}`, `{en Aasund}`, `{en = Aasund}`."""
    (text, (_, child)), *others = node.entries.items()
    signs = [re.fullmatch(r"([a-z]{2})\s*=\s*(.+)", key) for key in node.entries]
    if others and all(signs) and all(is_empty(value) for _, value in node.entries.values()):
        return short_enough(flow_map({found[1]: in_flow(found[2]) for found in signs if found}))
    if others or not is_empty(child) or is_language(text):
        return None
    found = re.fullmatch(r"([a-z]{2})(?:\s*[=-]\s*|\s+)(.+)", text)
    if found and is_language(found[1]):
        return flow_map({found[1]: in_flow(found[2])})
    return text_in_language(text)


def _only_text(node: Sequence) -> str | None:
    only = node.items[0] if len(node.items) == 1 else None
    return text_in_language(only.text) if isinstance(only, Scalar) else None


def _convert_text_in(key: str, name: Scalar, node: Node, notes: Notes) -> Any:
    language = convert_scalar(read_language, name, notes)
    if language is BAD and is_empty(node):
        return BAD
    if is_empty(node):
        return notes.bad(name.mark, _NO_VALUE.with_hint(N_("write one, or leave the language out"), field=key))
    _warn_of_comment(node, notes, starts=_NUMBER_SIGNS)
    text = convert_scalar(str, node, notes)
    return BAD if language is BAD else text


def convert_quote(node: Node, notes: Notes) -> Any:
    """The words of a source that a node holds."""
    _warn_of_comment(node, notes, starts=("#",))
    return convert_scalar(str, node, notes)


def _warn_of_comment(node: Node, notes: Notes, starts: tuple[str, ...]) -> None:
    """Warns of a comment with one of these starts, which may have been meant as a part of the text."""
    if isinstance(node, Scalar) and node.comment.startswith(starts):
        notes.warn(node.mark, _CUT.with_values(text=_short(node.text), comment=_short(node.comment)))


def convert_coordinates(node: Node, notes: Notes) -> Any:
    """The point whose degrees a node holds."""
    if not isinstance(node, Sequence) or len(node.items) != 2:
        message = Message(
            "not-two-numbers", N_("coordinates are two numbers"), N_("write [degrees north, degrees east]")
        )
        if meant := meant_coordinates(node):
            message = message.with_hint(WRITE, meant=meant)
        return notes.bad(node.mark, message)
    if not all(isinstance(item, Scalar) and _is_number(item.text) for item in node.items) and (
        meant := meant_coordinates(node)
    ):
        return notes.bad(
            node.mark, Message("not-plain-degrees", N_("coordinates are two plain numbers"), WRITE, meant=meant)
        )
    degrees = [convert_scalar(read_degrees, item, notes) for item in node.items]
    return BAD if BAD in degrees else Coordinates(*degrees)


def _is_number(text: str) -> bool:
    try:
        read_number(text)
    except NotReadable:
        return False
    return True


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
