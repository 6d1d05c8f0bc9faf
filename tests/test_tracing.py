"""Lookups of work, and of work whose result is remembered or is a lookup of its own."""

from __future__ import annotations

import pytest

from atlas.atlas import Atlas
from atlas.prints import Prints
from atlas.tracing import ALL, Answers, Memory, Tracer
from invented_data import TWINNED, WriteData


def test_work_within_work_counts_for_both() -> None:
    tracer = Tracer()
    _, outer = tracer.traced(lambda: tracer.traced(lambda: tracer.saw("record", "aasund")))
    assert outer == {("record", "aasund")}


def test_beside_everything_no_lookup_counts() -> None:
    tracer = Tracer()
    _, seen = tracer.traced(lambda: (tracer.saw("record", "aasund"), tracer.saw_all()))
    assert seen == {ALL}


def test_what_is_remembered_is_looked_up_by_all_who_use_it() -> None:
    tracer = Tracer()
    memory: Memory[str, None] = Memory(tracer, 10)
    for _ in range(2):
        _, seen = tracer.traced(lambda: memory.get("key", lambda: tracer.saw("record", "aasund")))
        assert seen == {("record", "aasund")}


def test_an_answer_is_one_lookup_whatever_was_looked_up_for_it() -> None:
    tracer = Tracer()
    remembered: Memory[str, None] = Memory(tracer, 10)

    def work(of: str) -> int:
        tracer.saw_all()
        remembered.get("key", lambda: tracer.saw("record", "aasund"))
        return len(of)

    answers = Answers(tracer, "length", work)
    found, seen = tracer.traced(lambda: answers.get("four"))
    assert (found, seen) == (4, {("length", "four")})
    _, seen = tracer.traced(lambda: remembered.get("key", lambda: None))
    assert seen == {("record", "aasund")}


def test_an_answer_that_fails_leaves_the_lookups_of_others_alone() -> None:
    tracer = Tracer()
    answers = Answers(tracer, "ratio", lambda of: 1 // len(of))

    def work() -> None:
        tracer.saw("record", "aasund")
        with pytest.raises(ZeroDivisionError):
            answers.get("")

    _, seen = tracer.traced(work)
    assert seen == {("record", "aasund"), ("ratio", "")}


def test_the_print_of_an_answer_is_that_of_what_it_tells(write_data: WriteData) -> None:
    atlas = write_data(TWINNED).site().atlas
    tellings = [1, 1, 2, 1.5, "1", (1, 2), [1, 2], None, atlas["aasund"], atlas["testograd"]]
    prints = [print_of(told, atlas) for told in tellings]
    assert prints[0] == prints[1]
    assert prints[5] == prints[6]
    assert len(set(prints)) == len(tellings) - 2


def print_of(told: object, atlas: Atlas) -> str:
    Answers(atlas.tracer, "told", lambda _: told)
    return Prints(atlas, "").of_pages((), [("told", "")])
