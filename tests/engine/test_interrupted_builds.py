"""`make site` killed at any moment, or twice at once: there is always a whole site, and the next build has clean bytes."""

import os
import random
import shutil
import signal
import subprocess
import time

import pytest
from engine_project import Project, contents

from invented_edits import seeds

AASUND = "data/cities/aasund.yaml"
WRONG = "name: {en: Aasund}\ncountry: NOWHERE\n"


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site of the project, with an edited record, as a first build makes it."""
    project = Project(tmp_path_factory.mktemp("clean"))
    edit(project)
    assert project.make_site().returncode == 0
    return contents(project.site)


def edit(project: Project) -> None:
    text = (project.folder / AASUND).read_text("utf-8")
    project.write(AASUND, text.replace("Aasund & Sons", "Aasund and Sons"))


def start(project: Project) -> subprocess.Popen[str]:
    """`make site` in a process group of its own."""
    return project.start_make("site")


@pytest.mark.parametrize("whole_group", [True, False], ids=["group", "parent"])
@pytest.mark.parametrize("seed", seeds(core=0, usual=2, long=50))
def test_a_killed_build_leaves_a_whole_site_and_the_next_one_is_clean(
    own_project: Project, clean: dict[str, bytes], seed: int, whole_group: bool
) -> None:
    assert own_project.make_site().returncode == 0
    before = contents(own_project.site)
    edit(own_project)
    building = start(own_project)
    time.sleep(random.Random(seed).uniform(0, 5))
    kill(building, whole_group)
    if whole_group:  # else the rest of the build goes on
        assert contents(own_project.site) in (before, clean)
    done = own_project.make_site()
    assert done.returncode == 0, done.stdout + done.stderr
    assert contents(own_project.site) == clean
    assert not (own_project.folder / ".build/site").exists()


def kill(building: subprocess.Popen[str], whole_group: bool) -> None:
    """Kills a build, or only the process that was started, so that its children are left."""
    if whole_group:
        os.killpg(building.pid, signal.SIGKILL)
    else:
        building.kill()
    assert building.stdout
    if whole_group:
        building.stdout.read()  # until the last of them is gone
    building.stdout.close()
    building.wait()


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


@pytest.mark.skipif(not shutil.which("prlimit"), reason="there is no prlimit: a full disk is not tested")
@pytest.mark.parametrize("limit", [20_000, 1_500_000], ids=["of the engine", "ours"])
def test_a_file_that_cannot_be_written_ends_the_build_with_one_clear_line(own_project: Project, limit: int) -> None:
    """As on a full disk: no file may become larger, so that writing one fails."""
    own_project.write("site/index.html", "the site of before")
    text = "x " * 470_000
    own_project.write(AASUND, f"summary: {{en: {text}}}\n" + (own_project.folder / AASUND).read_text("utf-8"))
    done = own_project.run(["prlimit", f"--fsize={limit}", *own_project.make_command("site")], {})
    assert done.returncode != 0
    assert "A file cannot be read or written: [Errno 27] File too large" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert contents(own_project.site) == {"index.html": b"the site of before"}
