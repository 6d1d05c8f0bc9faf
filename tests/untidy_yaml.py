"""Records written in untidy YAML: any style, any indentation, comments wherever they may stand."""

from __future__ import annotations

import json
import re
from random import Random
from typing import Any

_PLAIN = re.compile(r"(?!(?:[-?:] |---|\.\.\.))[^\s\[\]{}>|*&!%#`@\"',?:-](?:[^\n\t:#,\[\]{}]|:(?=\S))*(?<![\s:])")

Lines = list[str]


class UntidyWriter:
    """Writes maps, lists and texts. Each comment has a number of its own, and is kept in `comments`."""

    def __init__(self, random: Random, ending: str = "\n") -> None:
        self.random = random
        self.ending = ending
        self.comments: list[str] = []

    def file(self, record: dict[str, Any]) -> str:
        entries = list(record.items())
        self.random.shuffle(entries)
        start = ["---"] if self.one_in(8) else []
        lines = [*start, *self.comment_lines(0), *self.block(dict(entries), 0), *self.comment_lines(0)]
        return self.ending.join([*lines, ""])

    def one_in(self, number: int) -> bool:
        return not self.random.randrange(number)

    def comment(self) -> str:
        self.comments.append(f"# note {len(self.comments)}: 'as' \"it\" - is # so")
        return self.comments[-1]

    def comment_lines(self, column: int) -> Lines:
        lines = [" " * column + self.comment() for _ in range(self.random.randrange(3))] if self.one_in(5) else []
        return [*lines, ""] if lines and self.one_in(3) else lines

    def behind(self) -> str:
        return " " * self.random.randrange(1, 4) + self.comment() if self.one_in(6) else ""

    def block(self, value: dict[str, Any] | list[Any], column: int) -> Lines:
        """The lines of a map or list at a column, some with comments below."""
        lines: Lines = []
        entries = value.items() if isinstance(value, dict) else ((None, one) for one in value)
        for key, child in entries:
            lines += self.comment_lines(column)
            lines += self.entry(key, child, column)
        return [*lines, *self.comment_lines(column)]

    def entry(self, key: str | None, value: Any, column: int) -> Lines:
        lead = " " * column + ("-" if key is None else f"{key}:")
        if isinstance(value, str):
            return self.scalar(value, lead, column)
        if not value or self.one_in(3):
            return self.brackets(value, lead, column)
        if key is not None:
            indented = self.random.choice((0, 2, 4)) if isinstance(value, list) else self.random.choice((1, 2, 3, 4))
            return [lead + self.behind(), *self.block(value, column + indented)]
        inner = column + self.random.choice((2, 3, 4))
        first, *rest = self.without_comments_first(value, inner)
        return [f"{lead}{' ' * (inner - column - 1)}{first.lstrip(' ')}", *rest]

    def without_comments_first(self, value: Any, column: int) -> Lines:
        while True:
            number = len(self.comments)
            lines = self.block(value, column)
            if lines[0].strip() and not lines[0].lstrip().startswith("#"):
                return lines
            del self.comments[number:]

    def brackets(self, value: Any, lead: str, column: int) -> Lines:
        inner = " " * (column + 1)
        if self.one_in(2) or not value:
            return [f"{lead} {self.flow(value)}{self.behind()}"]
        entries = value.items() if isinstance(value, dict) else ((None, one) for one in value)
        parts = [self.flow(one) if key is None else f"{key}: {self.flow(one)}" for key, one in entries]
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        lines = [f"{inner}{part},{self.behind()}" for part in parts]
        return [f"{lead} {opening}{self.behind()}", *lines, f"{inner}{closing}{self.behind()}"]

    def flow(self, value: Any) -> str:
        space = " " * self.random.randrange(2)
        if isinstance(value, str):
            return value if _PLAIN.fullmatch(value) and self.one_in(2) else self.quoted(value)
        if isinstance(value, list):
            return f"[{space}{f',{space}'.join(map(self.flow, value))}{space}]"
        return f"{{{space}{', '.join(f'{key}: {self.flow(one)}' for key, one in value.items())}{space}}}"

    def quoted(self, value: str) -> str:
        if self.one_in(2) and value.isprintable():
            return "'" + value.replace("'", "''") + "'"
        return json.dumps(value, ensure_ascii=self.one_in(5))

    def scalar(self, value: str, lead: str, column: int) -> Lines:
        foldable = re.fullmatch(r"\S+(?: \S+)+", value)
        style = self.random.randrange(5)
        if style == 0 and value.strip():
            return self.literal(value, lead, column)
        if style == 1 and foldable:
            return [f"{lead} >-", *self.folded(value, column + self.random.choice((1, 2, 5)))]
        if style == 2 and foldable and '"' not in value and "\\" not in value:
            first, *rest = self.folded(f'"{value}"', column + self.random.choice((1, 3)))
            return [f"{lead} {first.strip()}", *rest[:-1], *(line + self.behind() for line in rest[-1:])]
        if _PLAIN.fullmatch(value) and self.one_in(2):
            return [f"{lead}  {value}{self.behind()}"]
        return [f"{lead} {self.quoted(value)}{self.behind()}"]

    def literal(self, value: str, lead: str, column: int) -> Lines:
        depth = self.random.choice((1, 2, 3))
        lines = value.split("\n")
        chomping = "-" if not value.endswith("\n") else "" if not value.endswith("\n\n") else "+"
        sign = str(depth) if lines[0][:1] in (" ", "") else ""
        body = lines if not value.endswith("\n") else lines[:-1]
        return [f"{lead} |{sign}{chomping}", *((" " * (column + depth) + line if line else "") for line in body)]

    def folded(self, value: str, column: int) -> Lines:
        """The words of a text in lines of any length."""
        lines, words = [""], value.split(" ")
        for word in words:
            if lines[-1] and self.one_in(6):
                lines.append("")
            lines[-1] += f" {word}" if lines[-1] else word
        return [" " * column + line for line in lines]
