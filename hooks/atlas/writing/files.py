"""Files of records, written whole or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path


def write_record_file(path: Path, text: bytes) -> None:
    """Writes a file in one step, with the rights of the one in its place. Raises OSError, and leaves nothing.

    What a killed process leaves is a hidden file, which no command reads.
    """
    target = path.resolve()
    new = target.with_name(f".{target.name}.new")
    target.parent.mkdir(exist_ok=True)
    try:
        new.write_bytes(text)
        if target.exists():
            shutil.copymode(target, new)
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)
