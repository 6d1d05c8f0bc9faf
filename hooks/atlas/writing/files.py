"""Files of records, written whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from atlas.messages.message import N_, Fragment
from atlas.messages.refusal import Refusal


def write_record_file(path: Path, text: bytes) -> None:
    """Writes a file in one step, with the rights of the one in its place. Raises OSError, and leaves nothing.

    What a killed process leaves is a hidden file, which no command reads.
    """
    write_record_files({path: text})


def write_record_files(texts: Mapping[Path, bytes]) -> None:
    """Writes files, each in one step, in their order; the first when all are prepared. Raises OSError."""
    targets = {path.resolve(): text for path, text in texts.items()}
    prepared = {target.with_name(f".{target.name}.new"): target for target in targets}
    try:
        for new, target in prepared.items():
            target.parent.mkdir(exist_ok=True)
            new.write_bytes(targets[target])
            if target.exists():
                shutil.copymode(target, new)
        for new, target in prepared.items():
            new.replace(target)
    finally:
        for new in prepared:
            new.unlink(missing_ok=True)


@contextmanager
def refused_where_unwritten() -> Iterator[None]:
    """Raises Refusal in place of an OSError."""
    try:
        yield
    except OSError as error:
        text = N_("{path} cannot be written ({reason}); run the command again when it can be")
        raise Refusal(Fragment(text, path=str(error.filename), reason=str(error.strerror))) from None
