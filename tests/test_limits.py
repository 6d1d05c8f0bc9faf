"""Whatever a file holds or is, the check answers in a moment; what goes beyond the limits is refused with a message."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from atlas.incremental.checking import check_project
from atlas.model.problems import Severity
from atlas.reading.values.limits import MAX_BYTES, MAX_ENTRIES, MAX_PROBLEMS
from invented_data import AASUND, AGREEMENT, TWINNED, WriteData

CITY, BOND = "data/cities/aasund.yaml", "data/agreements/aasund-testograd.yaml"
TODAY = date(2026, 1, 31)
SECONDS = 1.5
SAID = "sources: [{id: gazetteer, at: row 1, quote: q}]"


def often(names: Iterable[str], *kept: str) -> list[Any]:
    """The names, of which all but a few take too long for every change."""
    return [name if name in kept else pytest.param(name, marks=pytest.mark.long) for name in names]


def repeated(line: str) -> Callable[[int], str]:
    """A function that repeats a line; `@` in it stands for the number."""
    return lambda number: "".join(line.replace("@", str(one)) for one in range(number))


LISTS = {
    "names": (CITY, AASUND + "other_names:\n", "  - {value: N@, lang: nb}\n"),
    "same-names": (CITY, AASUND + "other_names:\n", "  - {value: N, lang: nb}\n"),
    "texts": (CITY, AASUND + "remarks:\n", f"  - {{text: {{en: A word @, ru: слово word}}, {SAID}}}\n"),
    "sources": (CITY, AASUND, "  - {id: gazetteer, at: row @, supports: [country]}\n"),
    "described-sources": (
        CITY,
        AASUND,
        "  - {title: {en: T}, url: 'https://a.example/@', retrieved: 2020, quote: q, supports: [country]}\n",
    ),
    "supports": (CITY, f"{AASUND}  - id: aasund-page\n    at: row 1\n    supports:\n", "      - country\n"),
    "references": (CITY, f"{AASUND}follows:\n", f"  - {{id: testograd, {SAID}}}\n"),
    "unknown-ids": (CITY, f"{AASUND}follows:\n", f"  - {{id: town-@, {SAID}}}\n"),
    "former-ids": (CITY, f"{AASUND}formerly:\n", "  - old-@\n"),
    "same-former-ids": (CITY, f"{AASUND}formerly:\n", "  - testograd\n"),
    "parties": (BOND, "type: twinning\nsince: 1989\nparties:\n", "  - town-@\n"),
    "same-parties": (BOND, "type: twinning\nsince: 1989\nparties:\n", "  - aasund\n"),
    "acts": (
        BOND,
        "type: twinning\nsince: 1989\nparties:\n  - testograd\n  - id: aasund\n    acts:\n",
        f"      - {{act: renewed, date: 1999, {SAID}}}\n",
    ),
    "contradictions": (
        BOND,
        f"type: twinning\nparties: [aasund, testograd]\nsince:\n  value: 1989\n  {SAID}\n  otherwise:\n",
        f"    - {{value: 1990, {SAID}}}\n",
    ),
    "figures": (CITY, f"{AASUND}figures:\n", f"  - {{what: {{en: guests}}, value: @, {SAID}}}\n"),
    "outcomes": (CITY, f"{AASUND}outcomes:\n", f"  - {{text: {{en: guests @}}, {SAID}}}\n"),
    "purposes": (CITY, f"{AASUND}purpose:\n", f"  - {{value: {{en: guests @}}, {SAID}}}\n"),
    "subjects": (CITY, f"{AASUND}about:\n", f"  - {{text: {{en: guests @}}, {SAID}}}\n"),
    "unknown-fields": (CITY, f"{AASUND}follows:\n", "  - {idd: x, what@: y}\n"),
    "unknown-topics": (CITY, f"{AASUND}topics:\n", "  - qq@\n"),
}
"""Records with a list: the file, what stands above the list, and one entry."""


def seconds(root: Path) -> float:
    start = process_time()
    check_project(root, TODAY)
    return process_time() - start


@pytest.mark.parametrize("name", often(LISTS, "sources", "unknown-ids", "parties"))
def test_a_check_takes_time_in_proportion_to_the_list(write_data: WriteData, name: str) -> None:
    path, above, line = LISTS[name]
    root = write_data(TWINNED).root
    seconds(root)  # what is loaded once
    alone = seconds(root)
    (root / path).write_text(above + repeated(line)(MAX_ENTRIES // 10), "utf-8")
    tenth = min(seconds(root) for _ in range(2)) - alone
    (root / path).write_text(above + repeated(line)(MAX_ENTRIES), "utf-8")
    whole = min(seconds(root) for _ in range(2)) - alone
    assert whole < SECONDS
    assert whole < 16 * max(tenth, 0.01)


REPEATED = {
    "lines": "\n",
    "comments": "# x\n",
    "values-with-comments": "name: x #y\n",
    "dashes": "-\n",
    "keys": "k@: 1\n",
    "same-keys": "a: 1\n",
    "keys-between-braces": "{k@: ",
    "brackets": "[",
    "opened": "a: [\n",
    "quotes": "a: 'b\n",
    "tabs": "\ta: b\n",
    "no-break-spaces": "\u00a0name: x\n",
    "merge-marks": "<<<<<<< HEAD\n",
    "aliases": "a@: &a@ [*a, *a, *a]\n",
    "tags": "a@: !!python/object/apply:os.system [ls]\n",
    "documents": "--- {}\n",
    "questions": "? ",
    "backslashes": 'a: "\\q"\n',
    "words-with-colons": "a: b: c\n",
    "JSON": '"a": 1,\n',
    "no-space": "since:1989\n",
    "fences": "```\n",
    "marks": "\u0301",
}


@pytest.mark.parametrize("name", often(REPEATED, "values-with-comments", "aliases", "keys-between-braces"))
def test_a_file_of_one_thing_over_and_over_is_told_in_a_moment(write_data: WriteData, name: str) -> None:
    one = REPEATED[name]
    text = repeated(one)(MAX_BYTES // len(one.encode()) + 1).encode()[:MAX_BYTES].decode("utf-8", "ignore")
    for content in (text, AASUND + text[: -len(AASUND)]):
        root = write_data({**TWINNED, CITY: content}).root
        start = process_time()
        problems = check_project(root, TODAY)[2]
        assert process_time() - start < SECONDS
        errors = [problem for problem in problems if problem.severity is Severity.ERROR and problem.path == CITY]
        assert bool(errors) or name == "comments"
        assert len(errors) <= MAX_PROBLEMS + 1
        assert all(problem.hint for problem in errors)


def test_no_more_problems_are_told_than_one_reads(write_data: WriteData) -> None:
    unknown = "".join(f"  - {{id: town-{number}, {SAID}}}\n" for number in range(MAX_PROBLEMS + 5))
    lines = write_data({**TWINNED, CITY: f"{AASUND}follows:\n{unknown}"}).check().splitlines()
    assert lines[:2] == [
        f"{CITY}:1:1: this file has more than {MAX_PROBLEMS} problems",
        "    correct those listed here first",
    ]
    assert lines[-1] == f"{MAX_PROBLEMS + 1} problems in 1 file (5 checked)"


def test_warnings_hide_no_error(write_data: WriteData) -> None:
    quotes = "".join(
        f"  - {{id: aasund-page, at: line {n}, quote: 'a [...] b', supports: [since]}}\n"
        for n in range(MAX_PROBLEMS + 5)
    )
    said = write_data({**TWINNED, BOND: AGREEMENT.replace("aasund,", "aasundd,") + quotes}).check()
    assert "no record 'aasundd'" in said
    assert f"warning: this file has more than {MAX_PROBLEMS} problems" in said


LINK = "is a symbolic link\n    put the file itself here: what a link leads to is not read"


@pytest.mark.parametrize(
    "path", ["data/cities/nordby.yaml", "data/cities/notes.txt", "data/towns", "docs/secret.md", "docs/a/b"]
)
@pytest.mark.parametrize("target", ["itself", "/dev/zero", "/etc/passwd", "/", "nowhere", "data/cities/aasund.yaml"])
def test_a_symbolic_link_is_refused_and_never_followed(write_data: WriteData, path: str, target: str) -> None:
    data = write_data(TWINNED)
    link = data.root / path
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(link if target == "itself" else data.root / target)
    assert data.check() == f"{path}:1:1: '{link.name}' {LINK}\n1 problem in 1 file (5 checked)"


def test_a_folder_of_a_kind_that_is_a_link_is_refused(write_data: WriteData) -> None:
    data = write_data(TWINNED)
    (data.root / "data/works").symlink_to(data.root / "data/cities")
    assert data.check() == f"data/works:1:1: 'works' {LINK}\n1 problem in 1 file (5 checked)"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes on this system")
def test_a_pipe_is_refused_and_not_waited_for(write_data: WriteData) -> None:
    data = write_data(TWINNED)
    os.mkfifo(data.root / "data/cities/nordby.yaml")
    os.mkfifo(data.root / "data/nordby.yaml")
    said = data.check()
    assert "data/cities/nordby.yaml:1:1: 'nordby.yaml' is not a record's file" in said
    assert "data/nordby.yaml:1:1: a record outside the folders of the kinds" in said


def test_of_a_huge_file_no_more_is_read_than_may_be(write_data: WriteData) -> None:
    data = write_data(TWINNED)
    for path in (CITY, "data/huge.yaml"):
        with (data.root / path).open("wb") as huge:
            huge.truncate(10**12)  # a terabyte that takes no room
    said = data.check()
    assert f"{CITY}:1:1: the file has more than 200,000 bytes" in said
    assert "data/huge.yaml:1:1: a record outside the folders of the kinds" in said
    cache = data.root / "cache"
    check_project(data.root, TODAY, cache)
    assert f"{CITY}:1:1: the file has more than 200,000 bytes" in "\n".join(
        map(str, check_project(data.root, TODAY, cache)[2])
    )


@pytest.mark.parametrize(
    "name",
    [
        *(
            "con",
            "aux",
            "nul",
            "com1",
            "lpt9",
            "CON",
            "Aasund",
            "aasund.",
            "aasund ",
            " aasund",
            "a:b",
            "a*b",
            "a?b",
            'a"b',
        ),
        *(
            "a<b",
            "a>b",
            "a|b",
            "a\\b",
            "A\N{COMBINING RING ABOVE}sund",
            "Åsund",
            "a" * 101,
            "a" * 240,
            "-a",
            "a\nb",
            "a\tb",
        ),
        *("a\x1b[31mb", "a\u202eb", "a%2fb", "~", "a;b", "$(id)", "`id`", "a\udcffb"),
    ],
)
def test_a_name_that_some_system_cannot_hold_is_refused(write_data: WriteData, name: str) -> None:
    data = write_data(TWINNED)
    file = data.root / "data" / "cities" / f"{name}.yaml"
    file.write_text(AASUND.replace("Aasund", "Nordby").replace("Осунн", "Нурбю").replace("Åsund", "Nordby"), "utf-8")
    problems = check_project(data.root, TODAY)[2]
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    assert errors
    for problem in errors:
        assert problem.path == f"data/cities/{name}.yaml"
        said = str(problem)
        assert problem.hint
        assert all(line.isprintable() for line in said.split("\n"))
        said.encode()
