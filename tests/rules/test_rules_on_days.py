"""Dates later than the day of the check, and acts before the year 1000."""

from __future__ import annotations

from datetime import date

import pytest

from atlas.cli.main import main
from atlas.incremental.checking import load_checked_data
from invented_data import AASUND, AASUND_PAGE, AGREEMENT, TWINNED, WriteData

BOND, PAGE = "data/agreements/aasund-testograd.yaml", "data/sources/aasund-page.yaml"
OTHER = "data/cities/nordby.yaml"
WITHDRAWN = "withdrawn: {date: 2027, reason: {en: It was entered twice.}}\n"
PLANNED = "check the date; what is only planned has 'standing: planned'"
DAYS = "name: {en: A}\nkind: festival\n"
CITED = "sources: [{id: aasund-page, at: line 2, quote: day}]"


def dated(lines: str) -> dict[str, str]:
    """The agreement with these fields in place of `since`; what is written long has its own source."""
    short = [line.partition(":")[0] for line in lines.splitlines() if "{" not in line]
    fields = ", ".join(["parties", *(field for field in short if field != "standing")])
    return {**TWINNED, BOND: AGREEMENT.replace("since: 1989\n", lines).replace("parties, since]", f"{fields}]")}


def acted(act: str) -> dict[str, str]:
    return {**TWINNED, BOND: AGREEMENT.replace("testograd]", f"{{id: testograd, acts: [{{{act}, {CITED}}}]}}]")}


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (dated("signed: 2026-02-02\n"), f"{BOND}:3:9: 'signed' (2026-02-02) is later than today\n    {PLANNED}"),
        (dated("since: 2027/..\n"), f"{BOND}:3:8: 'since' (2027/..) is later than today\n    {PLANNED}"),
        (
            dated(f"ended: {{value: 2027, {CITED}}}\n"),
            f"{BOND}:3:16: 'ended' (2027) is later than today\n    {PLANNED}",
        ),
        (
            {**TWINNED, "data/events/days.yaml": f"{DAYS}dates: {{value: 2027-06, {CITED}}}\n"},
            f"data/events/days.yaml:3:16: 'dates' (2027-06) is later than today\n    {PLANNED}",
        ),
        (acted("act: signed, date: 2026-03"), f"{BOND}:2:62: 'date' (2026-03) is later than today\n    {PLANNED}"),
        (
            {**TWINNED, PAGE: AASUND_PAGE + "retrieved: 2062-01-30\n"},
            f"{PAGE}:5:12: 'retrieved' (2062-01-30) is later than today\n    check the date",
        ),
        (
            {**TWINNED, BOND: AGREEMENT.replace("supports: [par", "as_of: 2027, supports: [par")},
            f"{BOND}:5:70: 'as_of' (2027) is later than today\n    check the date",
        ),
        (
            {**TWINNED, OTHER: AASUND.replace("Aasund", "Nordby").replace("Осунн", "Нурбю") + WITHDRAWN},
            f"{OTHER}:5:19: 'date' (2027) is later than today\n    check the date",
        ),
    ],
)
def test_what_has_happened_is_not_to_come(write_data: WriteData, files: dict[str, str], said: str) -> None:
    assert write_data(files).check(today="2026-01-31") == f"{said}\n1 problem in 1 file ({len(files)} checked)"


def test_a_day_to_come_is_not_compared_with_its_source(write_data: WriteData) -> None:
    page = AASUND_PAGE + "published: 2020\n"
    said = write_data({**dated("since: 2050\n"), PAGE: page}).check()
    assert said == f"{BOND}:3:8: 'since' (2050) is later than today\n    {PLANNED}\n1 problem in 1 file (5 checked)"
    text = AGREEMENT.replace("since: 1989\n", "").replace(
        "supports: [parties, since", "as_of: 2027, supports: [parties"
    )
    said = write_data({**TWINNED, PAGE: page, BOND: text}).check()
    assert (
        said == f"{BOND}:4:70: 'as_of' (2027) is later than today\n    check the date\n1 problem in 1 file (5 checked)"
    )


