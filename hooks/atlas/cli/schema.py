"""`atlas schema`: the JSON Schema of a kind of records."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path


def add_schema(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declares the command and its options."""
    parser = commands.add_parser(
        "schema",
        help="print the JSON Schema of a kind",
        description="Prints the JSON Schema (2020-12) of the files of a kind, for editors and forms.",
    )
    parser.add_argument("kind", metavar="KIND", help="the folder of the kind: cities, agreements, sources ...")
    parser.add_argument("--project", type=Path, default=Path.cwd(), help="the folder that holds mkdocs.yml")
    parser.set_defaults(run=_run, parser=parser)


def _run(options: argparse.Namespace) -> int:
    """Prints the schema; returns 0."""
    from atlas.model.kinds import KINDS
    from atlas.reading.configuration import read_settings
    from atlas.writing.json_schema import schema_text

    if options.kind not in KINDS:
        options.parser.error(f"'{options.kind}' is no kind: {', '.join(KINDS)}")
    settings = read_settings(options.project, datetime.now(UTC).date())
    print(schema_text(options.kind, settings.languages), end="")
    return 0
