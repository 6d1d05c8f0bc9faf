"""What `make site` says: little, in a pipe and on a terminal."""

from __future__ import annotations

import os
import pty
import re
import subprocess

from engine_project import RECORDS, Project

UNUSED = RECORDS["data/sources/gazetteer.yaml"]
CLOSING_LINE = (
    r"site/ has \d+ pages in 4 languages \(\d+\.\d s, {warnings}\); "
    r"to read it: \S+ -m http\.server -d site 8000, then open http://127\.0\.0\.1:8000/\n"
)


def without_make(said: str) -> str:
    """The lines that are not of make itself, which names the folders of a make inside another."""
    return "".join(line for line in said.splitlines(keepends=True) if not line.startswith("make["))


def test_in_a_pipe_it_says_a_line_per_phase_and_how_to_read_the_site(own_project: Project) -> None:
    done = own_project.make_site()
    assert done.returncode == 0, done.stdout + done.stderr
    assert [line.split()[0] for line in done.stderr.splitlines()] == ["data", "layouts", "exports", "pages", "index"]
    assert re.fullmatch(CLOSING_LINE.format(warnings="0 warnings"), without_make(done.stdout))


def test_warnings_of_the_data_are_told_with_their_place_and_stop_no_build(own_project: Project) -> None:
    own_project.write("data/sources/unused.yaml", UNUSED)
    done = own_project.make_site()
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^data/sources/unused\.yaml:1:1: warning: .+", done.stderr, re.MULTILINE)
    assert re.fullmatch(CLOSING_LINE.format(warnings="1 warning"), without_make(done.stdout))


def test_the_engine_says_all_when_it_is_asked_to(own_project: Project) -> None:
    done = own_project.run(own_project.build_command("--verbose"), {})
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Building 'ru' documentation" in done.stderr


def test_on_a_terminal_a_bar_shows_how_far_each_phase_has_come(own_project: Project) -> None:
    said = on_a_terminal(own_project, own_project.make_command("site"))
    assert re.search(r"layouts .*?\d+/\d+", said)
    assert re.search(r"pages .*?\d+/\d+", said)
    assert said.count("\x1b[?25l") <= said.count("\x1b[?25h"), "the cursor stays hidden"


def on_a_terminal(project: Project, command: list[str]) -> str:
    """What a command shows on a terminal of its own."""
    outside, inside = pty.openpty()
    process = subprocess.Popen(
        command, cwd=project.folder, env=project.environment(TERM="xterm"), stdout=inside, stderr=inside
    )
    os.close(inside)
    shown = b""
    try:
        while data := os.read(outside, 1 << 16):
            shown += data
    except OSError:  # all who wrote there have ended
        pass
    finally:
        os.close(outside)
    assert process.wait() == 0, shown
    return shown.decode()
