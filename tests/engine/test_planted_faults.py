"""Faults planted in a built site: the check of the site finds each of them, and nothing where there is none."""

from __future__ import annotations

import os
import shutil
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest
from planted_faults import PLANTED, Planted

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from sitecheck.checking import check_site
from sitecheck.faults import Finding
from sitecheck.site import read_site

URL = "https://example.org/repo/"
TOGETHER = [planted for planted in PLANTED if not planted.alone]


def test_nothing_is_found_in_a_whole_site(site: Path) -> None:
    assert findings(site) == set()


def test_all_that_do_not_hide_each_other_are_found_together(site: Path, tmp_path: Path) -> None:
    copied = shared_copy(site, tmp_path / "site")
    for planted in TOGETHER:
        planted.edit(copied)
    found = findings(copied)
    assert [planted.name for planted in TOGETHER if not is_told(planted, found)] == []


def test_there_are_ninety_five_and_each_has_a_name_of_its_own() -> None:
    assert len({planted.name for planted in PLANTED}) == len(PLANTED) > 95


@pytest.mark.long
@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted.name)
def test_each_is_found_alone(planted: Planted, site: Path, tmp_path: Path) -> None:
    copied = shared_copy(site, tmp_path / "site")
    planted.edit(copied)
    found = findings(copied)
    assert is_told(planted, found), found


def test_each_finding_says_what_to_do(site: Path, tmp_path: Path) -> None:
    copied = shared_copy(site, tmp_path / "site")
    for planted in TOGETHER[:30]:
        planted.edit(copied)
    assert {finding.message for finding in findings(copied) if not finding.hint} == set()


def findings(site: Path) -> set[Finding]:
    """What the check finds in a site."""
    return check_site(read_site(site, URL)).findings


def shared_copy(site: Path, copy: Path) -> Path:
    """A copy of which the files are those of the site, until they are replaced."""
    shutil.copytree(site, copy, copy_function=os.link)
    return copy


def is_told(planted: Planted, found: set[Finding]) -> bool:
    """Tests if one of the findings tells of the fault, in its place."""
    return any(fnmatch(finding.path, planted.path) and planted.words in finding.message for finding in found)
