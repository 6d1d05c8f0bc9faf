"""`atlas check --since`: addresses live for ever."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from atlas.cli.check import found_problems
from atlas.cli.main import main
from atlas.messages.message import shown
from invented_data import AASUND, AGREEMENT, PLACES, TESTOGRAD, TWINNED, Written
from invented_history import History, git

CITY = "data/cities/aasund.yaml"
RENAMED = "data/cities/nyasund.yaml"
FINE = "no problems (3 files checked)\n"
TODAY = datetime.now(UTC).date().isoformat()
WITHDRAWN = "withdrawn: {date: 2026-01-01, reason: {en: It was entered twice.}}\n"
WITHDRAW = (
    f"    put the file back with the line 'withdrawn: {{date: {TODAY}, reason: {{en: ...}}}}'; "
    "if it was renamed, write 'formerly: [aasund]' in the new file\n"
)

THIRD = "name: {en: Third}\n" + AASUND.partition("\n")[2]

Check = Callable[..., tuple[int, str]]


@pytest.fixture
def history(tmp_path: Path) -> History:
    """Two cities and their source, committed; `main` is the branch that is checked out."""
    return History(tmp_path / "project", PLACES)


@pytest.fixture
def check(history: History, capsys: pytest.CaptureFixture[str]) -> Check:
    """The command, told of a branch; returns its status and what it says."""

    def run(ref: str = "main", *options: str) -> tuple[int, str]:
        status = main(["check", f"--since={ref}", "--project", str(history.root), *options])
        said = capsys.readouterr()
        return status, said.out + said.err

    return run


def test_what_was_only_edited_or_added_is_fine(history: History, check: Check) -> None:
    history.write({CITY: f"# A comment\n{AASUND}", "data/cities/third.yaml": THIRD})
    assert check() == (0, "no problems (4 files checked)\n")


def test_a_record_that_is_gone_is_refused_with_the_way_out(history: History, check: Check) -> None:
    history.write({CITY: None})
    assert check() == (
        1,
        f"{CITY}:1:1: 'aasund' is gone, and the address cities/aasund/ with it [address-gone]\n"
        f"{WITHDRAW}1 problem in 1 file (2 checked)\n",
    )


def test_a_renamed_record_is_told_where_to_write_its_former_id(history: History, check: Check) -> None:
    history.write({CITY: None, RENAMED: AASUND})
    assert check() == (
        1,
        f"{CITY}:1:1: 'aasund' is gone, and the address cities/aasund/ with it [address-gone]\n"
        f"    write 'formerly: [aasund]' in {RENAMED}\n"
        "1 problem in 1 file (3 checked)\n",
    )
    history.write({RENAMED: f"{AASUND}formerly: [aasund]\n"})
    assert check() == (0, FINE)


def test_a_withdrawn_record_is_fine_and_stays(history: History, check: Check) -> None:
    history.write({CITY: f"{AASUND}{WITHDRAWN}"})
    assert check()[0] == 0
    history.commit()
    history.write({CITY: None})
    assert check() == (
        1,
        f"{CITY}:1:1: 'aasund' is gone, and the address cities/aasund/ with it [address-gone]\n"
        "    put the file back as it was: a withdrawn record stays\n"
        "1 problem in 1 file (2 checked)\n",
    )


def test_a_former_id_stays(history: History, check: Check) -> None:
    history.write({CITY: f"{AASUND}formerly: [asund, osund]\n"})
    history.commit()
    history.write({CITY: f"{AASUND}formerly: [osund]\n"})
    assert check() == (
        1,
        f"{CITY}:5:1: the former id 'asund' is gone, and the address cities/asund/ with it [former-id-gone]\n"
        f"    write 'formerly: [osund, asund]' in {CITY}\n"
        "1 problem in 1 file (3 checked)\n",
    )


def test_a_renamed_record_keeps_all_its_former_ids(history: History, check: Check) -> None:
    history.write({CITY: f"{AASUND}formerly: [asund]\n"})
    history.commit()
    history.write({CITY: None, RENAMED: f"{AASUND}formerly: [aasund]\n"})
    assert check() == (
        1,
        f"{RENAMED}:5:1: the former id 'asund' is gone, and the address cities/asund/ with it [former-id-gone]\n"
        f"    write 'formerly: [aasund, asund]' in {RENAMED}\n"
        "1 problem in 1 file (3 checked)\n",
    )


def test_another_kind_cannot_answer_for_an_address(history: History, check: Check) -> None:
    history.write({CITY: None, "data/regions/aasund.yaml": f"{AASUND}level: county\n"})
    assert check() == (
        1,
        f"{CITY}:1:1: 'aasund' is gone, and the address cities/aasund/ with it [address-gone]\n"
        "    an address begins with the kind, so that data/regions/aasund.yaml cannot answer for it: put the file back "
        f"with the line 'withdrawn: {{date: {TODAY}, reason: {{en: ...}}}}', and give the other record another id\n"
        "1 problem in 1 file (3 checked)\n",
    )


def test_what_the_target_got_since_is_not_missed(history: History, check: Check) -> None:
    git(history.root, "checkout", "--quiet", "-b", "change")
    git(history.root, "checkout", "--quiet", "main")
    history.write({"data/cities/third.yaml": THIRD})
    history.commit()
    git(history.root, "checkout", "--quiet", "change")
    assert check() == (0, FINE)


def test_a_file_that_cannot_be_read_now_may_hold_the_former_id(history: History, check: Check) -> None:
    history.write({CITY: None, RENAMED: f"{AASUND}formerly: [aasund]\nsummary: 'open\n"})
    status, said = check()
    assert status == 1
    assert "is gone" not in said


def test_a_file_that_could_not_be_read_before_has_an_address_too(history: History, check: Check) -> None:
    history.write({CITY: "- no record\n"})
    history.commit()
    history.write({CITY: None})
    assert check()[1].startswith(f"{CITY}:1:1: 'aasund' is gone")


def test_a_project_may_be_a_folder_of_the_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = History(
        tmp_path, {f"atlas/{path}": text for path, text in PLACES.items()} | {"data/cities/other.yaml": AASUND}
    )
    whole.write({f"atlas/{CITY}": None, "data/cities/other.yaml": None})
    assert main(["check", "--since", "main", "--project", str(tmp_path / "atlas")]) == 1
    assert capsys.readouterr().out.splitlines()[0].startswith(f"{CITY}:1:1: 'aasund' is gone")


@pytest.mark.parametrize(
    "path", ["data/cities/$(touch x).yaml", "data/cities/-rf.yaml", "data/cities/a\nb.yaml", "data/cities/å.yaml"]
)
def test_names_of_files_are_names_and_nothing_else(history: History, check: Check, path: str) -> None:
    history.write({path: TESTOGRAD.replace("Testograd", "Other")})
    history.commit()
    history.write({path: None})
    status, said = check()
    assert status == 1
    assert said.startswith(f"{shown(path)}:1:1: ")
    assert not (history.root / "x").exists()


@pytest.mark.parametrize(
    "ref", ["nowhere", "", "-n", "--all", "^main", "main..main", "main:data", "main^{tree}", "a\tb", "ф"]
)
def test_a_name_that_is_no_commit_is_refused_in_one_line(check: Check, ref: str) -> None:
    assert check(ref) == (2, f"atlas: there is no commit '{shown(ref)}' here\n")


def test_refusals_are_said_in_the_language_asked_for(check: Check) -> None:
    assert check("nowhere", "--lang=ru") == (2, "atlas: коммита 'nowhere' здесь нет\n")


def test_without_a_repository_it_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = Written(tmp_path, PLACES).root
    assert main(["check", "--since", "main", "--project", str(root)]) == 2
    assert capsys.readouterr().err == "atlas: the project is not in a Git repository that can be read\n"


def test_without_git_it_is_refused(check: Check, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert check() == (2, "atlas: there is no command 'git' here\n")


def test_a_shallow_clone_is_refused(history: History, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    history.write({CITY: f"# Again\n{AASUND}"})
    history.commit()
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{history.root}", str(clone))
    said = {}
    for ref in ("origin/main", "main~1"):
        assert main(["check", "--since", ref, "--project", str(clone)]) == 2
        said[ref] = capsys.readouterr().err
    assert said == {
        "origin/main": ("atlas: the clone is shallow, so nothing shows what is gone: run 'git fetch --unshallow'\n"),
        "main~1": "atlas: there is no commit 'main~1' here: the clone is shallow, run 'git fetch --unshallow'\n",
    }


def test_branches_with_nothing_in_common_are_refused(history: History, check: Check) -> None:
    git(history.root, "checkout", "--quiet", "--orphan", "other")
    history.write({CITY: f"# Elsewhere\n{AASUND}"})
    history.commit()
    assert check() == (2, "atlas: the branch has no commit in common with 'main'\n")


BOND = "data/agreements/aasund-testograd.yaml"


@pytest.mark.parametrize("other", ["a", "zeta"])
def test_a_duplicate_is_told_at_the_file_that_is_new(tmp_path: Path, other: str) -> None:
    history = History(tmp_path / "project", TWINNED)
    path = f"data/agreements/{other}.yaml"
    history.write({path: AGREEMENT})
    problems, _ = found_problems(history.root, since="main")
    assert [(problem.path, problem.code) for problem in problems] == [(path, "possible-duplicate")]


@pytest.mark.parametrize("chosen", [0, 1])
def test_a_duplicate_is_told_at_the_file_that_is_chosen(tmp_path: Path, chosen: int) -> None:
    paths = BOND, "data/agreements/zeta.yaml"
    root = Written(tmp_path, {**TWINNED, paths[1]: AGREEMENT}).root
    problems, _ = found_problems(root, [root / paths[chosen]])
    assert [(problem.path, problem.code) for problem in problems] == [(paths[chosen], "possible-duplicate")]
    assert [problem.path for problem in found_problems(root)[0]] == [paths[1]]


@pytest.mark.parametrize(("city", "code"), [("aasund", "id-used-twice"), ("other", "identifier-used-twice")])
def test_an_id_that_another_record_has_is_told_at_the_file_that_changed(tmp_path: Path, city: str, code: str) -> None:
    ids = "ids:\n  value: {wikidata: Q1754}\n  sources: [{id: gazetteer, at: row 1}]\n"
    history = History(tmp_path / "project", {**PLACES, CITY: AASUND + ids})
    kind, own = ("regions", "level: {en: county}\n") if code == "id-used-twice" else ("cities", ids)
    path = f"data/{kind}/{city}.yaml"
    history.write({path: AASUND.replace("Aasund", "Other").replace("Осунн", "Другой") + own})
    told = {problem.path for problem in found_problems(history.root, since="main")[0] if problem.code == code}
    everywhere = {problem.path for problem in found_problems(history.root)[0] if problem.code == code}
    assert (told, everywhere) == ({path}, {path})


def test_where_both_files_changed_a_duplicate_is_told_once(tmp_path: Path) -> None:
    history = History(tmp_path / "project", PLACES)
    history.write({**TWINNED, "data/agreements/zeta.yaml": AGREEMENT})
    problems, _ = found_problems(history.root, since="main")
    assert [problem.path for problem in problems] == ["data/agreements/zeta.yaml"]


def test_an_address_that_any_commit_published_is_missed(history: History, capsys: pytest.CaptureFixture[str]) -> None:
    """`--since` cannot tell it any more: the branch has gone on since the record went."""
    history.write({RENAMED: f"{THIRD}formerly: [oldsund]\n"})
    history.commit()
    history.write({RENAMED: None, CITY: f"{AASUND}formerly: [lillsund]\n"})
    history.commit()
    history.write({CITY: AASUND})
    history.commit()
    command = ["check", "--project", str(history.root)]
    assert main([*command, "--since=main"]) == 0
    capsys.readouterr()
    assert main([*command, "--ever"]) == 1
    said = capsys.readouterr().out
    assert "'nyasund' is gone, and the address cities/nyasund/ with it" in said
    assert "the former id 'oldsund' is gone, and the address cities/oldsund/ with it" in said
    assert f"{CITY}:1:1: the former id 'lillsund' is gone, and the address cities/lillsund/ with it" in said
    assert said.endswith("3 problems in 2 files (3 checked)\n")


def test_addresses_that_go_on_answering_are_fine(history: History, capsys: pytest.CaptureFixture[str]) -> None:
    history.write({CITY: None, RENAMED: f"{AASUND}formerly: [aasund]\n"})
    history.commit()
    assert main(["check", "--project", str(history.root), "--ever"]) == 0
    assert capsys.readouterr().out == FINE


def test_ever_needs_the_whole_history(history: History, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    history.write({CITY: f"# x\n{AASUND}"})
    history.commit()
    git(tmp_path, "clone", "-q", "--depth", "1", history.root.as_uri(), str(tmp_path / "shallow"))
    assert main(["check", "--project", str(tmp_path / "shallow"), "--ever"]) == 2
    assert "the clone is shallow" in capsys.readouterr().err


def test_a_record_outside_of_data_is_told_where_it_belongs(tmp_path: Path) -> None:
    files = {**TWINNED, "agreements/bond.yaml": AGREEMENT, "notes.txt": "Towns."}
    root = Written(tmp_path, files).root
    [problem], checked = found_problems(root, [root / "agreements/bond.yaml"])
    assert checked == 0
    assert str(problem) == (
        "agreements/bond.yaml:1:1: a record outside the folders of the kinds\n    move it to data/agreements/bond.yaml"
    )
    for name in ("notes.txt", "agreements"):
        [problem], _ = found_problems(root, [root / name])
        assert problem.hint == "a record belongs in the folder of its kind: data/<kind>/<id>.yaml"
    assert found_problems(root, [root]) == found_problems(root, [root / "data"]) == ([], 5)
