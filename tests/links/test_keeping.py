"""Results are kept from run to run: for a while, whatever ends a run, whatever stands in the file."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from invented_host import QUOTE, InventedHost
from invented_sources import Sources

from linkcheck.outcomes import Outcome, Result
from linkcheck.result_cache import Kept, Unreadable, read_results

ROOT = Path(__file__).parents[2]
FILE = ".build/links/results.json"


def age(sources: Sources, **passed: float) -> None:
    """Makes the kept results older."""
    file = sources.root / FILE
    content = json.loads(file.read_text("utf-8"))
    for result in content["results"]:
        for name in ("visited", "since"):
            result[name] = (datetime.fromisoformat(result[name]) - timedelta(**passed)).isoformat()
    file.write_text(json.dumps(content), "utf-8")


def asked_again(sources: Sources, host: InventedHost, *options: str) -> bool:
    host.asked.clear()
    sources.run(*options)
    return bool(host.asked)


def test_what_is_fine_is_visited_again_after_six_days(host: InventedHost, sources: Sources) -> None:
    sources.put({"aasund-page": "/page"})
    sources.run()
    assert not asked_again(sources, host)
    age(sources, days=5.9)
    assert not asked_again(sources, host)
    assert asked_again(sources, host, "--age", "5")
    age(sources, days=6.1)
    assert asked_again(sources, host)


def test_what_is_not_fine_is_visited_again_after_an_hour(host: InventedHost, sources: Sources, capsys: Any) -> None:
    sources.put({"aasund-page": "/404"})
    sources.run()
    assert not asked_again(sources, host)
    age(sources, days=9)
    capsys.readouterr()
    assert asked_again(sources, host)
    assert f"  - so since {(datetime.now(UTC) - timedelta(days=9)).date()}" in capsys.readouterr().out


def test_a_result_of_a_time_to_come_is_no_result(host: InventedHost, sources: Sources) -> None:
    sources.put({"aasund-page": "/page"})
    sources.run()
    age(sources, days=-2)
    assert asked_again(sources, host)


def test_a_new_quote_is_looked_for_at_once(host: InventedHost, sources: Sources, capsys: Any) -> None:
    sources.put({"aasund-page": "/page"})
    sources.run()
    sources.cite("aasund-page", QUOTE)
    capsys.readouterr()
    assert sources.told(capsys)["aasund-page"]["quotes"][0]["found"] is True


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b"null",
        b'{"version": 1, "results": [1]}',
        b'{"version": 1, "results": [{"address": "http://x.example/", "outcome": "splendid", "visited": "2026-01-01"}]}',
        b'{"version": 1, "results": [{"address": "http://x.example/", "outcome": "fine", "visited": "yesterday"}]}',
        b'{"version": 1, "results": [{"address": 5, "outcome": "fine", "visited": "2026-01-01T00:00:00+00:00"}]}',
        b'{"version": 1, "results": [{"address": "x", "outcome": "fine", "visited": "2026-01-01T00:00:00"}]}',
        b'{"version": 2, "results": []}',
        b"[" * 100_000,
        b'{"version": 1, "results": [{"address": "http',
    ],
)
def test_a_lying_file_is_not_used_and_told(content: bytes, sources: Sources, capsys: Any) -> None:
    sources.put({"aasund-page": "/page"})
    file = sources.root / FILE
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    assert sources.told(capsys)["aasund-page"]["outcome"] == "fine"
    assert list(read_results(file)) != []


def test_a_lying_file_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "results.json").write_text("{", "utf-8")
    with pytest.raises(Unreadable):
        read_results(tmp_path / "results.json")
    assert "is not used, and is made anew" in Kept(tmp_path / "results.json").notice


def test_two_runs_join_what_they_found(tmp_path: Path) -> None:
    one, two = Kept(tmp_path / "results.json"), Kept(tmp_path / "results.json")
    early, late = "2026-01-01T00:00:00+00:00", "2026-01-02T00:00:00+00:00"
    one.add(Result("http://a.example/", Outcome.FINE, late, late))
    one.add(Result("http://b.example/", Outcome.FINE, early, early))
    two.add(Result("http://a.example/", Outcome.GONE, early, early))
    two.add(Result("http://b.example/", Outcome.GONE, late, late))
    one.save()
    two.save()
    outcomes = {address: result.outcome for address, result in read_results(tmp_path / "results.json").items()}
    assert outcomes == {"http://a.example/": Outcome.FINE, "http://b.example/": Outcome.GONE}


def test_files_left_by_a_killed_run_go_after_an_hour(tmp_path: Path) -> None:
    old, new = tmp_path / "results.json.1.new", tmp_path / "results.json.2.new"
    for file in (old, new):
        file.write_text("half", "utf-8")
    os.utime(old, (0, 0))
    Kept(tmp_path / "results.json").save()
    assert (old.exists(), new.exists()) == (False, True)


@pytest.mark.parametrize(("how", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, -15), (signal.SIGKILL, -9)])
def test_what_was_found_outlives_the_end_of_a_run(how: int, status: int, host: InventedHost, sources: Sources) -> None:
    sources.put({f"s{number:02}": f"/page?{number}" for number in range(60)})
    script = (
        "import sys; from dataclasses import replace; import linkcheck.running as running; running._SAVED_EVERY = 0.1\n"
        "from check_links import main; from linkcheck.manners import Manners\n"
        "sys.exit(main(['--project', sys.argv[1]], Manners('', pause=0.1, private=True)))"
    )
    paths = os.pathsep.join(map(str, (ROOT / "scripts", ROOT / "hooks")))
    run = subprocess.Popen(
        [sys.executable, "-c", script, str(sources.root)],
        env={**os.environ, "PYTHONPATH": paths},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    ends = time.monotonic() + 60
    while not (sources.root / FILE).exists() and time.monotonic() < ends:
        time.sleep(0.05)
    run.send_signal(how)
    assert run.wait(30) == status
    found = read_results(sources.root / FILE)
    assert 0 < len(found) < 60
    host.asked.clear()
    assert sources.run() == 0
    assert len([asked for asked in host.asked if asked.method == "GET" and "page" in asked.path]) == 60 - len(found)
