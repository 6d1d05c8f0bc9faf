"""A build that cannot succeed says why, does not exit with 0 and leaves the site of before as it was."""

import sys

import pytest
from engine_project import Project, contents

WRONG_SOURCE = """\
name: {en: Aasund}
country: NO
sources:
  - {id: gazeteer, at: row 1, supports: [country]}
"""
REPORT = """\
data/cities/aasund.yaml:4:10: no record 'gazeteer' [unknown-id]
    did you mean 'gazetteer' (data/sources/gazetteer.yaml)?
1 problem in 1 file (3 checked)
"""


def test_wrong_data_stop_the_build_with_the_report_alone(own_project: Project) -> None:
    own_project.write("data/cities/aasund.yaml", WRONG_SOURCE)
    done = own_project.build()
    assert done.returncode == 1
    assert done.stdout == f"\n{REPORT}"
    assert "Traceback" not in done.stderr


def test_wrong_data_leave_the_site_of_before(own_project: Project) -> None:
    own_project.write("site/index.html", "the site of before")
    own_project.write("data/cities/aasund.yaml", WRONG_SOURCE)
    assert own_project.build().returncode == 1
    assert contents(own_project.site) == {"index.html": b"the site of before"}


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("2015-06-31", "ATLAS_AS_OF: there is no day '2015-06-31'"),
        ("June 2015", "ATLAS_AS_OF: 'June 2015' is not a day; write year, month and day: 2015-06-30"),
    ],
)
def test_what_is_no_day_stops_the_build_and_leaves_the_site_of_before(
    own_project: Project, day: str, message: str
) -> None:
    own_project.write("site/index.html", "the site of before")
    done = own_project.build(ATLAS_AS_OF=day)
    assert done.returncode == 1
    assert message in done.stdout
    assert "Traceback" not in done.stderr
    assert contents(own_project.site) == {"index.html": b"the site of before"}


def test_make_leaves_the_site_of_before_when_the_build_fails_late(own_project: Project) -> None:
    own_project.write("site/index.html", "the site of before")
    own_project.write("docs/about.sv.md", "# Om\n\n[Ingenstans](ingenstans.md)\n")
    done = own_project.make_site()
    assert done.returncode != 0
    assert "contains a link 'ingenstans.md', but the target is not found" in done.stderr
    assert "Aborted with 1 warnings in strict mode!" in done.stdout
    assert contents(own_project.site) == {"index.html": b"the site of before"}


def test_make_replaces_the_site_of_before(own_project: Project) -> None:
    own_project.write("site/gone.html", "the site of before")
    done = own_project.make_site()
    assert done.returncode == 0, done.stdout + done.stderr
    assert (own_project.site / "cities/aasund/index.html").is_file()
    assert not (own_project.site / "gone.html").exists()


KILLING_HOOK = """\
import os
import signal

import {module} as module


def killed(*arguments):
    os.kill(os.getpid(), signal.SIGKILL)


module.{name} = killed
"""


@pytest.mark.parametrize(
    ("module", "name"),
    [("atlas.output.writer", "base_map_names"), ("atlas.search.indexing", "page_text")],
    ids=["pages", "index"],
)
@pytest.mark.skipif(sys.platform == "darwin", reason="on macOS all work is done in one process")
def test_a_killed_worker_ends_the_build_and_leaves_the_site_of_before(
    own_project: Project, module: str, name: str
) -> None:
    """As the system kills it when the memory is used up."""
    own_project.write("site/index.html", "the site of before")
    own_project.write("killing.py", KILLING_HOOK.format(module=module, name=name))
    configuration = (own_project.folder / "mkdocs.yml").read_text("utf-8")
    own_project.write("mkdocs.yml", configuration.replace("hooks:\n", "hooks:\n  - killing.py\n"))
    done = own_project.make_site(ATLAS_WORKERS="2")
    assert done.returncode != 0
    assert "A process of the build was killed, most often because the memory was used up." in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert contents(own_project.site) == {"index.html": b"the site of before"}
