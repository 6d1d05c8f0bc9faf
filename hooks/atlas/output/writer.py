"""Pages are written to files, each in the layout of its section; what did not change comes from the previous build.

The files that belong to a page, its calendar or table, are written and reused with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from atlas.incremental.fingerprints import Fingerprints
from atlas.incremental.manifest import FileStamp, Manifest, ManifestEntry, PreviousBuild
from atlas.maps.base_maps import base_map, base_map_address, base_map_names
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
        fingerprints: Fingerprints,
        previous: PreviousBuild | None = None,
    ) -> None:
        """`roots` are the languages' folders below `folder`: "", "ru/".

        Of a previous build by other code, or with other layouts or settings, nothing is reused: its lookups may be none
        of ours.
        """
        self._site = site
        self._layouts = layouts
        self._folder = folder
        self._roots = roots
        self._fingerprints = fingerprints
        is_alike = previous and previous.manifest.common == fingerprints.common
        self._previous = previous if previous and is_alike else PreviousBuild(folder, Manifest())

    def write_all(self, workers: int | None = None) -> Manifest:
        """Writes the pages and their base maps, in as many processes as there are cores. Raises pool.WorkFailed."""
        return self._make_all(self._write_batch, workers)

    def complete_all(self, workers: int | None = None) -> Manifest:
        """Writes the base maps of pages that the engine has written, and the files that belong to them.

        Pages that lack in a language are left out. The fingerprints of the others are empty, so that no build reuses
        them: a plugin may have put anything in. Raises pool.WorkFailed.
        """
        return self._make_all(self._complete_batch, workers)

    def _make_all(self, make_batch: Callable[[int], dict[str, ManifestEntry]], workers: int | None) -> Manifest:
        batches = parallel_map(make_batch, len(self._site.batches()), workers)
        entries = {address: entry for batch in batches for address, entry in batch.items()}
        names = sorted({name for entry in entries.values() for name in entry.base_maps})
        stamps = parallel_map(lambda number: self._write_base_map(names[number]), len(names), workers)
        return Manifest(entries, dict(zip(names, stamps, strict=True)), self._fingerprints.common)

    def _write_base_map(self, name: str) -> FileStamp:
        address = base_map_address(name)
        before = self._previous.manifest.base_maps.get(name)
        if before and self._previous.reuse(address, before, self._folder / address):
            return before
        return self._write_file(address, base_map(name).encode())

    def _write_batch(self, batch: int) -> dict[str, ManifestEntry]:
        return {
            translations[0].address: self._reuse(translations) or self._write(translations)
            for translations in self._site.translations(batch)
        }

    def _complete_batch(self, batch: int) -> dict[str, ManifestEntry]:
        return {
            translations[0].address: self._complete(translations)
            for translations in self._site.translations(batch)
            if all((self._folder / self._address(page)).is_file() for page in translations)
        }

    def _complete(self, translations: Translations) -> ManifestEntry:
        htmls = [(self._folder / self._address(page)).read_bytes() for page in translations]
        attachments = [file for page in translations for file in page.files()]
        return ManifestEntry(
            fingerprint="",
            lookups=(),
            base_maps=_names_in(html.decode() for html in htmls),
            files=tuple(map(FileStamp.of, htmls)),
            attachments=self._write_attachments(attachments),
        )

    def _reuse(self, translations: Translations) -> ManifestEntry | None:
        """Takes over the files of the previous build; returns None where anything of the pages is not the same."""
        before = self._previous.manifest.entries.get(translations[0].address)
        if not before or self._fingerprints.of_pages(translations, before.lookups) != before.fingerprint:
            return None
        files = (*zip(map(self._address, translations), before.files, strict=True), *before.attachments)
        is_whole = all(self._previous.reuse(address, stamp, self._folder / address) for address, stamp in files)
        return before if is_whole else None

    def _write(self, translations: Translations) -> ManifestEntry:
        (htmls, attachments), lookups = self._site.atlas.tracker.track(lambda: self._contents(translations))
        ordered = tuple(sorted(lookups))
        return ManifestEntry(
            fingerprint=self._fingerprints.of_pages(translations, ordered),
            lookups=ordered,
            base_maps=_names_in(htmls),
            files=tuple(
                self._write_file(self._address(page), html.encode())
                for page, html in zip(translations, htmls, strict=True)
            ),
            attachments=self._write_attachments(attachments),
        )

    def _contents(self, translations: Translations) -> tuple[list[str], list[tuple[str, bytes]]]:
        """The HTML of the pages, and the files that belong to them."""
        return [self._html(page) for page in translations], [file for page in translations for file in page.files()]

    def _html(self, page: Page) -> str:
        return self._layouts[section_of(page.language, page.address, page.edit_path)].fill(page)

    def _address(self, page: Page) -> str:
        return f"{self._roots[page.language]}{page.address}index.html"

    def _write_attachments(self, files: Iterable[tuple[str, bytes]]) -> tuple[tuple[str, FileStamp], ...]:
        return tuple((address, self._write_file(address, content)) for address, content in files)

    def _write_file(self, address: str, content: bytes) -> FileStamp:
        return FileStamp.write(self._folder / address, content)


def _names_in(htmls: Iterable[str]) -> tuple[str, ...]:
    """The names of the base maps of pages, sorted."""
    return tuple(sorted(frozenset[str]().union(*map(base_map_names, htmls))))
