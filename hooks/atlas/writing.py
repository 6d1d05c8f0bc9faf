"""Pages are written to files: spread over worker processes that start together, in any number with the same bytes."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from traceback import format_exc

from atlas.pages.shell import Part, Shell, part_of
from atlas.site import Chunk, Site


class NotWritten(Exception):
    """Raised with a worker's own message when it fails."""


class Writer:
    """Writes the pages of a site into a folder, each in the shell of its part."""

    def __init__(self, site: Site, shells: Mapping[Part, Shell], folder: Path, roots: Mapping[str, str]) -> None:
        """`roots`: where each language stands below the folder: "", "ru/"."""
        self.site = site
        self.shells = shells
        self.folder = folder
        self.roots = roots

    def write(self, chunk: Chunk) -> None:
        """Writes the pages of one chunk."""
        for page in self.site.chunk_pages(chunk):
            shell = self.shells[part_of(page.language, page.address, page.edit_path)]
            folder = self.folder / f"{self.roots[page.language]}{page.address}"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "index.html").write_bytes(shell.fill(page).encode())

    def write_all(self, chunks: Sequence[Chunk], workers: int | None = None) -> None:
        """Writes every chunk, with a process per core where the platform can fork. Raises NotWritten."""
        number = min(workers or os.cpu_count() or 1, len(chunks))
        if number <= 1 or sys.platform == "darwin" or "fork" not in multiprocessing.get_all_start_methods():
            for chunk in chunks:
                self.write(chunk)
            return
        _Crew(self, chunks).work(number)


class _Crew:
    """Workers that take the next chunk when they are done with one."""

    def __init__(self, writer: Writer, chunks: Sequence[Chunk]) -> None:
        self.writer = writer
        self.chunks = chunks
        self.context = multiprocessing.get_context("fork")
        self.taken = self.context.Value("i", 0)

    def work(self, number: int) -> None:
        gc.freeze()  # else every collection in a worker copies the records that it shares with the others
        pipes = [self.context.Pipe(duplex=False) for _ in range(number)]
        processes = [self.context.Process(target=self._take, args=(self.taken, sending)) for _, sending in pipes]
        for process in processes:
            process.start()
        for _, sending in pipes:
            sending.close()
        errors = [error for receiving, _ in pipes if (error := _received(receiving))]
        for process in processes:
            process.join()
        gc.unfreeze()
        died = [process.exitcode for process in processes if process.exitcode]
        if errors or died:
            raise NotWritten("\n".join(errors) or f"a worker ended with status {died[0]}")

    def _take(self, taken: Synchronized[int], sending: Connection) -> None:
        try:
            while (number := _next(taken)) < len(self.chunks):
                self.writer.write(self.chunks[number])
        except Exception:
            with taken.get_lock():
                taken.value = len(self.chunks)  # the others stop too
            sending.send(format_exc())
        finally:
            sending.close()


def _next(taken: Synchronized[int]) -> int:
    with taken.get_lock():
        taken.value += 1
        return taken.value - 1


def _received(receiving: Connection) -> str | None:
    try:
        return str(receiving.recv())
    except EOFError:
        return None
