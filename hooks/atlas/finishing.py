"""The end of a build: the many pages, the sitemap and the search indexes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from atlas.indexing import index_language
from atlas.ledger import Earlier, Index, Ledger, Made, take
from atlas.pages.shell import Part, Shell
from atlas.pages.sitemap import sitemap
from atlas.prints import Prints, digest
from atlas.site import Site
from atlas.timing import Timing
from atlas.writing import Writer

_CODE = Path(__file__).parents[1]
_ENGINES = ("Babel", "Jinja2", "MarkupSafe", "PyYAML", "pagefind", "pyromark")
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
    site: Site, shells: Mapping[Part, Shell], output: Output, timing: Timing, earlier: Earlier | None = None
) -> Ledger:
    """Completes the site; what did not change is taken from the earlier one.

    Raises crew.WorkFailed and indexing.NotIndexed.
    """
    common = _common(site, shells)
    writer = Writer(site, shells, output.folder, output.roots, Prints(site.atlas, common), earlier)
    searched = writer.write_searched()
    timing.done("pages")
    addresses = sorted({*site.addresses(), *output.written})
    for name, text in sitemap(addresses, output.roots, output.url):
        (output.folder / name).write_text(text, encoding="utf-8")
    with ThreadPoolExecutor(1) as beside:  # the index needs one core and a half
        others = beside.submit(writer.write_others, searched, 1)
        indexes = {
            language: _index(
                language, addresses, _print_of(number, language, searched, output, common), output, earlier
            )
            for number, language in enumerate(site.settings.languages)
        }
    timing.done("index")
    return replace(others.result(), indexes=indexes)


def _index(language: str, addresses: Iterable[str], pages: str, output: Output, earlier: Earlier | None) -> Index:
    folder = f"pagefind/{language}"
    known = earlier.ledger.indexes.get(language) if earlier else None
    if earlier and known and known.pages == pages and known.files == _state(earlier.folder / folder):
        for path in _files(earlier.folder / folder):
            take(path, output.folder / path.relative_to(earlier.folder))
        return known
    index_language(output.folder, addresses, output.roots[language], folder)
    return Index(pages, _state(output.folder / folder))


def _print_of(number: int, language: str, made: Mapping[str, Made], output: Output, common: str) -> str:
    """The print of the pages of a language that are searched, by what stands in them."""
    ours = (f"{address} {one.files[number].digest}" for address, one in sorted(made.items()))
    folder = output.folder / output.roots[language]
    theirs = (f"{address} {digest((folder / address / 'index.html').read_bytes())}" for address in output.written)
    return digest("\n".join((common, *ours, *sorted(theirs))).encode())


def _state(folder: Path) -> str:
    """The state of a folder's files: changed, where any of them is."""
    found = ((path.relative_to(folder).as_posix(), path.stat()) for path in _files(folder))
    return digest("\n".join(f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in found).encode())


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _common(site: Site, shells: Mapping[Part, Shell]) -> str:
    """The print of what all pages share: the code with its words and templates, packages, frames, settings."""
    code = (path for path in _files(_CODE) if "__pycache__" not in path.parts)
    engines = ";".join(f"{name} {version(name)}" for name in _ENGINES)
    frames = (f"{part}{shells[part].html}".encode() for part in sorted(shells))
    own = (f"{path.relative_to(_CODE)}".encode() + path.read_bytes() for path in code)
    return digest(repr(site.settings).encode(), engines.encode(), *frames, *own)
