"""The machine and the programs that were measured."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "pyromark", "pagefind", "hugo")


def machine() -> dict[str, str]:
    """Processor, cores, memory, versions and the day, each in words."""
    return {
        "processor": _line(Path("/proc/cpuinfo"), "model name") or platform.machine(),
        "cores": str(len(os.sched_getaffinity(0))),
        "memory": f"{int(_line(Path('/proc/meminfo'), 'MemTotal').split()[0]) / 1024**2:.0f} GB",
        "system": f"{platform.system()} {platform.release()}",
        "Python": platform.python_version(),
        **{name: found for name in _PACKAGES if (found := _version(name))},
        "measured": datetime.now(UTC).date().isoformat(),
    }


def _line(file: Path, name: str) -> str:
    lines = (line.partition(":") for line in file.read_text("utf-8").splitlines())
    return next((value.strip() for key, _, value in lines if key.strip() == name), "")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