@pytest.mark.parametrize(
    "files",
    [
        dated("signed: 2026-02-01\n"),  # where it is tomorrow already
        dated("signed: 2026\n"),
        dated("signed: ../2030\n"),
        dated("since: XXXX-05-09\n"),
        dated("in_force: 2027/2030\n"),
        dated("signed: 2027\nstanding: planned\n"),
        acted("act: signed, standing: agreed, date: 2027"),
        {**TWINNED, "data/projects/harbour.yaml": f"name: {{en: A}}\nfunding: {{amount: 5, date: 2027, {CITED}}}\n"},
        {**TWINNED, "data/events/days.yaml": f"{DAYS}dates: {{value: 2027, {CITED}}}\nstanding: planned\n"},
    ],
)
def test_what_may_be_to_come_is_good(write_data: WriteData, files: dict[str, str]) -> None:
    assert write_data(files).check(today="2026-01-31").startswith("no problems")


def test_a_plan_is_told_by_a_source_of_today(write_data: WriteData) -> None:
    text = AGREEMENT.replace("supports: [par", "as_of: 2027, supports: [par") + "standing: planned\n"
    assert "'as_of' (2027) is later than today" in write_data({**TWINNED, BOND: text}).check()


def test_the_command_checks_by_the_day_on_which_it_runs(
    write_data: WriteData, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ATLAS_AS_OF", "9999-12-31")
    written = write_data(dated("signed: 9999\n"))
    assert main(["check", "--project", str(written.root)]) == 1
    assert "'signed' (9999) is later than today" in capsys.readouterr().out


def test_a_day_that_comes_is_no_longer_to_come(write_data: WriteData) -> None:
    written = write_data(dated("signed: 2026-03\n"))
    cache = written.root / "cache"
    for day, number in (("2026-01-31", 1), ("2026-02-27", 1), ("2026-02-28", 0), ("2027-01-01", 0), ("2026-01-01", 1)):
        for _ in range(2):
            checked, found = load_checked_data(written.root, cache, date.fromisoformat(day))
            assert len(found) == number, day
            assert checked.files == load_checked_data(written.root, None, date.fromisoformat(day))[0].files


def test_a_day_that_passes_has_only_dates_to_come_checked_again(
    write_data: WriteData, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = write_data(dated("signed: 2026-03\n"))
    cache, checked = written.root / "cache", list[str]()
    load_checked_data(written.root, cache, date(2026, 1, 31))
    monkeypatch.setattr(
        "atlas.incremental.checked_data.check",
        lambda root, entries, atlas: checked.extend(entry.file.path for entry in entries) or [((), ())] * len(entries),
    )
    load_checked_data(written.root, cache, date(2026, 2, 1))
    assert checked == [BOND]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (dated("signed: 0989\n"), "3:9: 'signed' (0989)"),
        (dated(f"since: 0836\nended: {{value: 0990/0999, {CITED}}}\n"), "4:16: 'ended' (0990/0999)"),
        (acted("act: signed, date: 0198"), "2:62: 'date' (0198)"),
    ],
)
def test_an_act_before_1000_is_told(write_data: WriteData, files: dict[str, str], said: str) -> None:
    assert write_data(files).check() == (
        f"{BOND}:{said} is before the year 1000\n"
        "    check the year; so old a relationship has it under 'since'\n"
        "1 problem in 1 file (5 checked)"
    )


@pytest.mark.parametrize(
    "lines", ["since: 0836\n", "signed: 1000\n", "signed: 0990/1001\n", f"ended: {{value: XXXX-05, {CITED}}}\n"]
)
def test_relations_may_be_old(write_data: WriteData, lines: str) -> None:
    assert write_data(dated(lines)).check() == "no problems (5 files checked)"


def test_a_day_that_goes_back_makes_a_date_to_come_again(write_data: WriteData) -> None:
    written = write_data(dated("signed: 2026-03\n"))
    cache = written.root / "cache"
    assert load_checked_data(written.root, cache, date(2027, 1, 1))[1] == []
    assert len(load_checked_data(written.root, cache, date(2026, 1, 1))[1]) == 1
