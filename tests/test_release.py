"""The archive of all data: what it holds, its name, the same bytes twice."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
import yaml

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))

from atlas.exports.distributions import FORMATS, distributions
from invented_data import TWINNED
from invented_history import History
from make_release import main

ROOT = Path(__file__).parents[1]
CONFIGURATION = """\
site_url: https://atlas.example/
plugins:
  - i18n: {languages: [{locale: en}, {locale: ru}, {locale: sv}, {locale: fi}]}
extra:
  atlas:
    name: {en: Invented Atlas}
    tagline: {en: Nothing here is so.}
    licence: {data: CC0-1.0}
"""
FILES = {**TWINNED, "mkdocs.yml": CONFIGURATION, "LICENSE-DATA": "Invented.\n", "CITATION.cff": "title: Invented\n"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> History:
    return History(tmp_path_factory.mktemp("released"), FILES, "2026-01-02")


@pytest.fixture(scope="module")
def archive(project: History) -> Path:
    assert main(["--project", str(project.root), "--output", str(project.root.parent / "one")]) == 0
    (found,) = (project.root.parent / "one").iterdir()
    return found


def test_the_name_is_the_day_and_the_commit_of_the_data(archive: Path) -> None:
    assert re.fullmatch("city-cooperation-atlas-2026-01-02-[0-9a-f]{12}.zip", archive.name)


def test_it_holds_every_format_the_licence_and_a_readme(archive: Path) -> None:
    with zipfile.ZipFile(archive) as held:
        names = {name.partition("/")[2] for name in held.namelist()}
        text = held.read(f"{archive.stem}/README.md").decode()
    assert {one.address for one in distributions(tuple(FORMATS))} <= names
    assert {"README.md", "LICENSE-DATA", "CITATION.cff", "SHA256SUMS", "data/cities/aasund.json"} <= names
    assert f"version {archive.stem.removeprefix('city-cooperation-atlas-')}" in text
    assert "CC0-1.0" in text


def test_the_checksums_are_those_of_all_other_files(archive: Path) -> None:
    with zipfile.ZipFile(archive) as held:
        contents = {name.partition("/")[2]: held.read(name) for name in held.namelist()}
    lines = contents.pop("SHA256SUMS").decode().splitlines()
    assert lines == [f"{sha256(contents[name]).hexdigest()}  {name}" for name in sorted(contents)]


def test_the_same_commit_gives_the_same_bytes(project: History, archive: Path) -> None:
    command = [sys.executable, str(ROOT / "scripts" / "make_release.py"), "--project", str(project.root)]
    other = project.root.parent / "other"
    environment = {
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Vladivostok",
        "PYTHONPATH": str(ROOT / "hooks"),
        "PATH": "/usr/bin:/bin",
    }
    subprocess.run([*command, "--output", str(other)], check=True, capture_output=True, env=environment)
    assert (other / archive.name).read_bytes() == archive.read_bytes()


def test_what_is_not_committed_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    history = History(tmp_path / "project", FILES, "2026-01-02")
    history.write({"data/cities/new-town.yaml": TWINNED["data/cities/aasund.yaml"]})
    assert main(["--project", str(history.root), "--output", str(tmp_path / "out")]) == 1
    assert "?? data/cities/new-town.yaml" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_citation_file_is_of_this_project() -> None:
    found = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert found["cff-version"] == "1.2.0"
    assert all(found[key] for key in ("message", "title", "authors"))
    assert found["type"] == "dataset"
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    assert f'version = "{found["version"]}"' in project
    assert re.search(
        rf"^site_name: .*{re.escape(found['title'])}$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE
    )
