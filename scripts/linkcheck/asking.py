"""One question to a host: a request, the answer with as much of its body as is read, or why none came."""

from __future__ import annotations

import asyncio
import random
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import httpx2

from linkcheck.hosts import Failed, Host, resolve
from linkcheck.manners import Manners
from linkcheck.outcomes import UNREACHABLE, Outcome

REPEATED = frozenset({429, 500, 502, 503, 504})
"""Statuses after which a question is repeated."""
_BY_HOSTNAME = frozenset({62, 63, 64})
_EXPIRED = frozenset({9, 10})


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer; `whole` is False where the body was too large or too slow to be read to its end."""

    status: int
    headers: httpx2.Headers
    body: bytes = b""
    whole: bool = True

    @property
    def content_type(self) -> str:
        """The type of the body as the host says it."""
        return str(self.headers.get("content-type", ""))

    @property
    def is_text(self) -> bool:
        """Tests if the body is HTML or plain text, or of no stated type."""
        type_ = self.content_type.partition(";")[0].strip().lower()
        return type_ in ("", "text/html", "application/xhtml+xml", "text/plain")


async def ask(
    client: httpx2.AsyncClient, host: Host, method: str, address: str, manners: Manners, repeats: int
) -> Answer:
    """Asks a host, again where it is busy or broken. Raises Failed."""
    for attempt in range(repeats + 1):
        wait = manners.backoff * 2**attempt * random.uniform(1, 1.5)
        try:
            async with host.turn():
                answer = await _ask_once(client, host, method, address, manners)
        except Failed as failure:
            if attempt == min(repeats, 1) or failure.outcome not in UNREACHABLE:
                raise
            await asyncio.sleep(wait)
            continue
        if answer.status not in REPEATED:
            return answer
        asked = retry_after(answer.headers.get("retry-after", ""), datetime.now(UTC))
        if asked is not None and asked > manners.patience:
            host.failure = Failed(Outcome.BUSY, f"for {asked:.0f} seconds")
            return answer
        host.rest(wait if asked is None else asked)
    return answer


def retry_after(text: str, now: datetime) -> float | None:
    """The seconds that `Retry-After` asks for, in seconds or as a date; None where it says neither."""
    text = text.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        date = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return max(0.0, (date.replace(tzinfo=date.tzinfo or UTC) - now).total_seconds())


async def _ask_once(client: httpx2.AsyncClient, host: Host, method: str, address: str, manners: Manners) -> Answer:
    parts = urlsplit(address)
    if not host.is_resolved:
        await resolve(parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80), manners)
        host.is_resolved = True
    answer: Answer | None = None
    body = bytearray()
    try:
        async with asyncio.timeout(manners.total), client.stream(method, address) as response:
            answer = Answer(response.status_code, response.headers)
            if method == "HEAD" or not answer.is_text or not response.is_success:
                return answer
            async for chunk in response.aiter_bytes():
                body += chunk
                if len(body) > manners.largest:
                    return Answer(answer.status, answer.headers, bytes(body[: manners.largest]), whole=False)
    except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, OSError, ValueError) as error:
        if answer is None:
            raise failed(error) from error
        return Answer(answer.status, answer.headers, bytes(body), whole=False)
    return Answer(answer.status, answer.headers, bytes(body))


def failed(error: BaseException) -> Failed:
    """The failure that an error of the client means."""
    chain = [error]
    while (cause := chain[-1].__cause__ or chain[-1].__context__) and len(chain) < 10:
        chain.append(cause)
    for link in chain:
        if isinstance(link, ssl.SSLCertVerificationError):
            return Failed(_certificate(link), link.verify_message)
        if isinstance(link, ssl.SSLError):
            return Failed(Outcome.TLS_ERROR, link.reason or "")
    if any(isinstance(link, httpx2.ConnectTimeout) for link in chain):
        return Failed(Outcome.TIMEOUT, "no connection")
    for link in chain:
        if isinstance(link, (httpx2.TimeoutException, TimeoutError)):
            return Failed(Outcome.TIMEOUT)
        if isinstance(link, ConnectionRefusedError):
            return Failed(Outcome.REFUSED)
    is_of_network = isinstance(error, (httpx2.HTTPError, OSError)) and not isinstance(error, httpx2.UnsupportedProtocol)
    if not is_of_network:
        return Failed(Outcome.BAD_ADDRESS)
    texts = " ".join(map(str, chain))
    return Failed(Outcome.REFUSED if "attempts failed" in texts else Outcome.DROPPED, type(error).__name__)


def _certificate(error: ssl.SSLCertVerificationError) -> Outcome:
    if error.verify_code in _BY_HOSTNAME:
        return Outcome.TLS_HOST
    return Outcome.TLS_EXPIRED if error.verify_code in _EXPIRED else Outcome.TLS_UNTRUSTED
