"""`make site` disturbed at any moment: there is always a whole site, and the next build has clean bytes."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from engine_project import Project, contents

from invented_edits import seeds

AASUND = "data/cities/aasund.yaml"
WRONG = "name: {en: Aasund}\ncountry: NOWHERE\n"
LONGEST = 2.0
"""Seconds within which a build is disturbed: about as long as it takes."""
FAILING_HOOK = """\
import itertools
import os

import {module} as module

calls, real = itertools.count(), module.{name}


def failing(*arguments, **named):
    if next(calls) == {call}:
        {deed}
    return real(*arguments, **named)


module.{name} = failing
"""
CALLED_BY_WORKERS = (
    ("atlas.output.writer", "base_map_names"),
    ("atlas.output.writer", "section_of"),
    ("atlas.search.indexing", "page_text"),
    ("atlas.search.indexing", "chunks"),
)


def small_project(folder: Path) -> Project:
    """A project in two of the languages, as each test here builds it several times."""
    project = Project(folder)
    configuration = (project.folder / "mkdocs.yml").read_text("utf-8")
    project.write("mkdocs.yml", re.sub(r"^ *- \{locale: (sv|fi),.*\n", "", configuration, flags=re.MULTILINE))
    return project


@pytest.fixture
def own_project(tmp_path: Path) -> Project:
    """A small project not yet built, for one test to change."""
    return small_project(tmp_path)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with its site and caches, and an edit that is not built yet."""
    project = small_project(tmp_path_factory.mktemp("built"))
    assert project.make_site().returncode == 0
    edit(project)
    return project


