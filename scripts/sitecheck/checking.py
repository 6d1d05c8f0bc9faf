"""Checks every file of a site, on all cores, and collects the findings."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from lxml import etree  # type: ignore[import-untyped]

from sitecheck.calendars import calendar_faults
from sitecheck.judging import anchor_of, fault_of
from sitecheck.marks import unrendered_marks
from sitecheck.markup import ids_of, parse_page, structure_faults
from sitecheck.references import Reference, page_references, sitemap_references, style_references
from sitecheck.site import Site

FILES_PER_PROCESS = 200


class Finding(NamedTuple):
    """A fault in one file of the site."""

    path: str
    message: str


@dataclass(slots=True)
class Report:
    """Findings in a batch of files, and the ids and anchors that can only be compared once all files are read.

    `ids` holds the ids of each page joined by line ends, and `linked_anchors` the pages that link to each `path#id`
    of another page: small enough for the 76,000 pages of a large atlas.
    """

    findings: set[Finding] = field(default_factory=set)
    pages: int = 0
    links: int = 0
    ids: dict[str, str] = field(default_factory=dict)
    linked_anchors: dict[str, list[str]] = field(default_factory=dict)

    def add(self, other: "Report") -> None:
        """Adds the report on another batch."""
        self.findings |= other.findings
        self.pages += other.pages
        self.links += other.links
        self.ids |= other.ids
        for place, pages in other.linked_anchors.items():
            self.linked_anchors.setdefault(place, []).extend(pages)


def check_site(site: Site) -> Report:
    """Checks the whole site."""
    files = sorted(path for path in site.files if path.endswith((".html", ".css", ".ics")))
    processes = min(os.cpu_count() or 1, 1 + len(files) // FILES_PER_PROCESS)
    report = Report()
    if processes == 1:
        report.add(_check_files(site, files))
    else:
        batches = [files[start::processes] for start in range(processes)]
        with ProcessPoolExecutor(processes) as pool:
            for batch_report in pool.map(partial(_check_files, site), batches):
                report.add(batch_report)
    _check_sitemaps(site, report)
    report.findings.update(_missing_anchors(report))
    report.findings.update(_hidden_folders(site))
    return report


def _check_files(site: Site, paths: Iterable[str]) -> Report:
    report = Report()
    for path in paths:
        source = (site.folder / path).read_bytes()
        if path.endswith(".css"):
            _check_references(site, path, list(style_references(source.decode(errors="replace"))), report)
        elif path.endswith(".ics"):
            report.findings.update(Finding(path, fault) for fault in calendar_faults(source))
        else:
            _check_page(site, path, source, report)
    return report


def _check_page(site: Site, path: str, source: bytes, report: Report) -> None:
    report.pages += 1
    root = parse_page(source)
    if root is None:
        report.findings.add(Finding(path, "is empty"))
        return
    ids = ids_of(root)
    report.ids[path] = "\n".join(ids)
    _check_references(site, path, list(page_references(site, path, root)), report, frozenset(ids))
    for message in [*structure_faults(root, ids, site.language_of(path)), *unrendered_marks(root)]:
        report.findings.add(Finding(path, message))


def _check_references(
    site: Site, path: str, references: list[Reference], report: Report, ids: frozenset[str] = frozenset()
) -> None:
    """Checks the references of one file; anchors of other pages are left to `_missing_anchors`."""
    report.links += len(references)
    for reference in set(references):
        target = site.resolve(path, reference.address)
        anchor = anchor_of(target)
        if fault := fault_of(site, reference, target):
            report.findings.add(Finding(path, f"{reference} {fault}"))
        elif anchor and target.path != path:
            report.linked_anchors.setdefault(f"{target.path}#{anchor}", []).append(path)
        elif anchor and anchor not in ids:
            report.findings.add(Finding(path, f'{reference} leads nowhere: this page has no id "{anchor}"'))


def _check_sitemaps(site: Site, report: Report) -> None:
    """Follows an index of sitemaps from sitemap.xml to its parts."""
    waiting, seen = ["sitemap.xml"], {"sitemap.xml"}
    if "sitemap.xml" not in site.files:
        report.findings.add(Finding("sitemap.xml", "does not exist"))
        return
    while waiting:
        path = waiting.pop()
        try:
            references = list(sitemap_references(site, path))
        except (etree.XMLSyntaxError, OSError):
            report.findings.add(Finding(path, "is not well-formed XML"))
            continue
        _check_references(site, path, references, report)
        targets = {site.resolve(path, reference.address).path for reference in references}
        parts = sorted(target for target in targets - seen if target.endswith((".xml", ".xml.gz")))
        waiting += parts
        seen.update(parts)


def _missing_anchors(report: Report) -> Iterator[Finding]:
    for place, pages in report.linked_anchors.items():
        path, _, anchor = place.partition("#")
        if path in report.ids and anchor not in report.ids[path].split("\n"):
            for page in pages:
                yield Finding(page, f'link to "{path}#{anchor}" leads nowhere: the page has no such id')


def _hidden_folders(site: Site) -> Iterator[Finding]:
    """Yields folders with a leading underscore, which GitHub Pages leaves out unless `.nojekyll` exists."""
    folders = {path.partition("/")[0] for path in site.files if path.startswith("_") and "/" in path}
    if folders and ".nojekyll" not in site.files:
        for folder in folders:
            yield Finding(".nojekyll", f'does not exist, so GitHub Pages leaves out the folder "{folder}"')
