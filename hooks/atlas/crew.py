"""Work in portions, spread over processes that start together and take the next portion when done with one."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.sharedctypes import Synchronized
from traceback import format_exc
from typing import Generic, TypeVar

R = TypeVar("R")
_RARELY = 50_000, 10, 10


class WorkFailed(Exception):
    """Raised with a worker's own traceback, or its exit status, when it fails."""


def spread(work: Callable[[int], R], portions: int, workers: int | None = None) -> list[R]:
    """The results of `work` on the portions 0, 1, 2 ..., in their order. Raises WorkFailed.

    `work` needs no pickling, its results do. Where the platform cannot fork, or for one portion or worker, all is
    done in this process.
    """
    return begin(work, portions, workers)()


def begin(work: Callable[[int], R], portions: int, workers: int | None = None) -> Callable[[], list[R]]:
    """Begins the same and goes on; what it returns waits for the results."""
    number = min(workers or os.cpu_count() or 1, portions)
    if number <= 1 or sys.platform == "darwin" or "fork" not in multiprocessing.get_all_start_methods():
        return partial(_alone, work, portions)
    with little_collected():
        gc.freeze()  # what came since, too, where garbage is looked for rarely for good
        return _Crew(work, portions, number).results


def _alone(work: Callable[[int], R], portions: int) -> list[R]:
    try:
        with little_collected():
            return [work(portion) for portion in range(portions)]
    except Exception:
        raise WorkFailed(format_exc()) from None


@contextmanager
def little_collected() -> Iterator[None]:
    """Garbage is looked for rarely, as work makes few cycles, and not in what was there before, as workers share it."""
    usual = gc.get_threshold()
    if usual == _RARELY:  # inside of the same, or for good
        yield
        return
    gc.freeze()
    gc.set_threshold(*_RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


def collect_little() -> None:
    """The same from now on, in a process that keeps what it holds."""
    gc.freeze()
    gc.set_threshold(*_RARELY)


class _Crew(Generic[R]):
    def __init__(self, work: Callable[[int], R], portions: int, number: int) -> None:
        context = multiprocessing.get_context("fork")
        self.work = work
        self.portions = portions
        taken = context.Value("i", 0)
        pipes = [context.Pipe(duplex=False) for _ in range(number)]
        self.receiving = [receiving for receiving, _ in pipes]
        self.processes = [context.Process(target=self._take, args=(taken, sending)) for _, sending in pipes]
        for process in self.processes:
            process.start()
        for _, sending in pipes:
            sending.close()

    def results(self) -> list[R]:
        sent: list[dict[int, R] | str] = [_received(receiving) for receiving in self.receiving]
        for process in self.processes:
            process.join()
        return self._in_order(sent)

    def _in_order(self, sent: list[dict[int, R] | str]) -> list[R]:
        if failures := [failure for failure in sent if isinstance(failure, str)]:
            raise WorkFailed("\n".join(failures))
        done: dict[int, R] = {}
        for part in sent:
            assert not isinstance(part, str)
            done.update(part)
        return [done[portion] for portion in range(self.portions)]

    def _take(self, taken: Synchronized[int], sending: Connection) -> None:
        done: dict[int, R] = {}
        try:
            while (portion := _next(taken)) < self.portions:
                done[portion] = self.work(portion)
            sending.send(done)
        except Exception:
            with taken.get_lock():
                taken.value = self.portions  # the others stop too
            sending.send(format_exc())
        finally:
            sending.close()


def _next(taken: Synchronized[int]) -> int:
    with taken.get_lock():
        taken.value += 1
        return taken.value - 1


def _received(receiving: Connection) -> dict[int, R] | str:
    try:
        result: dict[int, R] | str = receiving.recv()
    except EOFError:
        return "a worker ended without a word"
    return result
