"""A host that behaves as hosts do: it moves, loops, sulks, breaks off, never ends, and codes letters in many ways."""

from __future__ import annotations

import gzip
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

CERTIFICATES = Path(__file__).parent / "certificates"
QUOTE = "vennskapsby siden 1990"
RUSSIAN = "побратим с 1990 года"
PAGE = f"<!doctype html><title>Vennskapsbyer</title><h1>Byer</h1><p>Testograd er {QUOTE}.</p>"


class Asked(NamedTuple):
    """A question to the host."""

    method: str
    path: str
    at: float
    agent: str


class InventedHost:
    """A host on this machine; `url` is its beginning, `asked` what it was asked."""

    def __init__(self, certificate: str = "") -> None:
        self.asked: list[Asked] = []
        self.robots = ""
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.server.daemon_threads = True
        self.closing = threading.Event()
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATES / f"{certificate}.pem")
            self.server.socket = context.wrap_socket(
                self.server.socket, server_side=True, do_handshake_on_connect=False
            )
        self.url = f"http{'s' if certificate else ''}://127.0.0.1:{self.server.server_port}"

    def __enter__(self) -> InventedHost:
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.closing.set()
        self.server.shutdown()
        self.server.server_close()

    def questions(self, path: str) -> list[Asked]:
        """What was asked of a path."""
        return [asked for asked in self.asked if asked.path == path]


class TlsHosts:
    """A host for each certificate, and the trust of the tests."""

    def __init__(self) -> None:
        self.hosts = {name: InventedHost(name) for name in ("sound", "untrusted", "expired", "other_host")}
        self.trust = ssl.create_default_context()
        for name in ("sound", "expired", "other_host"):
            self.trust.load_verify_locations(CERTIFICATES / f"{name}.pem")

    def __enter__(self) -> TlsHosts:
        for host in self.hosts.values():
            host.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        for host in self.hosts.values():
            host.__exit__(None)


class Reply:
    """An answer under way."""

    def __init__(self, handler: BaseHTTPRequestHandler, host: InventedHost, count: int) -> None:
        self.handler, self.host, self.count = handler, host, count

    def send(
        self, status: int, body: str | bytes = "", type_: str = "text/html; charset=utf-8", **headers: str
    ) -> None:
        """Sends an answer with its length."""
        content = body.encode() if isinstance(body, str) else body
        self.begin(status, type_, **{"Content-Length": str(len(content)), **headers})
        if self.handler.command != "HEAD":
            self.handler.wfile.write(content)

    def begin(self, status: int, type_: str, **headers: str) -> None:
        """Sends the head of an answer."""
        self.handler.send_response(status)
        self.handler.send_header("Content-Type", type_)
        for name, value in headers.items():
            self.handler.send_header(name.replace("_", "-"), value)
        self.handler.end_headers()

    def forever(self, part: bytes, pause: float) -> None:
        """Sends the same again and again until the other side goes."""
        self.begin(200, "text/html")
        while not self.host.closing.wait(pause):
            self.handler.wfile.write(part)


def _handler(host: InventedHost) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = Asked(self.command, self.path, time.monotonic(), self.headers.get("User-Agent", ""))
            host.asked.append(asked)
            reply = Reply(self, host, len(host.questions(self.path)))
            with suppress(BrokenPipeError, ConnectionResetError, ssl.SSLError):
                if self.path == "/robots.txt":
                    reply.send(200 if host.robots else 404, host.robots, "text/plain")
                else:
                    BEHAVIOURS.get(self.path.partition("?")[0], lambda reply: reply.send(404))(reply)

        do_HEAD = do_GET  # noqa: N815

        def handle(self) -> None:
            with suppress(OSError):
                super().handle()

        def log_message(self, *_: Any) -> None:
            pass

    return Handler


def to(location: str, status: int) -> Callable[[Reply], None]:
    """A redirect."""
    return lambda reply: reply.send(status, Location=location)


def says(body: str | bytes, type_: str = "text/html; charset=utf-8", **headers: str) -> Callable[[Reply], None]:
    """A page."""
    return lambda reply: reply.send(200, body, type_, **headers)


def fails(status: int, times: int = 99, **headers: str) -> Callable[[Reply], None]:
    """An error for so many times, then the page."""
    return lambda reply: reply.send(status, **headers) if reply.count <= times else reply.send(200, PAGE)


def no_head(status: int) -> Callable[[Reply], None]:
    """A page that does not know HEAD."""
    return lambda reply: reply.send(status if reply.handler.command == "HEAD" else 200, PAGE)


