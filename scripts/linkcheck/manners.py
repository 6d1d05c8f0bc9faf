"""Manners towards hosts: pauses, limits, times."""

from __future__ import annotations

import ssl
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Manners:
    """Limits of the check. Times are in seconds, sizes in bytes.

    A host is asked one question at a time, `pause` apart; `hosts` of them at once. A question is repeated `repeats`
    times, after `backoff`, twice that and so on, by chance up to half as long again; what a host asks for by
    `Retry-After` is granted up to `patience`. Addresses in private networks are visited only where `private`.
    """

    agent: str
    hosts: int = 16
    pause: float = 1
    repeats: int = 2
    backoff: float = 2
    patience: float = 60
    connect: float = 10
    read: float = 20
    total: float = 60
    largest: int = 3_000_000
    redirects: int = 10
    deadline: float = 1800
    private: bool = False
    trust: ssl.SSLContext | None = None


def user_agent(name: str, address: str) -> str:
    """The name under which the check visits: the project, and where one reads who that is, if that is known."""
    product = "".join(word.capitalize() for word in name.split() if word.isascii() and word.isalnum()) or "Atlas"
    return f"{product}-linkcheck/1.0 (+{address})" if address else f"{product}-linkcheck/1.0"
