"""A description of the machine and of the versions of the measured programs."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "pyromark", "pagefind", "hugo")


def machine() -> dict[str, str]:
    """Returns processor, cores, memory, versions and the day, each as text."""
    return {
        "processor": _value_in(Path("/proc/cpuinfo"), "model name") or platform.machine(),
        "cores": str(len(os.sched_getaffinity(0))),
        "memory": f"{int(_value_in(Path('/proc/meminfo'), 'MemTotal').split()[0]) / 1024**2:.0f} GB",
        "system": f"{platform.system()} {platform.release()}",
        "Python": platform.python_version(),
        **{name: found for name in _PACKAGES if (found := _installed_version(name))},
        "measured": datetime.now(UTC).date().isoformat(),
    }


def _value_in(file: Path, name: str) -> str:
    lines = (line.partition(":") for line in file.read_text("utf-8").splitlines())
    return next((value.strip() for key, _, value in lines if key.strip() == name), "")


def _installed_version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
