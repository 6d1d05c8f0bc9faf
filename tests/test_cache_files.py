"""Files of a cache, whatever stands in their place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from atlas.incremental.cache_files import is_writable, keep_file, remove, replace_file


@pytest.mark.parametrize("harm", [Path.mkdir, Path.touch])
def test_a_file_replaces_what_stands_in_its_place(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    path = tmp_path / "folder/name.cache"
    path.parent.mkdir()
    harm(path)
    harm(path.with_name("name.cache.new"))
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_cannot_be_written_leaves_nothing_and_is_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    keep_file(tmp_path / "name", b"new")
    assert list(tmp_path.iterdir()) == []
    assert caplog.messages == [
        "The cache cannot be written, so that the next build makes all anew: [Errno 28] No space left on device"
    ]


def test_a_folder_that_cannot_be_written_is_a_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert is_writable(tmp_path / "folder")
    assert caplog.messages == []
    (tmp_path / "file").touch()
    assert not is_writable(tmp_path / "file/folder")
    assert "The cache cannot be used" in caplog.text


def test_a_link_goes_and_not_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "folder")
    remove(tmp_path / "link")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
