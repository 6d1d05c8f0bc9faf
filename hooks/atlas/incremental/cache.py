"""A cache of the checked data, from one build to the next, in a file that only the same code reads again."""

from __future__ import annotations

import copyreg
import pickle
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any

from atlas import package
from atlas.incremental.cache_files import keep_file, read_plain_file
from atlas.incremental.checked_data import CheckedData, CheckedFile
from atlas.messages import message
from atlas.model import (
    activities,
    agreements,
    choices,
    organisations,
    parties,
    places,
    records,
    shapes,
    sources,
    text,
    values,
)
from atlas.model.dates import partial_date, parts
from atlas.model.problems import Problem, Severity
from atlas.parallel.garbage import no_collection, rare_collection
from atlas.reading.folders import File
from atlas.reading.lines.yaml_nodes import Position
from atlas.reading.loading import Entry
from atlas.records.file_table import file_table
from atlas.records.record_index import Backlink, RecordIndex
from atlas.records.store import Atlas

_LIBRARIES = ("Babel", "PyYAML")
"""The packages that have a hand in reading and checking."""
_CHECKSUM_SIZE = 32  # bytes
_UNPICKLING_ERRORS = (
    pickle.UnpicklingError,
    AttributeError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    ValueError,
)
_MODULES_OF_VALUES = (
    *(activities, agreements, choices, organisations, parties, places, records, shapes, sources, text, values),
    *(parts, partial_date, message),
)
"""The modules of which every class is one of values: they hold data, and do nothing else when they are made."""
_OTHER_CLASSES: tuple[type, ...] = (
    *(CheckedFile, Entry, File, Position, Problem, Severity, Backlink, RecordIndex),
    *(frozenset, Counter, date, Decimal),
)


def _classes() -> Iterator[type]:
    for module in _MODULES_OF_VALUES:
        classes = (one for one in vars(module).values() if isinstance(one, type))
        yield from (cls for cls in classes if cls.__module__ == module.__name__)
    yield from _OTHER_CLASSES


def _reduced(member: Enum) -> tuple[type, tuple[object]]:
    return type(member), (member.value,)


for _cls in _classes():
    if issubclass(_cls, Enum):
        copyreg.pickle(_cls, _reduced)  # Python before 3.11.4 names `getattr` instead, which no cache may call

_CLASSES = {(cls.__module__, cls.__name__): cls for cls in _classes()}
"""The only classes that a cache can name, by module and name: nothing is looked up, so nothing else can be reached."""


def write_cache(checked_data: CheckedData, path: Path) -> None:
    """Replaces the file at `path` in one step; warns where it cannot be written, as no build needs it."""
    with rare_collection():
        content = pickle.dumps(
            (
                tuple(checked_data.files.values()),
                checked_data.misnamed,
                checked_data.atlas.index,
                checked_data.atlas.today,
            ),
            pickle.HIGHEST_PROTOCOL,
        )
    keep_checksummed(path, content)


def keep_checksummed(path: Path, content: bytes) -> None:
    """Replaces a file that only the same code takes for whole; warns where it cannot be written."""
    keep_file(path, _checksum(content) + content)


def read_checksummed(path: Path) -> bytes | None:
    """The content of such a file; None where there is none, or it is damaged or written by other code."""
    try:
        content = read_plain_file(path)
    except OSError:
        return None
    found = content[_CHECKSUM_SIZE:]
    return found if content[:_CHECKSUM_SIZE] == _checksum(found) else None


def read_cache(path: Path) -> CheckedData:
    """Reads the file at `path`; no data where there is no file, or it is damaged or written by other code."""
    content = read_checksummed(path)
    if content is None:
        return CheckedData()
    with no_collection():
        try:
            return _checked_data(*_Unpickler(BytesIO(content)).load())
        except _UNPICKLING_ERRORS:
            return CheckedData()


def _checked_data(
    files: tuple[CheckedFile, ...], misnamed: frozenset[File], index: RecordIndex, today: date | None
) -> CheckedData:
    entries = [file.entry for file in files]
    atlas = Atlas(
        (entry.record for entry in entries if entry.record),
        file_table(entries, misnamed),
        index,
        today=today,
    )
    return CheckedData({file.entry.file: file for file in files}, atlas, misnamed)


class _Unpickler(pickle.Unpickler):
    """Makes nothing but values of the listed classes: a checksum tells a damaged file, not one written to do harm."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _CLASSES:
            raise pickle.UnpicklingError(f"{module}.{name} is no class of a value")
        return _CLASSES[module, name]


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
