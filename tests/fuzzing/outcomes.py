"""The outcome of a file among the example records: problems, or pages that can be written."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from itertools import count
from pathlib import Path
from time import process_time

from invented_files import EXAMPLES

from atlas.incremental.checked_data import CheckedData
from atlas.model.problems import Severity, report
from atlas.output.site import Site
from atlas.pages.phrases.addresses import address_of
from atlas.reading.folders import data_files, file_at
from invented_data import LANGUAGES, settings

SECONDS = 1
"""The longest time for a check, of the processor."""
MOST_GROWTH = 500_000_000  # bytes
TODAY = date(2026, 1, 31)
_EVERY = 15


class Outcomes:
    """Checks files in a copy of the example records, and writes the pages of those without an error."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(EXAMPLES / "data", root / "data")
        files = data_files(root, [])
        self.before = CheckedData().updated(root, files, files, TODAY)
        self._number = count()

    def of(self, path: str, content: bytes, *, whole: bool = False) -> str:
        """`site` or `problems`; the site is written `whole`, or in most cases but for the pages of the record. Raises AssertionError where the check is slow, or memory grows."""
        file, place = file_at(path), self.root / path
        assert file is not None
        old = place.read_bytes() if place.is_file() else None
        place.write_bytes(content)
        try:
            start, memory = process_time(), most_memory()
            files = data_files(self.root, [])
            checked = self.before.updated(self.root, files, [file], TODAY)
            took = process_time() - start
            said = report(checked.problems, len(files))
        finally:
            place.unlink() if old is None else place.write_bytes(old)
        assert took < SECONDS, f"{took:.1f} s for a check"
        said.encode()
        assert most_memory() - memory < MOST_GROWTH, "too much memory for a check"
        errors = [problem for problem in checked.problems if problem.severity is Severity.ERROR]
        assert all(problem.line > 0 and problem.path for problem in errors)
        if errors:
            return "problems"
        site = Site(checked.atlas, settings(), tuple(checked.problems), checked)
        self._write(site, checked, path)
        if whole or next(self._number) % _EVERY == 0:
            _write_all(site)
        return "site"

    def _write(self, site: Site, checked: CheckedData, path: str) -> None:
        file = file_at(path)
        record = next(one.entry.record for known, one in checked.files.items() if known == file)
        assert record is not None
        for language in LANGUAGES[:2]:
            if page := site.page_at(language, address_of(record)):
                page.html()
                page.structured_data()
                list(page.files())
        list(site.documents().files(record))


def _write_all(site: Site) -> None:
    for page in site.pages(LANGUAGES[-1]):
        page.html()
        page.structured_data()
        list(page.files())
    list(site.search_tables([]))


def most_memory() -> int:
    """The most bytes that this process has held; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
