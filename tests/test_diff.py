"""`atlas diff`: the changes between two commits, or since one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from atlas.cli.main import main
from invented_data import AASUND, AGREEMENT, TESTOGRAD, TWINNED
from invented_history import History, git

BOND = "data/agreements/aasund-testograd.yaml"
CITY = "data/cities/aasund.yaml"
CORRECTED = {BOND: AGREEMENT.replace("1989\n", "1990\n", 1)}
CORRECTION = "    - Since: 1989 → 1990 (**its citation is the same as before**)\n"

Diff = Callable[..., str]


@pytest.fixture
def history(tmp_path: Path) -> History:
    """Two towns and their agreement, committed."""
    return History(tmp_path / "project", TWINNED)


@pytest.fixture
def diff(history: History, capsys: pytest.CaptureFixture[str]) -> Diff:
    """The command, given commits and options; returns what it says."""

    def run(*arguments: str) -> str:
        assert main(["diff", "--project", str(history.root), *arguments]) == 0
        return capsys.readouterr().out

    return run


def test_the_files_as_they_are_are_compared_with_a_commit(history: History, diff: Diff) -> None:
    history.write({**CORRECTED, "data/cities/third.yaml": TESTOGRAD.replace("Testograd", "Third")})
    said = diff("main")
    assert CORRECTION in said
    assert "- **third** (Third): added\n" in said


def test_two_commits_are_compared_whatever_the_files_are(history: History, diff: Diff) -> None:
    history.write(CORRECTED)
    corrected = history.commit()
    history.write({BOND: AGREEMENT.replace("1989\n", "1991\n", 1)})
    assert CORRECTION in diff("main~1", corrected)
    assert "1990 → 1989" in diff(corrected, "main~1")
    assert diff(corrected, corrected) == "## Changes to the data\n\nNo fact changes.\n"


def test_layout_and_comments_are_no_change_of_facts(history: History, diff: Diff) -> None:
    history.write({CITY: f"# A comment\n{AASUND.replace('country: NO', 'country:   NO')}"})
    assert diff("main") == "## Changes to the data\n\nNo fact changes: only layout, order or comments do.\n"


def test_from_the_merge_base_what_the_target_got_since_is_no_change(history: History, diff: Diff) -> None:
    git(history.root, "checkout", "--quiet", "-b", "change")
    git(history.root, "checkout", "--quiet", "main")
    history.write({"data/cities/third.yaml": TESTOGRAD.replace("Testograd", "Third")})
    history.commit()
    git(history.root, "checkout", "--quiet", "change")
    history.write(CORRECTED)
    assert "third" not in diff("--merge-base", "main")
    assert "third" in diff("main")
    history.commit()
    git(history.root, "checkout", "--quiet", "main")
    assert "third" not in diff("--merge-base", "main", "change")


def test_a_new_record_is_told_with_what_it_cites(history: History, diff: Diff) -> None:
    page = "title: {en: Twin towns}, url: 'https://a.example/twins', retrieved: 2025-11-28"
    citation = f"{{{page}, quote: 'Testograd, 1989', supports: [parties, since]}}"
    act = "acts: [{act: confirmed, date: 2001, sources: [{id: aasund-page, at: line 1, quote: Testograd is}]}]"
    parties = f"parties: [aasund, {{id: testograd, {act}}}]"
    history.write({"data/agreements/new.yaml": f"type: twinning\n{parties}\nsince: 1989\nsources: [{citation}]\n"})
    told = [line for line in diff("main").splitlines() if line.startswith("    - Sources: ")]
    assert told == [
        "    - Sources: “Twin towns”, https:&#8203;//a.example/twins: “Testograd, 1989” (Parties, Since)",
        "    - Sources: “Vänorter” (sv), line 1: “Testograd is”",
    ]


def test_records_that_do_not_pass_the_check_are_named_and_the_rest_is_compared(history: History, diff: Diff) -> None:
    history.write(
        {"data/cities/broken.yaml": "name: {en: 'open\n", CITY: AASUND.replace("Åsund,", "Åsunda,") + "regoin: x\n"}
    )
    history.commit()
    history.write(
        {
            **CORRECTED,
            "data/cities/broken.yaml": AASUND.replace("Aasund", "Broken"),
            CITY: AASUND.replace("Åsund,", "Åsundet,") + "summary: {en: A town.}\n",
            "data/cities/testograd.yaml": TESTOGRAD.replace("name:", "names:"),
            "data/cities/third.yaml": TESTOGRAD.replace("Testograd", "Third").replace("RU", "RUS"),
            "data/cities/fourth.yaml": TESTOGRAD.replace("Testograd", "Fourth") + "region: nowhere\n",
        }
    )
    assert diff("main").partition("\n### New translation gaps")[0] == (
        "## Changes to the data\n\n"
        "3 records (added: 1, corrected: 2)\n\n"
        "- **aasund** (Aasund): corrected\n"
        "    - Name (Swedish): Åsunda → Åsundet\n"
        "- **fourth** (Fourth): added\n"
        "    - Country: Russia\n"
        "    - Region: nowhere\n"
        "    - Sources: “A gazetteer of invented towns”, row 2 (Country)\n"
        "- **aasund-testograd** (Aasund – testograd: twin towns): corrected\n"
        f"{CORRECTION}\n"
        "### What could not be compared for certain\n\n"
        "- could not be read before the change: data/cities/broken.yaml\n"
        "- could be read only in part before the change: data/cities/aasund.yaml\n"
        "- cannot be read after the change: data/cities/testograd.yaml, data/cities/third.yaml\n"
        "- with errors after the change: data/cities/fourth.yaml\n"
    )


def test_it_speaks_the_language_asked_for(history: History, diff: Diff) -> None:
    history.write(CORRECTED)
    assert "Начало: 1989 → 1990 (**ссылка на источник осталась прежней**)" in diff("main", "--lang", "ru")


@pytest.mark.parametrize("arguments", [["nowhere"], ["main", "nowhere"], ["--", "-x"], ["--merge-base", "nowhere"]])
def test_what_is_no_commit_is_refused(
    history: History, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert main(["diff", "--project", str(history.root), *arguments]) == 2
    assert capsys.readouterr() == ("", f"atlas: there is no commit '{arguments[-1]}' here\n")
