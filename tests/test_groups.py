"""How a run is parted among processes: what shares a built site stays in one."""

from __future__ import annotations

import os

import pytest


@pytest.mark.skipif("PYTEST_XDIST_WORKER" not in os.environ, reason="one process runs all tests")
def test_the_tests_of_a_file_are_run_by_one_process(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("loadgroup"):
        assert request.node.nodeid.endswith(f"@{request.path}")
