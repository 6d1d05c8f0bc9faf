"""The cache of checked data: with it a check finds the same as without, whatever was edited or damaged."""

from __future__ import annotations

import gc
import os
import pickle
import re
import shutil
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest

from atlas.incremental import cache, checking
from atlas.incremental.cache import read_cache, write_cache
from atlas.incremental.checked_data import CheckedData, CheckedFile
from atlas.incremental.checking import load_checked_data
from atlas.model.problems import Problem
from atlas.records.store import Atlas
from invented_data import AGREEMENT, TWINNED, WriteData, Written
from invented_edits import USUAL, chosen, edits, seeds

EXAMPLES = Path(__file__).parent / "examples" / "data"
EDITS = 15
CITY = "data/cities/testograd.yaml"
BOND = "data/agreements/aasund-testograd.yaml"
LOOK_ALIKES = str.maketrans("АВЕКМНОРСТХаеосрух", "ABEKMHOPCTXaeocpyx")


def in_full(problems: list[Problem]) -> list[str]:
    """All of each problem: two that differ in their hints alone are equal."""
    return list(map(repr, problems))


def contents(atlas: Atlas) -> tuple[object, ...]:
    """Everything that an atlas holds and finds."""
    parts = atlas.index.links, atlas.index.records, atlas.index.words
    index = ({key: found for key, found in part.items() if found} for part in parts)
    return atlas.records, atlas.digests, dict(atlas.kind_of_id), *index


def moved_word(data: Path, random: Random) -> None:
    """A word of one file takes the place of a word in another: ids, choices, dates, names, whatever comes."""
    path, other = chosen(data, random), chosen(data, random)
    words, others = (list(re.finditer(r"[\w-]+", file.read_text("utf-8"))) for file in (path, other))
    place, word = random.choice(words), random.choice(others).group()
    text = path.read_text("utf-8")
    path.write_text(text[: place.start()] + word + text[place.end() :], encoding="utf-8")


def imitated_word(data: Path, random: Random) -> None:
    """A Russian word in letters that look like its own, wherever all of them have a look-alike."""
    path = chosen(data, random)
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"\b[АВЕКМНОРСТХаеосрух]{3,}\b", lambda word: word[0].translate(LOOK_ALIKES), text), "utf-8")


def broken(data: Path, random: Random) -> None:
    path = chosen(data, random)
    path.write_text(
        f"{path.read_text('utf-8')}{random.choice(['{', 'sources: [', 'formerly: [aasund]', 'x: y'])}\n", "utf-8"
    )


@pytest.mark.parametrize("max_stale", [checking.MAX_STALE, 1000])
@pytest.mark.parametrize("seed", seeds(core=1, usual=2, long=30))
def test_problems_are_those_of_a_clean_check_after_random_edits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, max_stale: float
) -> None:
    monkeypatch.setattr(checking, "MAX_STALE", max_stale)
    shutil.copytree(EXAMPLES, tmp_path / "data")
    random, path = Random(seed), tmp_path / "cache"
    load_checked_data(tmp_path, path)
    for edit in edits(tmp_path / "data", random, EDITS, (*USUAL, moved_word, imitated_word, broken)):
        (with_it, problems), (without, clean) = load_checked_data(tmp_path, path), load_checked_data(tmp_path)
        assert in_full(problems) == in_full(clean)
        assert with_it.files == without.files
        assert contents(with_it.atlas) == contents(without.atlas)
        if clean and random.random() < 0.7:
            edit.undo()


def once(written: Written, path: Path) -> Written:
    """The data after a build that wrote the cache."""
    load_checked_data(written.root, path)
    return written


def reports(written: Written, path: Path) -> tuple[list[str], list[str]]:
    """The problems with and without the cache."""
    return list(map(str, load_checked_data(written.root, path)[1])), list(map(str, load_checked_data(written.root)[1]))


