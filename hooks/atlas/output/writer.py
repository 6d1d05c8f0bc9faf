"""Pages are written to files, each in the frame of its part; those of an earlier build are taken where they fit.

What stands beside a page is made, kept and taken with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from atlas.incremental.fingerprints import Fingerprints
from atlas.incremental.manifest import FileStamp, Manifest, ManifestEntry, PreviousBuild
from atlas.maps.base_maps import base_address, base_map, bases_in
from atlas.output.layouts import Layout, Section, section_of
from atlas.output.site import Site, Translations
from atlas.pages.publishing.page import Page
from atlas.parallel.pool import parallel_map


class Writer:
    """Writes the pages of a site into a folder."""

    def __init__(
        self,
        site: Site,
        layouts: Mapping[Section, Layout],
        folder: Path,
        roots: Mapping[str, str],
        prints: Fingerprints,
        earlier: PreviousBuild | None = None,
    ) -> None:
        """`roots`: where each language stands below the folder: "", "ru/"."""
        self.site = site
        self.layouts = layouts
        self.folder = folder
        self.roots = roots
        self.prints = prints
        self.earlier = earlier or PreviousBuild(folder, Manifest())

    def write_all(self, workers: int | None = None) -> Manifest:
        """Writes the pages and their base maps, in as many processes as there are cores. Raises crew.WorkFailed."""
        written = parallel_map(self._write, len(self.site.batches()), workers)
        made = {address: one for batch in written for address, one in batch.items()}
        names = sorted({name for one in made.values() for name in one.bases})
        bases = parallel_map(lambda number: self._draw(names[number]), len(names), workers)
        return Manifest(made, dict(zip(names, bases, strict=True)))

    def _draw(self, name: str) -> FileStamp:
        address = base_address(name)
        known = self.earlier.manifest.bases.get(name)
        if known and self.earlier.take(address, known, self.folder / address):
            return known
        return self._put(address, base_map(name).encode())

    def _write(self, batch: int) -> dict[str, ManifestEntry]:
        return {
            translations[0].address: self._taken(translations) or self._made(translations)
            for translations in self.site.translations(batch)
        }

    def _taken(self, translations: Translations) -> ManifestEntry | None:
        """The pages of the earlier build, or None where anything of them is not the same."""
        known = self.earlier.manifest.made.get(translations[0].address)
        if not known or self.prints.of_pages(translations, known.lookups) != known.print:
            return None
        files = (*zip(map(self._address, translations), known.files, strict=True), *known.beside)
        whole = all(self.earlier.take(address, stamp, self.folder / address) for address, stamp in files)
        return known if whole else None

    def _made(self, translations: Translations) -> ManifestEntry:
        (htmls, beside), lookups = self.site.atlas.tracker.track(lambda: self._contents(translations))
        ordered = tuple(sorted(lookups))
        return ManifestEntry(
            print=self.prints.of_pages(translations, ordered),
            lookups=ordered,
            bases=tuple(sorted(frozenset[str]().union(*map(bases_in, htmls)))),
            files=tuple(
                self._put(self._address(page), html.encode()) for page, html in zip(translations, htmls, strict=True)
            ),
            beside=tuple((address, self._put(address, content)) for address, content in beside),
        )

    def _contents(self, translations: Translations) -> tuple[list[str], list[tuple[str, bytes]]]:
        """The pages, and the files beside them."""
        return [self._filled(page) for page in translations], [file for page in translations for file in page.files()]

    def _filled(self, page: Page) -> str:
        return self.layouts[section_of(page.language, page.address, page.edit_path)].fill(page)

    def _address(self, page: Page) -> str:
        return f"{self.roots[page.language]}{page.address}index.html"

    def _put(self, address: str, content: bytes) -> FileStamp:
        return FileStamp.put(self.folder / address, content)
