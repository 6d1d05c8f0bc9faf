"""Keeps what is known of data/ from one build to the next, in a file that only the same code takes up again."""

from __future__ import annotations

import pickle
import sys
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any

from atlas import package
from atlas.incremental.checked_data import CheckedData, CheckedFile
from atlas.parallel.garbage import rare_collection
from atlas.records.store import Atlas

_ENGINES = ("Babel", "PyYAML")
"""The packages that have a hand in reading and checking."""
_SEAL = 32  # bytes
_NOT_OURS = pickle.UnpicklingError, AttributeError, EOFError, ImportError, IndexError, TypeError, ValueError
_OTHERS = {("builtins", "frozenset"), ("collections", "Counter"), ("datetime", "date"), ("decimal", "Decimal")}
"""The classes of values that are not ours."""


def write_cache(checked_data: CheckedData, path: Path) -> None:
    """Replaces the file at `path` in one step."""
    with rare_collection():
        content = pickle.dumps((tuple(checked_data.files.values()), checked_data.atlas.walked), pickle.HIGHEST_PROTOCOL)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_bytes(_seal(content) + content)
    beside.replace(path)


def read_cache(path: Path) -> CheckedData:
    """What is known by the file at `path`; nothing where there is none, or none that is whole and of this code."""
    try:
        content = path.read_bytes()
    except OSError:
        return CheckedData()
    if content[:_SEAL] != _seal(content[_SEAL:]):
        return CheckedData()
    with rare_collection():
        try:
            files, walked = _Unpickler(BytesIO(content[_SEAL:])).load()
        except _NOT_OURS:
            return CheckedData()
    return _checked_data(files, walked)


def _checked_data(files: tuple[CheckedFile, ...], walked: Any) -> CheckedData:
    entries = [known.entry for known in files]
    atlas = Atlas(
        (entry.record for entry in entries if entry.record),
        ((entry.file.id, entry.file.kind) for entry in entries),
        {entry.file.id: entry.digest for entry in entries},
        walked,
    )
    return CheckedData({known.entry.file: known for known in files}, atlas)


class _Unpickler(pickle.Unpickler):
    """Makes nothing but values of the model: the seal tells a damaged file, not one that was made to do harm."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if module.startswith("atlas.") or (module, name) in _OTHERS else None
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name} is no class of a value")
        return found


def _seal(content: bytes) -> bytes:
    return blake2b(_code() + content, digest_size=_SEAL).digest()


@cache
def _code() -> bytes:
    """The print of all that reads and checks: another one may find something else in the same files."""
    found = blake2b(sys.version.encode())
    for name in _ENGINES:
        found.update(f"{name} {version(name)}".encode())
    for path, content in package.code():
        found.update(path.encode() + content)
    return found.digest()
