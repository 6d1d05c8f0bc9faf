"""Files of a cache: replaced in one step, whatever stands in their place. No build needs them."""

from __future__ import annotations

import logging
import shutil
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG
from tempfile import TemporaryFile

log = logging.getLogger(__name__)


def replace_file(path: Path, content: bytes) -> None:
    """Replaces a file in one step. Raises OSError, and leaves nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.new")
    try:
        remove(new)
        new.write_bytes(content)
        if path.is_dir():
            remove(path)
        new.replace(path)
    except OSError:
        with suppress(OSError):
            remove(new)
        raise


def keep_file(path: Path, content: bytes) -> None:
    """Replaces a file for the next build, or warns that it cannot be written."""
    try:
        replace_file(path, content)
    except OSError as error:
        log.warning("The cache cannot be written, so that the next build makes all anew: %s", error)


def read_plain_file(path: Path) -> bytes:
    """The content of a file that is no link, pipe or device. Raises OSError."""
    if not S_ISREG(path.lstat().st_mode):
        raise OSError(f"{path} is no plain file")
    return path.read_bytes()


def is_writable(folder: Path) -> bool:
    """Tests if files can be written into a folder, which is made where there is none; warns where they cannot."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            return True
    except OSError as error:
        log.warning("The cache cannot be used, so that all is made anew: %s", error)
        return False


def remove(path: Path) -> None:
    """Removes a file, or what stands in its place."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
