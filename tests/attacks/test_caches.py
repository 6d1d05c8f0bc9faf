"""Files in the place of caches that lie, lead elsewhere or never end: they count as none."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from engine_project import ROOT

from atlas.incremental.cache import read_cache, read_checksummed
from atlas.incremental.fingerprints import digest
from atlas.incremental.manifest import FileStamp, Manifest, PreviousBuild


def link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def link_to_endless_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def link_to_other_file(path: Path) -> None:
    path.symlink_to("/etc/passwd")


def folder(path: Path) -> None:
    path.mkdir()


def pipe(path: Path) -> None:
    os.mkfifo(path)


def binary(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00")


@pytest.mark.parametrize("harm", [link_to_itself, link_to_endless_device, link_to_other_file, folder, pipe, binary])
def test_what_is_no_file_of_ours_counts_as_no_cache(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    path = tmp_path / "cache"
    harm(path)
    assert read_checksummed(path) is None
    assert not read_cache(path).files
    assert Manifest.read(path) == Manifest()


@pytest.mark.parametrize(
    "content",
    [
        "1",
        "[]",
        "{}",
        "null",
        "[4]",
        '["x", 1, 2, 3, 4, 5, 6]',
        "[" * 100_000,
        "{",
        '{"a": 1}',
        "[[], [], [], [], [], [], []]",
    ],
)
@pytest.mark.parametrize("number", [None, "our"])
def test_a_manifest_with_the_right_checksum_and_strange_content_counts_as_none(
    tmp_path: Path, content: str, number: str | None
) -> None:
    if number:
        Manifest().write(tmp_path / "own")
        form = json.loads((tmp_path / "own").read_text("utf-8").partition("\n")[2])[0]
        content = json.dumps([form, content, 1, [2], "x", None, {"a": 1}])
    (tmp_path / "manifest").write_text(f"{digest(content.encode())}\n{content}", "utf-8")
    assert Manifest.read(tmp_path / "manifest") == Manifest()


@pytest.mark.parametrize("address", ["../secret", "a/../../secret", "/secret"])
def test_no_file_outside_the_site_before_is_taken_over(tmp_path: Path, address: str) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    (tmp_path / "site/a").mkdir(parents=True)
    if address.startswith("/"):
        address = f"{tmp_path}/secret"
    stamp = FileStamp(6, digest(b"secret"))
    assert not PreviousBuild(tmp_path / "site", Manifest()).reuse(address, stamp, tmp_path / "new/secret")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(("committed", "status"), [("data.cache", 2), (None, 0)])
def test_a_cache_in_a_commit_is_not_believed(tmp_path: Path, committed: str | None, status: int) -> None:
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache/data.cache").write_text("nothing is wrong")
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    if committed:
        subprocess.run(["git", "add", "--force", f".cache/{committed}"], cwd=tmp_path, check=True)
    command = ["make", "--file", ROOT / "Makefile", "made-here"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == status
    assert ("git rm -r --cached" in done.stderr) is bool(committed)
