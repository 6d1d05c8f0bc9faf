"""Checks every file of a site, on all cores, and collects the findings."""

import gc
import multiprocessing
import os
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import partial
from itertools import chain

from sitecheck.calendars import calendar_faults
from sitecheck.documents import document_faults
from sitecheck.downloads import checksum_findings, size_faults
from sitecheck.faults import Fault, Finding, found
from sitecheck.graph import (
    PageLinks,
    Sitemaps,
    alternate_findings,
    case_findings,
    language_findings,
    missing_files,
    orphan_findings,
    read_sitemaps,
    redirect_findings,
    sitemap_findings,
)
from sitecheck.heads import head_faults, is_unlisted
from sitecheck.labels import label_faults, script_faults
from sitecheck.marks import held_by_records, unrendered_marks
from sitecheck.markup import ids_of, parse_page, structure_faults
from sitecheck.references import NOWHERE, Reference, Use, anchor_of, fault_of, page_references, style_references
from sitecheck.scripts import script_import_faults
from sitecheck.searching import search_findings
from sitecheck.site import Site, is_not_found_page

FILES_PER_PROCESS = 200
SEARCHED = (".pf_fragment", ".pf_index", ".pf_meta")
"""Endings of files that the check of the search reads itself."""
NO_FILE = re.compile(r'the site has no "([^"]+)"')


@dataclass(slots=True)
class Report:
    """Findings in a batch of files, and what can only be compared once all files are read.

    `ids` holds the ids of each page joined by line ends, and `linked_anchors` the pages that link to each `path#id`
    of another page: small enough for the 76,000 pages of a large atlas.
    """

    findings: set[Finding] = field(default_factory=set)
    pages: int = 0
    references: int = 0
    ids: dict[str, str] = field(default_factory=dict)
    linked_anchors: dict[str, list[str]] = field(default_factory=dict)
    links: PageLinks = field(default_factory=PageLinks)

    def add(self, other: "Report") -> None:
        """Adds the report on another batch."""
        self.findings |= other.findings
        self.pages += other.pages
        self.references += other.references
        self.ids |= other.ids
        for place, pages in other.linked_anchors.items():
            self.linked_anchors.setdefault(place, []).extend(pages)
        self.links.add(other.links)

    def tell(self, path: str, faults: Iterable[Fault]) -> None:
        """Adds the faults of a file."""
        self.findings.update(found(path, fault) for fault in faults)


