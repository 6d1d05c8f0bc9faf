"""A whole build beside `mkdocs serve`; no hook by itself, site_serve.py uses it.

Run by itself, it puts one site in the place of another: in a process of its own, as there may be a hundred thousand
files.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from atlas.incremental.manifest import Manifest, link_or_copy
from atlas.output.finishing import Output

KEPT = Path(".cache/serve")
"""What it needs of the build before: its own, so that `make site` beside it removes nothing of it."""
_QUIET = 3.0
"""Seconds without another edit before it begins: what is asked for after an edit goes first."""


class Background:
    """Builds the site anew after an edit, of the same pages as far as they stay, and puts it in place when done."""

    def __init__(self, root: Path, output: Output, manifest: Manifest) -> None:
        self._root = root
        self._output = output
        self._manifest = root / KEPT / "site.json"
        manifest.write(self._manifest)  # once, as requests wait while this process works
        self._work = _Work()
        self._thread: threading.Thread | None = None

    def start(self, complain: Callable[[str], None]) -> None:
        """Begins soon, instead of a build that still runs; `complain` gets what a failing one says."""
        self.stop()
        self._work = _Work()
        self._thread = threading.Thread(target=self._build, args=(self._work, complain), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ends the build that runs, if one does."""
        self._work.stop()

    def close(self) -> None:
        """Ends it too, and waits until what it made is removed."""
        self.stop()
        if self._thread:
            self._thread.join()

    def _build(self, work: "_Work", complain: Callable[[str], None]) -> None:
        if work.stopped.wait(_QUIET):
            return
        with tempfile.TemporaryDirectory(prefix="atlas_") as folder:
            site, manifest = Path(folder, "site"), Path(folder, "ledger.json")
            shutil.copyfile(self._manifest, manifest)
            environment = {
                "SITE_URL": self._output.url,
                "ATLAS_REUSE": str(self._output.folder),
                "ATLAS_LEDGER": str(manifest),
                "ATLAS_RUNS": str(self._root / KEPT / "search"),
                "TMPDIR": folder,  # what it leaves there when it is ended is removed too
            }
            try:
                work.run(["-m", "mkdocs", "build", "--site-dir", str(site)], self._root, environment)
                work.run([__file__, str(site), str(self._output.folder)], self._root, {})
            except _Stopped:
                return
            except subprocess.CalledProcessError as failed:
                complain(failed.stdout)
                return
            shutil.copyfile(manifest, self._manifest)


class _Stopped(Exception):
    """Raised by work that was stopped."""


class _Work:
    """What is run, one command after the other, until it is stopped."""

    def __init__(self) -> None:
        self.stopped = threading.Event()
        self._process: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()

    def run(self, arguments: Sequence[str], folder: Path, environment: dict[str, str]) -> None:
        """Runs Python with arguments. Raises _Stopped, or subprocess.CalledProcessError with what it says."""
        calmly = ["nice"] if shutil.which("nice") else []  # requests go first
        with self._lock:
            if self.stopped.is_set():
                raise _Stopped
            self._process = subprocess.Popen(
                [*calmly, sys.executable, *arguments],
                cwd=folder,
                env=os.environ | environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                start_new_session=True,  # so that its workers end with it
            )
        said, _ = self._process.communicate()
        if self.stopped.is_set():
            raise _Stopped
        subprocess.CompletedProcess(self._process.args, self._process.returncode, said).check_returncode()

    def stop(self) -> None:
        """Ends the command that runs, with its workers, and lets no other begin."""
        with self._lock:
            self.stopped.set()
            if self._process and self._process.poll() is None:
                _end(self._process)


def _end(process: subprocess.Popen[str]) -> None:
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
    else:
        process.terminate()


def _put_in_place(site: Path, place: Path) -> None:
    """Makes one folder hold the files of another, each exchanged in one step."""
    wanted = {path.relative_to(site) for path in site.rglob("*") if path.is_file()}
    for path in sorted(wanted):
        target = place / path
        if not (target.exists() and target.samefile(site / path)):
            beside = target.with_name(f"{target.name}.new")
            beside.unlink(missing_ok=True)
            link_or_copy(site / path, beside)
            beside.replace(target)
    for path in [path for path in place.rglob("*") if path.is_file()]:
        if path.relative_to(place) not in wanted:
            path.unlink(missing_ok=True)


if __name__ == "__main__":
    _put_in_place(*map(Path, sys.argv[1:]))
