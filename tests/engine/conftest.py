"""Small invented atlases, built through mkdocs as a reader of the README would build them."""

from pathlib import Path

import pytest
from engine_project import Project


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project that has been built without a warning; tests read it and change nothing."""
    project = Project(tmp_path_factory.mktemp("atlas"))
    done = project.build()
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stderr
    return project


@pytest.fixture(scope="session")
def site(project: Project) -> Path:
    """The folder of the built site."""
    return project.site


@pytest.fixture
def own_project(tmp_path: Path) -> Project:
    """A project not yet built, for one test to change."""
    return Project(tmp_path)
