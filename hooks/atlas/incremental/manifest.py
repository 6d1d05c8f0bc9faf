"""What is remembered of a build so that the next one makes only what changed."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from atlas.incremental.fingerprints import digest
from atlas.records.dependencies import Lookup

_FORMAT = 4


@dataclass(frozen=True, slots=True)
class FileStamp:
    """A file as it was written: bytes, nanoseconds of its last change, digest of its content."""

    size: int
    changed: int
    digest: str

    @classmethod
    def put(cls, path: Path, content: bytes) -> FileStamp:
        """Writes a file; the stamp of it. What stands there is replaced: it may be a file of the earlier site too."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_bytes(content)
        written = path.stat()
        return cls(written.st_size, written.st_mtime_ns, digest(content))

    def fits(self, path: Path) -> bool:
        """Whether the file at `path` is still that file."""
        try:
            found = path.stat()
        except OSError:
            return False
        return (found.st_size, found.st_mtime_ns) == (self.size, self.changed)


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """The pages at one address: their print, lookups and base maps; the file of each language; what stands beside."""

    print: str
    lookups: tuple[Lookup, ...]
    bases: tuple[str, ...]
    files: tuple[FileStamp, ...]
    beside: tuple[tuple[str, FileStamp], ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """The pages by address, and the base maps by name."""

    made: Mapping[str, ManifestEntry] = field(default_factory=dict)
    bases: Mapping[str, FileStamp] = field(default_factory=dict)

    def write(self, path: Path) -> None:
        """Replaces the file at `path` in one step."""
        numbers: dict[Lookup, int] = {}
        made = {
            address: [
                one.print,
                [numbers.setdefault(lookup, len(numbers)) for lookup in one.lookups],
                *_values(one)[2:],
            ]
            for address, one in self.made.items()
        }
        found = [_FORMAT, list(numbers), made, self.bases]
        text = json.dumps(found, default=_values, ensure_ascii=False, separators=(",", ":"))
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(".new")
        beside.write_text(f"{digest(text.encode())}\n{text}", encoding="utf-8")
        beside.replace(path)

    @classmethod
    def read(cls, path: Path) -> Manifest:
        """The ledger at `path`; an empty one where there is none, or none that is whole and of this format."""
        try:
            seal, _, text = path.read_text("utf-8").partition("\n")
        except (OSError, UnicodeDecodeError):
            return cls()
        if seal != digest(text.encode()):
            return cls()
        format_, *found = json.loads(text)
        return cls._from(*found) if format_ == _FORMAT else cls()

    @classmethod
    def _from(cls, lookups: list[list[str]], made: dict[str, Any], bases: dict[str, Any]) -> Manifest:
        known = [(what, of) for what, of in lookups]
        return cls(
            {address: _made(known, *one) for address, one in made.items()},
            {name: FileStamp(*one) for name, one in bases.items()},
        )


@dataclass(frozen=True, slots=True)
class PreviousBuild:
    """An earlier build: where its site stands, and its ledger."""

    folder: Path
    manifest: Manifest

    def take(self, address: str, stamp: FileStamp | None, target: Path) -> bool:
        """Gives a file of the earlier site a place in the new one. False where it is gone or another."""
        source = self.folder / address
        if stamp is None or not stamp.fits(source):
            return False
        link_or_copy(source, target)
        return True


def link_or_copy(source: Path, target: Path) -> None:
    """A file in a second place, without copying it where that can be avoided."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _made(
    known: Sequence[Lookup], print_: str, numbers: list[int], bases: list[str], files: list[Any], beside: list[Any]
) -> ManifestEntry:
    return ManifestEntry(
        print_,
        tuple(known[number] for number in numbers),
        tuple(bases),
        tuple(FileStamp(*one) for one in files),
        tuple((address, FileStamp(*one)) for address, one in beside),
    )


def _values(one: Any) -> list[Any]:
    """The values of a dataclass in the order of its fields."""
    return [getattr(one, field_.name) for field_ in fields(one)]
