"""The report of a build, in a pipe and on a terminal."""

from __future__ import annotations

import io
import json
import re
import threading
from pathlib import Path

from atlas.messages.message import Message
from atlas.model.problems import Problem, Severity
from atlas.output.reporter import MOST_WARNINGS, Reporter
from atlas.parallel.pool import parallel_map


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def warning(number: int) -> Problem:
    return Problem(f"data/cities/{number}.yaml", 1, 1, Message("rain", "it rains"), severity=Severity.WARNING)


def test_in_a_pipe_each_phase_is_a_line() -> None:
    stream = io.StringIO()
    reporter = Reporter(stream)
    for phase, result in (("data", "148 files, 0 warnings"), ("pages", "1,360 pages, 12 of them as they were")):
        reporter.begin(phase)
        parallel_map(abs, 12, 2)
        reporter.end(result)
    assert re.fullmatch(
        r"data     148 files, 0 warnings +\d\.\d s\npages    1,360 pages, 12 of them as they were +\d\.\d s\n",
        stream.getvalue(),
    )
    assert reporter.seconds.keys() == {"data", "pages"}


def test_on_a_terminal_a_bar_shows_how_far_a_phase_has_come() -> None:
    stream = Terminal()
    reporter = Reporter(stream)
    threads = threading.active_count()
    reporter.begin("pages")
    parallel_map(abs, 12, 1)
    assert threading.active_count() == threads, "a thread that draws may hold a lock while a build forks"
    shown = [f"{number}/12" for number in range(1, 13)]
    assert re.findall(r"\d+/12", stream.getvalue()) == shown
    reporter.end("12 pages")
    assert "\x1b[?25h" in stream.getvalue(), "the cursor is hidden"
    assert stream.getvalue().rpartition("\x1b[2K")[2].startswith("pages    12 pages"), "the bar is not gone"


def test_the_cursor_is_never_hidden_for_long() -> None:
    """A build may end anywhere, and nobody shows it again."""
    stream = Terminal()
    Reporter(stream).begin("layouts")
    assert stream.getvalue().rfind("\x1b[?25h") > stream.getvalue().rfind("\x1b[?25l")


def test_maps_in_processes_tell_how_far_they_have_come() -> None:
    stream = Terminal()
    reporter = Reporter(stream)
    reporter.begin("pages")
    parallel_map(lambda batch: threading.Event().wait(0.03), 40, 2)
    told = [int(number) for number in re.findall(r"(\d+)/40", stream.getvalue())]
    assert len(set(told)) > 2
    assert told == sorted(told)
    assert told[-1] == 40


def test_warnings_are_told_with_their_places_and_many_are_cut_short() -> None:
    stream = io.StringIO()
    Reporter(stream).warn([warning(number) for number in range(MOST_WARNINGS + 2)])
    lines = stream.getvalue().splitlines()
    assert lines[0] == "data/cities/0.yaml:1:1: warning: it rains"
    assert lines[MOST_WARNINGS:] == ["and 2 more warnings: `make check` shows them all"]


def test_the_sums_are_written_for_other_programs(tmp_path: Path) -> None:
    reporter = Reporter(io.StringIO())
    reporter.begin("data")
    reporter.end("")
    reporter.write(tmp_path / "summary.json", pages=12)
    summary = json.loads((tmp_path / "summary.json").read_text("utf-8"))
    assert summary["pages"] == 12
    assert summary["seconds"].keys() == {"data"}
