"""Measures this project against plain MkDocs and Hugo: `python scripts/bench.py 500 2000 5000 [--only a,d] [--docs]`.

Per size (a number of cities, about 15 pages each), on the same pages: (a) this project cold, (b) after the edit of one
record, (c) MkDocs with Material and static-i18n alone, (d) Hugo, each with indexing for search where the site has it,
(e) `make serve` after edits. Shows its progress on standard error, prints the tables, and writes everything to
build/bench.json. Nothing else should run meanwhile. Needs Linux: memory is read from /proc. `make bench SIZES="500
2000 5000"` installs Hugo first.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmark.measuring import CommandFailed
from benchmark.results import Results
from benchmark.running import PARTS, Bench
from benchmark.settings import ROOT
from benchmark.table import table, with_table

DOCUMENT = ROOT / "docs" / "developers" / "speed.md"
"""The document that has the tables of the last run between its marks."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the benchmark; returns the exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    parts = set(options.only.split(","))
    if not parts <= set(PARTS):
        parser.error(f"--only takes some of {', '.join(PARTS)}, with commas between")
    document = DOCUMENT.read_text("utf-8")
    if options.docs:
        with_table(document, "")  # before an hour of measuring, not after it
    bench = Bench(options.folder, parts, _say, keep=options.keep)
    try:
        for results in bench.run(options.sizes):
            _write_json(results, options.json)
    except CommandFailed as error:
        print(error, file=sys.stderr)
        return 1
    print(table(results), end="")
    if options.docs:
        DOCUMENT.write_text(with_table(document, table(results)), encoding="utf-8")
    return 0


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _write_json(results: Results, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(results.as_json(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure this project against plain MkDocs and Hugo.")
    parser.add_argument("sizes", metavar="CITIES", type=int, nargs="+", help="sizes of the corpus, in cities")
    parser.add_argument("--only", metavar="PARTS", default=",".join(PARTS), help="some of a,b,c,d,e (default: all)")
    parser.add_argument(
        "--docs", action="store_true", help="write the tables into docs/developers/speed.md, between its marks"
    )
    parser.add_argument("--keep", action="store_true", help="leave what was built in the folder")
    parser.add_argument("--folder", type=Path, default=ROOT / ".build" / "bench", help="where to build")
    parser.add_argument("--json", type=Path, default=ROOT / "build" / "bench.json", help="file of the results")
    return parser


if __name__ == "__main__":
    sys.exit(main())
