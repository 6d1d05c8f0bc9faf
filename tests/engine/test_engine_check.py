"""`make engine-check`: equal sites pass; what differs is named and fails."""

import shlex
import sys
from pathlib import Path

import pytest
from engine_project import Project

pytestmark = pytest.mark.slow


def other_engine(folder: Path, then: str = "") -> str:
    """A program that stands in for the Python of ProperDocs: MkDocs, and a command run in the site that it built."""
    program = folder / "python"
    site = 'for site in "$@"; do :; done'  # the last argument
    program.write_text(
        f'#!/bin/sh\nshift 2\n{shlex.quote(sys.executable)} -m mkdocs "$@" || exit\n{site}\ncd "$site"\n{then}\n',
        "utf-8",
    )
    program.chmod(0o755)
    return str(program)


def check(project: Project, engine: str) -> tuple[int, str]:
    done = project.run([sys.executable, "scripts/check_engine.py", engine], {})
    return done.returncode, done.stdout + done.stderr


@pytest.mark.long
def test_equal_sites_pass(own_project: Project) -> None:
    status, output = check(own_project, other_engine(own_project.folder))
    first, second = output.splitlines()
    assert first.startswith("ProperDocs: all ")
    assert first.endswith(" files equal those of MkDocs.")
    assert second == first.replace("ProperDocs", "pages: engine")
    assert status == 0


@pytest.mark.long
def test_files_that_differ_are_named(own_project: Project) -> None:
    changes = "echo >> 404.html; echo > new.txt; rm ru/about/index.html"
    status, output = check(own_project, other_engine(own_project.folder, changes))
    assert status == 1
    heading, *lines = output.splitlines()[:5]
    assert heading.startswith("ProperDocs: 3 of ")
    assert lines == [
        "  only by ProperDocs: new.txt",
        "  only by MkDocs: ru/about/index.html",
        "  differs: 404.html",
        "To compare: diff -r .build/engine/mkdocs .build/engine/properdocs",
    ]


@pytest.mark.long
def test_a_build_that_fails_is_shown(own_project: Project) -> None:
    status, output = check(own_project, other_engine(own_project.folder, "echo no such plugin; exit 3"))
    assert status == 1
    assert "no such plugin" in output
    assert "The build failed: " in output
