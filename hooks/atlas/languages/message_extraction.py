"""The docstrings that readers see, as messages of the catalogues; locale/extraction.toml names this module."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from typing import IO, Any

from babel.messages.extract import extract_python


def extract(
    file: IO[bytes], keywords: Collection[str], comment_tags: Collection[str], options: Any
) -> Iterator[tuple[int, str, Any, list[str]]]:
    """Extracts the messages of a module as Babel does, and the docstrings of its public functions.

    Yields line, function, text and comments, the interface of Babel's extraction methods.
    """
    of_babel: Any = extract_python(file, keywords, comment_tags, options)  # type: ignore[arg-type]
    yield from of_babel
    file.seek(0)
    for node in ast.parse(file.read()).body:
        text = ast.get_docstring(node) if isinstance(node, ast.FunctionDef) else None
        if isinstance(node, ast.FunctionDef) and text and not node.name.startswith("_"):
            yield node.lineno, "gettext", in_one_line(text), []


def in_one_line(text: str) -> str:
    """The text without its line breaks."""
    return " ".join(text.split())
