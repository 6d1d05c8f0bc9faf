"""The limits of what a file of data/ may hold, far above what any record needs: no file keeps a check waiting."""

from __future__ import annotations

from typing import NamedTuple

from atlas.messages.message import N_

MAX_BYTES = 200_000
MAX_DEPTH = 24
MAX_ENTRIES = 1_000
MAX_PARTIES = 100
MAX_FORMER_IDS = 50
MAX_KEYS = 100
MAX_CHARACTERS = 10_000
MAX_ID_LENGTH = 100
MAX_PROBLEMS = 100


class Limit(NamedTuple):
    """A limit and what it bounds, a message of the catalogues."""

    number: int
    of: str


LIMITS = (
    Limit(MAX_BYTES, N_("bytes in a file")),
    Limit(MAX_CHARACTERS, N_("characters in a value")),
    Limit(MAX_ENTRIES, N_("entries in a list")),
    Limit(MAX_PARTIES, N_("parties to an agreement")),
    Limit(MAX_FORMER_IDS, N_("former ids of a record")),
    Limit(MAX_KEYS, N_("lines 'key: value' in a map")),
    Limit(MAX_DEPTH, N_("lists and maps within each other")),
    Limit(MAX_ID_LENGTH, N_("characters in an id")),
)
"""The limits that contributors may meet, as the page of all fields tells them."""
