"""A parallel map over forked processes, each of which takes the next batch of work when it is done with one."""

from __future__ import annotations

import errno
import gc
import multiprocessing
import os
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from itertools import count
from multiprocessing.connection import wait as wait_for
from multiprocessing.process import BaseProcess
from multiprocessing.sharedctypes import Synchronized
from traceback import format_exception
from typing import Any, TypeVar

from atlas.parallel.garbage import rare_collection
from atlas.parallel.progress import REFRESH, listener

R = TypeVar("R")

_KILLED = (
    "A process of the build was killed, most often because the memory was used up. Close other programs, or set "
    "ATLAS_WORKERS=1 for a slower build that needs less."
)
_NO_PROCESS = (errno.EAGAIN, errno.ENOMEM)
_OF_THE_DISK = (errno.EACCES, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.ENOSPC, errno.EPERM, errno.EROFS)
_LOOPS: dict[int, Callable[[], dict[int, Any]]] = {}
"""The loop of the workers of each running pool. They inherit it by the fork, so that it needs no pickling."""
_keys = count()


class WorkFailed(Exception):
    """Raised with a worker's own traceback when its work fails, or with what to do when it was killed.

    Work that raises it itself has said what there is to say.
    """


def parallel_map(work: Callable[[int], R], batches: int, workers: int | None = None) -> list[R]:
    """The results of `work` on the batches 0, 1, 2 ..., in their order. Raises WorkFailed.

    `work` needs no pickling, its results do. Where the platform cannot fork, or for one batch or worker, all is
    done in this process.
    """
    return start_parallel_map(work, batches, workers)()


def start_parallel_map(work: Callable[[int], R], batches: int, workers: int | None = None) -> Callable[[], list[R]]:
    """Starts the same work in the background; the function that it returns waits for the results."""
    number = min(workers or _default_workers(), batches)
    if number <= 1 or sys.platform == "darwin" or "fork" not in multiprocessing.get_all_start_methods():
        return partial(_in_this_process, work, batches)
    with rare_collection():
        gc.freeze()  # after collect_rarely: the objects that came since, too
        return _start_pool(work, batches, number)


def _default_workers() -> int:
    """ATLAS_WORKERS where it is a number, else the number of cores."""
    configured = os.environ.get("ATLAS_WORKERS", "")
    return int(configured) if configured.isascii() and configured.isdigit() else os.cpu_count() or 1


def _in_this_process(work: Callable[[int], R], batches: int) -> list[R]:
    try:
        with rare_collection():
            return list(_one_by_one(work, batches))
    except Exception as error:
        raise WorkFailed(_message(error)) from None


def _one_by_one(work: Callable[[int], R], batches: int) -> Iterator[R]:
    for batch in range(batches):
        yield work(batch)
        listener.get()(batch + 1, batches)


def _message(failure: BaseException) -> str:
    """One line where the system is to blame, such as a full disk; else the traceback."""
    if isinstance(failure, WorkFailed):
        return str(failure)
    if isinstance(failure, BrokenProcessPool):
        return _KILLED
    if isinstance(failure, OSError) and failure.errno in _NO_PROCESS:
        return f"No other process can be started: {failure}. Close other programs, or set ATLAS_WORKERS=1."
    if isinstance(failure, OSError) and failure.errno in _OF_THE_DISK:
        return f"A file cannot be read or written: {failure}"
    return "".join(format_exception(failure))


def _start_pool(work: Callable[[int], R], batches: int, number: int) -> Callable[[], list[R]]:
    key, context = next(_keys), multiprocessing.get_context("fork")
    counter = context.Value("q", 0)
    _LOOPS[key] = partial(_work_through, work, batches, counter)
    pool = ProcessPoolExecutor(number, context, _prepare_worker)
    try:
        with _fork_with_threads():
            futures = [pool.submit(_run_loop, key) for _ in range(number)]
    except BaseException as error:  # whatever it is, no worker may wait for work for ever
        _kill(multiprocessing.active_children())
        pool.shutdown(wait=False, cancel_futures=True)
        del _LOOPS[key]
        if isinstance(error, (BrokenProcessPool, OSError)):
            raise WorkFailed(_message(error)) from None
        raise
    return partial(_results, pool, key, futures, lambda: listener.get()(min(counter.get_obj().value, batches), batches))


def _run_loop(key: int) -> dict[int, Any]:
    return _LOOPS[key]()


def _work_through(work: Callable[[int], R], batches: int, counter: Synchronized[int]) -> dict[int, R]:
    """The results of the batches that this worker takes, sent all at once: the parent reads none while workers run."""
    done: dict[int, R] = {}
    try:
        while (batch := _next_batch(counter)) < batches:
            done[batch] = work(batch)
    except BaseException:
        with counter.get_lock():
            counter.value = batches  # the others stop too
        raise
    return done


def _next_batch(counter: Synchronized[int]) -> int:
    with counter.get_lock():
        counter.value += 1
        return counter.value - 1


def _results(
    pool: ProcessPoolExecutor, key: int, futures: Sequence[Future[dict[int, R]]], tell: Callable[[], None]
) -> list[R]:
    """The results of all batches, in order. Once one fails, no other begins."""
    processes, waiting = tuple(pool._processes.values()), set(futures)
    # Else a worker that is killed while it sends its results leaves the reader waiting for the rest of them.
    pool._result_queue._writer.close()  # type: ignore[attr-defined]
    try:
        while waiting:
            done, waiting = wait(waiting, timeout=REFRESH, return_when=FIRST_EXCEPTION)
            tell()
            if failure := next(filter(None, (future.exception() for future in done)), None):
                raise WorkFailed(_message(failure))
            if any(process.exitcode for process in processes):
                _kill(processes)
        results = {batch: result for future in futures for batch, result in future.result().items()}
        return [results[batch] for batch in sorted(results)]
    except KeyboardInterrupt:  # of this process alone: the workers would go on to the end
        _kill(processes)
        raise
    finally:
        pool.shutdown(cancel_futures=True)
        del _LOOPS[key]


def _kill(processes: Iterable[BaseProcess]) -> None:
    for process in processes:
        process.kill()


@contextmanager
def _fork_with_threads() -> Iterator[None]:
    """Lets Python fork though it has threads: those of pools, which hold no lock that a worker asks for."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", ".*multi-threaded, use of fork", DeprecationWarning)
        yield


def _prepare_worker() -> None:
    """Lets signals end a worker, and ends it when the process that started it is gone: it would wait for ever."""
    for ending in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(ending) is not signal.SIG_IGN:  # what is run with nohup goes on
            signal.signal(ending, signal.SIG_DFL)
    parent = multiprocessing.parent_process()
    assert parent
    threading.Thread(target=_exit_after, args=(parent.sentinel,), daemon=True).start()


def _exit_after(sentinel: int) -> None:
    wait_for([sentinel])
    os._exit(1)
