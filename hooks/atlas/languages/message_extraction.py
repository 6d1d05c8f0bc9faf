"""The docstrings that readers see, as messages of the catalogues; locale/extraction.toml names these methods."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Collection, Iterator
from typing import IO, Any

from babel.messages.extract import extract_python

Extracted = tuple[int, str, Any, list[str]]
"""Line, function, text and comments: what Babel's extraction methods yield."""


def extract_functions(
    file: IO[bytes], keywords: Collection[str], comment_tags: Collection[str], options: Any
) -> Iterator[Extracted]:
    """Extracts the messages of a module as Babel does, and the docstrings of its public functions.

    With the option `returns`, of those only that are declared to return that.
    """
    wanted = options.get("returns")

    def docstrings(node: ast.stmt) -> Iterator[str]:
        if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
            return
        if not wanted or (node.returns and ast.unparse(node.returns) == wanted):
            yield in_one_line(ast.get_docstring(node) or "")

    yield from _extract(file, keywords, comment_tags, options, docstrings)


def extract_shapes(
    file: IO[bytes], keywords: Collection[str], comment_tags: Collection[str], options: Any
) -> Iterator[Extracted]:
    """Extracts the messages of a module as Babel does, and of its shapes and choices the name and the first line."""

    def words(node: ast.stmt) -> Iterator[str]:
        if isinstance(node, ast.ClassDef) and (_names(node.decorator_list, "shape") or _names(node.bases, "Choice")):
            yield title(node.name)
            yield first_line(ast.get_docstring(node) or "")

    yield from _extract(file, keywords, comment_tags, options, words)


def _extract(
    file: IO[bytes],
    keywords: Collection[str],
    comment_tags: Collection[str],
    options: Any,
    words_of: Callable[[ast.stmt], Iterator[str]],
) -> Iterator[Extracted]:
    of_babel: Any = extract_python(file, keywords, comment_tags, options)  # type: ignore[arg-type]
    yield from of_babel
    file.seek(0)
    for node in ast.parse(file.read()).body:
        yield from ((node.lineno, "gettext", text, []) for text in words_of(node) if text)


def _names(expressions: list[ast.expr], name: str) -> bool:
    return any(isinstance(expression, ast.Name) and expression.id == name for expression in expressions)


def in_one_line(text: str) -> str:
    """The text without its line breaks."""
    return " ".join(text.split())


def first_line(text: str) -> str:
    """The first line of a docstring."""
    return text.partition("\n")[0]


def title(class_name: str) -> str:
    """The name of a class as a title: `Other name` for `OtherName`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", class_name).capitalize()
