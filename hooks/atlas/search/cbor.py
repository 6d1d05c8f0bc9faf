"""Arrays in CBOR (RFC 8949) put together of items that are encoded already; all else is the library's."""

from __future__ import annotations

from collections.abc import Iterable

_MAJOR = 4 << 5
_WIDTHS = ((1 << 8, 1, 24), (1 << 16, 2, 25), (1 << 32, 4, 26))


def array(items: Iterable[bytes]) -> bytes:
    """An array of encoded items."""
    found = list(items)
    return head(len(found)) + b"".join(found)


def head(length: int) -> bytes:
    """The head of an array; its items follow. Raises OverflowError for a length of more than 32 bits."""
    if length < 24:
        return bytes((_MAJOR | length,))
    for limit, width, mark in _WIDTHS:
        if length < limit:
            return bytes((_MAJOR | mark,)) + length.to_bytes(width, "big")
    raise OverflowError(f"{length} has more than 32 bits")