def test_a_record_that_loses_what_it_names_is_wrong(write_data: WriteData, tmp_path: Path) -> None:
    written = once(write_data(TWINNED), tmp_path / "cache")
    (tmp_path / CITY).unlink()
    found, clean = reports(written, tmp_path / "cache")
    assert found == clean
    assert found[0].startswith(f"{BOND}:2:19: no record 'testograd'")


def test_a_second_agreement_of_the_same_parties_is_reported_wherever_it_comes(
    write_data: WriteData, tmp_path: Path
) -> None:
    written = once(write_data(TWINNED), tmp_path / "cache")
    (tmp_path / "data/agreements/a.yaml").write_text(AGREEMENT, encoding="utf-8")
    found, clean = reports(written, tmp_path / "cache")
    assert found == clean
    assert found[0].startswith(f"{BOND}:2:1: warning: may be the same as data/agreements/a.yaml")


def test_a_page_that_is_described_twice_is_reported_wherever_it_comes(write_data: WriteData, tmp_path: Path) -> None:
    page = "title: {sv: A}, url: https://aasund.example/a, retrieved: 2025, as_of: 2025, quote: Q"
    bond = AGREEMENT.partition("sources:")[0] + f"sources: [{{{page}}}]\n"
    written = once(write_data({**TWINNED, BOND: bond}), tmp_path / "cache")
    (tmp_path / "data/agreements/a.yaml").write_text(bond.replace("testograd", "{country: FI}"), encoding="utf-8")
    found, clean = reports(written, tmp_path / "cache")
    assert found == clean
    assert found[0].startswith(f"{BOND}:4:33: warning: data/agreements/a.yaml has this address too")


def test_a_word_that_becomes_known_shows_its_imitation_elsewhere(write_data: WriteData, tmp_path: Path) -> None:
    imitation = "summary: {ru: Город МОСКВА и MOCKBA.}\n".replace("МОСКВА", "EXPO")
    written = once(write_data({**TWINNED, CITY: TWINNED[CITY] + imitation}), tmp_path / "cache")
    assert reports(written, tmp_path / "cache") == ([], [])
    path = tmp_path / "data/cities/aasund.yaml"
    path.write_text(path.read_text("utf-8") + "summary: {ru: Москва далеко.}\n", encoding="utf-8")
    found, clean = reports(written, tmp_path / "cache")
    assert found == clean
    assert [problem.partition(": ")[2].partition("\n")[0] for problem in found] == [
        "'MOCKBA' imitates 'МОСКВА' in Latin letters"
    ]


