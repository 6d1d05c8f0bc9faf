"""Checks data/ in CI: `python scripts/summarise_check.py [--project FOLDER]`.

Prints the report, and annotations on the lines where GITHUB_ACTIONS is set. The summary, which begins with "Fine" or
with the first line to change, is added to the file that GITHUB_STEP_SUMMARY names. SINCE names the commit since which
no address may go. Exits 1 where the data has errors.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from atlas.cli.check import exit_status, found_problems
from atlas.model.problems import Problem, Severity, report, summary, workflow_commands
from atlas.reading.configuration import address_of_explanations
from summary.corrections import correction, fence


def main(arguments: Sequence[str] | None = None) -> int:
    """Checks, prints and summarises; returns the exit status."""
    parser = argparse.ArgumentParser(description="Check data/ in CI.")
    parser.add_argument("--project", type=Path, default=Path.cwd(), help="the folder that holds data/")
    project = parser.parse_args(arguments).project
    problems, checked = found_problems(project, since=os.environ.get("SINCE") or None)
    explanations = address_of_explanations(project, "en")
    if os.environ.get("GITHUB_ACTIONS") and problems:
        print(workflow_commands(problems, explanations=explanations))
    print(report(problems, checked, explanations=explanations))
    if page := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(page).open("a", encoding="utf-8") as file:
            file.write(summarised(problems, checked, project, explanations))
    return exit_status(problems)


def summarised(problems: Sequence[Problem], checked: int, project: Path, explanations: str) -> str:
    """The summary as Markdown; it speaks of the first error, folds the rest, and names all codes.

    `explanations` is the address at which they are explained, if there is one.
    """
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
        problems=sorted(problems),
        errors=errors,
        corrections=corrections,
        counts=counts,
        codes=sorted({problem.code for problem in problems}),
        explanations=explanations,
        fence=fence,
    )
    return text.strip() + "\n"


if __name__ == "__main__":
    sys.exit(main())
