"""Values in the wrong shape, and the right one with the writer's own words: for the hints of the conversion."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple

from atlas.languages.glossary import language_of_term
from atlas.messages.message import N_, Fragment, Message
from atlas.model.fields import written_fields
from atlas.model.text import Text
from atlas.reading.lines.line_repairs import field_keys
from atlas.reading.lines.yaml_nodes import Mapping, Node, Scalar, Sequence
from atlas.reading.values.codes import is_language

_WORD = re.compile(r"[^\W_][\w-]*", re.ASCII)
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_FINNISH = re.compile(r"([aäouiyöek])\1|[äö]\w*y|y\w*[äö]|(?:en|in|t)$", re.IGNORECASE)
_PLAIN = re.compile(r"""[^\s\[\]{},:#&*!|>'"%@`?-](?:[^\[\]{},:#]|:(?=\S)|(?<=\S)#)*""")
_COMMA = re.compile(r"\s*,\s*(?=[A-Za-z_-]+: )")
_IN_MARKS = re.compile(r"\[[^\[\]]*\]|\{[^{}]*\}|\"[^\"]*\"|'[^']*'")
_SIGNS_OF_YAML = tuple("[]{}\"'|>&*!%@`#")
_COMMAS = frozenset(",;，；、")
"""Signs between entries, in European and East Asian type."""
_MARK = r"[-•·‣▪–—*+]+|\d{1,2}[.)]"
_IN_MARKED_LINES = re.compile(rf"(?:(?:{_MARK})\s*)?[a-z0-9][a-z0-9-]*(?:\s+(?:{_MARK})\s+[a-z0-9][a-z0-9-]*)+")
_ENDS = (("from", "to"), ("start", "end"), ("begin", "end"), ("first", "last"), ("from", "until"), ("begin", "until"))
_NO_TEXTS = frozenset(("null", "true", "false", "~"))
"""Words of other formats, which nobody means as a text."""
_LONGEST = 100
WRITE = N_("write {meant}")
_FORMS: dict[type, Fragment] = {
    Scalar: Fragment(N_("a value")),
    Sequence: Fragment(N_("a list")),
    Mapping: Fragment(N_("a map")),
}
NOT_A_MAP = Message("not-a-map", N_("{form} where 'key: value' lines are expected"))
WITHOUT_BRACES = Message("map-without-braces", N_("a map without braces"), WRITE)
SEVERAL_FIELDS = Message(
    "fields-in-one-line", N_("several fields in one line"), N_("write each in a line of its own: {fields}")
)
LIST_WITHOUT_BRACKETS = Message("list-without-brackets", N_("a list without brackets"), WRITE)
EACH_AN_ENTRY = N_("write each as an entry of its own: {meant}")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_CUT_BY_COMMA = Message(
    "cut-by-comma", N_("the text ends before the comma"), N_("a text that holds a comma goes in quotes: {meant}")
)


def without_brackets(node: Node) -> str | None:
    """The list of words that a value with commas, or marks of a list, was meant as; None for any other value."""
    if not isinstance(node, Scalar) or len(node.text) > _LONGEST:
        return None
    if marked := in_marked_lines(node):
        return marked
    if _COMMAS.isdisjoint(node.text):
        return None
    text = unicodedata.normalize("NFKC", node.text).replace("、", ",")
    words = re.split(r"\s*[,;]\s*|\s+(?=[-–]\s)", text.strip().strip("[](),;"))
    return flow_list(words) if len(words) > 1 and all(map(_WORD.fullmatch, words)) else None


def in_marked_lines(node: Scalar) -> str | None:
    """The list of ids that lines with marks between them were meant as, which are read as one value."""
    if not _IN_MARKED_LINES.fullmatch(node.text):
        return None
    return flow_list(word for word in re.split(rf"(?:^|\s+)(?:{_MARK})?\s*", node.text) if word)


def joined_entries(node: Node) -> Mapping | None:
    """The map that a list of `key: value` entries was meant as."""
    items = node.items if isinstance(node, Sequence) else []
    maps = [item for item in items if isinstance(item, Mapping)]
    entries = {key: entry for one in maps for key, entry in one.entries.items()}
    if not maps or len(maps) != len(items) or len(entries) != sum(len(one.entries) for one in maps):
        return None
    return Mapping(entries, node.mark)


def as_map(node: Node) -> str | None:
    """The map that a node is, or was meant as, in one line; None where it is too long for a hint."""
    found = node if isinstance(node, Mapping) else joined_entries(node)
    return short_enough(flow_text(found)) if found else None


def as_list(node: Node) -> str | None:
    """The list that a map of keys without values was meant as."""
    if (
        not isinstance(node, Mapping)
        or not node.entries
        or any(not is_empty(child) for _, child in node.entries.values())
    ):
        return None
    words = (word for key in node.entries for word in re.split(r"\s*;\s*", key))
    return short_enough(flow_list(map(in_flow, words)))


def texts_in_list(node: Sequence) -> str | None:
    """The map that a list of texts was meant as, where their letters tell the language of each."""
    texts = [item.text for item in node.items if isinstance(item, Scalar) and item.text]
    languages = {language_of_letters(text): in_flow(text) for text in texts}
    return short_enough(flow_map(languages)) if len(texts) == len(node.items) == len(languages) else None


def two_ends(node: Mapping) -> str | None:
    """The interval that a map with the two ends of a date was meant as."""
    ends = [child.text for _, child in node.entries.values() if isinstance(child, Scalar)]
    return "/".join(ends) if tuple(node.entries) in _ENDS and len(ends) == 2 else None


def text_in_language(text: str, language: str = "") -> str:
    """A text as the map of its language, by default that which its letters allow."""
    if text in _NO_TEXTS:
        return "{en: ...}"
    text = " ".join(text.split())
    short = text if len(text) <= 40 else f"{text[:40]}…"
    return f"{{{language or language_of_letters(text)}: {in_flow(short)}}}"


def language_of_letters(text: str) -> str:
    """The language of the site that the letters of a text point to."""
    if known := language_of_term(text):
        return known
    if _CYRILLIC.search(text):
        return "ru"
    if re.search(r"[åÅ]", text) or (re.search(r"[äöÄÖ]", text) and not _FINNISH.search(text)):
        return "sv"
    return "fi" if re.search(r"[äöÄÖ]", text) else "en"


class Joined(NamedTuple):
    """A map with the rests of values, which commas made keys, back in their values; and the keys of these values."""

    node: Mapping
    cut: frozenset[str]


def joined_at_commas(node: Mapping, is_key: Callable[[str], bool]) -> Joined:
    """The map as it was meant, where a value that holds a comma stands between brackets without quotes."""
    entries: dict[str, tuple[Scalar, Node]] = {}
    cut: set[str] = set()
    for key, (name, child) in node.entries.items():
        last = next(reversed(entries), None)
        name_before, before = entries[last] if last else (None, None)
        is_rest = isinstance(child, Scalar) and not child.text and not is_key(key)
        if last and name_before and isinstance(before, Scalar) and before.text and is_rest:
            comma = "," if key[:1].isdigit() and before.text[-1:].isdigit() else ", "
            entries[last] = (name_before, Scalar(f"{before.text}{comma}{key}", before.mark))
            cut.add(last)
        else:
            entries[key] = (name, child)
    return Joined(Mapping(entries, node.mark), frozenset(cut))


def cut_by_comma(key: str, node: Node) -> Message:
    """The message on a value that a comma cut."""
    if isinstance(node, Scalar) and _THOUSANDS.fullmatch(node.text):
        return _CUT_BY_COMMA.with_hint(WRITE, meant=f"{key}: {node.text.replace(',', '')}")
    return _CUT_BY_COMMA.with_values(meant=f"{key}: {quoted(node.text if isinstance(node, Scalar) else '')}")


def texts_in_line(text: str) -> dict[str, str] | None:
    """The texts, as YAML, of a map by language in one line: `fi: Åsund, sv: Åsund`; None for any other value."""
    return _entries(text, is_language)


def fields_in_line(text: str) -> dict[str, str] | None:
    """The values, as YAML, of the fields in one line: `title: Twins, url: ...`; None for any other value."""
    return _entries(text, field_keys().__contains__)


def repeated_in_line(text: str) -> list[str]:
    """The entries of a list in one line, each with the key of the first: `id: aasund, id: testograd`."""
    key = text.partition(": ")[0]
    entries = _COMMA.split(text)
    return entries if len(entries) > 1 and all(entry.startswith(f"{key}: ") for entry in entries) else []


def _entries(text: str, is_key: Callable[[str], bool]) -> dict[str, str] | None:
    written: dict[str, str] = {}
    for part in _COMMA.split(text):
        key, colon, value = part.partition(": ")
        if colon and is_key(key) and key not in written:
            written[key] = value.strip()
        elif not written or (colon and is_key == is_language and key in field_keys()):
            return None
        else:
            last = next(reversed(written))
            written[last] += f", {part}"
    found = {key: _in_yaml(value) for key, value in written.items()}
    return None if "" in found.values() else found


def _in_yaml(value: str) -> str:
    """The value as it stands between braces; "" for one that cannot stand there."""
    if _IN_MARKS.fullmatch(value):
        return value
    if not value or value.startswith(_SIGNS_OF_YAML):
        return ""
    texts = texts_in_line(value)
    return flow_map(texts) if texts else in_flow(value)


def is_empty(node: Node) -> bool:
    """Tests if a node holds nothing."""
    if isinstance(node, Scalar):
        return not node.text.strip()
    return not (node.items if isinstance(node, Sequence) else node.entries)


def says_nothing(node: Node) -> bool:
    """Tests if an entry of a list holds nothing, or says so as other formats do."""
    return is_empty(node) or (isinstance(node, Scalar) and node.text in ("null", "~"))


def short_enough(text: str) -> str | None:
    """The text, unless it is too long for a hint."""
    return text if len(text) <= _LONGEST else None


def not_a_map(cls: type, node: Node) -> Message:
    """The message on a value or list in place of a shape, with the shape of the writer's own values."""
    message = NOT_A_MAP.with_values(form=form_of(node))
    first = getattr(cls, "SCALAR_FIELD", None)
    inner = node.items[0] if isinstance(node, Sequence) and len(node.items) == 1 else node
    is_text = isinstance(inner, Scalar) and inner.text not in {"", *_NO_TEXTS}
    if isinstance(inner, Scalar) and is_text and (first or written_fields(cls)[0].required):
        meant = in_flow(inner.text) if first else _beginning_with(cls, inner.text)
        return message.with_hint(WRITE, meant=meant)
    if flow := as_map(node):
        return message.with_hint(WRITE, meant=flow)
    return message.with_hint(N_("for example {fields}"), fields=tuple(spec.key for spec in written_fields(cls)[:4]))


def _beginning_with(cls: type, text: str) -> str:
    """The shape of a class, with the first of its fields and a sign for the others."""
    first = written_fields(cls)[0]
    value = text_in_language(text) if first.type is Text else in_flow(text)
    return f"{flow_map({first.key: value})[:-1]}, ...}}"


def form_of(node: Node) -> Fragment:
    """The form of a node, as a message says it."""
    return _FORMS[type(node)]


def flow_text(node: Node) -> str:
    """The node as YAML in one line."""
    if isinstance(node, Scalar):
        return in_flow(node.text)
    if isinstance(node, Mapping):
        return flow_map({key: flow_text(child) for key, (_, child) in node.entries.items()})
    return flow_list(map(flow_text, node.items))


def flow_map(entries: dict[str, str]) -> str:
    """The map of these values, which are YAML already."""
    return "{" + ", ".join(f"{key}: {value}" for key, value in entries.items()) + "}"


def flow_list(items: Iterable[str]) -> str:
    """The list of these values, which are YAML already."""
    return f"[{', '.join(items)}]"


def in_flow(text: str) -> str:
    """A value as it is written between brackets: in quotes where it needs them."""
    return text if _PLAIN.fullmatch(text) and not text.endswith((" ", ":")) else quoted(text)


def quoted(text: str) -> str:
    """A value in quotes that need no backslash."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
