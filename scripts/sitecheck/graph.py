"""The pages of a site together: links, sitemaps, languages and redirects, which no page tells alone."""

import gzip
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree  # type: ignore[import-untyped]

from sitecheck.faults import Finding
from sitecheck.references import Reference, Use
from sitecheck.site import EMBEDS, Site, is_not_found_page

IN_TEMPLATE = "correct the template of sitemaps, hooks/atlas/output/templates/sitemap.xml"
HOME = "index.html"


@dataclass(slots=True)
class PageLinks:
    """The links of all pages: targets by page, redirects, alternates in heads, and the pages left out by engines."""

    targets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    alternates: dict[str, dict[str, str]] = field(default_factory=dict)
    unlisted: set[str] = field(default_factory=set)

    def add(self, other: "PageLinks") -> None:
        """Adds the links of another batch of pages."""
        self.targets |= other.targets
        self.redirects |= other.redirects
        self.alternates |= other.alternates
        self.unlisted |= other.unlisted


@dataclass(slots=True)
class Sitemaps:
    """The entries of sitemaps: the pages in order, the alternates of each by language, all addresses by file."""

    pages: list[str] = field(default_factory=list)
    alternates: dict[str, dict[str, str]] = field(default_factory=dict)
    references: dict[str, list[Reference]] = field(default_factory=dict)


def read_sitemaps(site: Site, sitemaps: Sitemaps) -> Iterator[Finding]:
    """Follows an index of sitemaps from sitemap.xml to its parts; adds what they hold."""
    if "sitemap.xml" not in site.files:
        yield Finding("sitemap.xml", "does not exist", "search engines find the pages by it: build again")
        return
    waiting, seen = ["sitemap.xml"], {"sitemap.xml"}
    while waiting:
        path = waiting.pop()
        references: list[Reference] = []
        try:
            for page, alternates in _entries(site, path, references):
                sitemaps.pages.append(page)
                sitemaps.alternates[page] = alternates
        except (etree.XMLSyntaxError, OSError, EOFError):
            continue  # told of the file itself
        sitemaps.references[path] = references
        targets = {site.resolve(path, reference.address).path for reference in references}
        parts = sorted(target for target in targets - seen if target.endswith((".xml", ".xml.gz")))
        waiting += parts
        seen.update(parts)
    held = {path for path in site.files if path.startswith("sitemap") and path.endswith((".xml", ".xml.gz"))}
    for path in sorted(held - seen):
        yield Finding(path, "is named by no index of sitemaps", "name it in sitemap.xml, or publish it no longer")


