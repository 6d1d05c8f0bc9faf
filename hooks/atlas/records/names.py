"""Records by what people write in place of their ids: a name in any language, an address of a source or page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from atlas.model.kinds import KINDS
from atlas.model.records import Record
from atlas.model.shapes import Stated
from atlas.model.text import Text

_SIGNS = re.compile(r"[^\w]+")
_BEFORE_ADDRESSES = re.compile(r"^(https?://)?(www\.)?", re.IGNORECASE)
_PAGE = re.compile(
    rf"(?:.*/)?(?:{'|'.join(KINDS)})/(?P<id>[^/?#]+?)(?:\.ya?ml|\.html)?(?:/(?:index\.html)?)?(?:[?#].*)?"
)
_FILE = re.compile(r"(?P<id>[^/\s]+?)\.ya?ml")


def ids_by_name(records: Iterable[Record]) -> Mapping[str, tuple[str, ...]]:
    """The ids of the records by each of their names and addresses, folded."""
    found: dict[str, list[str]] = defaultdict(list)
    for record in records:
        for name in dict.fromkeys((*map(folded_name, _names(record)), *map(_folded_address, _addresses(record)))):
            found[name].append(record.id)
    return {name: tuple(sorted(ids)) for name, ids in found.items()}


def folded_names(text: str) -> tuple[str, ...]:
    """The keys under which `ids_by_name` may have a text."""
    return folded_name(text), _folded_address(text)


def id_in_address(text: str) -> str | None:
    """The id in the address of a page of the site, or in the path of a file of data/."""
    found = _PAGE.fullmatch(text) or _FILE.fullmatch(text)
    return found["id"] if found else None


def folded_name(text: str) -> str:
    """A name without its signs, in small letters."""
    return _SIGNS.sub(" ", text.casefold()).strip()


def _folded_address(text: str) -> str:
    return "://" + _BEFORE_ADDRESSES.sub("", text.strip()).rstrip("/")


def _names(record: Record) -> Iterator[str]:
    for field in ("name", "label", "title", "acronym"):
        value = getattr(record, field, None)
        value = value.value if isinstance(value, Stated) else value
        if isinstance(value, Text):
            yield from value.values()
        elif isinstance(value, str):
            yield value
    yield from (name.value for name in record.other_names)


def _addresses(record: Record) -> Iterator[str]:
    yield from filter(None, (getattr(record, field, None) for field in ("url", "archive_url")))
