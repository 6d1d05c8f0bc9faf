"""The run: hosts side by side, the addresses of each one after the other, results kept as they come."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from urllib.parse import urlsplit

import httpx2

from linkcheck.addresses import Target
from linkcheck.manners import Manners
from linkcheck.outcomes import UNREACHABLE, Result
from linkcheck.report import not_visited
from linkcheck.result_cache import Kept, now
from linkcheck.visiting import Visitor

_ENOUGH_HOSTS = 12
"""Hosts that were not reached, and none that was, after which there is no network here."""
_SAVED_EVERY = 5
"""Seconds between two times at which results are written."""

OnResult = Callable[[Result, bool], None]
"""A function that is told of each result, and whether it was kept from an earlier run."""


class Run:
    """A run over addresses: it takes over what is fresh, and visits the others."""

    def __init__(
        self, targets: Sequence[Target], kept: Kept, manners: Manners, age: timedelta, on_result: OnResult
    ) -> None:
        self._targets, self._kept, self._manners, self._age, self._on_result = targets, kept, manners, age, on_result
        self._results: dict[str, Result] = {}
        self._ends_at = time.monotonic() + manners.deadline
        self._saved_at = time.monotonic()
        self._reached = False
        self._unreached_hosts: set[str] = set()

    async def run(self) -> list[tuple[Target, Result]]:
        """Visits; returns each address with what became of it. What was found is kept, even after an interrupt."""
        by_host: dict[str, list[Target]] = {}
        for target in self._targets:
            if result := self._kept.fresh(target, self._age, now()):
                self._take(result, kept=True)
            else:
                by_host.setdefault(_host(target.address), []).append(target)
        try:
            async with _client(self._manners) as client:
                visitor, places = Visitor(client, self._manners), asyncio.Semaphore(self._manners.hosts)
                async with asyncio.TaskGroup() as group:
                    for host, targets in by_host.items():
                        group.create_task(self._visit_host(visitor, places, host, targets))
        finally:
            self._save(force=True)
        return [(target, self._results[target.address]) for target in self._targets]

    async def _visit_host(self, visitor: Visitor, places: asyncio.Semaphore, host: str, targets: list[Target]) -> None:
        async with places:
            for target in targets:
                if self._is_offline:
                    result = not_visited(target.address, _time(), "there seems to be no network")
                else:
                    result = await self._visit(visitor, target)
                if result.outcome in UNREACHABLE:
                    self._unreached_hosts.add(host)
                elif result.status:
                    self._reached = True
                self._take(result, kept=False)
                self._save()

    async def _visit(self, visitor: Visitor, target: Target) -> Result:
        """Visits an address, if there is time."""
        left = self._ends_at - time.monotonic()
        try:
            async with asyncio.timeout(max(left, 0)):
                return await visitor.visit(target.address, target.quotes)
        except TimeoutError:
            return not_visited(target.address, _time(), "the time of the run was over")

    @property
    def _is_offline(self) -> bool:
        return not self._reached and len(self._unreached_hosts) >= _ENOUGH_HOSTS

    def _take(self, result: Result, *, kept: bool) -> None:
        self._results[result.address] = result if kept else self._kept.add(result)
        self._on_result(self._results[result.address], kept)

    def _save(self, *, force: bool = False) -> None:
        """Writes what was found, unless nothing was reached: that says nothing of the addresses."""
        if self._reached and (force or time.monotonic() - self._saved_at > _SAVED_EVERY):
            self._kept.save()
            self._saved_at = time.monotonic()


def _client(manners: Manners) -> httpx2.AsyncClient:
    limits = httpx2.Limits(max_connections=None, max_keepalive_connections=manners.hosts)
    times = httpx2.Timeout(manners.read, connect=manners.connect)
    headers = {"user-agent": manners.agent, "accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    trust = True if manners.trust is None else manners.trust
    return httpx2.AsyncClient(headers=headers, timeout=times, limits=limits, verify=trust, follow_redirects=False)


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return address


def _time() -> str:
    return now().isoformat(timespec="seconds")
