"""A parallel map ends well: when its work fails, when a worker is killed, when its own process is."""

from __future__ import annotations

import os
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from atlas.package import HOOKS
from atlas.parallel.batches import map_batches
from atlas.parallel.pool import WorkFailed, parallel_map

pytestmark = pytest.mark.skipif(sys.platform == "darwin", reason="on macOS all work is done in one process")

ENDLESS = """
import os, time
from pathlib import Path
from atlas.parallel.pool import parallel_map

def work(batch):
    Path(str(os.getpid())).touch()
    time.sleep(60)

parallel_map(work, 2, workers=2)
"""


@pytest.mark.parametrize("workers", [1, 2, 3, 20])
def test_results_come_in_the_order_of_the_batches(workers: int) -> None:
    assert parallel_map(lambda batch: (batch, "x" * batch), 12, workers) == [(n, "x" * n) for n in range(12)]


def test_a_sequence_is_cut_into_batches() -> None:
    assert map_batches(list, range(7), size=3) == [[0, 1, 2], [3, 4, 5], [6]]
    assert map_batches(list, [], size=3) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_failing_work_tells_its_own_traceback(workers: int) -> None:
    def work(batch: int) -> int:
        if batch == 3:
            raise RuntimeError("the sea came in")
        return batch

    with pytest.raises(WorkFailed, match="RuntimeError: the sea came in"):
        parallel_map(work, 8, workers)


def test_a_failing_worker_stops_the_others(tmp_path: Path) -> None:
    def work(batch: int) -> None:
        if batch == 0:
            raise RuntimeError("the sea came in")
        (tmp_path / str(batch)).touch()
        time.sleep(0.05)

    with pytest.raises(WorkFailed):
        parallel_map(work, 200, 2)
    assert len(list(tmp_path.iterdir())) < 20


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGTERM])
def test_a_killed_worker_ends_the_map_with_a_clear_message(sent: signal.Signals) -> None:
    def work(batch: int) -> int:
        if batch == 1:
            os.kill(os.getpid(), sent)
        time.sleep(0.05)
        return batch

    began = time.monotonic()
    with pytest.raises(WorkFailed, match="A process of the build was killed, most often because the memory was used"):
        parallel_map(work, 50, 2)
    assert time.monotonic() - began < 10


def test_a_worker_killed_while_it_sends_a_result_ends_the_map_too() -> None:
    """Half a result is on its way; the reader must not wait for the other half."""

    def send_half(connection: Connection, content: bytes) -> None:
        os.write(connection.fileno(), struct.pack("!i", len(content)) + bytes(content[:1]))
        os.kill(os.getpid(), signal.SIGKILL)

    def work(batch: int) -> bytes:
        if batch == 1:
            Connection._send_bytes = send_half
        time.sleep(0.01)
        return b"a result"

    began = time.monotonic()
    with pytest.raises(WorkFailed, match="A process of the build was killed"):
        parallel_map(work, 1000, 2)
    assert time.monotonic() - began < 10


def test_workers_end_with_the_process_that_started_them(tmp_path: Path) -> None:
    started = subprocess.Popen(
        [sys.executable, "-c", ENDLESS], cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(HOOKS)}
    )
    wait_until(lambda: len(list(tmp_path.iterdir())) == 2)
    workers = [int(path.name) for path in tmp_path.iterdir()]
    started.kill()
    started.wait()
    wait_until(lambda: not any(map(is_running, workers)))


def test_an_interrupted_process_does_not_wait_for_the_work(tmp_path: Path) -> None:
    started = subprocess.Popen(
        [sys.executable, "-c", f"import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n{ENDLESS}"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(HOOKS)},
        stderr=subprocess.DEVNULL,
    )
    wait_until(lambda: len(list(tmp_path.iterdir())) == 2)
    started.send_signal(signal.SIGINT)
    assert started.wait(10) == -signal.SIGINT


def wait_until(condition: Callable[[], bool], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.05)


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{process}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"


def test_the_number_of_workers_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_WORKERS", "1")
    assert set(parallel_map(lambda _: os.getpid(), 5)) == {os.getpid()}
    monkeypatch.setenv("ATLAS_WORKERS", "2")
    assert os.getpid() not in parallel_map(lambda _: os.getpid(), 5)
