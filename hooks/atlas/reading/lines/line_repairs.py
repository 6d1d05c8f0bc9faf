"""Mistakes in the lines of a file that has problems: each is named, and its line read as it was meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby
from typing import Any, get_args, get_origin

from atlas.messages.message import N_, Fragment, Message
from atlas.model.fields import specification, without_none
from atlas.model.kinds import KINDS
from atlas.model.parties import Act, Party
from atlas.model.shapes import Citation, InlineSource, Stated, Unnamed
from atlas.reading.lines.yaml_messages import KEY_WITHOUT_COLON, TAB
from atlas.reading.lines.yaml_nodes import NotYaml, Position, no_space_after_colon
from atlas.reading.values.code_names import language_codes
from atlas.reading.values.hidden_characters import INVISIBLE, INVISIBLE_CHARACTER, NO_BREAK_SPACE, SPACES

MERGE_MARK = re.compile(r"^[ \t]*(<{7}|\|{7}|={7}|>{7})(?=[ \t\r]|$)", re.M)
_LINE_BREAK = re.compile(r"\r\n?|\n")
_SEPARATOR = re.compile("[\x85\u2028\u2029]")
_FENCE = re.compile(r"\s*(```|~~~)\s*\w*\s*")
_INDENTATION = re.compile(rf"(?:-?[\s{INVISIBLE}]+|[{INVISIBLE}])*")
_KEY = re.compile(
    r"(?P<before> *(?:- +)*)(?P<key>[A-Za-z_]{2,20})\s*(?P<sign>[:：﹕︰=;])(?P<space>\s*)(?!//)(?P<value>\S.*)"
)
_DASH = re.compile(r"(?P<before> *)-(?=[^\W\d_][\w-]*\s*$|\{)")
_SPACE_AFTER_KEY = re.compile(rf" *(?:- +)*[A-Za-z_]+: *[{SPACES}]")
_WIDE_BRACKETS = re.compile(r"(?P<before>\s*(?:- +)*(?:[\w-]+: *)?)(?P<value>(?P<sign>[［｛]).*[］｝])\s*")
_SURPLUS = re.compile(r"(?P<rest>\s*(?:- +)*(?:[\w-]+: +)?[\[{].*)(?P<mark>[\]}])\s*")
_OF_JSON = re.compile(r"\s*(?P<meant>\"?[A-Za-z_]+\"?\s*:.*\S)\s*,\s*")
_FEW_LINES = 2
_IN_JSON_QUOTES = re.compile(r"\"(?:[^\"\\]|\\.)*\"")
_IN_QUOTES = re.compile(r"'[^']*'|\"[^\"]*\"")
_FULL_WIDTH_BRACKETS = Message(
    "full-width-brackets", N_("'{sign}' ({character}) in place of '{plain}'"), N_("write {meant}")
)
_TOO_MANY_BRACKETS = Message("too-many-brackets", N_("a '{mark}' closes what nothing opens"), N_("delete it"))
_FULL_WIDTH = Message("full-width-colon", N_("'{sign}' ({character}) in place of ':'"), N_("write '{name}: {value}'"))
NO_SPACE_AFTER_DASH = Message("no-space-after-dash", N_("no space after the '-' in '{entry}'"), N_("write '- {value}'"))
_FENCED = Message("code-fence", N_("'{mark}' is Markdown"), N_("delete this line: a file holds nothing but its fields"))
_JSON_WITHOUT_BRACES = Message(
    "json-without-braces",
    N_("JSON without its braces"),
    N_("put the whole between braces, or leave out the ',' at the end of each line: {meant}"),
)
_MERGE_MARK = Message(
    "merge-mark",
    N_("'{mark}' is left over from an unfinished merge"),
    N_("of the lines between '<<<<<<<' and '>>>>>>>' keep those that are right, and delete the marks"),
)

Repair = tuple[str, int, Message]
"""A line as it was meant, the index of the mistake in the line as it was written, and the message."""


def merge_marks(text: str) -> list[NotYaml]:
    """The first mark of each merge that is not finished, wherever it stands."""
    found: list[NotYaml] = []
    is_open = False
    for number, line in enumerate(text.splitlines(), start=1):
        if mark := MERGE_MARK.match(line):
            if not is_open:
                found.append(NotYaml(_MERGE_MARK.with_values(mark=mark[1]), Position(number, mark.start(1) + 1)))
            is_open = mark[1][0] not in ">" and (is_open or mark[1][0] == "<")
    return found


def json_without_braces(text: str) -> tuple[NotYaml, str] | None:
    """The mistake, and the text without the commas at the ends of its lines, where it is JSON without its braces."""
    lines = text.splitlines()
    row = next((row for row, line in enumerate(lines) if line.strip()), 0)
    first = _OF_JSON.fullmatch(lines[row]) if lines else None
    ends = sum(line.rstrip().endswith(",") and line[:1].strip() != "" for line in lines)
    if first is None or (first["meant"][0] != '"' and ends < _FEW_LINES):
        return None
    depth, plain = 0, []
    for line in lines:
        signs = _IN_JSON_QUOTES.sub("", line)
        depth += sum(map(signs.count, "[{")) - sum(map(signs.count, "]}"))
        plain.append(line.rstrip().removesuffix(",") if depth == 0 else line)
    mistake = _JSON_WITHOUT_BRACES.with_values(meant=first["meant"])
    return NotYaml(mistake, Position(row + 1, first.start("meant") + 1)), "\n".join(plain) + "\n"


def repaired_lines(text: str) -> tuple[str, list[NotYaml]]:
    """The text with each line as it was meant, and the mistakes; those that stand in many lines are told once."""
    lines: list[str] = []
    found: list[tuple[Message, Position]] = []
    for number, line in enumerate(_LINE_BREAK.split(text.removesuffix("\n")), start=1):
        meant = line
        for repair in _REPAIRS:
            if done := repair(meant):
                meant, at, message = done
                found.append((message, Position(number, at + 1)))
        lines.append(meant)
    return "\n".join(lines) + "\n", [*_once_each(found)]


def _once_each(found: list[tuple[Message, Position]]) -> Iterator[NotYaml]:
    """The mistakes; of those with one text only the first, with the numbers of the lines that have it too."""
    for _, group in groupby(sorted(found, key=lambda one: (str(one[0]), one[1])), key=lambda one: str(one[0])):
        (message, first), *others = group
        lines = tuple(str(line) for line in dict.fromkeys(mark.line for mark in (first, *(mark for _, mark in others))))
        if others and message.code in _IN_MANY_LINES:
            message = message.with_hint(_IN_MANY_LINES[message.code], lines=lines)
            others = []
        yield NotYaml(message, first)
        yield from (NotYaml(other, mark) for other, mark in others)


_IN_MANY_LINES = {
    "tab": N_("indent with spaces, in lines {lines}"),
    "no-break-space": N_("write plain spaces, in lines {lines}"),
}


def _fence(line: str) -> Repair | None:
    fence = _FENCE.fullmatch(line)
    return ("", fence.start(1), _FENCED.with_values(mark=fence[1])) if fence else None


def _tab(line: str) -> Repair | None:
    before = _INDENTATION.match(line)
    at = before[0].find("\t") if before else -1
    if at < 0 or before is None or not line.strip():
        return None
    return before[0].replace("\t", "  ") + line[before.end() :], at, TAB


def _hidden(line: str) -> Repair | None:
    """A space that is not plain, or an invisible character, where a line begins or its value does."""
    begin = (_SPACE_AFTER_KEY.match(line) or _INDENTATION.match(line) or [""])[0]
    at = next((at for at, sign in enumerate(begin) if not sign.isascii()), None)
    if at is None:
        return None
    plain = re.sub(f"[{INVISIBLE}]", "", re.sub(f"[{SPACES}]", " ", begin))
    message = NO_BREAK_SPACE if begin[at].isspace() else INVISIBLE_CHARACTER
    place = Fragment(N_("where the value begins")) if ":" in begin else Fragment(N_("where the line begins"))
    return plain + line[len(begin) :], at, message.with_values(character=f"U+{ord(begin[at]):04X}", place=place)


def _separator(line: str) -> Repair | None:
    """A sign that breaks the line where nobody sees it."""
    found = _SEPARATOR.search(line)
    if found is None:
        return None
    place = Fragment(N_("at letter {number}"), number=str(found.start() + 1))
    message = INVISIBLE_CHARACTER.with_hint(N_("write a plain space"), character=f"U+{ord(found[0]):04X}", place=place)
    return _SEPARATOR.sub(" ", line), found.start(), message


def _colon(line: str) -> Repair | None:
    found = _KEY.fullmatch(line)
    if found is None or (found["sign"] == ":" and found["space"]) or not _is_key(found["key"]):
        return None
    before, key, sign, value = found["before"], found["key"], found["sign"], found["value"].rstrip()
    message = no_space_after_colon(f"{key}:{value}", key, value)
    if sign in "=;":
        message = KEY_WITHOUT_COLON.with_hint(N_("write '{name}: {value}'"), name=key, value=value)
    elif sign != ":":
        message = _FULL_WIDTH.with_values(sign=sign, character=f"U+{ord(sign):04X}", name=key, value=value)
    return f"{before}{key}: {value}", len(before), message


def _dash(line: str) -> Repair | None:
    found = _DASH.match(line)
    if found is None:
        return None
    value = line[found.end() :].strip()
    return (
        f"{found['before']}- {value}",
        len(found["before"]),
        NO_SPACE_AFTER_DASH.with_values(entry=f"-{value}", value=value),
    )


def _full_width(line: str) -> Repair | None:
    """A value between brackets as East Asian keyboards write them, with commas and colons of that kind within."""
    found = _WIDE_BRACKETS.fullmatch(line)
    if found is None:
        return None
    sign = found["sign"]
    plain = re.sub(r"([,:;])(?=\S)", r"\1 ", unicodedata.normalize("NFKC", found["value"]).replace("、", ","))
    message = _FULL_WIDTH_BRACKETS.with_values(sign=sign, character=f"U+{ord(sign):04X}", plain=plain[0], meant=plain)
    return found["before"] + plain, len(found["before"]), message


def _surplus_bracket(line: str) -> Repair | None:
    """A bracket at the end of a line in which all others are in pairs."""
    found = _SURPLUS.fullmatch(line)
    signs = _IN_QUOTES.sub("", found["rest"]) if found else ""
    if found is None or any(signs.count(one) != signs.count(other) for one, other in ("[]", "{}")):
        return None
    return found["rest"], found.start("mark"), _TOO_MANY_BRACKETS.with_values(mark=found["mark"])


_REPAIRS: tuple[Callable[[str], Repair | None], ...] = (
    _separator,
    _fence,
    _tab,
    _hidden,
    _colon,
    _dash,
    _full_width,
    _surplus_bracket,
)


def _is_key(word: str) -> bool:
    return word in field_keys() or (word in language_codes() and len(word) == 2)


@cache
def field_keys() -> frozenset[str]:
    """The keys of all fields of records and of the shapes that most records have."""
    return frozenset().union(*keys_of_shapes())


@cache
def keys_of_shapes() -> tuple[frozenset[str], ...]:
    """The keys of each kind of records, and of each shape that most records have."""
    shapes = (*KINDS.values(), Stated, Party, Act, Unnamed)
    described = {spec.key for cls in (Citation, InlineSource) for spec in specification(cls)}
    return (*(frozenset(spec.key for spec in specification(cls)) for cls in shapes), frozenset(described))


@cache
def first_keys() -> dict[str, str]:
    """The key with which an entry of each list of shapes begins: that of its bare value, else the first."""
    found: dict[str, str] = {}
    for cls in (*KINDS.values(), Party):
        for spec in specification(cls):
            item = _item_of(spec.type)
            if item is not None:
                first = getattr(item, "SCALAR_FIELD", None) or specification(item)[0].key
                found[spec.key] = first
    return found


def _item_of(type_: Any) -> Any:
    """The shape of the entries of a list, or None."""
    plain = without_none(type_)
    if get_origin(plain) is not tuple:
        return None
    item = get_args(plain)[0]
    if get_origin(item) is Stated:
        return Stated
    return item if hasattr(item, "__dataclass_fields__") else None
