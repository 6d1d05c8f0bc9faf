"""Correct changes of data/ pass: each by itself the check, all together whatever runs on data."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from engine_project import ROOT, Project

from atlas.incremental.checking import check_project
from atlas.records.store import Atlas
from correct_changes import CHANGES, Change, Draft, NothingToChange

DATA = Path(os.environ.get("ATLAS_PROJECT") or ROOT) / "data"
TODAY = datetime.now(UTC).date()


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    """The data before."""
    return check_project(DATA.parent, TODAY)[1]


@pytest.fixture(scope="module")
def known() -> set[str]:
    """What the check says of it."""
    return _problems(DATA.parent)


@pytest.fixture(scope="module")
def changed(atlas: Atlas, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project whose data has all changes."""
    project = Project(tmp_path_factory.mktemp("changed"), {})
    draft = _draft(project.folder, atlas)
    for change in CHANGES:
        _make(change, draft)
    return project


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_correct_change_passes_the_check(change: Change, atlas: Atlas, known: set[str], tmp_path: Path) -> None:
    _make(change, _draft(tmp_path, atlas))
    assert _problems(tmp_path) - known == set()


def test_all_together_pass_the_check(changed: Project, known: set[str]) -> None:
    assert _problems(changed.folder) - known == set()


@pytest.mark.slow
def test_all_together_pass_the_tests_of_data(changed: Project) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(ROOT / "tests/this_atlas")]
    environment = os.environ | {"ATLAS_PROJECT": str(changed.folder)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_all_together_are_built_and_every_address_leads_somewhere(changed: Project) -> None:
    done = changed.build()
    assert done.returncode == 0, done.stdout + done.stderr
    done = changed.run([sys.executable, "scripts/check_site.py", "site"], {})
    assert done.returncode == 0, done.stdout + done.stderr


def _problems(folder: Path) -> set[str]:
    return {str(problem) for problem in check_project(folder, TODAY)[2]}


def _draft(folder: Path, atlas: Atlas) -> Draft:
    shutil.copytree(DATA, folder / "data")
    return Draft(folder, atlas)


def _make(change: Change, draft: Draft) -> None:
    try:
        change(draft)
    except NothingToChange as reason:
        pytest.skip(str(reason))
