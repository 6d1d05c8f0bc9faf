"""How soon an edit shows in `make serve`, while the rest of the site is built anew beside it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import yaml

from benchmark.measuring import CommandFailed
from benchmark.project import Project
from benchmark.results import Shown
from benchmark.settings import SITE_URL, environment

_EDITS = 5
_PAUSE = 30.0
"""Seconds between edits: the build beside the server is at work when the next one comes."""
_PATIENCE = 3600.0
_TAIL = 2000


def shown(project: Project, languages: Sequence[str]) -> Shown:
    """Renames a city, several times, in a project that was built. Raises CommandFailed."""
    with _served(project) as log:
        city, names = project.rename(1)
        own = _pages([f"cities/{city}/"], languages)
        _right(own, names, log)
        near = _pages(_near(project, city), languages)
        naming = [address for address in near if _shows(address, names)]
        took = []
        for number in range(2, _EDITS + 2):
            time.sleep(_PAUSE)
            began = time.perf_counter()
            _, names = project.rename(number)
            first = _right(own, names, log) - began
            took.append((first, _right(naming, names, log) - began))
    return Shown(len(naming), *zip(*took, strict=True))


@contextmanager
def _served(project: Project) -> Iterator[Path]:
    """The site at its address while `make serve` runs; gives the file of what that says."""
    log = project.folder / "serve.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            project.make("serve", f"ADDRESS={SITE_URL.split('/')[2]}"),
            cwd=project.folder,
            env=dict(environment()),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            while not _fetched(SITE_URL):
                if process.poll() is not None:
                    raise CommandFailed(f"make serve ended with {process.returncode}\n{_end_of(log)}")
                time.sleep(1)
            yield log
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()


def _right(pages: Sequence[str], names: Collection[str], log: Path) -> float:
    """Waits until each page shows one of the names; the time then. Raises CommandFailed."""
    end = time.perf_counter() + _PATIENCE
    left = pages
    while left := [address for address in left if not _shows(address, names)]:
        if time.perf_counter() > end:
            raise CommandFailed(f"{left[0]} does not show an edit\n{_end_of(log)}")
        time.sleep(0.1)
    return time.perf_counter()


def _shows(address: str, names: Collection[str]) -> bool:
    text = _fetched(address)
    return any(name in text for name in names)


def _near(project: Project, city: str) -> list[str]:
    """Where a city may be named: its page, its agreements, their parties, the pages of the index."""
    data = project.folder / "data"
    texts = ((file.stem, file.read_text("utf-8")) for file in sorted((data / "agreements").iterdir()))
    agreements = {id_: yaml.safe_load(text) for id_, text in texts if re.search(rf"\b{re.escape(city)}\b", text)}
    parties = {party for record in agreements.values() for party in record["parties"] if isinstance(party, str)}
    cities = sorted(party for party in {city, *parties} if (data / "cities" / f"{party}.yaml").exists())
    indexes = [page.parent for kind in ("cities", "agreements") for page in _index_pages(project.site / kind)]
    return [
        *(f"cities/{id_}/" for id_ in cities),
        *(f"agreements/{id_}/" for id_ in agreements),
        *(f"{page.relative_to(project.site).as_posix()}/" for page in indexes),
    ]


def _index_pages(folder: Path) -> list[Path]:
    return sorted((folder / "index.html", *folder.glob("page/*/index.html")))


def _pages(paths: Iterable[str], languages: Sequence[str]) -> list[str]:
    """The addresses of pages in each language; the first stands at the root."""
    roots = ["", *(f"{language}/" for language in languages[1:])]
    return [f"{SITE_URL}{root}{path}" for path in paths for root in roots]


def _fetched(address: str) -> str:
    try:
        with urlopen(address, timeout=_PATIENCE) as answer:
            text: str = answer.read().decode("utf-8")
    except URLError:
        return ""
    return text


def _end_of(log: Path) -> str:
    return log.read_text("utf-8", errors="replace")[-_TAIL:]
