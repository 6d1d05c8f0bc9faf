"""The end of a build: the many pages, the sitemap and the search indexes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from atlas import package
from atlas.incremental.fingerprints import Fingerprints, digest
from atlas.incremental.manifest import Manifest, PreviousBuild
from atlas.output.layouts import Layout, Section
from atlas.output.site import Site
from atlas.output.sitemap import sitemap
from atlas.output.timing import Timing
from atlas.output.writer import Writer
from atlas.search.indexing import Indexing, SearchedPage, is_searched
from atlas.search.segments import SegmentStore

_ENGINES = ("Babel", "Jinja2", "MarkupSafe", "PyYAML", "cbor2", "pagefind", "pyromark")
"""The packages that have a hand in the pages and in the index; the others show in the frames."""


@dataclass(frozen=True, slots=True)
class Output:
    """Where a site is put: its folder, where each language stands below it, its public address.

    `written` are the addresses of the pages that stand there already, the same in each language.
    """

    folder: Path
    roots: Mapping[str, str]
    url: str
    written: frozenset[str]


def finish_build(
    site: Site,
    layouts: Mapping[Section, Layout],
    output: Output,
    timing: Timing,
    runs: Path,
    earlier: PreviousBuild | None = None,
) -> Manifest:
    """Completes the site; what did not change is taken from the earlier one, and from the folder of its search `runs`.

    Raises crew.WorkFailed and index_program.NotIndexed.
    """
    common = _common(site, layouts)
    writer = Writer(site, layouts, output.folder, output.roots, Fingerprints(site.atlas, common), earlier)
    manifest = writer.write_all()
    timing.done("pages")
    addresses = sorted({*site.addresses(), *output.written})
    for name, text in sitemap(addresses, output.roots, output.url):
        (output.folder / name).write_text(text, encoding="utf-8")
    indexing = Indexing(output.folder, output.roots, SegmentStore(runs, common, earlier))
    indexing.index(dict(_searched(site.settings.languages, filter(is_searched, addresses), manifest, output)))
    timing.done("index")
    return manifest


def _searched(
    languages: Iterable[str], addresses: Iterable[str], manifest: Manifest, output: Output
) -> Iterator[tuple[str, list[SearchedPage]]]:
    """The pages of each language that the search finds, with what stands in them as digests."""
    searched = list(addresses)
    for number, language in enumerate(languages):
        folder = output.folder / output.roots[language]
        made = ((address, manifest.made.get(address)) for address in searched)
        yield (
            language,
            [
                (address, one.files[number].digest if one else digest((folder / address / "index.html").read_bytes()))
                for address, one in made
            ],
        )


def _common(site: Site, layouts: Mapping[Section, Layout]) -> str:
    """The print of what all pages share: the code with its words and templates, packages, frames, settings."""
    engines = ";".join(f"{name} {version(name)}" for name in _ENGINES)
    frames = (f"{part}{layouts[part].html}".encode() for part in sorted(layouts))
    own = (path.encode() + content for path, content in package.hooks_and_package())
    return digest(repr(site.settings).encode(), engines.encode(), *frames, *own)
