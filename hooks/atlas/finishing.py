"""The end of a build: the many pages, the sitemap and the search indexes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from atlas.index_runs import Runs
from atlas.indexing import Indexing, SearchedPage, is_searched
from atlas.ledger import Earlier, Ledger
from atlas.pages.shell import Part, Shell
from atlas.pages.sitemap import sitemap
from atlas.prints import Prints, digest
from atlas.site import Site
from atlas.timing import Timing
from atlas.writing import Writer

_CODE = Path(__file__).parents[1]
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


def finish(
    site: Site,
    shells: Mapping[Part, Shell],
    output: Output,
    timing: Timing,
    runs: Path,
    earlier: Earlier | None = None,
) -> Ledger:
    """Completes the site; what did not change is taken from the earlier one, and from the folder of its search `runs`.

    Raises crew.WorkFailed and index_program.NotIndexed.
    """
    common = _common(site, shells)
    writer = Writer(site, shells, output.folder, output.roots, Prints(site.atlas, common), earlier)
    ledger = writer.write_all()
    timing.done("pages")
    addresses = sorted({*site.addresses(), *output.written})
    for name, text in sitemap(addresses, output.roots, output.url):
        (output.folder / name).write_text(text, encoding="utf-8")
    indexing = Indexing(output.folder, output.roots, Runs(runs, common, earlier))
    indexing.index(dict(_searched(site.settings.languages, filter(is_searched, addresses), ledger, output)))
    timing.done("index")
    return ledger


def _searched(
    languages: Iterable[str], addresses: Iterable[str], ledger: Ledger, output: Output
) -> Iterator[tuple[str, list[SearchedPage]]]:
    """The pages of each language that the search finds, with what stands in them as digests."""
    searched = list(addresses)
    for number, language in enumerate(languages):
        folder = output.folder / output.roots[language]
        made = ((address, ledger.made.get(address)) for address in searched)
        yield (
            language,
            [
                (address, one.files[number].digest if one else digest((folder / address / "index.html").read_bytes()))
                for address, one in made
            ],
        )


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _common(site: Site, shells: Mapping[Part, Shell]) -> str:
    """The print of what all pages share: the code with its words and templates, packages, frames, settings."""
    code = (path for path in _files(_CODE) if "__pycache__" not in path.parts)
    engines = ";".join(f"{name} {version(name)}" for name in _ENGINES)
    frames = (f"{part}{shells[part].html}".encode() for part in sorted(shells))
    own = (f"{path.relative_to(_CODE)}".encode() + path.read_bytes() for path in code)
    return digest(repr(site.settings).encode(), engines.encode(), *frames, *own)
