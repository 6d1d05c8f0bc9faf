"""Serves a built site as a static host does: below a path, with its 404 page for what is missing."""

import os
import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from atlas.delivery.policy import PAGES, header

DATA = Path(os.environ.get("ATLAS_PROJECT") or Path(__file__).parents[2]) / "data"
"""The records of the project under test."""


class Handler(SimpleHTTPRequestHandler):
    """Answers from a folder, quietly, with the policy of a careful host."""

    def end_headers(self) -> None:
        if self.server.policy:
            self.send_header("Content-Security-Policy", self.server.policy)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.translate_path(f"{self.server.mount}404.html"))
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
        """The output of a test run has no place for it."""


class ServedSite(ThreadingHTTPServer):
    """A host on a free port; the site stands at `mount`, a path like `/` or `/repo/`, below `folder`."""

    daemon_threads = True

    def __init__(self, folder: Path, mount: str, policy: str = header(PAGES)) -> None:
        super().__init__(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
        self.mount = mount
        self.policy = policy
        self.site_dir = folder / mount.strip("/")
        self.home = f"http://127.0.0.1:{self.server_port}{mount}"
        threading.Thread(target=self.serve_forever, daemon=True).start()
