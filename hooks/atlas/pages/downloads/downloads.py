"""The page of the downloads: every file with its size and checksum, what it is for, and what stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby

from atlas.messages.message import N_
from atlas.model.kinds import KINDS
from atlas.model.settings import Settings
from atlas.pages.downloads.acts import ActPages
from atlas.pages.downloads.examples import embed_example, examples
from atlas.pages.downloads.file_links import file_link
from atlas.pages.downloads.published_files import PublishedFile, PublishedFiles
from atlas.pages.downloads.views import DownloadsView, FileLink, TableLinks, WholeFile
from atlas.pages.record.services import PageServices
from atlas.pages.rendering.overview import Overview

ADDRESS = "data/"
_TITLE = N_("Data")
_DESCRIPTION = N_("All data of the atlas to download: spreadsheets, CSV, JSON, maps, a database")
_TABLES = ("statements", "acts", *KINDS)
_SCHEMAS = ("schema", "columns")


class DownloadPages:
    """Makes the page of the downloads, and those of all acts, of one edition."""

    def __init__(self, services: PageServices, published: PublishedFiles, settings: Settings) -> None:
        self._services = services
        self._edition = services.edition
        self._published = published
        self._settings = settings
        self._acts = ActPages(services, published)

    def all(self) -> Iterator[Overview]:
        """The page of the downloads, then those of acts."""
        title, description = self._edition.gettext(_TITLE), self._edition.gettext(_DESCRIPTION)
        yield Overview(ADDRESS, title, description, "downloads.md", partial(self._view, title))
        yield from self._acts.all()

    def _view(self, title: str) -> DownloadsView:
        files, computed = self._published.files, self._services.computed
        formats = {one.format for one in files}
        return DownloadsView(
            title=title,
            as_of=self._edition.day(computed.day),
            licence=self._settings.licence,
            tables=tuple(self._tables(files)),
            whole=tuple(self._whole_files(one for one in files if not one.of)),
            schemas=tuple(self._schemas(files)),
            examples=tuple(examples(formats, computed, self._edition, self._settings.languages)),
            embed=embed_example(computed, self._edition, self._settings),
            checksums="".join(f"{one.sha256}  {one.address.removeprefix(ADDRESS)}\n" for one in files if one.sha256),
        )

    def _tables(self, files: Iterable[PublishedFile]) -> Iterator[TableLinks]:
        ordered = sorted((one for one in files if one.of in _TABLES), key=lambda one: _TABLES.index(one.of))
        for _, group in groupby(ordered, key=lambda one: one.of):
            of_table = list(group)
            yield TableLinks(self._edition.gettext(of_table[0].title), tuple(map(self._link, of_table)))

    def _whole_files(self, files: Iterable[PublishedFile]) -> Iterator[WholeFile]:
        for one in files:
            yield WholeFile(self._edition.gettext(one.title), self._link(one))

    def _schemas(self, files: Iterable[PublishedFile]) -> Iterator[WholeFile]:
        for one in files:
            if one.of in _SCHEMAS:
                kind = one.address.rpartition("/")[2].removesuffix(".json")
                of = f": {self._edition.gettext(KINDS[kind].PLURAL)}" if kind in KINDS else ""
                yield WholeFile(self._edition.gettext(one.title) + of, self._link(one))

    def _link(self, one: PublishedFile) -> FileLink:
        return file_link(one, self._edition)
