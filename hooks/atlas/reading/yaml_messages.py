"""Messages and hints for errors of the YAML parser, in words for the person who edits the file."""

from __future__ import annotations

import yaml

_BACKSLASH = "a '\\' in double quotes that means nothing", "use single quotes, or write '\\\\'"
_COLON = "a ':' where no key can stand", "check the indentation; a value that holds ': ' goes in quotes"
_MESSAGES: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", *_COLON),
    ("found unexpected ':'", *_COLON),
    ("did not find expected node content", "{character} cannot start a value", "put the value in quotes"),
    ("mapping keys are not allowed", "a value that starts with '?'", "put it in quotes"),
    ("scanning a block scalar", "a value that starts with '>' or '|'", "put it in quotes"),
    ("scanning an alias", "a value that starts with '*'", "put it in quotes"),
    ("cannot start any token", "{character} cannot start a value", "put the value in quotes"),
    (
        "could not find expected ':'",
        "a key without ':'",
        "write 'key: value', with a space; a text of several lines goes in quotes",
    ),
    ("unexpected end of stream", "a quote that is opened is not closed", "close it with the same mark"),
    ("unexpected document indicator", "a quote that is opened is not closed", "close it with the same mark"),
    (
        "did not find expected ',' or",
        "a bracket that is opened is not closed",
        "close it, or put a ',' between entries",
    ),
    (
        "did not find expected '-' indicator",
        "a line that does not fit the list above it",
        "indent it like the '-' lines",
    ),
    (
        "did not find expected key",
        "a line that does not fit those above it",
        "check its indentation and quotes",
    ),
    (
        "block sequence entries are not allowed",
        "a '- ' where no list can start",
        "start the list on a new line",
    ),
    ("block mapping", "a line that does not fit those above it", "check its indentation and quotes"),
    ("unknown escape character", *_BACKSLASH),
    ("did not find expected hexdecimal number", *_BACKSLASH),
    ("invalid Unicode character escape code", *_BACKSLASH),
    ("undefined alias", "an alias", "put a value that starts with '*' in quotes"),
    ("alias or anchor", "a value that starts with '*' or '&'", "put it in quotes"),
    ("anchor", "a value that starts with '&'", "put it in quotes"),
    ("tag", "a value that starts with '!'", "put it in quotes"),
    ("directive", "a value that starts with '%'", "put it in quotes"),
    ("document start", "a line that does not fit those above it", "check its indentation and quotes"),
)

_OPENINGS = "quoted scalar", "block scalar", "flow", "simple key", "alias", "anchor"
"""Constructs in whose errors the parser also gives the mark of their beginning, which is where the mistake is."""


def message_and_hint(error: yaml.MarkedYAMLError, text: str) -> tuple[str, str]:
    """The message and the hint for a parser error in `text`."""
    problem = " ".join(part for part in (error.problem, error.context) if part)
    if _character(error, text) == "'\t'":
        return "a tab where a value or an indentation is expected", "indent with spaces"
    if _inside_brackets(error, text):
        return _COLON
    for sign, message, hint in _MESSAGES:
        if sign in problem:
            return message.format(character=_character(error, text)), hint
    return "not readable as YAML from here", "check quotes, colons and indentation"


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
    return bool(same_line) and "flow" in (error.context or "") and _character(error, text) == "':'"


def _character(error: yaml.MarkedYAMLError, text: str) -> str:
    mark = error.problem_mark
    lines = text.splitlines()
    if mark is None or mark.line >= len(lines) or mark.column >= len(lines[mark.line]):
        return "this character"
    character = lines[mark.line][mark.column]
    return f"'{character}'"
