"""Writes invented data of any size: `python scripts/make_corpus.py OUT --cities N [--seed S]`.

OUT/data/ gets N cities, 2 N agreements, N/5 projects, organisations and events each, with their sources, regions,
works and topics: about 3.8 N records that `atlas check --project OUT` accepts. The same seed gives the same bytes.
With --relations and --names, tables of real relations (item, item) and of the names of the items, the places and
their relations are those of the tables, those with most relations first, and invented ones where they end.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus.records import write_records
from corpus.tables import read_tables
from corpus.world import make_world


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the records; returns the exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if (options.out / "data").exists():
        parser.error(f"{options.out / 'data'} exists already")
    if (options.relations is None) != (options.names is None):
        parser.error("--relations and --names go together")
    tables = read_tables(options.relations, options.names, options.cities) if options.relations else None
    try:
        world = make_world(options.cities, options.seed, tables)
    except ValueError as error:
        parser.error(str(error))
    number = write_records(world, options.out)
    real = f" ({len(tables.places)} of the cities are real)" if tables else ""
    print(f"{number} records in {options.out / 'data'}{real}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Write invented data of any size.")
    parser.add_argument("out", metavar="OUT", type=Path, help="a folder; the records go into OUT/data")
    parser.add_argument("--cities", metavar="N", type=int, required=True, help="how many cities; at least 5")
    parser.add_argument("--seed", metavar="S", type=int, default=1, help="another seed gives other data (default: 1)")
    parser.add_argument("--relations", metavar="TSV", type=Path, help="pairs of items that are twinned")
    parser.add_argument("--names", metavar="TSV", type=Path, help="names, countries and coordinates of the items")
    return parser


if __name__ == "__main__":
    sys.exit(main())
