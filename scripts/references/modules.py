"""The modules of the core, each with the first line of its docstring."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

from atlas.package import ROOMS


@dataclass(frozen=True, slots=True)
class Package:
    """A package with its modules, each a name and what it is for."""

    name: str
    doc: str
    modules: tuple[tuple[str, str], ...]


def packages(root: Path) -> list[Package]:
    """Returns the package in the folder `root` and its rooms, from low to high; before a room the one that holds it."""
    rooms = [room.split(".") for room in ROOMS]
    paths = dict.fromkeys(tuple(room[:depth]) for room in rooms for depth in range(len(room) + 1))
    found = [root.joinpath(*path) for path in paths]
    return [Package(_name(folder, root), _first_line(folder / "__init__.py"), _modules(folder)) for folder in found]


def _modules(folder: Path) -> tuple[tuple[str, str], ...]:
    files = sorted(path for path in folder.glob("*.py") if path.stem != "__init__")
    return tuple((path.name, _first_line(path)) for path in files)


def _first_line(path: Path) -> str:
    return (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").partition("\n")[0]


def _name(folder: Path, root: Path) -> str:
    return folder.relative_to(root.parent).as_posix()
