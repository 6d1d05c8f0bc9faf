"""Visits the addresses in data/: `python scripts/check_links.py [--project FOLDER] [--format json]`.

Prints what became of them, in terms of records; writes `report.md` and `moves.patch` into .build/links, where results
are kept from run to run. The report is added to the file that GITHUB_STEP_SUMMARY names. The status is 0 whatever has
become of foreign sites, 1 where data/ cannot be read or results cannot be written, 2 where the options are wrong, 130
after an interrupt.
"""

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import yaml

from atlas.incremental.checking import check_project
from atlas.reading.configuration import CONFIGURATION, project_name
from linkcheck.addresses import targets
from linkcheck.manners import Manners, user_agent
from linkcheck.moves import moves, patch
from linkcheck.outcomes import Group, Result
from linkcheck.report import as_json, markdown, needs_attention, summary
from linkcheck.result_cache import Kept, write_whole
from linkcheck.running import Run

KEPT = Path(".build/links")


def main(arguments: Sequence[str] | None = None, manners: Manners | None = None) -> int:
    """Visits, prints and writes; returns the exit status."""
    options = parsed(arguments)
    project, folder = options.project, options.project / KEPT
    try:
        _, atlas, _ = check_project(project)
        name, address = project_name(project)
    except (OSError, ValueError, yaml.YAMLError) as error:
        print(f"{project} cannot be read: {' '.join(str(error).split())}", file=sys.stderr)
        return 1
    manners = replace(manners or Manners(""), agent=user_agent(name, address))
    if options.minutes is not None:
        manners = replace(manners, deadline=options.minutes * 60)
    wanted = targets(atlas, project)
    kept = Kept(folder / "results.json")
    if kept.notice:
        print(kept.notice, file=sys.stderr)
    if not options.only:
        kept.forget(target.address for target in wanted)
    wanted = [target for target in wanted if options.only in target.address]
    try:
        with progress(len(wanted)) as shown:
            checked = asyncio.run(Run(wanted, kept, manners, timedelta(days=options.age), shown).run())
        found = moves(checked)
        report = markdown(checked, len(found))
        write_whole(folder / "report.md", report)
        write_whole(folder / "moves.patch", patch(found, project))
        write_whole(folder / "attention", "yes\n" if needs_attention(checked) else "")
    except OSError as error:
        print(f"the results cannot be written: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("interrupted; what was found is kept", file=sys.stderr)
        return 130
    if page := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(page).open("a", encoding="utf-8") as file:
            file.write(report)
    print(json.dumps(as_json(checked), ensure_ascii=False, indent=1) if options.format == "json" else report.rstrip())
    print(summary(checked), file=sys.stderr)
    return 0


def parsed(arguments: Sequence[str] | None) -> Any:
    """The options. Exits with 2 where they are wrong."""
    parser = argparse.ArgumentParser(description="Visit the addresses in data/.")
    parser.add_argument("--project", type=Path, default=Path(), help="the folder that holds data/")
    parser.add_argument("--format", choices=("markdown", "json"), default="markdown", help="of what is printed")
    parser.add_argument("--age", type=not_negative, default=6.0, metavar="DAYS", help="how long results are kept")
    parser.add_argument("--minutes", type=not_negative, metavar="MINUTES", help="after which no address is visited")
    parser.add_argument("--only", default="", metavar="TEXT", help="visit those addresses alone that hold a text")
    options = parser.parse_args(arguments)
    if not (options.project / "data").is_dir():
        parser.error(f"{options.project} has no folder data/")
    if not (options.project / CONFIGURATION).is_file():
        parser.error(f"{options.project} has no {CONFIGURATION}")
    return options


def not_negative(text: str) -> float:
    """Reads a number from 0 to 100,000. Raises ValueError."""
    number = float(text)
    if not 0 <= number <= 100_000:
        raise ValueError(text)
    return number


Tell = Callable[[Result, bool], None]


def progress(total: int) -> AbstractContextManager[Tell]:
    """Shows how far the run is: a bar on a terminal; elsewhere a line for each address that is not fine."""
    return bar(total) if sys.stderr.isatty() else nullcontext(lines)


@contextmanager
def bar(total: int) -> Any:
    """Shows a bar on the terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as shown:
        task = shown.add_task("addresses", total=total)
        yield lambda result, kept: shown.advance(task)


def lines(result: Result, kept: bool) -> None:
    """Prints a line on an address that is not fine."""
    if not kept and result.outcome.group is not Group.FINE:
        print(f"{result.outcome}: {printable(result.address)}", file=sys.stderr, flush=True)


def printable(text: str) -> str:
    """A text that moves no cursor."""
    return "".join(character if character.isprintable() else "?" for character in text)


if __name__ == "__main__":
    sys.exit(main())
