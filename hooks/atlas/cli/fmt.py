"""`atlas fmt`: the files of data/ in their canonical form."""

from __future__ import annotations

import argparse
from pathlib import Path

from atlas.cli.options import add_language


def add_fmt(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declares the command and its options."""
    parser = commands.add_parser(
        "fmt",
        help="write records in their canonical form",
        description="Writes records in their canonical form: layout and order of keys. No value, no comment changes.",
        epilog="Exit status: 0 done; 1 a file cannot be read, or with --check would change; 2 wrong options.",
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="a record's file (all of data/)")
    parser.add_argument("--check", action="store_true", help="write nothing; list the files that would change")
    parser.add_argument(
        "--gazetteer", action="store_true", help="fill in country and coordinates of cities that have an id in GeoNames"
    )
    parser.add_argument("--project", type=Path, default=Path.cwd(), help="the folder that holds data/")
    add_language(parser)
    parser.set_defaults(run=_run, parser=parser)


def _run(options: argparse.Namespace) -> int:
    from atlas.cli.fmt_files import run_fmt

    return run_fmt(options)
