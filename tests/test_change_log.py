"""The log of changes: what each commit of a history changed in facts, and since when a statement stands in data/."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from atlas.derive.changes.log import ChangeLog
from atlas.history.log import CACHE, read_log
from atlas.history.versions import Versions
from atlas.incremental.checking import check_project
from atlas.reading.loading import Entry
from invented_data import AASUND, AGREEMENT, TESTOGRAD, TWINNED
from invented_history import History, git

BOND = "data/agreements/aasund-testograd.yaml"
CITY = "data/cities/aasund.yaml"
OTHER = "data/cities/testograd.yaml"
CONFIRMED = AGREEMENT.replace(
    "[aasund, testograd]\n",
    """
  - aasund
  - id: testograd
    acts:
      - {act: confirmed, date: 2001, sources: [{id: aasund-page, at: line 1, quote: Testograd 2001}]}
""",
    1,
)
ENDED = CONFIRMED + "ended:\n  value: 2020\n  sources: [{id: aasund-page, at: line 2, quote: until 2020}]\n"
WITHDRAWN = TESTOGRAD + "withdrawn: {date: 2026-01-30, reason: {en: Entered twice.}}\n"


def entries(root: Path) -> tuple[Entry, ...]:
    return check_project(root)[0].entries


def log_of(root: Path, cache: Path | None = None) -> ChangeLog:
    log = read_log(root, entries(root), cache)
    assert log
    return log


def told(log: ChangeLog) -> list[str]:
    """Each change in a line: day, kind, id, what became of it."""
    return [
        f"{commit.day} {one.kind}/{one.id}: {', '.join(effect.value for effect in one.effects)}"
        for commit in log.commits
        for one in commit.changes
    ]


def values(log: ChangeLog, id_: str) -> list[tuple[str, object, object, list[str]]]:
    """The values of a record that changed: field, before, after, the sources and places that prove it."""
    numbers = [number for number in log.newest_first() if log.change(number).id == id_]
    return [
        (
            ".".join(step.spec.key for step in value.trail),
            value.before,
            value.after,
            [f"{citation.source_key}, {citation.at}" for citation in value.citations],
        )
        for change in reversed(log.details(numbers))
        for value in change.values
    ]


@pytest.fixture(scope="module")
def ten_commits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten commits that change two towns and their agreement, a day each."""
    made = History(tmp_path_factory.mktemp("ten") / "project", TWINNED, day="2026-01-01")
    renamed = AASUND.replace("sources:", "formerly: [aasund]\nsources:")
    steps: list[dict[str, str | bytes | None]] = [
        {BOND: AGREEMENT.replace("1989\n", "1990\n", 1)},
        {BOND: CONFIRMED},
        {BOND: ENDED},
        {CITY: f"# A comment\n{AASUND.replace('country: NO', 'country:   NO')}"},
        {CITY: AASUND + "summary: {en: A town.}\n"},
        {CITY: None, "data/cities/nyasund.yaml": renamed, BOND: ENDED.replace("- aasund\n", "- nyasund\n")},
        {"data/cities/third.yaml": TESTOGRAD.replace("Testograd", "Third").replace("Тестоград", "Третий")},
        {OTHER: WITHDRAWN},
        {"data/cities/third.yaml": None},
    ]
    for number, step in enumerate(steps, 2):
        made.write(step)
        made.commit(day=f"2026-01-{number:02}")
    return made.root


@pytest.fixture
def history(ten_commits: Path, tmp_path: Path) -> History:
    """The ten commits, to which others may be added."""
    root = tmp_path / "project"
    shutil.copytree(ten_commits, root)
    return History.of(root)


