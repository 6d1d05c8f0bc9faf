"""The scripts of others that forms load: which they are, and that they keep the content security policy."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from atlas.delivery.components import read_components

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs/assets/vendor/scripts"
SCRIPTS = tomllib.loads((FOLDER / "vendor.toml").read_text("utf-8"))["scripts"]
PACKAGES = json.loads((ROOT / "requirements/npm/package.json").read_text("utf-8"))["devDependencies"]


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_is_of_the_version_that_npm_installs(name: str) -> None:
    component = read_components()[name]
    assert PACKAGES[component.package] == component.version
    head = (FOLDER / f"{name}.js").read_text("utf-8").partition("\n")[0]
    assert head == f"// {component.package} {component.version}: see vendor.toml"


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_makes_no_code_of_text(name: str) -> None:
    assert not re.search(r"\beval\(|\bFunction\(", (FOLDER / f"{name}.js").read_text("utf-8"))


def test_no_other_script_is_vendored() -> None:
    assert {path.stem for path in FOLDER.glob("*.js")} == set(SCRIPTS)