def _entries(site: Site, path: str, references: list[Reference]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yields the pages of a sitemap with their alternates. Raises etree.XMLSyntaxError."""
    source = site.read(path)
    root = etree.fromstring(gzip.decompress(source) if path.endswith(".gz") else source)
    for entry in root:
        page, alternates = "", {}
        for element in entry.iter("{*}loc", "{*}link"):
            if element.tag.endswith("}loc"):
                address = (element.text or "").strip()
                references.append(Reference("loc", address, Use.NAMES))
                page = site.resolve(path, address).path
            else:
                address, hreflang = element.get("href", ""), element.get("hreflang", "")
                references.append(Reference("alternate", address, Use.NAMES, hreflang=hreflang))
                alternates[hreflang] = site.resolve(path, address).path
        if page.endswith(".html"):
            yield page, alternates


def sitemap_findings(sitemaps: Sitemaps, links: PageLinks) -> Iterator[Finding]:
    """Yields pages that the sitemaps lack, and those that they should lack."""
    if not sitemaps.references:
        return
    for page, count in Counter(sitemaps.pages).items():
        if count > 1:
            yield Finding("sitemap.xml", f'names "{page}" {count} times', IN_TEMPLATE)
        if page in links.unlisted:
            yield Finding("sitemap.xml", f'names "{page}", which says noindex', "leave one of both out")
        if page in links.redirects:
            yield Finding("sitemap.xml", f'names "{page}", which redirects', "name the page it leads to")
    for page in sorted((_published(links) & _reached(links)) - set(sitemaps.pages)):
        yield Finding(page, "is not in the sitemap", "name it there, or say noindex on the page")


def _published(links: PageLinks) -> set[str]:
    pages = links.targets.keys() - links.unlisted - links.redirects.keys()
    return {page for page in pages if not is_not_found_page(page)}


def alternate_findings(site: Site, sitemaps: Sitemaps, links: PageLinks) -> Iterator[Finding]:
    """Yields translations that do not name each other, in sitemaps and in heads of pages."""
    for place, alternates in (("sitemap", sitemaps.alternates), ("head", links.alternates)):
        for page, named in alternates.items():
            if not named:
                continue
            if page not in named.values():
                wrong = f"in the {place} is not among its own alternates"
                yield Finding(page, wrong, "name the page itself too (hreflang)")
            for hreflang, other in named.items():
                if other in alternates and page not in _translations(alternates[other]):
                    wrong = f'in the {place} names "{other}" as "{hreflang}", which does not name it'
                    yield Finding(page, wrong, "alternates are mutual: name both on both")
            existing = {one for one in site.languages if site.path_in(one, site.shared_path(page)) in links.targets}
            if lacking := sorted(existing - named.keys()):
                wrong = f"in the {place} names no alternate in {', '.join(lacking)}, which exists"
                yield Finding(page, wrong, "name every language of the page")


def _translations(named: Mapping[str, str]) -> list[str]:
    return [page for hreflang, page in named.items() if hreflang != "x-default"]


def language_findings(site: Site, links: PageLinks) -> Iterator[Finding]:
    """Yields pages that a language lacks though others have them."""
    found: dict[str, set[str]] = {}
    for page in links.targets:
        if not is_not_found_page(page) and not page.startswith(f"{EMBEDS}/"):
            found.setdefault(site.shared_path(page), set()).add(site.language_of(page))
    for page, languages in sorted(found.items()):
        for language in sorted(set(site.languages) - languages):
            wrong = f"does not exist, though the page does in {', '.join(sorted(languages))}"
            yield Finding(site.path_in(language, page), wrong, "every page answers in every language")


def orphan_findings(site: Site, sitemaps: Sitemaps, links: PageLinks) -> Iterator[Finding]:
    """Yields pages of the sitemaps to which no way of links leads from the home page.

    Pages in neither are former addresses: nothing leads to them any more, and they go on answering, as those of
    withdrawn records do.
    """
    for page in sorted((_published(links) & set(sitemaps.pages)) - _reached(links)):
        if not _is_withdrawn(site, page):
            yield Finding(page, "is reached by no link from the home page", "link to it, or publish it no longer")


def _is_withdrawn(site: Site, page: str) -> bool:
    record = f"data/{site.shared_path(page).removesuffix('/index.html')}.json"
    return record in site.files and b'"withdrawn"' in site.read(record)


def _reached(links: PageLinks) -> set[str]:
    reached, waiting = {HOME}, deque([HOME])
    while waiting:
        for target in links.targets.get(waiting.popleft(), ()):
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    return reached


def redirect_findings(links: PageLinks) -> Iterator[Finding]:
    """Yields redirects that lead in a circle, or to another redirect."""
    for page, target in sorted(links.redirects.items()):
        way = [page]
        while target in links.redirects and target not in way:
            way.append(target)
            target = links.redirects[target]
        if target in way:
            yield Finding(page, f"redirects in a circle: {' -> '.join([*way, target])}", "lead to a page that stays")
        elif len(way) > 1:
            yield Finding(page, f"redirects to a redirect: {' -> '.join([*way, target])}", f'lead to "{target}"')


def missing_files(site: Site) -> Iterator[Finding]:
    """Yields what every site has and this one lacks."""
    if "404.html" not in site.files:
        yield Finding("404.html", "does not exist", "servers send it for addresses that lead nowhere: build again")
    folders = {path.partition("/")[0] for path in site.files if path.startswith("_") and "/" in path}
    if folders and ".nojekyll" not in site.files:
        for folder in sorted(folders):
            wrong = f'does not exist, so GitHub Pages leaves out the folder "{folder}"'
            yield Finding(".nojekyll", wrong, "publish an empty file of that name")


def case_findings(site: Site) -> Iterator[Finding]:
    """Yields files whose names differ in nothing but capitals, which some disks cannot tell apart."""
    names: dict[str, list[str]] = {}
    for path in site.files:
        names.setdefault(path.casefold(), []).append(path)
    for paths in names.values():
        if len(paths) > 1:
            first, *others = sorted(paths)
            yield Finding(first, f'differs from "{others[0]}" in capitals alone', "rename one of them")