TOLD = [
    "2026-01-01 cities/aasund: added",
    "2026-01-01 cities/testograd: added",
    "2026-01-01 agreements/aasund-testograd: added",
    "2026-01-01 sources/aasund-page: added",
    "2026-01-01 sources/gazetteer: added",
    "2026-01-02 agreements/aasund-testograd: corrected",
    "2026-01-03 agreements/aasund-testograd: confirmed, corrected",
    "2026-01-04 agreements/aasund-testograd: ended",
    "2026-01-06 cities/aasund: supplemented",
    "2026-01-07 cities/nyasund: renamed, corrected",
    "2026-01-08 cities/third: added",
    "2026-01-09 cities/testograd: withdrawn",
    "2026-01-10 cities/third: removed",
]


def test_ten_commits_give_what_each_of_them_changed(history: History) -> None:
    log = log_of(history.root)
    assert told(log) == TOLD
    assert len(log.commits) == 10
    assert log.commits[6].renamed == {"aasund": "nyasund"}


def test_a_value_is_told_with_what_proves_it(history: History) -> None:
    found = values(log_of(history.root), "aasund-testograd")
    assert [(field, sources) for field, _, _, sources in found] == [
        ("since", ["aasund-page, paragraph 1"]),
        ("parties.acts", ["aasund-page, line 1"]),
        ("since", ["aasund-page, paragraph 1"]),
        ("ended", ["aasund-page, line 2"]),
    ]


def test_a_value_that_is_corrected_while_its_citation_stays_is_told_apart(history: History) -> None:
    log = log_of(history.root)
    [change] = log.details([number for number in log.newest_first() if number[0] == 1])
    assert [value.proof_stayed for value in change.values] == [True]


def test_statements_have_the_days_on_which_they_came_and_went(history: History) -> None:
    log = log_of(history.root)
    records = {entry.file.id: entry.record for entry in entries(history.root)}
    bond, town = records["aasund-testograd"], records["nyasund"]
    assert bond
    assert town
    days = log.days_of(bond)
    last = date(2026, 1, 10)
    assert days["since", "1989", ""] == (date(2026, 1, 1), last)
    assert days["ended", "2020", ""] == (date(2026, 1, 4), last)
    assert days["parties", "nyasund", ""] == (date(2026, 1, 1), last)  # the town has another id, and is the same
    assert days["parties.acts.act", "confirmed", ""] == (date(2026, 1, 3), last)
    assert log.days_of(town)["country", "NO", ""] == (date(2026, 1, 1), last)
    gone = set(log.seen["third"].values())
    assert {(seen.first, seen.last) for seen in gone} == {(date(2026, 1, 8), date(2026, 1, 9))}


def test_a_statement_that_no_commit_holds_has_no_days(history: History) -> None:
    history.write({OTHER: WITHDRAWN.replace("country: RU", "country: SE")})
    [town] = [entry.record for entry in entries(history.root) if entry.file.path == OTHER]
    assert town
    assert ("country", "SE", "") not in log_of(history.root).days_of(town)


def test_what_a_merge_brings_is_told_once_on_its_day(history: History) -> None:
    git(history.root, "checkout", "--quiet", "-b", "change")
    for number, name in enumerate(("Fourth", "Fifth"), 11):
        history.write({f"data/cities/{name.lower()}.yaml": TESTOGRAD.replace("Testograd", name)})
        history.commit(day=f"2026-01-{number}")
    git(history.root, "checkout", "--quiet", "main")
    history.write({"README.md": "Nothing of data/."})
    history.commit(day="2026-01-13")
    history.merge("change", day="2026-01-14")
    assert told(log_of(history.root))[len(TOLD) :] == [
        "2026-01-14 cities/fifth: added",
        "2026-01-14 cities/fourth: added",
    ]


def test_a_file_that_cannot_be_read_for_a_while_is_neither_removed_nor_added(history: History) -> None:
    for number, content in enumerate(("name: {en: 'open\n", OTHER_NAME), 11):
        history.write({OTHER: content})
        history.commit(day=f"2026-01-{number}")
    assert told(log_of(history.root))[len(TOLD) :] == ["2026-01-12 cities/testograd: shown again"]


