"""Messages for errors of the YAML parser, in words for the person who edits the file."""

from __future__ import annotations

import re

import yaml

from atlas.messages.message import N_, Fragment, Message, Value, alternatives


def _starts_with(*signs: str) -> Message:
    quoted = alternatives([f"'{sign}'" for sign in signs])
    return Message("sign-at-start", N_("a value that starts with {signs}"), N_("put it in quotes"), signs=quoted)


_BACKSLASH = Message(
    "meaningless-backslash",
    N_("a '\\' in double quotes that means nothing"),
    N_("use single quotes, or write '\\\\'"),
)
_UNMEANT_ESCAPE = Message(
    "backslash-in-quotes",
    N_("'\\{letter}' in double quotes is a sign of its own"),
    N_("write it in single quotes: {meant}"),
)
_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*\\(?P<letter>[NLP_])")
_UNSEEN = re.compile("[\x85\xa0\u2028\u2029]")
_PATH = re.compile(r"[A-Za-z]:\\(?P<letter>[nrt])")
COLON = Message(
    "misplaced-colon",
    N_("a ':' where no key can stand"),
    N_("check the indentation; a value that holds ': ' goes in quotes"),
)
_FIRST_CHARACTER = Message("value-cannot-start", N_("{character} cannot start a value"), N_("put the value in quotes"))
_OPEN_QUOTE = Message("open-quote", N_("a quote that is opened is not closed"), N_("close it with the same mark"))
MISFIT = Message(
    "misfit-line",
    N_("a line that does not fit those above it"),
    N_("check its indentation and quotes"),
)
MISFIT_IN_LIST = Message(
    "misfit-line-in-list",
    N_("a line that does not fit the list above it"),
    N_("indent it like the '-' lines"),
)
KEY_WITHOUT_COLON = Message(
    "key-without-colon",
    N_("a key without ':'"),
    N_("write 'key: value', with a space; a text of several lines goes in quotes"),
)
_OPEN_BRACKET = Message(
    "open-bracket",
    N_("a bracket that is opened is not closed"),
    N_("close it, or put a ',' between entries"),
)
_COMMENT_IN_BRACKETS = N_("close it before the comment; a value that holds ' #' goes in quotes")
_MISPLACED_LIST = Message("misplaced-list", N_("a '- ' where no list can start"), N_("start the list on a new line"))
TAB = Message("tab", N_("a tab where a value or an indentation is expected"), N_("indent with spaces"))
_NOT_YAML = Message("not-yaml", N_("not readable as YAML from here"), N_("check quotes, colons and indentation"))
_MESSAGES: tuple[tuple[str, Message], ...] = (
    ("mapping values are not allowed", COLON),
    ("found unexpected ':'", COLON),
    ("did not find expected node content", _FIRST_CHARACTER),
    ("mapping keys are not allowed", _starts_with("?")),
    ("scanning a block scalar", _starts_with(">", "|")),
    ("scanning an alias", _starts_with("*")),
    ("cannot start any token", _FIRST_CHARACTER),
    ("could not find expected ':'", KEY_WITHOUT_COLON),
    ("unexpected end of stream", _OPEN_QUOTE),
    ("unexpected document indicator", _OPEN_QUOTE),
    ("did not find expected ',' or", _OPEN_BRACKET),
    ("did not find expected '-' indicator", MISFIT_IN_LIST),
    ("did not find expected key", MISFIT),
    ("block sequence entries are not allowed", _MISPLACED_LIST),
    ("block mapping", MISFIT),
    ("unknown escape character", _BACKSLASH),
    ("did not find expected hexdecimal number", _BACKSLASH),
    ("invalid Unicode character escape code", _BACKSLASH),
    ("alias or anchor", _starts_with("*", "&")),
    ("anchor", _starts_with("&")),
    ("tag", _starts_with("!")),
    ("directive", _starts_with("%")),
    ("document start", MISFIT),
)
"""Words in the parser's errors, and what they mean; the first that fits counts."""

_OPENINGS = "quoted scalar", "block scalar", "flow", "simple key", "alias", "anchor"
"""Constructs in whose errors the parser also gives the mark of their beginning, which is where the mistake is."""


def unmeant_escape(written: str, value: str) -> Message | None:
    """The message on a value in double quotes in which a backslash gives a sign that nobody sees; or on a path."""
    found = _ESCAPE.search(written) if _UNSEEN.search(value) else _PATH.match(written)
    meant = "'" + written.replace("'", "''") + "'"
    return _UNMEANT_ESCAPE.with_values(letter=found["letter"], meant=meant) if found else None


def message_of(error: yaml.MarkedYAMLError, text: str) -> Message:
    """The message for a parser error in `text`."""
    problem = " ".join(part for part in (error.problem, error.context) if part)
    if _character(error, text) == "\t":
        return TAB
    if _inside_brackets(error, text):
        return COLON
    message = next((message for sign, message in _MESSAGES if sign in problem), _NOT_YAML)
    if message is _OPEN_BRACKET and _has_comment(error, text):
        return message.with_hint(_COMMENT_IN_BRACKETS)
    if message is _FIRST_CHARACTER and _character(error, text) == ",":
        message = message.with_hint(N_("delete it: one ',' stands between two values"))
    return message.with_values(character=_quoted(error, text)) if message.code == _FIRST_CHARACTER.code else message


def mistake_mark(error: yaml.MarkedYAMLError, text: str) -> yaml.Mark | None:
    """The mark of the mistake: the opening of a construct that is never closed, else the error."""
    opened = any(sign in (error.context or "") for sign in _OPENINGS)
    if opened and error.context_mark and not _inside_brackets(error, text):
        return error.context_mark
    return error.problem_mark or error.context_mark


def _inside_brackets(error: yaml.MarkedYAMLError, text: str) -> bool:
    """Returns True for a second ':' in an entry between brackets, on the line on which they open."""
    opening, problem = error.context_mark, error.problem_mark
    same_line = opening and problem and opening.line == problem.line
    return bool(same_line) and "flow" in (error.context or "") and _character(error, text) == ":"


def _has_comment(error: yaml.MarkedYAMLError, text: str) -> bool:
    """Tests if a comment follows the bracket on its line."""
    opening = error.context_mark
    return opening is not None and " #" in text.splitlines()[opening.line][opening.column :]


def _quoted(error: yaml.MarkedYAMLError, text: str) -> Value:
    character = _character(error, text)
    return f"'{character}'" if character else Fragment(N_("this character"))


def _character(error: yaml.MarkedYAMLError, text: str) -> str:
    """The character at which the parser gave up; empty at the end of a line."""
    mark = error.problem_mark
    lines = text.splitlines()
    if mark is None or mark.line >= len(lines) or mark.column >= len(lines[mark.line]):
        return ""
    return lines[mark.line][mark.column]
