"""Random edits of data, as contributors make them: change, add, delete, rename."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest


def seeds(core: int, usual: int, long: int) -> list[Any]:
    """Seeds of random edits: the first few for `make test-core`, more for `make test`, the rest for `make test-long`."""
    return [
        *range(core),
        *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(core, usual)),
        *(pytest.param(seed, marks=pytest.mark.long) for seed in range(usual, long)),
    ]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@dataclass
class Edit:
    """An edit that was made; it counts unless it is undone."""

    data: Path
    before: dict[str, bytes]
    undone: bool = False

    def undo(self) -> None:
        """As if it had not been made."""
        self.undone = True
        shutil.rmtree(self.data)
        for name, content in self.before.items():
            path = self.data / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def edits(
    data: Path, random: Random, number: int, kinds: Sequence[Callable[[Path, Random], None]] = ()
) -> Iterator[Edit]:
    """So many edits that count, each made when it is asked for; of the usual kinds where none are named."""
    done = tried = 0
    while done < number:
        edit = Edit(data, contents(data))
        random.choice(kinds or USUAL)(data, random)
        yield edit
        done, tried = done + (not edit.undone), tried + 1
        assert tried < 50 * number


def changed_word(data: Path, random: Random) -> None:
    path, words = chosen(data, random), re.compile(r"(?<=: )[A-Z][a-z]+(?= [a-z])")
    path.write_text(words.sub("Newly", path.read_text("utf-8"), count=1), encoding="utf-8")


def changed_year(data: Path, random: Random) -> None:
    path = chosen(data, random)
    path.write_text(
        re.sub(r"\b(19|20)\d\d\b", str(random.randint(1950, 2025)), path.read_text("utf-8"), count=1), "utf-8"
    )


def changed_nothing_but_space(data: Path, random: Random) -> None:
    path = chosen(data, random)
    path.write_text(path.read_text("utf-8") + "\n", encoding="utf-8")


def added(data: Path, random: Random) -> None:
    path, name = chosen(data, random), f"added-{random.randint(0, 10**6)}"
    text = re.sub(r"^formerly:.*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    text = re.sub(
        r"(?<=geonames: )\d+|(?<=wikidata: Q)\d+|(?<=iso: ..-)\w+", lambda _: str(random.randint(100, 999)), text
    )
    path.with_name(f"{name}.yaml").write_text(text, encoding="utf-8")


def deleted(data: Path, random: Random) -> None:
    chosen(data, random).unlink()


def renamed(data: Path, random: Random) -> None:
    """With every reference, as an editor's search and replace would."""
    old, new = chosen(data, random), f"renamed-{random.randint(0, 10**6)}"
    for path in data_files(data):
        path.write_text(re.sub(rf"(?<![\w/.-]){old.stem}(?![\w./-])", new, path.read_text("utf-8")), encoding="utf-8")
    old.rename(old.with_name(f"{new}.yaml"))


def data_files(data: Path) -> list[Path]:
    return sorted(data.rglob("*.yaml"))


def chosen(data: Path, random: Random) -> Path:
    return random.choice(data_files(data))


USUAL: tuple[Callable[[Path, Random], None], ...] = (
    changed_word,
    changed_year,
    changed_nothing_but_space,
    added,
    deleted,
    renamed,
)
