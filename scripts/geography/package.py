"""Reads the water of the world out of Debian's package of Natural Earth's shapes."""

from __future__ import annotations

import hashlib
import io
import struct
import tarfile
from collections.abc import Iterator
from pathlib import Path

PACKAGE = "libmagics++-data_4.13.0-1_all.deb"
SHA256 = "0d199e0bb9faeb05bb77939c2112d49424b89d66026a727cf3afb95261cd64b0"
SHAPES = "./usr/share/magics/10m/"
WATER = "ne_10m_ocean.shp"
"""The ocean, and each lake as a shape of its own: Natural Earth 3.0.0 at 1:10,000,000."""
TOWNS = "ne_10m_populated_places_simple.shp"
"""Natural Earth's 7,300 towns, 2.0.0."""

Degrees = tuple[float, float]
"""Degrees east and north."""
Ring = list[Degrees]
"""A closed line; its last point is the first."""

_POINT, _POLYGON = 1, 5
_SHP_HEADER, _RECORD_HEADER, _PARTS_AT = 100, 8, 44


def water_and_towns(package: Path) -> tuple[list[Ring], list[Degrees]]:
    """All rings of all bodies of water, and the towns. Raises ValueError where the file is not PACKAGE."""
    content = package.read_bytes()
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise ValueError(f"{package} is not {PACKAGE}: its checksum differs")
    data = next(member for title, member in _members(content) if title.startswith("data.tar"))
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        water, towns = (_read(tar, name) for name in (WATER, TOWNS))
    rings = [ring for record in _records(water, _POLYGON) for ring in _rings(record)]
    return rings, [struct.unpack_from("<dd", record, 4) for record in _records(towns, _POINT)]


def _read(tar: tarfile.TarFile, name: str) -> bytes:
    file = tar.extractfile(SHAPES + name)
    assert file
    return file.read()


def _members(package: bytes) -> Iterator[tuple[str, bytes]]:
    """The members of an `ar` archive: a header of 60 bytes each, contents padded to an even length."""
    at = len("!<arch>\n")
    while at < len(package):
        title, size = package[at : at + 16].decode().strip(), int(package[at + 48 : at + 58])
        yield title, package[at + 60 : at + 60 + size]
        at += 60 + size + size % 2


def _records(shp: bytes, type_: int) -> Iterator[bytes]:
    """The records of a shapefile with shapes of one type (ESRI Shapefile Technical Description, 1998)."""
    at = _SHP_HEADER
    while at < len(shp):
        (words,) = struct.unpack_from(">i", shp, at + 4)
        record = shp[at + _RECORD_HEADER : at + _RECORD_HEADER + 2 * words]
        if struct.unpack_from("<i", record)[0] == type_:
            yield record
        at += _RECORD_HEADER + 2 * words


def _rings(record: bytes) -> Iterator[Ring]:
    """The rings of a polygon, each a part of its record."""
    parts, points = struct.unpack_from("<ii", record, 36)
    starts = struct.unpack_from(f"<{parts}i", record, _PARTS_AT)
    numbers = struct.unpack_from(f"<{2 * points}d", record, _PARTS_AT + 4 * parts)
    pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
    for start, end in zip(starts, (*starts[1:], points), strict=True):
        yield pairs[start:end]
