"""What CI runs: targets of the Makefile, the same on every host, with actions of fixed commits and no rights to spare."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TARGETS = re.compile(r"make (?:--silent )?([a-z-]+)(?: >> \"\$GITHUB_OUTPUT\")?")


def jobs(path: Path) -> dict[str, Any]:
    # BaseLoader makes nothing but text, lists and maps: `on` stays a word.
    return dict(yaml.load(path.read_text("utf-8"), yaml.BaseLoader)["jobs"])


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in jobs(path).values():
        yield from job.get("steps", ())


def commands(path: Path) -> list[str]:
    return [step["run"] for step in steps(path) if "run" in step]


def targets(path: Path) -> list[str]:
    """The targets of each command; nothing else is run."""
    found = [TARGETS.fullmatch(command) for command in commands(path)]
    assert all(found), commands(path)
    return [match[1] for match in found if match]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_runs_targets_of_the_makefile_only(path: Path) -> None:
    rules = re.findall(r"^([a-z-]+(?: [a-z-]+)*):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert set(targets(path)) <= {name for names in rules for name in names.split()}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_an_action_is_one_of_a_commit_and_leaves_no_credentials(path: Path) -> None:
    used = [step for step in steps(path) if "uses" in step]
    assert [step["uses"] for step in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"])] == []
    checkouts = [step for step in used if step["uses"].startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)


@pytest.fixture
def gitlab() -> dict[str, Any]:
    return dict(yaml.load((ROOT / ".gitlab-ci.yml").read_text("utf-8"), yaml.BaseLoader))


def test_no_host_lets_an_address_go(gitlab: dict[str, Any]) -> None:
    """The check knows the commit where a branch began."""
    on_github = jobs(ROOT / ".github/workflows/ci.yml")["check"]["steps"]
    assert next(step for step in on_github if step.get("run") == "make check-summary")["env"].keys() == {"SINCE"}
    of_branches, *_ = gitlab["check"]["rules"]
    assert of_branches["variables"].keys() == {"SINCE"}
    assert gitlab["check"]["variables"]["GIT_DEPTH"] == "0"


def test_what_is_published_is_built_with_the_whole_history(gitlab: dict[str, Any]) -> None:
    """The changes of facts are read from it."""
    [checkout] = [step for step in jobs(ROOT / ".github/workflows/deploy.yml")["build"]["steps"] if "with" in step][:1]
    assert checkout["with"]["fetch-depth"] == "0"
    assert gitlab["pages"]["variables"]["GIT_DEPTH"] == "0"


def test_gitlab_tests_the_code_where_anything_but_data_changes(gitlab: dict[str, Any]) -> None:
    _, folders = gitlab["test"]["rules"][0]["changes"]
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    top = {path.split("/")[0] for path in tracked.split("\0") if "/" in path}
    assert set(folders.strip("{").partition("}")[0].split(",")) == top - {"data"}


def test_gitlab_runs_the_same_targets_as_github(gitlab: dict[str, Any]) -> None:
    scripts = {name: job["script"] for name, job in gitlab.items() if "script" in job}
    named = {name: [TARGETS.sub(r"\1", line) for line in lines] for name, lines in scripts.items()}
    github = jobs(ROOT / ".github/workflows/ci.yml")
    for name in ("data", "test"):
        runs = [TARGETS.sub(r"\1", step["run"]) for step in github[name]["steps"] if "run" in step]
        assert named[name] == runs
    assert named["check"] == ["check-summary"]
    assert named["pages"] == ["addresses", "links-internal", "mv site public"]


def test_the_rest_follows_only_if_the_check_passes() -> None:
    needs = {name: job.get("needs") for name, job in jobs(ROOT / ".github/workflows/ci.yml").items()}
    assert needs == {"check": None, "comment": "check", "data": "check", "test": "check", "deploy": ["data", "test"]}
