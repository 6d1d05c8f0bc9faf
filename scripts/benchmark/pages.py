"""Export of a project's pages as Markdown files, for the other programs to build."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmark.measuring import CommandFailed
from benchmark.settings import core_environment


def export_pages(project: Path, languages: tuple[str, ...], docs: Path, content: Path) -> None:
    """Writes every page in every language, a process for each. Raises CommandFailed."""
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        list(pool.map(lambda language: _export(project, language, docs, content), languages))


def _export(project: Path, language: str, docs: Path, content: Path) -> None:
    command: list[str | Path] = [sys.executable, "-m", "benchmark.export", project, language, docs, content]
    done = subprocess.run(command, env=core_environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise CommandFailed(f"the {language} pages cannot be written as files\n{done.stderr}")
