"""The views of the pages on downloads."""

from __future__ import annotations

from typing import NamedTuple

from atlas.pages.phrases.paging import Pager
from atlas.pages.phrases.views import Line, Phrase


class FileLink(NamedTuple):
    """A file to download: the name of its format, its address from the site's root, its size in words."""

    format: str
    address: str
    size: str


class TableLinks(NamedTuple):
    """A table in each of its formats."""

    label: str
    files: tuple[FileLink, ...]


class WholeFile(NamedTuple):
    """A file that holds more than a table."""

    label: str
    file: FileLink


class CodeExample(NamedTuple):
    """A use of the files: what for, and the code."""

    label: str
    code: str


class EmbedExample(NamedTuple):
    """An example that shows the partners of a place within another site: code, and the address of the same as JSON."""

    code: str
    languages: str
    file: str


class DownloadsView(NamedTuple):
    """The page of all downloads; `checksums` are the lines that sha256sum reads."""

    title: str
    as_of: str
    licence: str
    tables: tuple[TableLinks, ...]
    whole: tuple[WholeFile, ...]
    schemas: tuple[WholeFile, ...]
    examples: tuple[CodeExample, ...]
    checksums: str
    embed: EmbedExample | None


class ActView(NamedTuple):
    """An act as a row: when, on which agreement, of which party, and what with all that is said of it."""

    date: str
    agreement: Phrase
    party: Phrase
    act: Line


class ActsView(NamedTuple):
    """A page of all acts; `tables` are the files of all of them."""

    title: str
    total: int
    acts: tuple[ActView, ...]
    tables: tuple[FileLink, ...]
    pager: Pager