OTHER_NAME = TESTOGRAD + "summary: {en: Another town.}\n"


def test_a_file_that_could_not_be_read_at_first_is_not_told_as_new(history: History) -> None:
    path = "data/cities/fourth.yaml"
    for number, content in enumerate(("nothing\n", TESTOGRAD, TESTOGRAD.replace("RU", "SE")), 11):
        history.write({path: content})
        history.commit(day=f"2026-01-{number}")
    assert told(log_of(history.root))[len(TOLD) :] == ["2026-01-13 cities/fourth: corrected"]


def test_a_project_in_a_folder_of_its_repository_has_its_own_history(history: History, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    git(tmp_path, "init", "--quiet", "--initial-branch=main", str(outer))
    history.root.rename(outer / "atlas")
    (outer / "atlas" / ".git").rename(tmp_path / "old")
    git(outer, "add", "--all")
    git(outer, "commit", "--quiet", "--message", "A project")
    assert {line.split(" ")[1] for line in told(log_of(outer / "atlas"))} == {
        "cities/nyasund:",
        "cities/testograd:",
        "agreements/aasund-testograd:",
        "sources/aasund-page:",
        "sources/gazetteer:",
    }


def test_the_settings_of_git_do_not_change_the_log(history: History) -> None:
    for name, value in (("log.showRoot", "false"), ("diff.renames", "copies"), ("core.quotePath", "true")):
        git(history.root, "config", name, value)
    assert told(log_of(history.root)) == TOLD


@pytest.mark.parametrize("what", ["shallow", "none", "untracked", "no commit", "elsewhere"])
def test_a_history_that_is_not_whole_is_not_known(history: History, tmp_path: Path, what: str) -> None:
    root = tmp_path / "copy"
    if what == "shallow":
        git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{history.root}", str(root))
    else:
        git(tmp_path, "clone", "--quiet", str(history.root), str(root))
        (root / ".git").rename(tmp_path / "gone")
    if what == "untracked":
        git(tmp_path, "init", "--quiet", "--initial-branch=main")
        (tmp_path / "file").write_text("x", "utf-8")
        git(tmp_path, "add", "file")
        git(tmp_path, "commit", "--quiet", "--message", "A file")
    if what == "no commit":
        git(root, "init", "--quiet", "--initial-branch=main")
    if what == "elsewhere":
        (root / ".git").write_text("gitdir: /nowhere\n", "utf-8")
    assert read_log(root, entries(root)) is None


def test_without_the_command_git_the_history_is_not_known(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(history.root))
    assert read_log(history.root, entries(history.root)) is None


def test_a_clone_without_older_files_is_not_known_and_fetches_nothing(history: History, tmp_path: Path) -> None:
    git(history.root, "config", "uploadpack.allowFilter", "true")
    root = tmp_path / "partial"
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", f"file://{history.root}", str(root))
    assert read_log(root, entries(root)) is None


@pytest.fixture
def read_versions(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the versions that are read from Git."""
    paths: list[str] = []
    load = Versions._entries

    def noted(self: Versions, wanted: list[tuple[str, str]], size: int) -> list[Entry]:
        paths.extend(path for path, _ in wanted)
        return load(self, wanted, size)

    monkeypatch.setattr(Versions, "_entries", noted)
    return paths


@pytest.fixture
def cache(history: History) -> Path:
    """The cache of the ten commits."""
    path = history.root / CACHE
    log_of(history.root, path)
    return path


def in_full(log: ChangeLog) -> object:
    return log.commits, {id_: dict(of) for id_, of in log.seen.items() if of}


def test_with_a_cache_only_new_commits_are_read(history: History, cache: Path, read_versions: list[str]) -> None:
    assert told(log_of(history.root, cache)) == TOLD
    assert read_versions == []
    history.write({BOND: ENDED.replace("- aasund\n", "- nyasund\n").replace("1989\n", "1991\n", 1)})
    history.commit(day="2026-01-11")
    later = log_of(history.root, cache)
    assert told(later) == [*TOLD, "2026-01-11 agreements/aasund-testograd: corrected"]
    assert read_versions == [BOND]
    assert in_full(later) == in_full(log_of(history.root))


def test_files_as_they_were_committed_are_not_read_again(history: History, read_versions: list[str]) -> None:
    git(history.root, "update-index", "--refresh")  # it was copied
    log_of(history.root)
    assert "data/sources/gazetteer.yaml" not in read_versions
    assert read_versions.count("data/cities/nyasund.yaml") == 0


def damages(content: bytes) -> Iterator[bytes]:
    yield b""
    yield content[: len(content) // 2]
    yield content.replace(b"CORRECTED", b"WITHDRAWN")
    yield content[:40] + b"[[],{},{},{}]"


@pytest.mark.parametrize("number", range(4))
def test_a_damaged_cache_is_read_anew(history: History, cache: Path, number: int) -> None:
    cache.write_bytes([*damages(cache.read_bytes())][number])
    assert told(log_of(history.root, cache)) == TOLD


def test_a_cache_that_was_not_written_to_its_end_is_of_no_account(history: History, cache: Path) -> None:
    before = cache.read_bytes()
    cache.with_name(f"{cache.name}.new").write_bytes(before[:100])
    assert told(log_of(history.root, cache)) == TOLD
    cache.unlink()
    cache.mkdir()
    assert told(log_of(history.root, cache)) == TOLD


def test_a_cache_of_another_history_is_of_no_account(history: History, cache: Path) -> None:
    git(history.root, "reset", "--quiet", "--hard", "HEAD~3")
    assert told(log_of(history.root, cache)) == TOLD[:-3]
    history.write({"data/cities/other.yaml": TESTOGRAD.replace("Testograd", "Other")})
    history.commit(day="2026-01-20")
    assert told(log_of(history.root, cache)) == [*TOLD[:-3], "2026-01-20 cities/other: added"]


def test_days_are_those_of_commits_in_utc_whatever_they_say(history: History) -> None:
    history.write({"data/cities/other.yaml": TESTOGRAD.replace("Testograd", "Other")})
    for date_, told_as in (("2026-01-20T23:30:00-0200", "2026-01-21"), ("@253402300900 +0000", "9999-12-31")):
        git(history.root, "add", "--all")
        git(history.root, "commit", "--quiet", "--message", "x", at=date_)
        assert told(log_of(history.root))[-1] == f"{told_as} cities/other: added"
        git(history.root, "reset", "--quiet", "--soft", "HEAD~1")


def test_commits_that_do_not_concern_the_data_are_none(history: History) -> None:
    history.write({"README.md": "Nothing of data/.", "data/README.md": "No record.", "data/cities/x.yml": "no: record"})
    history.commit(day="2026-01-11")
    assert told(log_of(history.root)) == TOLD


def test_a_state_follows_what_others_say_at_that_time(history: History) -> None:
    """The successor, which is not among the changed files, had ended the agreement before."""
    follower = CONFIRMED.replace("1989\n", "2005\n", 1).replace("- aasund\n", "- nyasund\n")
    follows = "follows:\n  - {id: aasund-testograd, sources: [{id: aasund-page, at: line 4, quote: instead}]}\n"
    history.write({"data/agreements/second.yaml": follower.replace("2001", "2006") + follows})
    history.commit(day="2026-01-11")
    before = CONFIRMED.replace("- aasund\n", "- nyasund\n")
    history.write({BOND: before})
    history.commit(day="2026-01-12")
    history.write({BOND: before + ENDED.removeprefix(CONFIRMED)})
    history.commit(day="2026-01-13")
    assert told(log_of(history.root))[-1] == "2026-01-13 agreements/aasund-testograd: supplemented"
