"""Hosts: one question at a time, pauses between them, and what robots.txt asks for."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.request import getproxies
from urllib.robotparser import RobotFileParser

from linkcheck.manners import Manners
from linkcheck.outcomes import Outcome

_LONGEST_DELAY = 10
"""Seconds between two questions that robots.txt is granted."""
_MOST_FAILURES = 4


class Failed(Exception):
    """Raised where no answer came, with the outcome and what was said of it."""

    def __init__(self, outcome: Outcome, detail: str = "") -> None:
        super().__init__(outcome, detail)
        self.outcome, self.detail = outcome, detail

    @property
    def is_connected(self) -> bool:
        """Tests if the host was there, but did not answer this question."""
        return self.outcome is Outcome.DROPPED or (self.outcome is Outcome.TIMEOUT and not self.detail)


class Host:
    """A host as it has behaved so far."""

    def __init__(self, manners: Manners) -> None:
        self.lock, self.asking_for_rules = asyncio.Lock(), asyncio.Lock()
        self.pause = manners.pause
        self.free_at = 0.0
        self.failures = 0
        self.failure: Failed | None = None
        self.is_resolved = False
        self.rules: RobotFileParser | None = None
        self._agent = manners.agent.partition("/")[0]

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Waits until the host may be asked; the next question waits for the end of this one, and the pause."""
        async with self.lock:
            await asyncio.sleep(max(0.0, self.free_at - time.monotonic()))
            try:
                yield
            finally:
                self.free_at = max(self.free_at, time.monotonic() + self.pause)

    def rest(self, seconds: float) -> None:
        """Leaves the host alone for some time."""
        self.free_at = max(self.free_at, time.monotonic() + seconds)

    def note(self, failure: Failed | None) -> None:
        """Notes that the host was reached, or was not.

        It is not tried again after two times in a row without a connection, or four without an answer.
        """
        self.failures = self.failures + (1 if failure.is_connected else 2) if failure else 0
        self.failure = failure if failure and self.failures >= _MOST_FAILURES else None

    def take_rules(self, text: str) -> None:
        """Takes the rules of robots.txt, "" where there are none."""
        self.rules = RobotFileParser()
        self.rules.parse(text.splitlines())
        try:
            delay = float(self.rules.crawl_delay(self._agent) or 0)
        except ValueError:
            delay = 0
        self.pause = max(self.pause, min(delay, _LONGEST_DELAY))

    def allows(self, address: str) -> bool:
        """Tests if robots.txt lets the check visit an address."""
        return self.rules is None or self.rules.can_fetch(self._agent, address)


async def resolve(host: str, port: int, manners: Manners) -> None:
    """Looks up the addresses of a host. Raises Failed where there are none, or private ones that are not visited."""
    if not manners.private and getproxies():
        return
    try:
        async with asyncio.timeout(manners.connect):
            found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        if isinstance(error, TimeoutError):
            raise Failed(Outcome.TIMEOUT, "of the name") from error
        raise Failed(Outcome.DNS) from error
    if not manners.private and not all(ipaddress.ip_address(entry[4][0]).is_global for entry in found):
        raise Failed(Outcome.PRIVATE)