def check_site(site: Site) -> Report:
    """Checks the whole site."""
    files = sorted(path for path in site.files if not path.endswith(SEARCHED))
    processes = min(os.cpu_count() or 1, 1 + len(files) // FILES_PER_PROCESS)
    report = Report()
    if processes == 1:
        report.add(_check_files(site, files))
        report.findings.update(_findings_aside(site))
    else:
        batches = [files[start::processes] for start in range(processes)]
        # Trees of pages hold no circles, and looking for some takes a third of the time.
        with ProcessPoolExecutor(processes, multiprocessing.get_context("fork"), initializer=gc.disable) as pool:
            batch_reports = pool.map(partial(_check_files, site), batches)
            aside = _findings_aside(site)
            for batch_report in batch_reports:
                report.add(batch_report)
        report.findings.update(aside)
    report.findings.update(_findings_together(site, report))
    report.findings = set(_with_nearest(site, held_by_records(site, report.findings)))
    return report


def _findings_aside(site: Site) -> list[Finding]:
    """Findings in files that are read apart from the pages."""
    return [*search_findings(site), *checksum_findings(site), *missing_files(site), *case_findings(site)]


def _findings_together(site: Site, report: Report) -> Iterator[Finding]:
    sitemaps = Sitemaps()
    yield from read_sitemaps(site, sitemaps)
    for path, references in sitemaps.references.items():
        _check_references(site, path, references, report)
    yield from sitemap_findings(sitemaps, report.links)
    yield from alternate_findings(site, sitemaps, report.links)
    yield from language_findings(site, report.links)
    yield from orphan_findings(site, sitemaps, report.links)
    yield from redirect_findings(report.links)
    yield from _missing_anchors(report)


def _check_files(site: Site, paths: Iterable[str]) -> Report:
    report = Report()
    for path in paths:
        source = site.read(path)
        if path.endswith(".html"):
            _check_page(site, path, source, report)
            continue
        report.tell(path, document_faults(site, path, source))
        if path.endswith(".css"):
            _check_references(site, path, list(style_references(source.decode(errors="replace"))), report)
        elif path.endswith(".ics"):
            report.tell(path, calendar_faults(source))
        elif path.endswith(".js"):
            report.tell(path, script_import_faults(site, path, source.decode(errors="replace")))
        elif path.endswith(".svg"):
            report.ids[path] = "\n".join(re.findall(r'\bid="([^"]*)"', source.decode(errors="replace")))
    return report


def _check_page(site: Site, path: str, source: bytes, report: Report) -> None:
    report.pages += 1
    root = parse_page(source)
    if root is None:
        report.findings.add(Finding(path, "is empty", "build again, and see what stopped"))
        return
    if is_unlisted(root):
        report.links.unlisted.add(path)
    ids = ids_of(root)
    report.ids[path] = "\n".join(ids)
    own_ids = frozenset(ids)
    references = list(page_references(site, path, root, source))
    report.links.targets[path] = _check_references(site, path, references, report, own_ids)
    _note_links(site, path, references, report.links)
    faults = chain(
        _encoding_faults(source),
        head_faults(site, path, root, source),
        structure_faults(root, ids, site.language_of(path)),
        label_faults(root, own_ids, source),
        script_faults(site, path, root),
        _switcher_faults(site, path, references),
        size_faults(site, path, root) if path.endswith("data/index.html") else (),
        unrendered_marks(root),
    )
    report.tell(path, faults)


def _encoding_faults(source: bytes) -> Iterator[Fault]:
    try:
        source.decode()
    except UnicodeDecodeError as error:
        yield Fault(f"is not UTF-8: byte {error.start}", "write every file as UTF-8")
    if b"\0" in source:
        yield Fault("holds a character NUL", "see what was cut when it was written")


def _switcher_faults(site: Site, path: str, references: Iterable[Reference]) -> Iterator[Fault]:
    """Yields languages in which the page exists, where its switcher of languages leads elsewhere."""
    offered: dict[str, set[str]] = {}
    for reference in references:
        if reference.hreflang and reference.use is Use.LEADS:
            offered.setdefault(reference.hreflang, set()).add(site.resolve(path, reference.address).path)
    if len(offered) > 1 and not is_not_found_page(path):
        for language in site.languages:
            translation = site.path_in(language, site.shared_path(path))
            if translation in site.files and translation not in offered.get(language, ()):
                yield Fault(f'leads to no "{translation}", its translation', "lead to it with hreflang")


def _note_links(site: Site, path: str, references: Iterable[Reference], links: PageLinks) -> None:
    """Keeps where the page redirects to, and its alternates."""
    for reference in references:
        if reference.holder == "refresh":
            links.redirects[path] = site.resolve(path, reference.address).path
        elif reference.holder == "<link> href" and reference.hreflang:
            target = site.resolve(path, reference.address).path
            links.alternates.setdefault(path, {})[reference.hreflang] = target


def _check_references(
    site: Site, path: str, references: list[Reference], report: Report, ids: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """Checks the references of one file; anchors of other pages are left to `_missing_anchors`.

    Returns the pages to which a reader can follow them.
    """
    report.references += len(references)
    targets: set[str] = set()
    for reference in set(references):
        target = site.resolve(path, reference.address)
        anchor = anchor_of(target) if target.fragment else ""
        is_sound = not target.fault and reference.use is Use.LEADS and not reference.hreflang
        if is_sound and target.language in ("", reference.reader_language):
            fault = None
        else:
            fault = fault_of(site, reference, target)
        if fault:
            report.tell(path, [fault])
        elif anchor and target.path != path:
            report.linked_anchors.setdefault(f"{target.path}#{anchor}", []).append(path)
        elif anchor and anchor not in ids:
            wrong = f'{reference} leads nowhere: this page has no id "{anchor}"'
            report.findings.add(Finding(path, wrong, "name an id of this page"))
        if reference.reader_language or reference.holder == "<iframe> src":
            targets.add(target.path)
    return tuple(target for target in targets if target.endswith(".html"))


def _missing_anchors(report: Report) -> Iterator[Finding]:
    for place, pages in report.linked_anchors.items():
        path, _, anchor = place.partition("#")
        if path in report.ids and anchor not in report.ids[path].split("\n"):
            for page in pages:
                wrong = f'link to "{path}#{anchor}" leads nowhere: the page has no such id'
                yield Finding(page, wrong, "name an id of that page")


def _with_nearest(site: Site, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Names the file that may be meant, where one is lacking."""
    files: dict[str, str] = {}
    for finding in findings:
        named = NO_FILE.search(finding.message) if finding.hint == NOWHERE else None
        if named:
            files = files or {path.casefold(): path for path in site.files}
            near = files.get(named[1].casefold()) or _nearest(site, named[1])
            yield finding._replace(hint=f'did you mean "{near}"?' if near else NOWHERE)
        else:
            yield finding


def _nearest(site: Site, path: str) -> str:
    folder, _, name = path.removesuffix("/index.html").rpartition("/")
    ending = "/index.html" if path.endswith("/index.html") else ""
    beginning = f"{folder}/" if folder else ""
    beside = {
        file
        for file in site.files
        if file.startswith(beginning) and file.endswith(ending) and file.count("/") == path.count("/")
    }
    near = get_close_matches(path, sorted(beside)[:2000], 1, 0.8) if name else []
    return near[0] if near else ""
