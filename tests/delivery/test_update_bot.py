"""The update bot sees every locked file, once a week, and makes one pull request of a kind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
UPDATES = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text("utf-8"))["updates"]


def folders(ecosystem: str) -> set[str]:
    return {
        folder.strip("/")
        for update in UPDATES
        if update["package-ecosystem"] == ecosystem
        for folder in update.get("directories", [update.get("directory")])
    }


def test_no_locked_file_is_left_out() -> None:
    assert folders("pip") == {"", "requirements"}
    assert folders("npm") == {
        path.parent.relative_to(ROOT).as_posix() for path in (ROOT / "requirements").glob("*/package-lock.json")
    }
    assert folders("github-actions") == {""}


@pytest.mark.parametrize("update", UPDATES, ids=lambda update: str(update["package-ecosystem"]))
def test_there_is_one_pull_request_a_week_of_versions_a_week_old(update: dict[str, Any]) -> None:
    assert update["schedule"]["interval"] == "weekly"
    assert [group["patterns"] for group in update["groups"].values()] == [["*"]]
    assert update["cooldown"]["default-days"] >= 7
