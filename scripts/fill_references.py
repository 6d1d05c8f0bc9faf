"""Writes the generated parts of the documentation: `python scripts/fill_references.py [--check]`.

The list of modules in docs/developers/architecture.md, the JSON Schema of each kind in schemas/ and the settings by
which editors find it are made from the code. With --check nothing is written: names the files that are stale, and exits
1 where there is one.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from references.filling import PARTS, fill_parts
from references.schemas import schema_files

PROJECT = Path(__file__).parents[1]


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes or checks the files; returns the exit status."""
    parser = argparse.ArgumentParser(description="Write the generated parts of the documentation.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a file is stale")
    options = parser.parse_args(arguments)
    texts = {path: fill_parts(path, PROJECT) for path in PARTS} | schema_files(PROJECT)
    stale = [path for path, text in texts.items() if _written(PROJECT / path) != text]
    for path in stale:
        if not options.check:
            (PROJECT / path).parent.mkdir(exist_ok=True)
            (PROJECT / path).write_text(texts[path], encoding="utf-8")
        print(f"{path}: stale; run make references" if options.check else f"{path}: written")
    return int(bool(stale) and options.check)


def _written(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