def at_a_date(reply: Reply) -> None:
    """Too busy until two seconds later, said as a date."""
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
    fails(429, 1, Retry_After=date)(reply)


def drops(reply: Reply) -> None:
    """Breaks off without a word."""
    reply.handler.connection.close()


def sleeps(reply: Reply) -> None:
    """Says nothing for a long time."""
    reply.host.closing.wait(5)


def with_cookie(reply: Reply) -> None:
    """Leads to itself until a cookie is there."""
    if "seen=1" in reply.handler.headers.get("Cookie", ""):
        reply.send(200, PAGE)
    else:
        reply.send(302, Location="/cookie", Set_Cookie="seen=1")


BEHAVIOURS: dict[str, Callable[[Reply], None]] = {
    "/page": says(PAGE),
    "/": says("<!doctype html><title>Aasund</title><p>Velkommen."),
    "/en/": says("<!doctype html><title>Aasund</title><p>Welcome."),
    "/301": to("/page", 301),
    "/308": to("/page", 308),
    "/302": to("/page", 302),
    "/303": to("/page", 303),
    "/307": to("/page", 307),
    "/301-302": to("/302", 301),
    "/302-301": to("/301", 302),
    "/301-404": to("/404", 301),
    "/old-news": to("/", 301),
    "/old-news-en": to("/en/", 302),
    "/loop": to("/loop-back", 302),
    "/loop-back": to("/loop", 301),
    "/self": to("/self", 301),
    "/nowhere": to("", 302),
    "/mail": to("mailto:post@aasund.example", 301),
    "/bracket": to("http://[", 301),
    "/cookie": with_cookie,
    **{f"/on/{number}": to(f"/on/{number + 1}", 302) for number in range(30)},
    **{f"/{status}": fails(status) for status in (400, 401, 403, 404, 405, 410, 418, 451, 500, 501, 503)},
    "/no-head-403": no_head(403),
    "/no-head-404": no_head(404),
    "/no-head-405": no_head(405),
    "/no-head-501": no_head(501),
    "/head-sleeps": lambda reply: sleeps(reply) if reply.handler.command == "HEAD" else reply.send(200, PAGE),
    "/500-once": fails(500, 1),
    "/429-seconds": fails(429, 1, Retry_After="1"),
    "/429-date": at_a_date,
    "/429-long": fails(429, Retry_After="86400"),
    "/429-odd": fails(429, 1, Retry_After="soon"),
    "/503-long": fails(503, Retry_After="86400"),
    "/slow": sleeps,
    "/drip": lambda reply: reply.forever(b".", 0.1),
    "/endless": lambda reply: reply.forever(b"<p>and so on" * 500, 0.0),
    "/endless-quote": lambda reply: reply.forever(f"<p>{QUOTE}".encode() * 500, 0.0),
    "/drops": drops,
    "/short": lambda reply: reply.begin(200, "text/html", Content_Length="9000"),
    "/bomb": says(gzip.compress(b"<p>" + b" " * 9_000_000), Content_Encoding="gzip"),
    "/not-gzip": says("<p>plain", Content_Encoding="gzip"),
    "/gzip": says(gzip.compress(PAGE.encode()), Content_Encoding="gzip"),
    "/windows-1251": says(f"<p>Город {RUSSIAN}".encode("cp1251"), "text/html; charset=windows-1251"),
    "/in-meta": says(f'<meta charset="windows-1251"><p>{RUSSIAN}'.encode("cp1251"), "text/html"),
    "/koi8": says(f"<p>{RUSSIAN}".encode("koi8-r"), "text/html; charset=koi8-r"),
    "/utf-8-unsaid": says(f"<p>{RUSSIAN}".encode(), "text/html"),
    "/utf-16": says(f"<p>{RUSSIAN}".encode("utf-16"), "text/html"),
    "/charset-lies": says(
        f"<p>{RUSSIAN}".encode("cp1251") + b'<meta charset="windows-1251">', "text/html; charset=utf-8"
    ),
    "/charset-unknown": says(f"<p>{RUSSIAN}", "text/html; charset=klingon"),
    "/charset-zlib": says(f"<p>{RUSSIAN}", "text/html; charset=zlib"),
    "/pdf": says(b"%PDF-1.7", "application/pdf"),
    "/scripts": says("<!doctype html><title>App</title><script src=app.js></script><div id=app></div>"),
    "/empty": says("", "text/html"),
}
"""What is answered at each path; elsewhere 404."""
