"""The words of the interface: every message of code and templates is translated, and nothing else is kept."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from atlas.languages.catalogues import CATALOGUES

ROOT = Path(__file__).parent.parent
LANGUAGES = ("ru", "sv", "fi")
KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": (2,),
    "required": (1,),
    "optional": (1,),
}
QUOTED = re.compile(r"(?<!\w)'[^']+'(?!\w)")
MESSAGE = re.compile(r"%\((\w+)\)s|\{(\w+)\}")


def _extracted() -> Iterator[str | tuple[str, ...]]:
    mappings = tomllib.loads((CATALOGUES / "extraction.toml").read_text("utf-8"))["mappings"]
    methods = [(mapping["pattern"], mapping["method"]) for mapping in mappings]
    options = {mapping["pattern"]: mapping for mapping in mappings}
    found = extract_from_dir(ROOT, methods, options, KEYWORDS, directory_filter=_holds_words)
    return (message for _, _, message, _, _ in found)


def _called(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def _holds_words(folder: str) -> bool:
    return Path(folder).relative_to(ROOT).parts[0] in ("hooks", "docs")


def _catalogue(language: str) -> Catalog:
    with (CATALOGUES / language / "LC_MESSAGES" / "atlas.po").open("rb") as file:
        return read_po(file, locale=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_holds_exactly_the_messages_of_the_code(language: str) -> None:
    assert {message.id for message in _catalogue(language) if message.id} == set(_extracted())


def test_no_message_stands_in_an_f_string_where_it_would_not_be_extracted() -> None:
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in (ROOT / "hooks").rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and _called(call) in KEYWORDS and isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_and_plural_is_translated(language: str) -> None:
    untranslated = [message.id for message in _catalogue(language) if not message.string or not all(message.string)]
    assert untranslated == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_what_is_filled_in(language: str) -> None:
    for message in _catalogue(language):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id:
            wanted = set(map(_filled, ids))
            assert {_filled(string) for string in strings} <= wanted, message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_what_stands_in_quotes(language: str) -> None:
    """Fields, keys and examples are written the same in every language."""
    for message in _catalogue(language):
        if isinstance(message.id, str):
            assert not [quoted for quoted in QUOTED.findall(message.id) if quoted not in message.string], message.id


def _filled(text: str) -> frozenset[str]:
    return frozenset(match[1] or match[2] for match in MESSAGE.finditer(text))
