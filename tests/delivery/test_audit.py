"""The audit tells what is clean from what is not checked, and finds a licence or a file that is not the one named."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from atlas.delivery.components import Component, read_components
from audit.licences import licence_faults
from audit.outcomes import Outcome, Status, exit_status
from audit.vulnerabilities import KNOWN, locked_packages, npm_outcome, python_outcome

ROOT = Path(__file__).parents[2]
KNOWN_NAME, _, KNOWN_VERSION = KNOWN.partition("==")
BAD = {"id": "PYSEC-2019-217", "fix_versions": ["2.10.1"]}


def service(folder: Path, vulnerable: Mapping[str, Any], unknown: Sequence[str] = ()) -> list[str]:
    """A program that answers as pip-audit does: it tells of `vulnerable` packages, and skips those that are unknown."""
    program = folder / "pip_audit.py"
    program.write_text(
        f"""
import json, sys
vulnerable, unknown = json.loads({json.dumps(json.dumps([dict(vulnerable), list(unknown)]))})
told = []
for line in open(sys.argv[-1]).read().split():
    name, _, version = line.partition("==")
    if name in unknown:
        told.append({{"name": name, "skip_reason": "not found"}})
    else:
        told.append({{"name": name, "version": version, "vulns": vulnerable.get(line, [])}})
print(json.dumps({{"dependencies": told, "fixes": []}}))
""",
        encoding="utf-8",
    )
    return [sys.executable, str(program)]


@pytest.fixture
def locked(tmp_path: Path) -> list[Path]:
    (tmp_path / "site.txt").write_text(
        "good==1.0 \\\n    --hash=sha256:00\nthing[bin]==2 ; python_version < '4'\n", "utf-8"
    )
    (tmp_path / "test.txt").write_text("good==1.1 \\\n    --hash=sha256:01\n", "utf-8")
    return [tmp_path / "site.txt", tmp_path / "test.txt"]


def test_each_version_of_a_package_is_asked_for(locked: list[Path]) -> None:
    assert locked_packages(locked) == [["good==1.0", "thing==2"], ["good==1.1"]]


def test_packages_of_which_nothing_is_known_are_clean(tmp_path: Path, locked: list[Path]) -> None:
    outcome = python_outcome(service(tmp_path, {KNOWN: [BAD]}), locked)
    assert str(outcome) == "Python packages: clean\n  3 packages, none with a known vulnerability"


def test_a_vulnerability_is_named_with_the_version_that_mends_it(tmp_path: Path, locked: list[Path]) -> None:
    outcome = python_outcome(service(tmp_path, {KNOWN: [BAD], "good==1.1": [BAD]}), locked)
    assert outcome.status is Status.FOUND
    assert outcome.lines == ("good 1.1: PYSEC-2019-217, mended in: 2.10.1",)


def test_a_service_that_knows_nothing_is_not_taken_for_clean(tmp_path: Path, locked: list[Path]) -> None:
    for program in (service(tmp_path, {}), service(tmp_path, {}, [KNOWN_NAME])):
        assert python_outcome(program, locked).status is Status.NOT_CHECKED


def test_a_package_that_the_service_skips_is_not_taken_for_clean(tmp_path: Path, locked: list[Path]) -> None:
    outcome = python_outcome(service(tmp_path, {KNOWN: [BAD]}, ["thing"]), locked)
    assert (outcome.status, outcome.lines) == (Status.NOT_CHECKED, ("thing: not found",))


def test_a_program_that_fails_or_is_missing_has_checked_nothing(tmp_path: Path, locked: list[Path]) -> None:
    failing = [sys.executable, "-c", "raise SystemExit('no route to https://service.example/api')"]
    outcome = python_outcome(failing, locked)
    assert (outcome.status, outcome.lines) == (Status.NOT_CHECKED, ("no route to the service",))
    assert python_outcome([str(tmp_path / "missing")], locked).status is Status.NOT_CHECKED


@pytest.mark.parametrize(
    ("answer", "status", "line"),
    [
        ({"vulnerabilities": {}, "metadata": {"dependencies": {"total": 7}}}, Status.CLEAN, "7 packages"),
        ({"vulnerabilities": {"left": {"severity": "high"}}}, Status.FOUND, "left: high"),
        ({"message": "405 Method Not Allowed - POST https://service.example/"}, Status.NOT_CHECKED, "405 Method Not"),
        ({"error": {"summary": "no network"}}, Status.NOT_CHECKED, "no network"),
    ],
)
def test_what_npm_answers_is_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: dict[str, Any], status: Status, line: str
) -> None:
    program = tmp_path / "npm"
    program.write_text(f"#!/bin/sh\ncat <<'END'\n{json.dumps(answer)}\nEND\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    outcome = npm_outcome(tmp_path)
    assert outcome.status is status
    assert outcome.lines[0].startswith(line)


def test_the_exit_status_tells_not_checked_from_clean_and_found() -> None:
    clean, found, unchecked = (Outcome("", status) for status in Status)
    assert [exit_status(some) for some in ([clean], [clean, unchecked], [unchecked, found])] == [0, 3, 1]


def test_licences_and_files_of_the_project_are_as_the_manifest_says() -> None:
    assert list(licence_faults(ROOT, read_components())) == []


def faults(root: Path, **changes: Component) -> list[str]:
    return list(licence_faults(root, {**read_components(), **changes}))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The files that the manifest names, in another folder."""
    shutil.copytree(ROOT / "docs/assets/vendor", tmp_path / "docs/assets/vendor")
    shutil.copytree(ROOT / "hooks/atlas/maps/geography", tmp_path / "hooks/atlas/maps/geography")
    (tmp_path / "requirements/npm").mkdir(parents=True)
    shutil.copy(ROOT / "requirements/npm/package-lock.json", tmp_path / "requirements/npm")
    return tmp_path


def test_a_licence_that_is_not_allowed_or_not_that_of_the_package_is_found() -> None:
    theme, script = read_components()["theme"], read_components()["yaml"]
    assert faults(ROOT, theme=replace(theme, licence="GPL-3.0-only")) == [
        "Material for MkDocs: the licence GPL-3.0-only is not allowed",
        "Material for MkDocs: GPL-3.0-only in the manifest, MIT in its package",
    ]
    assert faults(ROOT, yaml=replace(script, licence="MIT")) == ["yaml: MIT in the manifest, ISC in its package"]


def test_a_changed_a_missing_and_an_unknown_file_are_found(copy: Path) -> None:
    vendor = copy / "docs/assets/vendor"
    (copy / "hooks/atlas/maps/geography/land.bin.gz").write_bytes(b"other land")
    (vendor / "fonts/text-latin.woff2").unlink()
    (vendor / "scripts/new.js").write_text("new", "utf-8")
    (vendor / "cldr/LICENSE").write_text("\n", "utf-8")
    assert faults(copy) == [
        "docs/assets/vendor/fonts/text-latin.woff2: missing",
        "Unicode CLDR: the text of its licence is missing",
        "hooks/atlas/maps/geography/land.bin.gz: not the file of the manifest, by its SHA-256",
        "docs/assets/vendor/scripts/new.js: in no component of the manifest",
    ]
