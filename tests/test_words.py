"""The words of the code: those of the field in names, a noun or a verb at the beginning of a docstring."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from atlas.package import HOOKS, ROOT

SCRIPTS = HOOKS.parent / "scripts"

PRIVATE_WORDS = frozenset(
    (
        "answers",
        "apart",
        "bare",
        "beside",
        "crew",
        "deed",
        "deeds",
        "doings",
        "drafts",
        "earlier",
        "happenings",
        "keeping",
        "knowledge",
        "ledger",
        "made",
        "memory",
        "narrow",
        "pieces",
        "portion",
        "portions",
        "prints",
        "put",
        "runs",
        "saw",
        "sheaf",
        "sheaves",
        "sheet",
        "shell",
        "shells",
        "taken",
        "told",
        "tracer",
        "tracing",
        "wide",
    )
)
"""Words of our own making, or with a meaning of our own: each has a standard term, which stands instead."""

OF_THE_DATA_FORMAT = frozenset(("name_made", "NameMade"))
"""Fields that data/ is written with, and their types, keep their names."""

RIDDLES = frozenset(("What", "Those", "That", "Which", "Whether", "How", "Whose", "Where", "When"))
"""With these words a docstring asks, or points at something, before it says what it is about."""

READ_BY_READERS = frozenset(("rules", "derive.status.rules"))
"""The rooms and modules whose public functions have docstrings that stand on the site or in CONTRIBUTING.md."""

FILES = sorted((*HOOKS.glob("*.py"), *ROOT.rglob("*.py"), *SCRIPTS.rglob("*.py")))
Named = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def shown(path: Path) -> str:
    return path.relative_to(HOOKS.parent).as_posix()


def names_in(path: Path) -> Iterator[tuple[int, str]]:
    """The names of a module, its classes, functions and parameters, each with its line."""
    yield 1, path.stem
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, Named):
            yield node.lineno, node.name
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg


def words_of(name: str) -> list[str]:
    """`checked`, `data` for `CheckedData`, `checked_data` and `_checked_data`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower().strip("_").split("_")


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_names_are_made_of_the_words_of_the_field(path: Path) -> None:
    found = [
        f"{shown(path)}:{line}: {name}"
        for line, name in names_in(path)
        if name not in OF_THE_DATA_FORMAT and not PRIVATE_WORDS.isdisjoint(words_of(name))
    ]
    assert found == []


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_docstrings_begin_with_a_noun_or_a_verb(path: Path) -> None:
    found = [
        f"{shown(path)}:{line}: {docstring.partition(chr(10))[0]}"
        for line, docstring in docstrings_in(path)
        if docstring.split()[0].strip(".,:") in RIDDLES
    ]
    assert found == []


def docstrings_in(path: Path) -> Iterator[tuple[int, str]]:
    """The docstrings of a file that only developers read, each with its line; those below constants too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, (ast.Module, *Named.__args__)):
            docstring = ast.get_docstring(node)
            if docstring and not is_read_by_readers(node, path):
                yield getattr(node, "lineno", 1), docstring
        body = getattr(node, "body", None)
        for before, after in pairwise(body if isinstance(body, list) else ()):
            match before, after:
                case ast.Assign() | ast.AnnAssign(), ast.Expr(value=ast.Constant(value=str(docstring))):
                    yield after.lineno, docstring


def is_read_by_readers(node: ast.AST, path: Path) -> bool:
    """Tests for a rule."""
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts) if ROOT in path.parents else ""
    of_rules = module in READ_BY_READERS or module.rpartition(".")[0] in READ_BY_READERS
    return of_rules and isinstance(node, ast.FunctionDef) and not node.name.startswith("_")


def test_a_public_name_stands_for_one_thing() -> None:
    places = defaultdict[str, list[str]](list)
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, Named) and not node.name.startswith("_"):
                places[node.name].append(shown(path))
    assert {name: found for name, found in places.items() if len(found) > 1} == {}
