"""What the YAML parser finds unreadable, said in words for the person who edits the file."""

from __future__ import annotations

import yaml

_WORDS: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "a ':' where no key can stand",
        "check the indentation; a value that holds ': ' goes in quotes",
    ),
    ("cannot start any token", "{character} cannot start a value", "put the value in quotes"),
    (
        "could not find expected ':'",
        "a key without ':'",
        "write 'key: value'; a text of several lines goes in quotes",
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
    (
        "unknown escape character",
        "a '\\' in double quotes that means nothing",
        "use single quotes, or write '\\\\'",
    ),
    ("undefined alias", "an alias", "put a value that starts with '*' in quotes"),
    ("alias or anchor", "a value that starts with '*' or '&'", "put it in quotes"),
    ("anchor", "a value that starts with '&'", "put it in quotes"),
    ("tag", "a value that starts with '!'", "put it in quotes"),
    ("directive", "a value that starts with '%'", "put it in quotes"),
    ("document start", "a line that does not fit those above it", "check its indentation and quotes"),
)


def in_our_words(error: yaml.MarkedYAMLError, text: str) -> tuple[str, str]:
    """Message and hint for a parser error in `text`."""
    said = " ".join(part for part in (error.problem, error.context) if part)
    if _character(error, text) == "'\t'":
        return "a tab where a value or an indentation is expected", "indent with spaces"
    for sign, message, hint in _WORDS:
        if sign in said:
            return message.format(character=_character(error, text)), hint
    return "not readable as YAML from here", "check quotes, colons and indentation"


def place(error: yaml.MarkedYAMLError) -> yaml.Mark | None:
    """Where the person has to look: at the opening of what is never closed, else at the error."""
    opened = "quoted scalar" in (error.context or "") or "flow" in (error.context or "")
    return error.context_mark if opened and error.context_mark else error.problem_mark or error.context_mark


def _character(error: yaml.MarkedYAMLError, text: str) -> str:
    mark = error.problem_mark
    lines = text.splitlines()
    if mark is None or mark.line >= len(lines) or mark.column >= len(lines[mark.line]):
        return "this character"
    character = lines[mark.line][mark.column]
    return f"'{character}'"
