"""Measures a command: seconds, seconds of CPU, and memory, each for all its processes together."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmark.ram_watch import RamWatch

_TAIL = 2000


class CommandFailed(Exception):
    """A command ended with an error; the message has the command and the end of its output."""


class TookTooLong(CommandFailed):
    """A command was stopped at its time limit."""


@dataclass(frozen=True, slots=True)
class Use:
    """Seconds on the clock, seconds of CPU in user and system mode, bytes of memory at the peak."""

    seconds: float
    cpu: float
    memory: int

    def then(self, other: Use) -> Use:
        """Returns the use of this command and another one after it: sums, and the higher peak of memory."""
        return Use(self.seconds + other.seconds, self.cpu + other.cpu, max(self.memory, other.memory))

    def times(self, factor: float) -> Use:
        """Returns the use multiplied, for so many times the work."""
        return Use(self.seconds * factor, self.cpu * factor, round(self.memory * factor))


def measure(
    command: Sequence[str | Path], folder: Path, environment: Mapping[str, str], limit: float | None = None
) -> Use:
    """Runs a command in a folder. Raises CommandFailed; TookTooLong where it takes more than `limit` seconds."""
    os.sync()  # what earlier commands wrote is not this one's to wait for
    with (folder / "bench.log").open("w+b") as log:
        began = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        watch = RamWatch(process.pid)
        watch.start()
        cpu = _wait(process, limit)
        seconds = time.perf_counter() - began
        memory = watch.stop()
        if limit and seconds >= limit:
            raise TookTooLong(f"{command[0]} was ended after {seconds:.0f} s in {folder}")
        if process.returncode:
            log.seek(0)
            output = log.read().decode("utf-8", errors="replace")[-_TAIL:]
            raise CommandFailed(
                f"{command[0]} ended with {process.returncode} after {seconds:.0f} s in {folder}\n{output}"
            )
    return Use(seconds, cpu, memory)


def _wait(process: subprocess.Popen[bytes], limit: float | None) -> float:
    """Waits for the process; returns the CPU seconds of it and of all processes that it waited for."""
    timer = threading.Timer(limit, _kill_group, [process.pid]) if limit else None
    if timer:
        timer.start()
    try:
        _, status, usage = os.wait4(process.pid, 0)
    except BaseException:
        _kill_group(process.pid)
        raise
    finally:
        if timer:
            timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime


def _kill_group(group: int) -> None:
    os.killpg(group, signal.SIGKILL)
