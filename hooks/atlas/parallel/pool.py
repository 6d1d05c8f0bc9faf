"""A pool of forked processes, each of which takes the next batch of work when it is done with one."""

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
    """The results of `work` on the batches 0, 1, 2 ..., in their order. Raises WorkFailed.

    `work` needs no pickling, its results do. Where the platform cannot fork, or for one batch or worker, all is
    done in this process.
    """
    return start_parallel_map(work, batches, workers)()


def start_parallel_map(work: Callable[[int], R], batches: int, workers: int | None = None) -> Callable[[], list[R]]:
    """Starts the same work in the background; the function that it returns waits for the results."""
    number = min(workers or os.cpu_count() or 1, batches)
    if number <= 1 or sys.platform == "darwin" or "fork" not in multiprocessing.get_all_start_methods():
        return partial(_in_this_process, work, batches)
    with rare_collection():
        gc.freeze()  # after collect_rarely: the objects that came since, too
        return _Pool(work, batches, number).results


def _in_this_process(work: Callable[[int], R], batches: int) -> list[R]:
    try:
        with rare_collection():
            return [work(batch) for batch in range(batches)]
    except Exception:
        raise WorkFailed(format_exc()) from None


class _Pool(Generic[R]):
    """Forked workers, each of which takes the next batch from a shared counter until there is none."""

    def __init__(self, work: Callable[[int], R], batches: int, number: int) -> None:
        context = multiprocessing.get_context("fork")
        self.work = work
        self.batches = batches
        counter = context.Value("i", 0)
        pipes = [context.Pipe(duplex=False) for _ in range(number)]
        self.receiving = [receiving for receiving, _ in pipes]
        self.processes = [context.Process(target=self._run_worker, args=(counter, sending)) for _, sending in pipes]
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

    def _run_worker(self, counter: Synchronized[int], sending: Connection) -> None:
        done: dict[int, R] = {}
        try:
            while (batch := _next_batch(counter)) < self.batches:
                done[batch] = self.work(batch)
            sending.send(done)
        except Exception:
            with counter.get_lock():
                counter.value = self.batches  # the others stop too
            sending.send(format_exc())
        finally:
            sending.close()


def _next_batch(counter: Synchronized[int]) -> int:
    with counter.get_lock():
        counter.value += 1
        return counter.value - 1


def _received(receiving: Connection) -> dict[int, R] | str:
    try:
        result: dict[int, R] | str = receiving.recv()
    except EOFError:
        return "a worker ended without a word"
    return result
