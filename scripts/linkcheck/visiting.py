"""A visit to an address: what is asked, where it leads, and what stands there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import urldefrag, urljoin, urlsplit

import httpx2

from linkcheck.asking import Answer, ask
from linkcheck.hosts import Failed, Host
from linkcheck.manners import Manners
from linkcheck.outcomes import UNREACHABLE, Outcome, Result
from linkcheck.pages import Page, read_page
from linkcheck.quotes import digest, folded, is_found

PERMANENT = frozenset({301, 308})
TEMPORARY = frozenset({302, 303, 307})
_HOME = re.compile(r"/?(?:[a-z]{2}(?:[-_][A-Za-z]{2})?/?)?(?:(?:index|default|home)(?:\.\w{1,5})?/?)?", re.ASCII)
_LEAST_TEXT = 200
"""Characters; a page with scripts and fewer is filled by them, and what stands in it is not known."""


class Visitor:
    """Visits addresses, and remembers their hosts."""

    def __init__(self, client: httpx2.AsyncClient, manners: Manners) -> None:
        self._client, self._manners = client, manners
        self._hosts: dict[str, Host] = {}

    def host(self, address: str) -> Host:
        """The host of an address, by scheme, name and port."""
        parts = urlsplit(address)
        return self._hosts.setdefault(f"{parts.scheme}://{parts.netloc.lower()}", Host(self._manners))

    async def visit(self, address: str, quotes: Iterable[str]) -> Result:
        """Visits an address and looks for quotes there."""
        quotes = tuple(quotes)
        trail = Trail(address)
        try:
            answer = await self._follow(trail, by_head=not quotes)
        except Failed as failure:
            return trail.result(failure.outcome, detail=failure.detail)
        except ValueError:
            return trail.result(Outcome.BAD_ADDRESS)
        return judged(trail, answer, quotes)

    async def _follow(self, trail: Trail, *, by_head: bool) -> Answer:
        """Follows redirects to the end. Raises Failed, and ValueError where an address cannot be read."""
        while True:
            answer = await self._answer(trail.last, by_head=by_head)
            if answer.status not in PERMANENT | TEMPORARY:
                return answer
            trail.go(answer.status, answer.headers.get("location", ""))
            if len(trail.steps) > self._manners.redirects:
                raise Failed(Outcome.TOO_MANY_REDIRECTS)

    async def _answer(self, address: str, *, by_head: bool) -> Answer:
        """The answer of a host to HEAD, if that decides it, else to GET."""
        host = self.host(address)
        if host.failure:
            raise Failed(host.failure.outcome, "other addresses of the host were tried")
        try:
            await self._read_rules(host, address)
            if not host.allows(address):
                raise Failed(Outcome.ROBOTS)
            if by_head and (answer := await self._head(host, address)):
                return answer
            answer = await ask(self._client, host, "GET", address, self._manners, self._manners.repeats)
        except Failed as failure:
            if failure.outcome in UNREACHABLE:
                host.note(failure)
            raise
        if host.failure is None:
            host.note(None)
        return answer

    async def _head(self, host: Host, address: str) -> Answer | None:
        """The answer to HEAD, where nothing needs to be read and it is no error: many servers do not know HEAD."""
        try:
            answer = await ask(self._client, host, "HEAD", address, self._manners, 0)
        except Failed as failure:
            if failure.is_connected:
                return None
            raise
        is_page = answer.status < 300 and answer.is_text
        return None if answer.status >= 400 or is_page else answer

    async def _read_rules(self, host: Host, address: str) -> None:
        """Reads robots.txt of a host, once. Raises Failed where the host is not reached."""
        async with host.asking_for_rules:
            if host.rules is not None:
                return
            parts = urlsplit(address)
            robots = f"{parts.scheme}://{parts.netloc}/robots.txt"
            text = ""
            try:
                answer = await ask(self._client, host, "GET", robots, self._manners, 1)
                text = answer.body.decode("utf-8", "replace") if answer.status == 200 else ""
            except Failed as failure:
                if not failure.is_connected:
                    raise
            host.take_rules(text)


class Trail:
    """The addresses to which a first one led."""

    def __init__(self, address: str) -> None:
        self.address = self.last = self.moved = address
        self.steps: list[int] = []
        self._seen = Counter([address])

    def go(self, status: int, location: str) -> None:
        """Takes a redirect. Raises Failed where it leads nowhere, or a third time to the same address.

        The second time may be right: the host has set a cookie.
        """
        try:
            target = urldefrag(urljoin(self.last, location.strip())).url
        except ValueError:
            target = ""
        if not location.strip() or not re.match(r"https?://[^/\s]+", target, re.IGNORECASE):
            raise Failed(Outcome.BAD_REDIRECT, f"status {status}")
        self._seen[target] += 1
        if self._seen[target] > 2:
            raise Failed(Outcome.LOOP)
        self.steps.append(status)
        self.last = target
        if all(step in PERMANENT for step in self.steps):
            self.moved = target

    def result(self, outcome: Outcome, **values: object) -> Result:
        """The result of the visit."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        return Result(self.address, outcome, now, now, final=self.last, **values)  # type: ignore[arg-type]


def judged(trail: Trail, answer: Answer, quotes: tuple[str, ...]) -> Result:
    """The meaning of an answer for the address that was visited."""
    status = answer.status
    if not 200 <= status < 300:
        is_busy = status == 503 and "retry-after" in answer.headers
        return trail.result(Outcome.BUSY if is_busy else of_status(status), status=status)
    page = read_page(answer.body, answer.content_type) if answer.is_text else None
    found, unread = looked_for(quotes, answer, page)
    is_there = any(found.values())
    words = page.says_not_found if page and not is_there else ""
    if is_home(trail.last) and not is_home(trail.address) and not is_there:
        outcome = Outcome.HOME
    elif words:
        outcome = Outcome.SOFT_404
    elif trail.moved != trail.address:
        outcome = Outcome.MOVED
    else:
        outcome = Outcome.REDIRECTED if trail.steps else Outcome.FINE
    moved = trail.moved if outcome is Outcome.MOVED else ""
    return trail.result(outcome, status=status, moved=moved, detail=words, unread=unread, quotes=found)


def looked_for(quotes: tuple[str, ...], answer: Answer, page: Page | None) -> tuple[dict[str, bool], str]:
    """The quotes that were found in a page or not, by digest, and why nothing is known of the others, or ""."""
    if not quotes:
        return {}, ""
    if page is None:
        type_ = answer.content_type.partition(";")[0].strip().lower()
        return {}, "PDFs are not read" if type_ == "application/pdf" else f"{type_[:60]} is not read"
    text = folded(page.text)
    found = {digest(quote): is_found(quote, text) for quote in quotes}
    unread = ""
    if not answer.whole:
        unread = "it is too large or too slow to be read to its end"
    elif page.has_scripts and len(text) < _LEAST_TEXT:
        unread = "it has hardly any text without scripts"
    if unread and not all(found.values()):
        return {name: True for name, is_there in found.items() if is_there}, unread
    return found, ""


def of_status(status: int) -> Outcome:
    """The outcome that a status means which is no success."""
    if status in (404, 410):
        return Outcome.GONE
    if status in (401, 402, 403, 407, 451):
        return Outcome.CLOSED
    if status == 429:
        return Outcome.BUSY
    return Outcome.SERVER_ERROR if status >= 500 else Outcome.OTHER_ERROR


def is_home(address: str) -> bool:
    """Tests if an address is that of a site's first page, in whatever language."""
    parts = urlsplit(address)
    return not parts.query and bool(_HOME.fullmatch(parts.path))
