"""Checks data/ in CI: `python scripts/summarise_check.py [--project FOLDER]`.

Prints the report, and annotations on the lines where GITHUB_ACTIONS is set. The summary, which begins with "Fine" or
with the first line to change, is added to the file that GITHUB_STEP_SUMMARY names. SINCE names the commit since which
no address may go. Exits 1 where the data has errors.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from atlas.derive.changes.addresses import lost_addresses
from atlas.history.commits import changed_since
from atlas.history.git import Repository
from atlas.incremental.checking import check_project
from atlas.model.problems import Problem, Severity, report, summary, workflow_commands
from atlas.reading.configuration import address_of_explanations
from summary.corrections import correction, fence


def main(arguments: Sequence[str] | None = None) -> int:
    """Checks, prints and summarises; returns the exit status."""
    parser = argparse.ArgumentParser(description="Check data/ in CI.")
    parser.add_argument("--project", type=Path, default=Path.cwd(), help="the folder that holds data/")
    project = parser.parse_args(arguments).project
    today = datetime.now(UTC).date()
    data, _, problems = check_project(project, today)
    if since := os.environ.get("SINCE"):
        repository = Repository(project)
        before = changed_since(repository, repository.merge_base(since))
        problems = sorted({*problems, *lost_addresses(project, before, data.entries, today)})
    explanations = address_of_explanations(project, "en")
    if os.environ.get("GITHUB_ACTIONS") and problems:
        print(workflow_commands(problems, explanations=explanations))
    print(report(problems, len(data.entries), explanations=explanations))
    if page := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(page).open("a", encoding="utf-8") as file:
            file.write(summarised(problems, len(data.entries), project))
    return int(any(problem.severity is Severity.ERROR for problem in problems))


def summarised(problems: Sequence[Problem], checked: int, project: Path) -> str:
    """The summary as Markdown; it speaks of the first error, and folds the rest."""
    env = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "summary"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )
    errors = [problem for problem in sorted(problems) if problem.severity is Severity.ERROR]
    corrections = [correction(problem, project) for problem in errors[:1]]
    counts = summary(problems, checked)
    template = env.get_template("check.md")
    text = template.render(
        problems=sorted(problems), errors=errors, corrections=corrections, counts=counts, fence=fence
    )
    return text.strip() + "\n"


if __name__ == "__main__":
    sys.exit(main())