def test_only_files_that_changed_are_read(
    write_data: WriteData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = once(write_data(TWINNED), tmp_path / "cache")
    read: list[str] = []
    monkeypatch.setattr(
        "atlas.incremental.checked_data.read_files", lambda root, files: read.extend(one.id for one in files) or []
    )
    load_checked_data(written.root, tmp_path / "cache")
    assert read == []


def test_no_garbage_is_looked_for_while_the_cache_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Values form no cycles: to look for some among all that came back takes a third of the time."""
    shutil.copytree(EXAMPLES, tmp_path / "data")
    load_checked_data(tmp_path, tmp_path / "cache")
    content = cache._Unpickler.load
    during: list[bool] = []
    monkeypatch.setattr(cache._Unpickler, "load", lambda self: during.append(gc.isenabled()) or content(self))
    assert read_cache(tmp_path / "cache").files
    assert (during, gc.isenabled()) == ([False], True)
    assert not any(isinstance(one, CheckedFile) for one in gc.get_objects())


@pytest.mark.parametrize("number", [3, 700])
def test_a_file_edited_to_the_same_size_in_the_same_second_is_read_again(
    write_data: WriteData, tmp_path: Path, number: int
) -> None:
    towns = {f"data/cities/town-{town}.yaml": f"name: {{en: Town {town}}}\ncountry: RU\n" for town in range(number)}
    written = once(write_data({**TWINNED, **towns}), tmp_path / "cache")
    path = tmp_path / f"data/cities/town-{number - 1}.yaml"
    before = path.stat()
    path.write_text(path.read_text("utf-8").replace("RU", "XX"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    found, clean = reports(written, tmp_path / "cache")
    assert found == clean
    assert any("unknown country 'XX'" in problem for problem in found)


def test_a_date_to_come_is_found_again_when_the_day_goes_back(write_data: WriteData, tmp_path: Path) -> None:
    bond = AGREEMENT.replace("since: 1989", "since: 2025-06-10")
    written, path = write_data({**TWINNED, BOND: bond}), tmp_path / "cache"
    for day in (date(2025, 6, 20), date(2025, 5, 1), date(2025, 6, 20)):
        _, found = load_checked_data(written.root, path, day)
        assert in_full(found) == in_full(load_checked_data(written.root, None, day)[1])
        checking.write_cache(load_checked_data(written.root, path, day)[0], path)


def damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def another(path: Path) -> None:
    path.write_text("nothing of ours", encoding="utf-8")


def gone(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("harm", [damaged, cut_off, empty, another, gone])
def test_a_cache_that_is_damaged_or_foreign_counts_as_none(
    write_data: WriteData, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    once(write_data(TWINNED), tmp_path / "cache")
    assert read_cache(tmp_path / "cache").files
    harm(tmp_path / "cache")
    assert not read_cache(tmp_path / "cache").files


def test_a_cache_of_other_code_counts_as_none(
    write_data: WriteData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    once(write_data(TWINNED), tmp_path / "cache")
    monkeypatch.setattr(cache, "_code_fingerprint", lambda: b"another")
    assert not read_cache(tmp_path / "cache").files


class Harmful:
    """An object that runs a command where it is unpickled without care."""

    def __init__(self, target: Path) -> None:
        self.target = target

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.target,)


@pytest.mark.parametrize(
    "content", [pickle.dumps(print), pickle.dumps(write_cache), b"\x80\x05.", pickle.dumps(((1,), 2)), pickle.dumps(3)]
)
def test_a_cache_that_holds_anything_but_values_counts_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "cache").write_bytes(cache._checksum(content) + content)
    assert read_cache(tmp_path / "cache").files == {}


def test_a_cache_that_cannot_be_written_is_left_out(write_data: WriteData, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    now, problems = load_checked_data(write_data(TWINNED).root, tmp_path / "cache")
    assert (len(now.files), problems) == (len(TWINNED), [])
    assert [path.name for path in tmp_path.glob("cache*")] == ["cache"]


def test_nothing_runs_that_a_file_names(tmp_path: Path) -> None:
    content = pickle.dumps(Harmful(tmp_path / "harm"))
    (tmp_path / "cache").write_bytes(cache._checksum(content) + content)
    assert not read_cache(tmp_path / "cache").files
    assert not (tmp_path / "harm").exists()


def called(module: str, name: str, argument: object) -> bytes:
    """A file that calls what a module holds under a name, which may have dots."""
    names = b"".join(b"\x8c" + bytes([len(one)]) + one.encode() for one in (module, name))
    return b"\x80\x04" + names + b"\x93" + pickle.dumps((argument,), 4)[2:-1] + b"R."


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("subprocess", "Popen"),
        ("atlas.search.pagefind", "subprocess.Popen"),
        ("atlas.model.values", "re.sys.modules"),
        ("atlas.incremental.cache", "Path"),
        ("builtins", "eval"),
    ],
)
def test_no_class_is_made_but_those_of_values(tmp_path: Path, module: str, name: str) -> None:
    content = called(module, name, ["touch", str(tmp_path / "harm")])
    (tmp_path / "cache").write_bytes(cache._checksum(content) + content)
    assert not read_cache(tmp_path / "cache").files
    time.sleep(0.2)  # a process that was started is not waited for
    assert not (tmp_path / "harm").exists()


def test_every_value_comes_back(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "data")
    now: CheckedData = load_checked_data(tmp_path, tmp_path / "cache")[0]
    again = read_cache(tmp_path / "cache")
    assert again.files == now.files
    assert contents(again.atlas) == contents(now.atlas)