@pytest.fixture(scope="module")
def before(built: Project) -> dict[str, bytes]:
    """The site before the edit."""
    return contents(built.site)


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site after the edit, as a first build makes it."""
    project = small_project(tmp_path_factory.mktemp("clean"))
    edit(project)
    assert project.make_site().returncode == 0
    return contents(project.site)


@pytest.fixture
def edited(built: Project, tmp_path: Path) -> Project:
    """A copy of the built project, for one test to disturb."""
    folder = tmp_path / "edited"
    shutil.copytree(built.folder, folder, symlinks=True)
    return Project(folder, records=None)


def edit(project: Project) -> None:
    text = (project.folder / AASUND).read_text("utf-8")
    project.write(AASUND, text.replace("Aasund & Sons", "Aasund and Sons"))


def start(project: Project) -> subprocess.Popen[str]:
    """`make site` in a process group of its own."""
    return project.start_make("site")


def kill_group(project: Project, random: Random) -> None:
    building = start(project)
    time.sleep(random.uniform(0, LONGEST))
    os.killpg(building.pid, signal.SIGKILL)
    building.communicate()  # until the last of them is gone


def kill_parent(project: Project, random: Random) -> None:
    """Its children go on, and the next build waits for them."""
    building = start(project)
    time.sleep(random.uniform(0, LONGEST))
    building.kill()
    assert building.stdout
    building.stdout.close()
    building.wait()


def in_a_worker(project: Project, random: Random, deed: str) -> None:
    """Lets one call in a worker end badly, if the build comes to it."""
    module, name = random.choice(CALLED_BY_WORKERS)
    project.write("failing.py", FAILING_HOOK.format(module=module, name=name, call=random.randrange(6), deed=deed))
    configuration = (project.folder / "mkdocs.yml").read_text("utf-8")
    project.write("mkdocs.yml", configuration.replace("hooks:\n", "hooks:\n  - failing.py\n"))
    done = project.make_site(ATLAS_WORKERS="2")
    project.write("mkdocs.yml", configuration)
    assert "Traceback" not in done.stderr
    assert done.returncode == 0 or "killed" in done.stdout or "the sea came in" in done.stdout, done.stdout


def kill_worker(project: Project, random: Random) -> None:
    in_a_worker(project, random, "os.kill(os.getpid(), 9)")


def fail_worker(project: Project, random: Random) -> None:
    in_a_worker(project, random, "raise RuntimeError('the sea came in')")


def fill_disk(project: Project, random: Random) -> None:
    """As on a full disk: no file may become larger than so many bytes."""
    limit = int(10 ** random.uniform(2, 5.5))
    done = project.run(["prlimit", f"--fsize={limit}", *project.make_command("site")], {})
    assert done.returncode == 0 or "A file cannot be read or written: [Errno 27]" in done.stdout, done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def build_beside(project: Project, random: Random) -> None:
    first = start(project)
    time.sleep(random.uniform(0, LONGEST))
    second = start(project)
    said = [building.communicate()[0] for building in (first, second)]
    assert [first.returncode, second.returncode] == [0, 0], said


def damage_caches(project: Project, random: Random) -> None:
    """Files that a build reuses: of caches and of the previous site, some with their size and time kept."""
    files = sorted(path for folder in (".cache", "site") for path in (project.folder / folder).rglob("*.*"))
    for path in random.sample([path for path in files if path.is_file()], 40):
        random.choice((flip_byte, truncate, replace_by_folder, write_nonsense, remove))(path, random)


def flip_byte(path: Path, random: Random) -> None:
    state, content = path.stat(), bytearray(path.read_bytes() or b"\0")
    content[random.randrange(len(content))] ^= 1 << random.randrange(8)
    path.write_bytes(content)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def truncate(path: Path, random: Random) -> None:
    os.truncate(path, random.randrange(path.stat().st_size + 1))


def replace_by_folder(path: Path, random: Random) -> None:
    """A file that cannot be read, whoever tries."""
    path.unlink()
    path.mkdir()


def write_nonsense(path: Path, random: Random) -> None:
    path.write_bytes(random.randbytes(200))


def remove(path: Path, random: Random) -> None:
    path.unlink()


DISTURBANCES: tuple[Callable[[Project, Random], None], ...] = (
    kill_group,
    kill_parent,
    kill_worker,
    fail_worker,
    fill_disk,
    build_beside,
    damage_caches,
)


@pytest.mark.parametrize("disturb", DISTURBANCES)
@pytest.mark.parametrize("seed", seeds(core=0, usual=1, long=100))
def test_a_disturbed_build_leaves_a_whole_site_and_the_next_one_is_clean(
    edited: Project,
    before: dict[str, bytes],
    clean: dict[str, bytes],
    seed: int,
    disturb: Callable[[Project, Random], None],
) -> None:
    if disturb is fill_disk and not shutil.which("prlimit"):
        pytest.skip("there is no prlimit: a full disk is not tested")
    if disturb in (kill_worker, fail_worker) and sys.platform == "darwin":
        pytest.skip("on macOS all work is done in one process")
    disturb(edited, Random(seed))
    if disturb not in (damage_caches, kill_parent):
        assert contents(edited.site) in (before, clean)
    done = edited.make_site()
    assert done.returncode == 0, done.stdout + done.stderr
    assert contents(edited.site) == clean
    assert not (edited.folder / ".build/site").exists()


def test_of_two_builds_at_once_one_waits(own_project: Project, clean: dict[str, bytes]) -> None:
    edit(own_project)
    first, second = start(own_project), start(own_project)
    said = [building.communicate()[0] for building in (first, second)]
    assert [first.returncode, second.returncode] == [0, 0], said
    assert sum("Another build of this site runs; this one waits for it to end." in text for text in said) == 1
    assert contents(own_project.site) == clean


def test_a_site_that_was_being_exchanged_is_put_back_whatever_the_next_build_finds(own_project: Project) -> None:
    own_project.write(".build/site/previous/index.html", "the site of before")
    own_project.write(".build/site/new/index.html", "half a site")
    own_project.write(AASUND, WRONG)
    assert own_project.make_site().returncode != 0
    assert contents(own_project.site) == {"index.html": b"the site of before"}
    assert not (own_project.folder / ".build/site").exists()


def test_every_file_can_be_read_by_a_web_server_whatever_the_umask(own_project: Project) -> None:
    before = os.umask(0o077)
    try:
        assert own_project.make_site().returncode == 0
    finally:
        os.umask(before)
    paths = [own_project.site, *own_project.site.rglob("*")]
    assert [path for path in paths if path.stat().st_mode & 0o044 != 0o044] == []
    assert [path for path in paths if path.is_dir() and path.stat().st_mode & 0o011 != 0o011] == []


def test_a_cache_that_cannot_be_written_is_a_warning(own_project: Project, clean: dict[str, bytes]) -> None:
    edit(own_project)
    own_project.write(".cache", "a file where the folder should be")
    done = own_project.make_site()
    assert done.returncode == 0, done.stdout + done.stderr
    assert "The cache cannot be written, so that the next build makes all anew: [Errno" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(own_project.site) == clean


@pytest.mark.skipif(not shutil.which("prlimit"), reason="there is no prlimit: a full disk is not tested")
def test_a_file_that_the_engine_cannot_write_ends_the_build_with_one_clear_line(own_project: Project) -> None:
    own_project.write("site/index.html", "the site of before")
    done = own_project.run(["prlimit", "--fsize=20000", *own_project.make_command("site")], {})
    assert done.returncode != 0
    assert "A file cannot be read or written: [Errno 27] File too large" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert contents(own_project.site) == {"index.html": b"the site of before"}
