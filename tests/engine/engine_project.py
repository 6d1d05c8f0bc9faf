"""A copy of this project with invented data, and the commands that build it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
SITE_URL = "https://example.org/repo/"
REPO_URL = "https://git.example.org/aasund/atlas"

RECORDS = {
    "data/cities/aasund.yaml": """\
name: {en: Aasund & Sons, ru: Осунн, sv: Åsund, fi: Åsund}
country: NO
sources:
  - {id: gazetteer, at: row 1, supports: [country]}
""",
    "data/cities/testograd.yaml": """\
name: {en: Testograd, ru: Тестоград}
country: RU
sources:
  - {id: gazetteer, at: row 2, supports: [country]}
""",
    "data/sources/gazetteer.yaml": """\
title: {en: A gazetteer of invented towns}
supplied: true
language: en
seen: document
document: gazetteer.txt
form: gazetteer
""",
}


class Project:
    """A copy of this project with other data; the hooks and the core are the real ones."""

    def __init__(self, folder: Path, records: Mapping[str, str] | None = RECORDS) -> None:
        """Makes the copy with these records; None stands for a folder that is one already."""
        self.folder = folder
        self.site = folder / "site"
        if records is None:
            return
        shutil.copy(ROOT / "mkdocs.yml", folder)
        shutil.copytree(ROOT / "docs", folder / "docs")
        for name in ("hooks", "scripts"):
            (folder / name).symlink_to(ROOT / name)
        for path, text in records.items():
            self.write(path, text)

    def write(self, path: str, text: str) -> None:
        """Makes or replaces a file."""
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, encoding="utf-8")

    def build(self, site: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        """`mkdocs build --strict` in a process of its own."""
        return self.run(self.build_command("--site-dir", str(site or self.site)), environment)

    def build_command(self, *options: str) -> list[str]:
        """The command of `mkdocs build --strict`."""
        return [sys.executable, "-m", "mkdocs", "build", "--strict", *options]

    def environment(self, **changes: str) -> dict[str, str]:
        """The environment of commands in the project."""
        return _environment(changes)

    def make_site(self, **environment: str) -> subprocess.CompletedProcess[str]:
        """`make site`, with the environment that runs the tests in place of .venv."""
        return self.run(self.make_command("site"), environment)

    def serve(self, **environment: str) -> AbstractContextManager[str]:
        """`mkdocs serve`; gives the address of the home page. What it says goes into serve.log."""
        host = free_host()
        command = [sys.executable, "-m", "mkdocs", "serve", "--strict", "--dev-addr", host]
        return self._served(command, host, environment)

    def make_serve(self, host: str) -> AbstractContextManager[str]:
        """`make serve`, with the environment that runs the tests in place of .venv."""
        return self._served(self.make_command("serve", f"ADDRESS={host}"), host, {"SITE_URL": f"http://{host}/repo/"})

    def start_make(self, *goals: str) -> subprocess.Popen[str]:
        """Starts `make` in a process group of its own."""
        return subprocess.Popen(
            self.make_command(*goals),
            cwd=self.folder,
            env=_environment({}),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def make_command(self, *goals: str) -> list[str]:
        shutil.copy(ROOT / "Makefile", self.folder)
        return ["make", *goals, "--old-file=.venv/site.stamp", f"BIN={Path(sys.executable).parent}"]

    @contextmanager
    def _served(self, command: list[str], host: str, environment: Mapping[str, str]) -> Iterator[str]:
        with (self.folder / "serve.log").open("wb") as log:
            server = subprocess.Popen(
                command,
                cwd=self.folder,
                env=_environment(environment),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            try:
                yield f"http://{host}/repo/"
            finally:
                os.killpg(server.pid, signal.SIGTERM)
                server.wait(timeout=30)

    def run(self, command: list[str], environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
        """Runs a command in the project, and waits for it."""
        return subprocess.run(
            command,
            cwd=self.folder,
            env=_environment(environment),
            capture_output=True,
            text=True,
            check=False,
        )


def free_host() -> str:
    """An address of this machine at which nothing is served."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return f"127.0.0.1:{free.getsockname()[1]}"


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _environment(changes: Mapping[str, str]) -> dict[str, str]:
    """The environment of a build; what is downloaded has tests of its own, in the core."""
    settings = {"SITE_URL": SITE_URL, "REPO_URL": REPO_URL, "ATLAS_AS_OF": "2026-01-31", "ATLAS_EXPORTS": "json"}
    return os.environ | {"NO_MKDOCS_2_WARNING": "1"} | settings | changes
