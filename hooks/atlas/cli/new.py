"""`atlas new`: a new record's file, from options or from replies on a terminal."""

from __future__ import annotations

import argparse
from pathlib import Path

from atlas.cli.options import add_language


def add_new(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declares the command and its options."""
    parser = commands.add_parser(
        "new",
        help="write the file of a new record",
        description="Writes the file of a new record. On a terminal it asks for what is missing.",
        epilog="Exit status: 0 written; 1 not written, for it would have errors; 2 an option is missing or wrong.",
    )
    parser.add_argument("kind", metavar="KIND", help="the folder of its kind: cities, agreements, sources ...")
    parser.add_argument("--name", action="append", default=[], metavar="[LANG=]NAME", help="its name; once a language")
    parser.add_argument("--id", metavar="ID", help="its id (made of its name, or of its parties)")
    parser.add_argument("--country", metavar="CODE", help="its country")
    parser.add_argument("--geonames", metavar="NUMBER", help="its number in GeoNames")
    parser.add_argument(
        "--set", action="append", default=[], metavar="FIELD=VALUE", help="a field; maps and lists in brackets"
    )
    parser.add_argument("--project", type=Path, default=Path.cwd(), help="the folder that holds data/")
    add_language(parser)
    parser.set_defaults(run=_run, parser=parser)


def _run(options: argparse.Namespace) -> int:
    from atlas.cli.new_file import run_new

    return run_new(options)
