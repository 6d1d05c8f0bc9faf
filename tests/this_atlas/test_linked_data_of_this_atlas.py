"""The linked data of this atlas: Turtle in SPARQL answers as the database in SQL."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from atlas.incremental.fingerprints import Fingerprints
from atlas.output.downloads import write_downloads
from atlas.output.site import Site
from atlas.reading.configuration import read_settings
from atlas.records.store import Atlas
from linked_data import in_force, twins


@pytest.fixture(scope="module")
def folder(project: Path, atlas: Atlas, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The downloads of this atlas."""
    settings = replace(read_settings(project, dt.datetime.now(dt.UTC).date()), exports=("turtle", "sqlite"))
    found = tmp_path_factory.mktemp("downloads")
    site = Site(atlas, settings)
    write_downloads(site, found, Fingerprints(site.atlas, ""))
    return found / "data"


def test_twin_towns_are_the_same(folder: Path) -> None:
    in_sparql, in_sql = twins(folder)
    assert in_sparql
    assert in_sparql == in_sql


@pytest.mark.parametrize("day", ["1975-01-01", "2019-01-01", "2024-06-30"])
def test_agreements_in_force_are_the_same(folder: Path, day: str) -> None:
    in_sparql, in_sql = in_force(folder, day)
    assert in_sparql == in_sql
