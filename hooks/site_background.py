"""A whole build beside `mkdocs serve`; no hook by itself, site_serve.py uses it."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from atlas.finishing import Output
from atlas.ledger import Ledger, take

KEPT = Path(".cache/serve")
"""What it needs of the build before: its own, so that `make site` beside it removes nothing of it."""


class Background:
    """Builds the site anew after an edit, of the same pages as far as they stay, and puts it in place when done."""

    def __init__(self, root: Path, output: Output, ledger: Ledger) -> None:
        self._root = root
        self._output = output
        self._ledger = root / KEPT / "site.json"
        ledger.write(self._ledger)  # once, as requests wait while this process works
        self._process: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()

    def start(self, complain: Callable[[str], None]) -> None:
        """Begins, instead of a build that still runs; `complain` gets what a failing one says."""
        self.stop()
        threading.Thread(target=self._run, args=(complain,), daemon=True).start()

    def stop(self) -> None:
        """Ends the build that runs, if one does."""
        with self._lock:
            if self._process:
                _end(self._process)
                self._process = None

    def _run(self, complain: Callable[[str], None]) -> None:
        with tempfile.TemporaryDirectory(prefix="atlas_") as folder:
            process = self._started(Path(folder))
            said, _ = process.communicate()
            with self._lock:
                if self._process is not process:  # stopped, or another has begun
                    return
                self._process = None
                if process.returncode:
                    complain(said)
                else:
                    self._put_in_place(Path(folder))

    def _started(self, folder: Path) -> subprocess.Popen[str]:
        shutil.copyfile(self._ledger, folder / "ledger.json")
        calmly = ["nice"] if shutil.which("nice") else []  # requests go first
        command = [*calmly, sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder / "site")]
        environment = os.environ | {
            "SITE_URL": self._output.url,
            "ATLAS_REUSE": str(self._output.folder),
            "ATLAS_LEDGER": str(folder / "ledger.json"),
            "ATLAS_RUNS": str(self._root / KEPT / "search"),
        }
        process = subprocess.Popen(
            command,
            cwd=self._root,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,  # so that its workers end with it
        )
        with self._lock:
            self._process = process
        return process

    def _put_in_place(self, folder: Path) -> None:
        for path in sorted((folder / "site").rglob("*")):
            target = self._output.folder / path.relative_to(folder / "site")
            if path.is_file() and not (target.exists() and target.samefile(path)):
                beside = target.with_name(f"{target.name}.new")
                take(path, beside)
                beside.replace(target)
        shutil.copyfile(folder / "ledger.json", self._ledger)


def _end(process: subprocess.Popen[str]) -> None:
    """Ends a build with its workers, where it has not ended by itself."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
    else:
        process.terminate()
