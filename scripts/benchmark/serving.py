"""Measures the time until an edit shows in `make serve`, while a build of the whole site runs in the background."""

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
from benchmark.results import EditLatency
from benchmark.settings import SITE_URL, environment

_EDITS = 5
_PAUSE = 30.0
"""Seconds between edits: the build in the background is still running when the next edit comes."""
_TIMEOUT = 3600.0
_TAIL = 2000


def measure_edits(project: Project, languages: Sequence[str]) -> EditLatency:
    """Renames a city several times in a project that has been built. Raises CommandFailed."""
    with _running_server(project) as log:
        city, names = project.rename(1)
        own = _in_each_language([f"cities/{city}/"], languages)
        _wait_for_names(own, names, log)
        near = _in_each_language(_addresses_near(project, city), languages)
        naming = [address for address in near if _shows_a_name(address, names)]
        delays = []
        for number in range(2, _EDITS + 2):
            time.sleep(_PAUSE)
            began = time.perf_counter()
            _, names = project.rename(number)
            first = _wait_for_names(own, names, log) - began
            delays.append((first, _wait_for_names(naming, names, log) - began))
    return EditLatency(len(naming), *zip(*delays, strict=True))


@contextmanager
def _running_server(project: Project) -> Iterator[Path]:
    """Runs `make serve` until it has been left; yields the file of its output."""
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
            while not _fetch(SITE_URL):
                if process.poll() is not None:
                    raise CommandFailed(f"make serve ended with {process.returncode}\n{_tail(log)}")
                time.sleep(1)
            yield log
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()


def _wait_for_names(pages: Sequence[str], names: Collection[str], log: Path) -> float:
    """Waits until each page shows one of the names; returns the clock at that moment. Raises CommandFailed."""
    end = time.perf_counter() + _TIMEOUT
    left = pages
    while left := [address for address in left if not _shows_a_name(address, names)]:
        if time.perf_counter() > end:
            raise CommandFailed(f"{left[0]} does not show an edit\n{_tail(log)}")
        time.sleep(0.1)
    return time.perf_counter()


def _shows_a_name(address: str, names: Collection[str]) -> bool:
    text = _fetch(address)
    return any(name in text for name in names)


def _addresses_near(project: Project, city: str) -> list[str]:
    """Returns the pages that may name a city: its own, its agreements, their parties, the pages of the indexes."""
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


def _in_each_language(paths: Iterable[str], languages: Sequence[str]) -> list[str]:
    """Returns the addresses of pages in each language; those of the first language stand at the root."""
    roots = ["", *(f"{language}/" for language in languages[1:])]
    return [f"{SITE_URL}{root}{path}" for path in paths for root in roots]


def _fetch(address: str) -> str:
    try:
        with urlopen(address, timeout=_TIMEOUT) as answer:
            text: str = answer.read().decode("utf-8")
    except URLError:
        return ""
    return text


def _tail(log: Path) -> str:
    return log.read_text("utf-8", errors="replace")[-_TAIL:]
