"""The pages of a site that the search finds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from atlas.incremental.fingerprints import digest
from atlas.incremental.manifest import Manifest

# For editors, for paper, or lists only, as is the home page: what stands there is found on the records' own pages,
# before which a list of names would stand in every result.
_NOT_SEARCHED = (
    *("agreements/in/", "briefings/", "changes/", "contribute/checks/", "contribute/fields/", "contribute/new/"),
    *("data-quality/", "lists/", "search/", "timeline/", "translation-status/"),
)

SearchedPage = tuple[str, str]
"""The address of a page from its language's root, and the digest of its file."""


def is_searched(address: str) -> bool:
    """Tests if the search finds the page at an address, counted from its language's root."""
    return address != "" and not address.startswith(_NOT_SEARCHED)


def searched_pages(
    addresses: Iterable[str], manifest: Manifest, site: Path, roots: Mapping[str, str]
) -> dict[str, list[SearchedPage]]:
    """The searched ones of all pages, by language; pages that are not in the manifest are read for their digests.

    `roots` are the languages' folders below that of the site, in the order of the manifest's files: "", "ru/".
    """
    searched = list(filter(is_searched, addresses))
    return {
        language: list(_with_digests(searched, manifest, number, site / root))
        for number, (language, root) in enumerate(roots.items())
    }


def _with_digests(addresses: Sequence[str], manifest: Manifest, number: int, folder: Path) -> Iterable[SearchedPage]:
    for address in addresses:
        entry = manifest.entries.get(address)
        html = None if entry else (folder / address / "index.html").read_bytes()
        yield address, entry.files[number].digest if entry else digest(html or b"")
