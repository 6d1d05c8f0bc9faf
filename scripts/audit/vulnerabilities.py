"""Known vulnerabilities of the locked packages, as the services of pip-audit and npm tell them.

A service that knows nothing answers as one that has nothing to tell: pip-audit skips packages that it does not find,
and says that there are no known vulnerabilities. So it is asked first of a package that is known to have some.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from audit.outcomes import Outcome, Status, judged

KNOWN = "jinja2==2.10"
"""A version with vulnerabilities that every service knows (CVE-2019-10906)."""

_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)
_SECONDS = 900


def locked_packages(files: Iterable[Path]) -> list[list[str]]:
    """The packages of requirement files as `name==version`, in lists in which each name stands once."""
    versions: dict[str, list[str]] = {}
    for file in files:
        for name, version in _LOCKED.findall(file.read_text("utf-8")):
            known = versions.setdefault(name, [])
            known += [] if version in known else [version]
    most = max(map(len, versions.values()), default=0)
    return [[f"{name}=={known[i]}" for name, known in sorted(versions.items()) if i < len(known)] for i in range(most)]


def python_outcome(command: Sequence[str], requirements: Iterable[Path]) -> Outcome:
    """The outcome for the Python packages; `command` is pip-audit with the choice of its service."""
    what, packages = "Python packages", locked_packages(requirements)
    try:
        if not list(_vulnerable(_asked(command, [KNOWN]))):
            line = f"the service does not tell even of {KNOWN}, which has known vulnerabilities"
            return Outcome(what, Status.NOT_CHECKED, (line,))
        told = [one for batch in packages for one in _asked(command, batch)]
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        return Outcome(what, Status.NOT_CHECKED, (_first_line(str(error)),))
    found = list(_vulnerable(told))
    skipped = [f"{one['name']}: {one['skip_reason']}" for one in told if "skip_reason" in one]
    if skipped and not found:
        return Outcome(what, Status.NOT_CHECKED, tuple(skipped))
    return judged(what, [*found, *skipped], f"{len(told)} packages, none with a known vulnerability")


def _asked(command: Sequence[str], packages: Sequence[str]) -> list[dict[str, Any]]:
    """The answer for each package. Raises ValueError with the words of the program where it has none."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "requirements.txt")
        path.write_text("\n".join(packages) + "\n", encoding="utf-8")
        options = ("--no-deps", "--disable-pip", "--format", "json", "--progress-spinner", "off")
        done = _run([*command, *options, "--requirement", str(path)], Path.cwd())
    try:
        return list(json.loads(done.stdout)["dependencies"])
    except (ValueError, KeyError):
        raise ValueError(done.stderr.strip().rpartition("\n")[2] or "no answer") from None


def _vulnerable(packages: Iterable[dict[str, Any]]) -> Iterator[str]:
    for one in packages:
        for vulnerability in one.get("vulns", ()):
            mended = ", ".join(vulnerability["fix_versions"]) or "none yet"
            yield f"{one['name']} {one['version']}: {vulnerability['id']}, mended in: {mended}"


def npm_outcome(folder: Path) -> Outcome:
    """The outcome for the packages of a lock file of npm."""
    what = f"npm packages of {folder.parent.name}/{folder.name}"
    try:
        done = _run(["npm", "audit", "--json", "--package-lock-only"], folder)
        answer = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        return Outcome(what, Status.NOT_CHECKED, (_first_line(str(error)),))
    if "vulnerabilities" not in answer:
        told = answer.get("message") or answer.get("error", {}).get("summary") or "no answer"
        return Outcome(what, Status.NOT_CHECKED, (_first_line(str(told)),))
    found = [f"{name}: {one['severity']}" for name, one in answer["vulnerabilities"].items()]
    number = answer.get("metadata", {}).get("dependencies", {}).get("total", 0)
    return judged(what, found, f"{number} packages, none with a known vulnerability")


def _run(command: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=_SECONDS)


def _first_line(text: str) -> str:
    """The first line of a message, without the addresses in it."""
    return re.sub(r"https?://\S+", "the service", text.strip().partition("\n")[0])
