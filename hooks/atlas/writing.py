"""Pages are written to files, each in the shell of its part."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from atlas.crew import spread
from atlas.pages.shell import Part, Shell, part_of
from atlas.site import Chunk, Site


class Writer:
    """Writes the pages of a site into a folder."""

    def __init__(self, site: Site, shells: Mapping[Part, Shell], folder: Path, roots: Mapping[str, str]) -> None:
        """`roots`: where each language stands below the folder: "", "ru/"."""
        self.site = site
        self.shells = shells
        self.folder = folder
        self.roots = roots

    def write_all(self, workers: int | None = None) -> None:
        """Writes every page, in as many processes as there are cores. Raises crew.WorkFailed."""
        chunks = self.site.chunks()
        spread(lambda portion: self._write(chunks[portion]), len(chunks), workers)

    def _write(self, chunk: Chunk) -> None:
        for page in self.site.chunk_pages(chunk):
            shell = self.shells[part_of(page.language, page.address, page.edit_path)]
            folder = self.folder / f"{self.roots[page.language]}{page.address}"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "index.html").write_bytes(shell.fill(page).encode())
