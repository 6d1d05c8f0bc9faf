"""The end of a build: the many pages, the sitemap and the search indexes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from atlas.incremental.fingerprints import Fingerprints, common_fingerprint
from atlas.incremental.manifest import FileStamp, Manifest, PreviousBuild
from atlas.output.downloads import write_downloads
from atlas.output.layouts import Layout, Section
from atlas.output.opensearch import NAME as OPENSEARCH
from atlas.output.opensearch import opensearch
from atlas.output.reporter import Reporter, counted
from atlas.output.site import Site
from atlas.output.sitemap import sitemap
from atlas.output.writer import Writer
from atlas.search.indexing import Indexing
from atlas.search.pages import searched_pages
from atlas.search.segments import SegmentStore


@dataclass(frozen=True, slots=True)
class Output:
    """The folder of a site, the root of each language below it, and the site's public address.

    `hand_written` are the addresses of the pages that MkDocs has written, the same in each language.
    """

    folder: Path
    roots: Mapping[str, str]
    url: str
    hand_written: frozenset[str]


def finish_build(
    site: Site,
    layouts: Mapping[Section, Layout],
    output: Output,
    reporter: Reporter,
    segments: Path,
    previous: PreviousBuild | None = None,
) -> Manifest:
    """Completes the site. Pages that did not change come from the previous build, parts of the index from `segments`.

    Without layouts the engine has written the pages, and those that it left out are not listed; the downloads were
    written before them.
    `segments` is the folder of the search index's segments. Raises pool.WorkFailed.
    """
    rendered = [f"{section}{layouts[section].html}" for section in sorted(layouts)]
    common = common_fingerprint(site.settings, rendered)
    fingerprints = Fingerprints(site.atlas, common)
    reporter.begin("exports")
    exported = write_downloads(site, output.folder, fingerprints, previous) if layouts else Manifest()
    reporter.end(counted(len(exported.exports), "file"))
    writer = Writer(site, layouts, output.folder, output.roots, fingerprints, previous)
    reporter.begin("pages")
    manifest = writer.write_all() if layouts else writer.complete_all()
    same = manifest.unchanged_pages(previous.manifest) if previous else 0
    reporter.end(f"{counted(manifest.number_of_pages(), 'page')}, {same:,} of them as they were")
    reporter.begin("index")
    addresses = sorted({*filter(manifest.entries.__contains__, site.addresses()), *output.hand_written})
    for name, content in sitemap(addresses, output.roots, output.url):
        (output.folder / name).write_bytes(content)
    indexing = Indexing(output.folder, output.roots, SegmentStore(segments, common, previous))
    roots = {language: output.roots[language] for language in site.settings.languages}  # as in the manifest
    searched = searched_pages(addresses, manifest, output.folder, roots)
    indexing.index(searched)
    if output.url:
        for language, root in roots.items():
            title, _ = site.settings.name.best((language, *site.settings.fallback))
            description = opensearch(title, f"{output.url.rstrip('/')}/{root}", language)
            FileStamp.write(output.folder / root / OPENSEARCH, description)
    for name, content in site.search_tables([address for address, _ in next(iter(searched.values()))]):
        FileStamp.write(output.folder / name, content)
    reporter.end(f"{counted(sum(map(len, searched.values())), 'page')} to search")
    return replace(manifest, documents=exported.documents, exports=exported.exports)
