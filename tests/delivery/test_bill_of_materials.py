"""The bill of materials is valid CycloneDX, and names all that is shipped and what has built it."""

from __future__ import annotations

import json
import re
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema_rs

from atlas.delivery.bill_of_materials import bill_of_materials
from atlas.delivery.components import read_components

ROOT = Path(__file__).parents[2]
REQUIREMENTS = (ROOT / "requirements/site.txt").read_text("utf-8")
BILL: dict[str, Any] = json.loads(bill_of_materials("Invented Atlas", read_components(), REQUIREMENTS))
BUILT_BY = {one["name"]: one for one in BILL["components"] if one.get("scope") == "excluded"}
SHIPPED = {one["description"]: one for one in BILL["components"] if one.get("scope") != "excluded"}


def schema(name: str) -> dict[str, Any]:
    return dict(json.loads(files("cyclonedx.schema").joinpath("_res", name).read_text("utf-8")))


def is_valid(bill: dict[str, Any]) -> bool:
    """By the schema of CycloneDX, with the list of licences of SPDX to which it refers."""
    names = ("spdx.SNAPSHOT.schema.json", "jsf-0.82.SNAPSHOT.schema.json")
    others = {f"http://cyclonedx.org/schema/{name}": schema(name) for name in names}
    registry = jsonschema_rs.Registry(list(others.items()))
    return jsonschema_rs.validator_for(schema("bom-1.6.SNAPSHOT.schema.json"), registry=registry).is_valid(bill)


def test_it_is_valid() -> None:
    assert is_valid(BILL)
    wrong = json.loads(json.dumps(BILL).replace('"OFL-1.1"', '"OFL-9"'))
    assert not is_valid(wrong)
    assert not is_valid(BILL | {"bomFormat": "other"})


def test_it_names_what_is_shipped_with_licence_and_checksums() -> None:
    assert set(SHIPPED) == {one.name for one in read_components().values()}
    font = SHIPPED["Commissioner"]
    assert font["licenses"] == [{"license": {"id": "OFL-1.1"}}]
    assert font["purl"] == f"pkg:npm/%40fontsource-variable/commissioner@{font['version']}"
    assert {one["name"]: one["hashes"][0]["content"] for one in font["components"]} == read_components()["fonts"].files
    assert SHIPPED["Natural Earth"]["licenses"] == [{"license": {"name": "Public domain"}}]


def test_it_names_every_package_of_the_build_in_its_version() -> None:
    pinned = dict(
        re.sub(r"\[.*\]", "", one).split("==")
        for one in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    )
    assert {name.lower(): BUILT_BY[name.lower()]["version"] for name in pinned} == {
        name.lower(): version for name, version in pinned.items()
    }
    assert len(BUILT_BY) > len(pinned)


def test_the_same_versions_give_the_same_bytes() -> None:
    again = bill_of_materials("Invented Atlas", read_components(), REQUIREMENTS)
    assert json.loads(again) == BILL
    assert b"timestamp" not in again
    assert b"serialNumber" not in again
