"""Turns a filled form "Something is wrong" into a change of data/, or into an answer that says what it lacks.

The form comes in the environment variable BODY, as the host writes it: a heading, then what was filled in. None of its
text is run or becomes a name of a file. Written are: `answer.md` for the issue, and where values were changed, `title`
and `body.md` of a pull request. The status is 0 in either case: a form that cannot be used is no failure.
"""

import argparse
import os
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from atlas.incremental.checking import check_project
from atlas.model.kinds import kind_of, path_of
from atlas.model.problems import Severity, report
from atlas.model.records import Record
from atlas.pages.phrases.hosts import WRONG_FIELDS
from atlas.records.store import Atlas
from atlas.records.value_lines import ValueLine, value_lines
from atlas.writing.replacing import replaced

LABELS = tuple(field.title() for field in WRONG_FIELDS)
LONGEST = 20_000  # characters of a form
LINE = re.compile(r"(?:(?P<record>[a-z]+/[a-z0-9-]+) )?(?P<field>[a-z_]+(?:\.[A-Za-z0-9_-]+)*):(?P<value>.*)", re.ASCII)
NOT_FILLED_IN = ("", "_No response_")


class Unusable(Exception):
    """Raised with what a form lacks, in a sentence for the person who filled it in."""


class Change(NamedTuple):
    """A value to be replaced."""

    record: Record
    line: ValueLine
    value: str

    def __str__(self) -> str:
        return f"{self.line.field} of {kind_of(self.record)}/{self.record.id}: {self.line.value} → {self.value}"


def main() -> None:
    """Reads the form, changes data/, writes what the issue and the pull request say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path, help="the folder for answer.md, title and body.md")
    parser.add_argument("--project", type=Path, default=Path(), help="the folder that holds data/")
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    try:
        form = read_form(os.environ.get("BODY", ""))
        changes = apply_form(form, arguments.project)
    except Unusable as error:
        (arguments.output / "answer.md").write_text(f"{error}\n\nEdit the form above, and it is read again.\n", "utf-8")
        print("no change: see answer.md")
        return
    paths = ", ".join(sorted({f"{kind_of(change.record)}/{change.record.id}" for change in changes}))
    (arguments.output / "title").write_text(f"Correct {paths}\n", "utf-8")
    (arguments.output / "body.md").write_text(proposal(changes, form), "utf-8")
    (arguments.output / "answer.md").write_text("Thank you: an editor compares the change with its source.\n", "utf-8")
    print(f"{len(changes)} changed")


def read_form(body: str) -> dict[str, str]:
    """Returns what stands under each heading. Raises Unusable where something is missing."""
    if len(body) > LONGEST:
        raise Unusable(
            f"The form has {len(body)} characters; at most {LONGEST} are read. Leave the values that are right out."
        )
    labels = "|".join(LABELS)
    parts = re.split(rf"(?m)^### ({labels})[ \t]*\r?$", body)
    form: dict[str, str] = {}
    for label, text in zip(parts[1::2], parts[2::2], strict=True):
        form.setdefault(label, re.sub(r"(?s)<!--.*?-->", "", text).strip())
    missing = [label for label in LABELS if form.get(label, "") in NOT_FILLED_IN]
    if missing:
        raise Unusable(f"Nothing stands under: {', '.join(missing)}.")
    return form


def apply_form(form: dict[str, str], project: Path) -> list[Change]:
    """Changes the files of the project, if they are right afterwards; returns the changes. Raises Unusable."""
    loaded, atlas, before = check_project(project, today())
    changes = list(changes_in(form, atlas))
    if not changes:
        raise Unusable("No value differs from what stands in the atlas: write the right one behind its colon.")
    texts = {path_of(change.record): (project / path_of(change.record)).read_text("utf-8") for change in changes}
    kept = dict(texts)
    for change in changes:
        path = path_of(change.record)
        text = replaced(texts[path], change.line.path, change.value)
        if text is None:
            raise Unusable(f"{code(change.line.field)} cannot be changed by this form: an editor will do it by hand.")
        texts[path] = text
    write(project, texts)
    _, _, after = check_project(project, today())
    errors = [problem for problem in after if problem.severity is Severity.ERROR and problem not in before]
    if errors:
        write(project, kept)
        raise Unusable(f"The check does not accept it:\n\n{block(report(errors, len(loaded.entries)))}")
    return changes


def changes_in(form: dict[str, str], atlas: Atlas) -> Iterator[Change]:
    """Yields the values of a form that differ from those of the atlas. Raises Unusable."""
    of_form = record_named(form["Record"], atlas)
    for text in filter(None, map(str.strip, form["Values"].splitlines())):
        match = LINE.fullmatch(text)
        if not match:
            raise Unusable(f"This line is not read: {code(text)}. Write a field, a colon and the value: `since: 1989`.")
        record = record_named(match["record"], atlas) if match["record"] else of_form
        lines = {line.field: line for line in value_lines(record)}
        line = lines.get(match["field"])
        if not line:
            known = ", ".join(map(code, lines))
            raise Unusable(f"{code(record.id)} has no value {code(match['field'])}. It has {known}.")
        value = match["value"].strip()
        if not value:
            raise Unusable(
                f"{code(line.field)} has no value. What must go is taken out by an editor: say so in a comment."
            )
        if value != line.value:
            yield Change(record, line, value)


def record_named(name: str, atlas: Atlas) -> Record:
    """The record of `kind/id`, or of the address of its page. Raises Unusable."""
    id_ = name.strip().rstrip("/").rpartition("/")[2]
    holders = atlas.holders_of(id_)
    if len(holders) != 1 or not name.strip().rstrip("/").endswith(f"{kind_of(holders[0])}/{id_}"):
        raise Unusable(f"There is no record {code(name)}. Write the end of its page's address: `cities/aasund`.")
    return holders[0]


def proposal(changes: list[Change], form: dict[str, str]) -> str:
    """The text of the pull request."""
    quoted = {
        "": "\n".join(map(str, changes)),
        "Source, as given:\n\n": form["Source"],
        "Quote, as given:\n\n": form["Quote"],
    }
    parts = [f"{heading}{block(text)}" for heading, text in quoted.items()]
    task = "An editor compares it with the source, and changes the citation where the value has another source now."
    return "\n\n".join((*parts, f"{task}\n"))


def code(text: str) -> str:
    """A text as one short line of code, whatever it holds."""
    line = " ".join(text.split()).replace("`", "'")
    return f"`{line[:80]}{'…' if len(line) > 80 else ''}`"


def block(text: str) -> str:
    """A text as a block of code, whatever it holds."""
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence}text\n{text.strip()}\n{fence}"


def write(project: Path, texts: dict[str, str]) -> None:
    """Writes the files of data/, by path."""
    for path, text in texts.items():
        (project / path).write_text(text, "utf-8")


def today() -> date:
    """The day of the check."""
    return datetime.now(UTC).date()


if __name__ == "__main__":
    main()
