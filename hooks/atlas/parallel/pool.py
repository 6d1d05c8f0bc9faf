"""Batches of work over processes that start together and take the next batch when done with one."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.sharedctypes import Synchronized
from traceback import format_exc
from typing import Generic, TypeVar

from atlas.parallel.garbage import rare_collection

R = TypeVar("R")


class WorkFailed(Exception):
    """Raised with a worker's own traceback, or its exit status, when it fails."""


def parallel_map(work: Callable[[int], R], batches: int, workers: int | None = None) -> list[R]:
    """The results of `work` on the portions 0, 1, 2 ..., in their order. Raises WorkFailed.

    `work` needs no pickling, its results do. Where the platform cannot fork, or for one portion or worker, all is
    done in this process.
    """
    return start_parallel_map(work, batches, workers)()


def start_parallel_map(work: Callable[[int], R], batches: int, workers: int | None = None) -> Callable[[], list[R]]:
    """Begins the same and goes on; what it returns waits for the results."""
    number = min(workers or os.cpu_count() or 1, batches)
    if number <= 1 or sys.platform == "darwin" or "fork" not in multiprocessing.get_all_start_methods():
        return partial(_alone, work, batches)
    with rare_collection():
        gc.freeze()  # what came since, too, where garbage is looked for rarely for good
        return _Pool(work, batches, number).results


def _alone(work: Callable[[int], R], batches: int) -> list[R]:
    try:
        with rare_collection():
            return [work(batch) for batch in range(batches)]
    except Exception:
        raise WorkFailed(format_exc()) from None


class _Pool(Generic[R]):
    def __init__(self, work: Callable[[int], R], batches: int, number: int) -> None:
        context = multiprocessing.get_context("fork")
        self.work = work
        self.batches = batches
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
        return [done[batch] for batch in range(self.batches)]

    def _take(self, taken: Synchronized[int], sending: Connection) -> None:
        done: dict[int, R] = {}
        try:
            while (batch := _next(taken)) < self.batches:
                done[batch] = self.work(batch)
            sending.send(done)
        except Exception:
            with taken.get_lock():
                taken.value = self.batches  # the others stop too
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
