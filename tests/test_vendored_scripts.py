"""The scripts of others that forms load: which they are, and that they keep the content security policy."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs/assets/vendor/scripts"
SCRIPTS = tomllib.loads((FOLDER / "vendor.toml").read_text("utf-8"))["scripts"]
PACKAGES = json.loads((ROOT / "requirements/npm/package.json").read_text("utf-8"))["devDependencies"]


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_is_the_one_that_is_named(name: str) -> None:
    script = SCRIPTS[name]
    assert hashlib.sha256((FOLDER / f"{name}.js").read_bytes()).hexdigest() == script["sha256"]
    assert PACKAGES[script["package"]] == script["version"]
    assert script["licence"] in ("MIT", "ISC", "Apache-2.0")


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_makes_no_code_of_text(name: str) -> None:
    assert not re.search(r"\beval\(|\bFunction\(", (FOLDER / f"{name}.js").read_text("utf-8"))


def test_no_other_script_is_vendored() -> None:
    assert {path.stem for path in FOLDER.glob("*.js")} == set(SCRIPTS)
