"""Outcomes of visits to addresses, in groups by what an editor does about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Group(StrEnum):
    """Groups of outcomes by the action of an editor; in the order of a report, each with its heading."""

    GONE = "Gone"
    DOUBTFUL = "Perhaps gone"
    MOVED = "Moved for good"
    UNREACHED = "Not reached"
    UNDECIDED = "To be looked at by hand"
    FINE = "Fine"


class Outcome(StrEnum):
    """The outcome of a visit."""

    FINE = "fine"
    REDIRECTED = "redirected"
    MOVED = "moved"
    GONE = "gone"
    HOME = "home page"
    SOFT_404 = "soft 404"
    LOOP = "redirect loop"
    TOO_MANY_REDIRECTS = "too many redirects"
    BAD_REDIRECT = "bad redirect"
    SERVER_ERROR = "server error"
    OTHER_ERROR = "other error"
    TLS_EXPIRED = "certificate expired"
    TLS_UNTRUSTED = "certificate not trusted"
    TLS_HOST = "certificate of another host"
    TLS_ERROR = "no secure connection"
    DNS = "host unknown"
    REFUSED = "connection refused"
    TIMEOUT = "timeout"
    DROPPED = "connection broken"
    NOT_VISITED = "not visited"
    CLOSED = "not let in"
    BUSY = "busy"
    ROBOTS = "robots.txt"
    PRIVATE = "private address"
    BAD_ADDRESS = "not an address"

    @property
    def words(self) -> str:
        """The outcome in a sentence."""
        return _WORDS[self][1]

    @property
    def group(self) -> Group:
        """The group to which it belongs."""
        return _WORDS[self][0]


_WORDS = {
    Outcome.FINE: (Group.FINE, "answers"),
    Outcome.REDIRECTED: (Group.FINE, "leads elsewhere for the time being"),
    Outcome.MOVED: (Group.MOVED, "has another address for good"),
    Outcome.GONE: (Group.GONE, "is not there any more"),
    Outcome.HOME: (Group.DOUBTFUL, "leads to the home page"),
    Outcome.SOFT_404: (Group.DOUBTFUL, "answers, but seems to say that nothing was found"),
    Outcome.LOOP: (Group.DOUBTFUL, "leads in a circle"),
    Outcome.TOO_MANY_REDIRECTS: (Group.DOUBTFUL, "leads on and on"),
    Outcome.BAD_REDIRECT: (Group.DOUBTFUL, "leads to nothing that is an address"),
    Outcome.SERVER_ERROR: (Group.DOUBTFUL, "the server has an error"),
    Outcome.OTHER_ERROR: (Group.DOUBTFUL, "is refused with an unusual error"),
    Outcome.TLS_EXPIRED: (Group.DOUBTFUL, "the certificate has expired"),
    Outcome.TLS_UNTRUSTED: (Group.DOUBTFUL, "nobody known vouches for the certificate"),
    Outcome.TLS_HOST: (Group.DOUBTFUL, "the certificate is of another host"),
    Outcome.TLS_ERROR: (Group.DOUBTFUL, "no secure connection comes about"),
    Outcome.DNS: (Group.UNREACHED, "no host has this name"),
    Outcome.REFUSED: (Group.UNREACHED, "the connection is refused"),
    Outcome.TIMEOUT: (Group.UNREACHED, "no answer came in time"),
    Outcome.DROPPED: (Group.UNREACHED, "the connection broke"),
    Outcome.NOT_VISITED: (Group.UNREACHED, "was not visited"),
    Outcome.CLOSED: (Group.UNDECIDED, "does not let programs in"),
    Outcome.BUSY: (Group.UNDECIDED, "asks to come later"),
    Outcome.ROBOTS: (Group.UNDECIDED, "robots.txt asks programs to stay away"),
    Outcome.PRIVATE: (Group.UNDECIDED, "is in a private network, and is not visited"),
    Outcome.BAD_ADDRESS: (Group.DOUBTFUL, "cannot be asked for"),
}

UNREACHABLE = frozenset({Outcome.DNS, Outcome.REFUSED, Outcome.TIMEOUT, Outcome.DROPPED})
"""Outcomes after which a host is tried once more, then left."""


@dataclass(frozen=True, slots=True)
class Result:
    """The finding at an address.

    `visited` and `since` are times in UTC (ISO 8601): of the visit, and of the first of those in a row that found it in
    the same group. `moved` is the address to which it has moved for good, if it has. `quotes` says by digest which were
    found, `unread` why none were looked for.
    """

    address: str
    outcome: Outcome
    visited: str
    since: str = ""
    status: int | None = None
    final: str = ""
    moved: str = ""
    detail: str = ""
    unread: str = ""
    quotes: dict[str, bool] = field(default_factory=dict)
