"""`atlas diff`: the change in facts, in words, for those who read a pull request."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from atlas.cli.options import LANGUAGES, add_command, add_language

_SUMMARY = "Say in words what a change of data/ changes in facts, as Markdown for a pull request."


def add_diff(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declares the command and its options."""
    parser = add_command(commands, "diff", _SUMMARY)
    parser.add_argument("base", metavar="BASE", help="the commit before the change, such as origin/main")
    parser.add_argument("head", nargs="?", metavar="HEAD", help="the commit after it (the files as they are now)")
    parser.add_argument(
        "--merge-base",
        action="store_true",
        help="compare with the commit at which the branch left BASE: what BASE got since is no change",
    )
    add_language(parser)
    parser.set_defaults(run=run_diff)


def run_diff(options: argparse.Namespace) -> int:
    """Prints the change; returns 0."""
    from atlas.derive.changes.changes import changes_between
    from atlas.derive.computed.computed import Computed
    from atlas.history.git import Repository
    from atlas.history.snapshots import read_snapshots
    from atlas.languages.edition import edition
    from atlas.pages.changes.report import ChangesReport, Unchecked
    from atlas.pages.publishing.environment import environment

    day = datetime.now(UTC).date()
    languages = _languages(options.project)
    repository = Repository(options.project)
    head = repository.commit(options.head) if options.head is not None else None
    base = repository.merge_base(options.base, head) if options.merge_base else repository.commit(options.base)
    pair = read_snapshots(options.project, repository, base, head, day)
    sides = pair.before, pair.after
    incomplete = tuple({Path(path).stem for path in (*side.unread, *side.partly_read)} for side in sides)
    changes = changes_between(sides[0].atlas, sides[1].atlas, languages, day, (incomplete[0], incomplete[1]))
    before, after = (Computed(side.atlas, languages, day) for side in sides)
    words = edition(options.lang, languages)
    report = ChangesReport(before, after, words, environment(words))
    unchecked = [Unchecked(side.unread, side.partly_read, side.with_errors) for side in sides]
    layout = max(0, pair.changed - sum(bool(one.before and one.after) for one in changes.records))
    print(report.markdown(changes, (unchecked[0], unchecked[1]), layout), end="")
    return 0


def _languages(project: Path) -> tuple[str, ...]:
    """The languages of the project's readers; those of the catalogues where it has no configuration."""
    from atlas.reading.configuration import CONFIGURATION, read_settings

    if (project / CONFIGURATION).is_file():
        return read_settings(project, datetime.now(UTC).date()).languages
    return LANGUAGES
