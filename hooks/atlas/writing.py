"""Pages are written to files, each in the shell of its part, and the files that stand beside them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from pathlib import Path

from atlas.crew import spread
from atlas.pages.map_bases import base_address, base_map, bases_in
from atlas.pages.shell import Part, Shell, part_of
from atlas.site import Site


class Writer:
    """Writes the pages of a site into a folder."""

    def __init__(self, site: Site, shells: Mapping[Part, Shell], folder: Path, roots: Mapping[str, str]) -> None:
        """`roots`: where each language stands below the folder: "", "ru/"."""
        self.site = site
        self.shells = shells
        self.folder = folder
        self.roots = roots

    def write_all(self, workers: int | None = None) -> None:
        """Writes every page and base map, in as many processes as there are cores. Raises crew.WorkFailed."""
        bases = spread(self._write, self.site.portions(), workers)
        names = sorted(frozenset[str]().union(*bases))
        spread(lambda portion: self._draw(names[portion]), len(names), workers)

    def _draw(self, name: str) -> None:
        path = self.folder / base_address(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(base_map(name), encoding="utf-8")

    def _write(self, portion: int) -> frozenset[str]:
        """The names of the base maps that the pages need."""
        bases: set[str] = set()
        for page in chain.from_iterable(self.site.sheaves(portion)):
            shell = self.shells[part_of(page.language, page.address, page.edit_path)]
            folder = self.folder / f"{self.roots[page.language]}{page.address}"
            folder.mkdir(parents=True, exist_ok=True)
            html = shell.fill(page)
            bases |= bases_in(html)
            (folder / "index.html").write_bytes(html.encode())
            for address, content in page.files():
                (self.folder / address).parent.mkdir(parents=True, exist_ok=True)
                (self.folder / address).write_bytes(content)
        return frozenset(bases)
