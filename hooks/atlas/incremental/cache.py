"""A cache of the checked data, from one build to the next, in a file that only the same code reads again."""

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
from atlas.records.record_index import RecordIndex
from atlas.records.store import Atlas

_LIBRARIES = ("Babel", "PyYAML")
"""The packages that have a hand in reading and checking."""
_CHECKSUM_SIZE = 32  # bytes
_UNPICKLING_ERRORS = (
    pickle.UnpicklingError,
    AttributeError,
    EOFError,
    ImportError,
    IndexError,
    TypeError,
    ValueError,
)
_OTHER_CLASSES = {
    ("builtins", "frozenset"),
    ("collections", "Counter"),
    ("datetime", "date"),
    ("decimal", "Decimal"),
}
"""The classes of values that are not defined by this package."""


def write_cache(checked_data: CheckedData, path: Path) -> None:
    """Replaces the file at `path` in one step."""
    with rare_collection():
        content = pickle.dumps((tuple(checked_data.files.values()), checked_data.atlas.index), pickle.HIGHEST_PROTOCOL)
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.write_bytes(_checksum(content) + content)
    new.replace(path)


def read_cache(path: Path) -> CheckedData:
    """Reads the file at `path`; no data where there is no file, or it is damaged or written by other code."""
    try:
        content = path.read_bytes()
    except OSError:
        return CheckedData()
    if content[:_CHECKSUM_SIZE] != _checksum(content[_CHECKSUM_SIZE:]):
        return CheckedData()
    with rare_collection():
        try:
            files, index = _Unpickler(BytesIO(content[_CHECKSUM_SIZE:])).load()
        except _UNPICKLING_ERRORS:
            return CheckedData()
    return _checked_data(files, index)


def _checked_data(files: tuple[CheckedFile, ...], index: RecordIndex) -> CheckedData:
    entries = [file.entry for file in files]
    atlas = Atlas(
        (entry.record for entry in entries if entry.record),
        ((entry.file.id, entry.file.kind) for entry in entries),
        {entry.file.id: entry.digest for entry in entries},
        index,
    )
    return CheckedData({file.entry.file: file for file in files}, atlas)


class _Unpickler(pickle.Unpickler):
    """Makes nothing but values of the model: the checksum tells a damaged file, not one written to do harm."""

    def find_class(self, module: str, name: str) -> Any:
        is_allowed = module.startswith("atlas.") or (module, name) in _OTHER_CLASSES
        found = super().find_class(module, name) if is_allowed else None
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name} is no class of a value")
        return found


def _checksum(content: bytes) -> bytes:
    return blake2b(_code_fingerprint() + content, digest_size=_CHECKSUM_SIZE).digest()


@cache
def _code_fingerprint() -> bytes:
    """The fingerprint of all code that reads and checks: other code may find something else in the same files."""
    found = blake2b(sys.version.encode())
    for name in _LIBRARIES:
        found.update(f"{name} {version(name)}".encode())
    for path, content in package.code():
        found.update(path.encode() + content)
    return found.digest()
