"""The data under test: that of this project, or of the one whose folder ATLAS_PROJECT names."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from atlas.incremental.checking import check_project
from atlas.model.problems import Problem, Severity, report
from atlas.records.store import Atlas


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder that holds data/ and the configuration."""
    return Path(os.environ.get("ATLAS_PROJECT") or Path(__file__).parents[2])


@pytest.fixture(scope="session")
def checked(project: Path) -> tuple[Atlas, list[Problem], str]:
    """The atlas, the errors of the check, and its report."""
    data, atlas, problems = check_project(project, datetime.now(UTC).date())
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    return atlas, errors, report(errors, len(data.entries))


@pytest.fixture(scope="session")
def atlas(checked: tuple[Atlas, list[Problem], str]) -> Atlas:
    """The atlas; of data with errors, which the test of the check tells, nothing else is tested."""
    atlas, errors, _ = checked
    if errors:
        pytest.skip("data/ has errors: make check")
    return atlas
