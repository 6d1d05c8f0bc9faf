"""A whole build in the background of `mkdocs serve`; no hook by itself, site_serve.py uses it.

Run by itself, it replaces one site by another: in a process of its own, as there may be a hundred thousand files.
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

CACHE = Path(".cache/serve")
"""The caches of builds in the background: their own, so that `make site` meanwhile removes nothing of them."""
_QUIET = 3.0
"""Seconds without another edit before a build begins: requests right after an edit go first."""


class Background:
    """Builds the site anew after an edit, of the same pages as far as they stay, and replaces the old one when done."""

    def __init__(self, root: Path, output: Output, manifest: Manifest) -> None:
        self._root = root
        self._output = output
        self._manifest = root / CACHE / "site.json"
        manifest.write(self._manifest)  # once, as requests wait while this process works
        self._work = _Work()
        self._thread: threading.Thread | None = None

    def start(self, complain: Callable[[str], None]) -> None:
        """Begins soon, instead of a build that still runs; `complain` gets the output of a failing one."""
        self.stop()
        self._work = _Work()
        self._thread = threading.Thread(target=self._build, args=(self._work, complain), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ends the build that runs, if one does."""
        self._work.stop()

    def close(self) -> None:
        """Ends it too, and waits until its files are removed."""
        self.stop()
        if self._thread:
            self._thread.join()

    def _build(self, work: "_Work", complain: Callable[[str], None]) -> None:
        if work.stopped.wait(_QUIET):
            return
        with tempfile.TemporaryDirectory(prefix="atlas_") as folder:
            site, manifest = Path(folder, "site"), Path(folder, "manifest.json")
            shutil.copyfile(self._manifest, manifest)
            environment = {
                "SITE_URL": self._output.url,
                "ATLAS_REUSE": str(self._output.folder),
                "ATLAS_MANIFEST": str(manifest),
                "ATLAS_SEGMENTS": str(self._root / CACHE / "search"),
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
    """Commands, run one after the other until they are stopped."""

    def __init__(self) -> None:
        self.stopped = threading.Event()
        self._process: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()

    def run(self, arguments: Sequence[str], folder: Path, environment: dict[str, str]) -> None:
        """Runs Python with arguments. Raises _Stopped, or subprocess.CalledProcessError with its output."""
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
        output, _ = self._process.communicate()
        if self.stopped.is_set():
            raise _Stopped
        subprocess.CompletedProcess(self._process.args, self._process.returncode, output).check_returncode()

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


def _replace_site(old: Path, new: Path) -> None:
    """Makes the folder `old` hold the files of `new`, each exchanged in one step."""
    wanted = {path.relative_to(new) for path in new.rglob("*") if path.is_file()}
    for path in sorted(wanted):
        target = old / path
        if not (target.exists() and target.samefile(new / path)):
            temporary = target.with_name(f"{target.name}.new")
            temporary.unlink(missing_ok=True)
            link_or_copy(new / path, temporary)
            temporary.replace(target)
    for path in [path for path in old.rglob("*") if path.is_file()]:
        if path.relative_to(old) not in wanted:
            path.unlink(missing_ok=True)


if __name__ == "__main__":
    new_site, old_site = map(Path, sys.argv[1:])
    _replace_site(old_site, new_site)
