"""Measures the built site with Lighthouse: `lighthouse.py site .build/lighthouse`; needs npm and Chromium.

As on a phone, of the site as a host sends it that compresses text: home, the longest city and agreement, an index and
the search, each five times. Prints the medians and the layout shift; exits 1 where one is below what is promised.
"""

import argparse
import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

PROGRAM = Path(sys.prefix) / "lighthouse/node_modules/.bin/lighthouse"
"""The file that `make lighthouse` installs."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
MOST_SHIFT = 0.02
TEXT = (".html", ".css", ".js", ".svg", ".json", ".xml", ".csv")


class CompressingHandler(SimpleHTTPRequestHandler):
    """Answers as a careful host: compressed text, files that the browser may keep."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Sends a file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if path.suffix in TEXT and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=31536000")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
        """Stays silent, as the figures are printed."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serves the site, measures each page, prints a table; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--root", default="", help="the folder of a language, such as ru/")
    options = parser.parse_args(arguments)
    options.reports.mkdir(parents=True, exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(CompressingHandler, directory=str(options.site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    home = f"http://127.0.0.1:{server.server_port}/{options.root}"
    failed = False
    for name, address in addresses(options.site):
        runs = [report(home + address, options.reports / f"{name}-{run}.json") for run in range(options.runs)]
        figures = {key: statistics.median(score(run, key) for run in runs) for key in LEAST}
        shift = max(run["audits"]["cumulative-layout-shift"]["numericValue"] for run in runs)
        failed |= shift > MOST_SHIFT or any(figures[key] < least for key, least in LEAST.items())
        print(f"{name:10}", *(f"{key} {figure:g}" for key, figure in figures.items()), f"shift {shift:.3f}", flush=True)
        for line in sorted({line for run in runs for line in complaints(run)}):
            print(f"  {line}")
    server.shutdown()
    return 1 if failed else 0


def addresses(site: Path) -> Iterator[tuple[str, str]]:
    """Yields the names of the pages that are measured, with their addresses."""
    yield "home", ""
    for name, kind in (("city", "cities"), ("agreement", "agreements")):
        pages = sorted((site / kind).glob("*/index.html"), key=lambda path: (path.stat().st_size, path))
        if pages:
            yield name, f"{kind}/{pages[-1].parent.name}/"
    yield "index", "agreements/"
    yield "search", "search/?q=a"


def report(address: str, path: Path) -> Any:
    """The report on one page, made by one run."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), "")
    flags = "--headless=new --no-sandbox --disable-gpu"
    options = ("--quiet", "--output=json", f"--output-path={path}", f"--chrome-flags={flags}")
    environment = {**os.environ, "CHROME_PATH": browser}
    subprocess.run([PROGRAM, address, *options], env=environment, check=True, stdout=subprocess.DEVNULL)
    return json.loads(path.read_text("utf-8"))


def score(report: Any, key: str) -> float:
    """A score of a category, of a hundred."""
    return float(report["categories"][key]["score"] or 0) * 100


def complaints(report: Any) -> Iterator[str]:
    """Audits that take points, without those of performance, which its score tells."""
    for key in LEAST.keys() - {"performance"}:
        for part in report["categories"][key]["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{key}: {audit['title']}"


if __name__ == "__main__":
    sys.exit(main())
