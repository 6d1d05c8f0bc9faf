"""Pages are written to files, each in the frame of its part; those of an earlier build are taken where they fit.

What stands beside a page is made, kept and taken with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from atlas.crew import spread
from atlas.ledger import Earlier, Ledger, Made, Stamp
from atlas.pages import Page
from atlas.pages.map_bases import base_address, base_map, bases_in
from atlas.pages.shell import Part, Shell, part_of
from atlas.prints import Prints
from atlas.site import Sheaf, Site


class Writer:
    """Writes the pages of a site into a folder."""

    def __init__(
        self,
        site: Site,
        shells: Mapping[Part, Shell],
        folder: Path,
        roots: Mapping[str, str],
        prints: Prints,
        earlier: Earlier | None = None,
    ) -> None:
        """`roots`: where each language stands below the folder: "", "ru/"."""
        self.site = site
        self.shells = shells
        self.folder = folder
        self.roots = roots
        self.prints = prints
        self.earlier = earlier or Earlier(folder, Ledger())

    def write_all(self, workers: int | None = None) -> Ledger:
        """Writes the pages and their base maps, in as many processes as there are cores. Raises crew.WorkFailed."""
        written = spread(self._write, len(self.site.portions()), workers)
        made = {address: one for portion in written for address, one in portion.items()}
        names = sorted({name for one in made.values() for name in one.bases})
        bases = spread(lambda number: self._draw(names[number]), len(names), workers)
        return Ledger(made, dict(zip(names, bases, strict=True)))

    def _draw(self, name: str) -> Stamp:
        address = base_address(name)
        known = self.earlier.ledger.bases.get(name)
        if known and self.earlier.take(address, known, self.folder / address):
            return known
        return self._put(address, base_map(name).encode())

    def _write(self, portion: int) -> dict[str, Made]:
        return {sheaf[0].address: self._taken(sheaf) or self._made(sheaf) for sheaf in self.site.sheaves(portion)}

    def _taken(self, sheaf: Sheaf) -> Made | None:
        """The pages of the earlier build, or None where anything of them is not the same."""
        known = self.earlier.ledger.made.get(sheaf[0].address)
        if not known or self.prints.of_pages(sheaf, known.lookups) != known.print:
            return None
        files = (*zip(map(self._address, sheaf), known.files, strict=True), *known.beside)
        whole = all(self.earlier.take(address, stamp, self.folder / address) for address, stamp in files)
        return known if whole else None

    def _made(self, sheaf: Sheaf) -> Made:
        (htmls, beside), lookups = self.site.atlas.tracer.traced(lambda: self._contents(sheaf))
        ordered = tuple(sorted(lookups))
        return Made(
            print=self.prints.of_pages(sheaf, ordered),
            lookups=ordered,
            bases=tuple(sorted(frozenset[str]().union(*map(bases_in, htmls)))),
            files=tuple(self._put(self._address(page), html.encode()) for page, html in zip(sheaf, htmls, strict=True)),
            beside=tuple((address, self._put(address, content)) for address, content in beside),
        )

    def _contents(self, sheaf: Sheaf) -> tuple[list[str], list[tuple[str, bytes]]]:
        """The pages, and the files beside them."""
        return [self._filled(page) for page in sheaf], [file for page in sheaf for file in page.files()]

    def _filled(self, page: Page) -> str:
        return self.shells[part_of(page.language, page.address, page.edit_path)].fill(page)

    def _address(self, page: Page) -> str:
        return f"{self.roots[page.language]}{page.address}index.html"

    def _put(self, address: str, content: bytes) -> Stamp:
        return Stamp.put(self.folder / address, content)
