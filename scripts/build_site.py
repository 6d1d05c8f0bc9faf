"""Builds the site into site/, as `make site` does: in a folder of its own, put in place in one step when it is whole.

One build runs at a time, another waits for it. Whatever a killed build left is completed or removed by the next one.
"""

import ctypes
import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from atlas.output.reporter import counted

SITE = Path("site")
WORK = Path(".build/site")
SUMMARY = Path(".build/summary.json")
"""The sums of the last build; it stays for whoever wants them."""

_HERE = -100  # AT_FDCWD: paths count from the working directory
_EXCHANGE = 2  # RENAME_EXCHANGE


def main() -> int:
    """Builds in the working directory; returns the exit status."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with alone() as lock:
            finish_killed_build()
            status = build(lock)
            if not status:
                replace_site(WORK / "new")
            shutil.rmtree(WORK, ignore_errors=True)
    except KeyboardInterrupt:
        return 130
    if status < 0:
        print(f"The build was ended by signal {-status}, most often because the memory was used up.", file=sys.stderr)
    if status:
        return 1
    print(closing_line(json.loads(SUMMARY.read_text("utf-8"))))
    return 0


def closing_line(summary: dict[str, Any]) -> str:
    """Tells in one line what was built, in what time, and how to read it."""
    pages, languages, warnings = (counted(summary[f"{noun}s"], noun) for noun in ("page", "language", "warning"))
    seconds = sum(summary["seconds"].values())
    return (
        f"{SITE}/ has {pages} in {languages} ({seconds:.1f} s, {warnings}); to read it: "
        f"{shown(sys.executable)} -m http.server -d {SITE} 8000, then open http://127.0.0.1:8000/"
    )


def build(lock: int) -> int:
    """Runs the engine; returns its exit status. It holds the lock too, as it may outlive this process."""
    temporary = WORK / "tmp"
    temporary.mkdir(parents=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(WORK / "new")]
    environment = {"ATLAS_REUSE": str(SITE), "ATLAS_SUMMARY": str(SUMMARY), "TMPDIR": str(temporary.resolve())}
    return subprocess.run(command, env=os.environ | environment, pass_fds=(lock,), check=False).returncode


@contextmanager
def alone() -> Iterator[int]:
    """Waits until no other build runs here; gives the file descriptor of the lock, which is the folder itself."""
    folder = os.open(".", os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another build of this site runs; this one waits for it to end.", flush=True)
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield folder
    finally:
        os.close(folder)


def finish_killed_build() -> None:
    """Puts the previous site back where a build was killed while it exchanged it, and removes what else is left."""
    previous = WORK / "previous"
    if previous.is_dir() and not SITE.exists():
        previous.rename(SITE)
    shutil.rmtree(WORK, ignore_errors=True)


def replace_site(new: Path) -> None:
    """Exchanges the site for the new one: in one step where the system can, else in two."""
    if not SITE.exists():
        new.rename(SITE)
    elif not exchange(new, SITE):
        SITE.rename(WORK / "previous")
        new.rename(SITE)


def exchange(one: Path, other: Path) -> bool:
    """Gives two folders each the name of the other in one step; returns False where the system cannot (Linux can)."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    return rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0


def shown(path: str) -> str:
    """A path as short as it can be written here."""
    here = Path.cwd()
    return str(Path(path).relative_to(here)) if Path(path).is_relative_to(here) else path


if __name__ == "__main__":
    sys.exit(main())
