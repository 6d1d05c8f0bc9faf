"""Lower rooms of the package import nothing of higher ones."""

import ast
from collections.abc import Iterator
from functools import cache

import pytest

from atlas.package import ROOMS, ROOT

MOST_MODULES = 15

MODULES = sorted(path for path in ROOT.rglob("*.py") if path.name != "__init__.py")


def room_of(module: str) -> str:
    """`pages.maps` for `pages.maps.views`."""
    return module.rpartition(".")[0]


def imported(tree: ast.AST) -> Iterator[str]:
    """The modules of the package that a module imports, anywhere in it, below the package's name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.startswith("atlas."))
        elif isinstance(node, ast.ImportFrom) and node.module and f"{node.module}.".startswith("atlas."):
            for name in node.names:
                inner = f"{node.module}.{name.name}"
                yield inner if is_module(inner) else node.module


def is_module(name: str) -> bool:
    path = ROOT.parent.joinpath(*name.split("."))
    return path.is_dir() or path.with_suffix(".py").is_file()


@cache
def arrows() -> frozenset[tuple[str, str]]:
    """Which module imports which."""
    return frozenset(_arrows())


def _arrows() -> Iterator[tuple[str, str]]:
    for path in MODULES:
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for target in imported(ast.parse(path.read_text("utf-8"))):
            yield module, target.removeprefix("atlas.")


def test_every_module_stands_in_a_room() -> None:
    flat = [path.name for path in ROOT.glob("*.py")]
    assert sorted(flat) == ["__init__.py", "package.py"]
    rooms = {".".join(path.parent.relative_to(ROOT).parts) for path in MODULES if path.parent != ROOT}
    assert rooms == set(ROOMS)


def test_lower_rooms_import_nothing_of_higher_ones() -> None:
    ranks = {room: rank for rank, room in enumerate(ROOMS)}
    wrong = [
        f"{module} imports {target}"
        for module, target in sorted(arrows())
        if target != "package" and ranks.get(room_of(module), -1) < ranks[room_of(target)]
    ]
    assert wrong == []


def test_modules_of_a_room_import_each_other_in_one_direction() -> None:
    waiting: dict[str, set[str]] = {}
    for module, target in arrows():
        waiting.setdefault(module, set()).add(target)
    while free := [module for module, targets in waiting.items() if not targets & waiting.keys()]:
        for module in free:
            del waiting[module]
    assert sorted(waiting) == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_is_small_enough_to_look_through(room: str) -> None:
    folder = ROOT.joinpath(*room.split("."))
    modules = [path.stem for path in folder.glob("*.py") if path.name != "__init__.py"]
    assert len(modules) <= MOST_MODULES, modules


def test_each_room_says_in_one_sentence_what_it_is_for() -> None:
    for path in sorted(ROOT.rglob("__init__.py")):
        tree = ast.parse(path.read_text("utf-8"))
        docstring = ast.get_docstring(tree) or ""
        assert len(tree.body) == 1, path
        assert docstring.endswith("."), path
        assert "\n" not in docstring, path
