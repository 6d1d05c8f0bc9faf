"""The package's own files: each one counts in the fingerprints of code, and each one is installed with it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from atlas import package
from atlas.incremental import cache
from atlas.incremental.fingerprints import common_fingerprint
from atlas.output.site import Site
from atlas.package import HOOKS, ROOMS
from invented_data import TWINNED, WriteData

PROJECT = HOOKS.parent


def representatives() -> list[str]:
    """A file of each kind in each folder of hooks/: a module of every room, a template, a catalogue, the land."""
    files = sorted(path.relative_to(HOOKS) for path in HOOKS.rglob("*") if path.is_file())
    last = {(path.parent, path.suffix): path.as_posix() for path in files if path.suffix != ".pyc"}
    return sorted(name for (folder, _), name in last.items() if not folder.name.endswith(".egg-info"))


BYTECODE = shutil.ignore_patterns("__pycache__")
FILES = representatives()
MODULES = [name for name in FILES if name.startswith("atlas/") and name.endswith(".py")]


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(HOOKS, tmp_path_factory.mktemp("copy") / "hooks", ignore=BYTECODE)


@pytest.fixture
def hooks(copied: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of hooks/, of which the fingerprints are taken; tests leave it as it was."""
    monkeypatch.setattr(package, "HOOKS", copied)
    monkeypatch.setattr(package, "ROOT", copied / "atlas")
    return copied


@pytest.fixture
def site(write_data: WriteData) -> Site:
    return write_data(TWINNED).site()


def of_checked_data() -> bytes:
    """The fingerprint of the code that reads and checks, found anew."""
    return cache._code_fingerprint.__wrapped__()


def of_pages(site: Site) -> str:
    """The fingerprint of what all pages share."""
    return common_fingerprint(site.settings, ())


def counts(path: Path, fingerprint: Callable[[], object]) -> bool:
    """Whether a change of the file changes the fingerprint."""
    before, content = fingerprint(), path.read_bytes()
    path.write_bytes(content + b"# changed\n")
    after = fingerprint()
    path.write_bytes(content)
    assert fingerprint() == before
    return after != before


def test_every_room_has_a_representative() -> None:
    assert {".".join(Path(name).parts[1:-1]) for name in MODULES} >= set(ROOMS)
    assert {Path(name).suffix for name in FILES} >= {".css", ".gz", ".md", ".po", ".py", ".svg", ".yaml"}


@pytest.mark.parametrize("name", MODULES)
def test_data_are_checked_again_after_a_change_of_any_module(hooks: Path, name: str) -> None:
    assert counts(hooks / name, of_checked_data)


@pytest.mark.parametrize("name", FILES)
def test_pages_are_made_again_after_a_change_of_any_file(hooks: Path, site: Site, name: str) -> None:
    assert counts(hooks / name, lambda: of_pages(site))


def test_a_module_that_comes_moves_or_goes_is_a_change(hooks: Path, site: Site) -> None:
    module = hooks / "atlas/rules/newly.py"
    found = [(of_checked_data(), of_pages(site))]
    module.write_text("", encoding="utf-8")
    found.append((of_checked_data(), of_pages(site)))
    module.rename(module.with_name("renamed.py"))
    found.append((of_checked_data(), of_pages(site)))
    module.with_name("renamed.py").unlink()
    assert (of_checked_data(), of_pages(site)) == found[0]
    assert [len(set(fingerprints)) for fingerprints in zip(*found, strict=True)] == [3, 3]


def test_bytecode_is_no_change(hooks: Path, site: Site) -> None:
    before = of_checked_data(), of_pages(site)
    for folder in (hooks / "__pycache__", hooks / "atlas/rules/__pycache__"):
        folder.mkdir()
        for name in ("dates.cpython-311.pyc", "left_over.py"):
            (folder / name).write_bytes(b"bytecode")
    assert (of_checked_data(), of_pages(site)) == before


def listed(*options: str) -> list[str]:
    """Files that git lists, below the project; skips where this is no checkout."""
    command = ["git", "ls-files", "-z", *options]
    if not shutil.which("git") or not (PROJECT / ".git").exists():
        pytest.skip("this is no checkout of git: whether the wheel has every file is not tested")
    found = subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True)
    return [name for name in found.stdout.split("\0") if (PROJECT / name).is_file()]


def test_every_file_of_the_package_is_in_its_wheel(tmp_path: Path) -> None:
    package_files = listed("--cached", "--others", "--exclude-standard", "hooks/atlas")
    source = tmp_path / "source"  # what a build leaves behind must not lie in the checkout
    for name in (*package_files, *listed("pyproject.toml", "README.md", "LICENSE*")):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / name, source / name)
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", *options, "--wheel-dir", tmp_path, source],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    installed = set(ZipFile(wheel).namelist())
    assert [name for name in package_files if name.removeprefix("hooks/") not in installed] == []
    assert len(package_files) > 200
