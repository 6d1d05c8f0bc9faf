"""Builds the site with MkDocs, with ProperDocs and with all pages through MkDocs, and names the files that differ.

ProperDocs has a Python of its own, whose path is the argument.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from filecmp import cmp
from pathlib import Path

WORK = Path(".build/engine")
DAY = os.environ.get("ATLAS_AS_OF") or datetime.now(UTC).date().isoformat()  # for all builds, should midnight pass
SHOWN = 20
"""The most differing files that are named: where all differ, the first few tell why."""


def main(properdocs: str) -> int:
    """Returns the exit status: 1 where a build fails or a file differs."""
    sites = {
        "MkDocs": site("mkdocs", sys.executable, {}),
        "ProperDocs": site("properdocs", properdocs, {}),
        "pages: engine": site("mkdocs", sys.executable, {"ATLAS_PAGES": "engine"}),
    }
    if not all(sites.values()):
        return 1
    first, *others = ((name, folder) for name, folder in sites.items() if folder)
    reports = [report(name, folder, *first) for name, folder in others]
    print("\n".join(text for text, _ in reports))
    return 0 if all(is_equal for _, is_equal in reports) else 1


def site(engine: str, python: str, environment: Mapping[str, str]) -> Path | None:
    """Builds a site with the `engine` of a Python; returns its folder, or None after the output of a failed build."""
    folder = WORK / "-".join((engine, *environment.values()))
    settings = {"ATLAS_AS_OF": DAY, "PYTHONPATH": "hooks", "ATLAS_PAGES": "fast"}
    command = [python, "-m", engine, "build", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(command, env=os.environ | settings | environment, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout, done.stderr, f"The build failed: {' '.join(command)}", sep="\n", file=sys.stderr)
    return None if done.returncode else folder


def report(name: str, folder: Path, other_name: str, other: Path) -> tuple[str, bool]:
    """Says which files of two sites differ, and if none does."""
    files, other_files = files_of(folder), files_of(other)
    common = files & other_files
    lines = [
        *(f"only by {name}: {path}" for path in sorted(files - other_files)),
        *(f"only by {other_name}: {path}" for path in sorted(other_files - files)),
        *(f"differs: {path}" for path in sorted(common) if not cmp(folder / path, other / path, shallow=False)),
    ]
    if not lines:
        return f"{name}: all {len(common):,} files equal those of {other_name}.", True
    shown = [f"  {line}" for line in lines[:SHOWN]]
    more = [f"  and {len(lines) - SHOWN:,} more"] if len(lines) > SHOWN else []
    heading = f"{name}: {len(lines):,} of {len(files | other_files):,} files are not those of {other_name}:"
    return "\n".join((heading, *shown, *more, f"To compare: diff -r {other} {folder}")), False


def files_of(folder: Path) -> set[str]:
    """The paths of the files of a site."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
