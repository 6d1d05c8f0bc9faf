"""A whole build beside `mkdocs serve`; no hook by itself, site_serve.py uses it."""

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from atlas.finishing import Output
from atlas.ledger import Ledger, take

RUNS = Path(".cache/serve")
"""Its own, so that `make site` beside it does not remove what it needs."""


class Background:
    """Builds the site anew after an edit, of the same pages as far as they stay, and puts it in place when done."""

    def __init__(self, root: Path, output: Output, ledger: Ledger) -> None:
        self._root = root
        self._output = output
        self._ledger = ledger
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
                self._process.terminate()
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
        self._ledger.write(folder / "ledger.json")
        command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder / "site")]
        environment = os.environ | {
            "SITE_URL": self._output.url,
            "ATLAS_REUSE": str(self._output.folder),
            "ATLAS_LEDGER": str(folder / "ledger.json"),
            "ATLAS_RUNS": str(self._root / RUNS),
        }
        process = subprocess.Popen(
            command, cwd=self._root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
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
        self._ledger = Ledger.read(folder / "ledger.json")
