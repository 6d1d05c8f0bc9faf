"""The manifest of a build: its files and what they were made from, so that the next build writes only what changed."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from atlas.incremental.cache_files import keep_file, read_plain_file
from atlas.incremental.fingerprints import digest
from atlas.records.dependencies import Lookup

_FORMAT = 7
_FOREIGN = (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError)
"""Raised where a manifest holds other things than ours does."""


@dataclass(frozen=True, slots=True)
class FileStamp:
    """A file as it was written: its size in bytes, the digest of its content."""

    size: int
    digest: str

    @classmethod
    def write(cls, path: Path, content: bytes) -> FileStamp:
        """Writes a file and returns its stamp. A file already there is replaced: the previous site may share it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            file = path.open("xb")
        except FileExistsError:
            path.unlink()
            file = path.open("xb")
        with file:
            file.write(content)
        return cls.of(content)

    @classmethod
    def of(cls, content: bytes) -> FileStamp:
        """The stamp of a file with this content."""
        return cls(len(content), digest(content))

    def matches(self, path: Path) -> bool:
        """Tests if the file at `path` is still that file, whatever its time says."""
        try:
            return path.stat().st_size == self.size and digest(path.read_bytes()) == self.digest
        except OSError:
            return False


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """The pages at one address: their fingerprint, lookups and base maps, and the stamp of each language's file.

    `attachments` are the files that belong to a page, its calendar or table, by their addresses.
    """

    fingerprint: str
    lookups: tuple[Lookup, ...]
    base_maps: tuple[str, ...]
    files: tuple[FileStamp, ...]
    attachments: tuple[tuple[str, FileStamp], ...]


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file of the downloads: the fingerprint of what it was made of, its stamp, its SHA-256 in hexadecimal."""

    fingerprint: str
    stamp: FileStamp
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The pages by address, and the base maps by name; `common` is the fingerprint of what all of them share.

    `documents` are the records as JSON, by id, each with its files as attachments; `exports` all other downloads, by
    address.
    """

    entries: Mapping[str, ManifestEntry] = field(default_factory=dict)
    base_maps: Mapping[str, FileStamp] = field(default_factory=dict)
    common: str = ""
    documents: Mapping[str, ManifestEntry] = field(default_factory=dict)
    exports: Mapping[str, ExportedFile] = field(default_factory=dict)

    def number_of_pages(self) -> int:
        """The number of pages, all languages counted."""
        return sum(len(entry.files) for entry in self.entries.values())

    def unchanged_pages(self, previous: Manifest) -> int:
        """The number of pages whose bytes are those of the previous build."""
        before = previous.entries
        return sum(len(entry.files) for address, entry in self.entries.items() if before.get(address) == entry)

    def write(self, path: Path) -> None:
        """Replaces the file at `path` in one step; warns where it cannot be written, as no build needs it."""
        numbers: dict[Lookup, int] = {}
        entries, documents = (
            {
                address: [
                    entry.fingerprint,
                    [numbers.setdefault(lookup, len(numbers)) for lookup in entry.lookups],
                    *_field_values(entry)[2:],
                ]
                for address, entry in found.items()
            }
            for found in (self.entries, self.documents)
        )
        content = [_FORMAT, self.common, list(numbers), entries, self.base_maps, documents, self.exports]
        text = json.dumps(content, default=_field_values, ensure_ascii=False, separators=(",", ":"))
        keep_file(path, f"{digest(text.encode())}\n{text}".encode())

    @classmethod
    def read(cls, path: Path) -> Manifest:
        """Reads the manifest at `path`; an empty one where there is none, or it is damaged or of another format."""
        try:
            checksum, _, text = read_plain_file(path).decode().partition("\n")
        except (OSError, UnicodeDecodeError):
            return cls()
        if checksum != digest(text.encode()):
            return cls()
        try:
            format_, *content = json.loads(text)
            return cls._from_json(*content) if format_ == _FORMAT else cls()
        except _FOREIGN:
            return cls()

    @classmethod
    def _from_json(
        cls,
        common: str,
        lookups: list[list[str]],
        entries: dict[str, Any],
        base_maps: dict[str, Any],
        documents: dict[str, Any],
        exports: dict[str, Any],
    ) -> Manifest:
        pairs = [(what, of) for what, of in lookups]
        return cls(
            {address: _entry_from_json(pairs, *entry) for address, entry in entries.items()},
            {name: FileStamp(*stamp) for name, stamp in base_maps.items()},
            common,
            {id_: _entry_from_json(pairs, *entry) for id_, entry in documents.items()},
            {
                address: ExportedFile(fingerprint, FileStamp(*stamp), sha256)
                for address, (fingerprint, stamp, sha256) in exports.items()
            },
        )


@dataclass(frozen=True, slots=True)
class PreviousBuild:
    """The build before: the folder of its site, and its manifest."""

    folder: Path
    manifest: Manifest

    def reuse(self, address: str, stamp: FileStamp | None, target: Path) -> bool:
        """Gives a file of the previous site a place in the new one. Returns False where it is gone or has changed."""
        if ".." in address.split("/") or address.startswith("/"):  # no page of ours stands outside the site
            return False
        source = self.folder / address
        if stamp is None or not stamp.matches(source):
            return False
        link_or_copy(source, target)
        return True


def link_or_copy(source: Path, target: Path) -> None:
    """Gives a file a second place, without copying it where that can be avoided."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _entry_from_json(
    lookups: Sequence[Lookup],
    fingerprint: str,
    numbers: list[int],
    base_maps: list[str],
    files: list[Any],
    attachments: list[Any],
) -> ManifestEntry:
    return ManifestEntry(
        fingerprint,
        tuple(lookups[number] for number in numbers),
        tuple(base_maps),
        tuple(FileStamp(*stamp) for stamp in files),
        tuple((address, FileStamp(*stamp)) for address, stamp in attachments),
    )


def _field_values(instance: Any) -> list[Any]:
    """The values of a dataclass in the order of its fields."""
    return [getattr(instance, field_.name) for field_ in fields(instance)]
