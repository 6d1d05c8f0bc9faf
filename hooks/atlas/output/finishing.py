"""The end of a build: the many pages, the sitemap and the search indexes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from atlas.incremental.fingerprints import Fingerprints, common_fingerprint, digest
from atlas.incremental.manifest import Manifest, PreviousBuild
from atlas.output.layouts import Layout, Section
from atlas.output.site import Site
from atlas.output.sitemap import sitemap
from atlas.output.timing import Timing
from atlas.output.writer import Writer
from atlas.search.indexing import Indexing, SearchedPage, is_searched
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
    timing: Timing,
    segments: Path,
    previous: PreviousBuild | None = None,
) -> Manifest:
    """Completes the site. Pages that did not change come from the previous build, parts of the index from `segments`.

    `segments` is the folder of the search index's segments. Raises pool.WorkFailed and pagefind.NotIndexed.
    """
    rendered = [f"{section}{layouts[section].html}" for section in sorted(layouts)]
    common = common_fingerprint(site.settings, rendered)
    writer = Writer(site, layouts, output.folder, output.roots, Fingerprints(site.atlas, common), previous)
    manifest = writer.write_all()
    timing.done("pages")
    addresses = sorted({*site.addresses(), *output.hand_written})
    for name, text in sitemap(addresses, output.roots, output.url):
        (output.folder / name).write_text(text, encoding="utf-8")
    indexing = Indexing(output.folder, output.roots, SegmentStore(segments, common, previous))
    indexing.index(dict(_searched_pages(site.settings.languages, filter(is_searched, addresses), manifest, output)))
    timing.done("index")
    return manifest


def _searched_pages(
    languages: Iterable[str], addresses: Iterable[str], manifest: Manifest, output: Output
) -> Iterator[tuple[str, list[SearchedPage]]]:
    """The pages of each language that the search finds, with the digests of their files."""
    searched = list(addresses)
    for number, language in enumerate(languages):
        folder = output.folder / output.roots[language]
        entries = ((address, manifest.entries.get(address)) for address in searched)
        yield (
            language,
            [
                (address, entry.files[number].digest if entry else digest(_html(folder / address)))
                for address, entry in entries
            ],
        )


def _html(folder: Path) -> bytes:
    return (folder / "index.html").read_bytes()
