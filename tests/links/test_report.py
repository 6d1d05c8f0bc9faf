"""The report speaks of records; moves become a patch that Git takes; no foreign site makes the check fail."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from invented_host import BEHAVIOURS, QUOTE, InventedHost, says, to
from invented_sources import Sources

from linkcheck.report import code


def git(sources: Sources, *arguments: str) -> str:
    run = subprocess.run(["git", *arguments], cwd=sources.root, capture_output=True, text=True, check=True)
    return run.stdout


def source(sources: Sources, id_: str = "aasund-page") -> Path:
    return sources.root / f"data/sources/{id_}.yaml"


def test_the_report_names_records_lines_and_who_cites(host: InventedHost, sources: Sources, capsys: Any) -> None:
    sources.put({"aasund-page": "/404"})
    sources.cite("aasund-page", QUOTE)
    sources.run()
    assert capsys.readouterr().out == (
        "# External links\n\n1 addresses: 1 gone.\n\n## Gone (1)\n\n"
        "Find the new address, or add `archive_url`: the source stays, and pages link to the copy.\n\n"
        f"- `data/sources/aasund-page.yaml` line 3: `{host.url}/404` is not there any more (status 404)\n"
        "  - cited by `cities/aasund`\n"
        "  - no archived copy is known\n"
    )
    assert sources.kept("attention") == "yes\n"


def test_an_archived_copy_is_named_and_visited(host: InventedHost, sources: Sources, capsys: Any) -> None:
    sources.put({"aasund-page": "/404"}, more=f"archive_url: {host.url}/page\n")
    sources.run()
    assert f"  - archived copy: `{host.url}/page`" in capsys.readouterr().out
    assert host.questions("/page")


def test_a_source_described_in_a_citation_is_visited(host: InventedHost, sources: Sources, capsys: Any) -> None:
    sources.put({})
    file = sources.root / "data/cities/aasund.yaml"
    inline = f"title: {{no: Byer}}, url: '{host.url}/301', retrieved: 2025-11-28, quote: {QUOTE}, supports: [country]"
    file.write_text(file.read_text("utf-8") + f"  - {{{inline}}}\n", "utf-8")
    before = file.read_text("utf-8")
    git(sources, "init", "--quiet")
    [entry] = sources.told(capsys).values()
    assert (entry["outcome"], entry["cited_by"], entry["quotes"][0]["found"]) == ("moved", ["cities/aasund"], True)
    git(sources, "apply", ".build/links/moves.patch")
    assert file.read_text("utf-8") == before.replace("/301'", "/page'").replace(
        f"'{host.url}/page'", f"{host.url}/page"
    )


@pytest.mark.parametrize("tail", ["\n", ""])
@pytest.mark.parametrize("path", ["/301", "/308", "/301-302"])
def test_the_patch_changes_the_address_and_nothing_else(
    path: str, tail: str, host: InventedHost, sources: Sources
) -> None:
    sources.put({"aasund-page": path + "#top", "other-page": "/307"}, more="publisher: {no: Åsund}")
    source(sources).write_text(source(sources).read_text("utf-8").rstrip("\n") + tail, "utf-8")
    git(sources, "init", "--quiet")
    before = {file: file.read_text("utf-8") for file in sources.root.rglob("data/**/*.yaml")}
    sources.run()
    git(sources, "apply", ".build/links/moves.patch")
    after = {file: file.read_text("utf-8") for file in before}
    changed = {file for file in before if before[file] != after[file]}
    assert changed == {source(sources)}
    new = {"/301": "/page", "/308": "/page", "/301-302": "/302"}[path]
    old_line = f'"{host.url}{path}#top" # as printed'
    assert after[source(sources)] == before[source(sources)].replace(old_line, f"{host.url}{new}#top # as printed")
    sources.run()
    assert sources.kept("moves.patch") == ""


@pytest.mark.parametrize(
    ("location", "body"),
    [
        ("/page", "<p>another page"),  # the quote is missing
        ("/404", f"<p>{QUOTE}"),
        ("mailto:a@b.example", f"<p>{QUOTE}"),
    ],
)
def test_a_move_that_is_not_certain_is_not_proposed(
    location: str, body: str, sources: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(BEHAVIOURS, "/moved", to(location, 301))
    monkeypatch.setitem(BEHAVIOURS, "/page", says(body))
    sources.put({"aasund-page": "/moved"})
    sources.cite("aasund-page", QUOTE)
    sources.run()
    assert sources.kept("moves.patch") == ""


def test_a_move_to_the_address_of_another_source_is_not_proposed(sources: Sources, capsys: Any) -> None:
    sources.put({"aasund-page": "/301", "other-page": "/page"})
    assert sources.told(capsys)["aasund-page"]["outcome"] == "moved"
    assert sources.kept("moves.patch") == ""


def test_an_address_that_leads_to_marks_of_yaml_stays_one_value(
    host: InventedHost, sources: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(BEHAVIOURS, "/moved", to("/a?b=%23: #c", 301))
    monkeypatch.setitem(BEHAVIOURS, "/a", says(QUOTE))
    sources.put({"aasund-page": "/moved"})
    git(sources, "init", "--quiet")
    sources.run()
    if patch := sources.kept("moves.patch"):
        git(sources, "apply", ".build/links/moves.patch")
        assert patch.count("\n+") == 2
    assert "title: {no: En side}\nlanguage: no\n" in source(sources).read_text("utf-8")


def test_what_a_host_says_cannot_leave_its_line(sources: Sources, capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    evil = "/a`|<img src=x>\u202e@everyone"
    monkeypatch.setitem(BEHAVIOURS, "/moved", to(evil.encode().decode("latin-1"), 302))
    sources.put({"aasund-page": "/moved"})
    sources.run()
    out = capsys.readouterr().out
    assert all(line.count("`") % 2 == 0 for line in out.splitlines())
    assert "\u202e" not in out


@pytest.mark.parametrize("text", ["a`b", "a\nb", "a\x1b[31mb", "\u202eb", "x" * 9999, ""])
def test_any_text_is_one_short_line_of_code(text: str) -> None:
    shown = code(text)
    assert shown.count("`") == 2
    assert len(shown) < 310
    assert shown.isprintable()


def test_a_report_is_added_to_the_summary_of_a_job(
    sources: Sources, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "summary.md"
    page.write_text("before\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    sources.put({"aasund-page": "/404"})
    assert sources.run() == 0
    assert page.read_text("utf-8") == "before\n" + sources.kept("report.md")


def test_where_all_is_fine_nobody_is_told(sources: Sources) -> None:
    sources.put({"aasund-page": "/page", "other": "/302", "third": "/403"})
    assert sources.run() == 0
    assert sources.kept("attention") == ""


def test_a_withdrawn_source_is_not_visited(host: InventedHost, sources: Sources) -> None:
    sources.put({"aasund-page": "/404"}, more="withdrawn: {date: 2026-01-30, reason: {en: It was entered twice.}}\n")
    assert sources.run() == 0
    assert host.asked == []


@pytest.mark.parametrize("options", [["--age", "-1"], ["--age", "nan"], ["--format", "pdf"], ["--nothing"], ["FILE"]])
def test_wrong_options_end_with_two(options: list[str], sources: Sources) -> None:
    sources.put({})
    with pytest.raises(SystemExit) as ended:
        sources.run(*options)
    assert ended.value.code == 2


def test_a_folder_without_data_ends_with_two(sources: Sources, capsys: Any) -> None:
    with pytest.raises(SystemExit) as ended:
        sources.run()
    assert ended.value.code == 2
    assert "has no folder data/" in capsys.readouterr().err


@pytest.mark.parametrize("content", ["", "[", "- a"])
def test_a_configuration_that_is_none_ends_with_one(content: str, sources: Sources) -> None:
    sources.put({})
    (sources.root / "mkdocs.yml").write_text(content, "utf-8")
    assert sources.run() == 1


def test_in_a_pipe_a_line_tells_of_each_address_that_is_not_fine(
    host: InventedHost, sources: Sources, capsys: Any
) -> None:
    sources.put({"aasund-page": "/404", "other": "/page"})
    sources.run()
    assert capsys.readouterr().err == f"gone: {host.url}/404\n2 addresses: 1 gone, 1 fine\n"


def test_on_a_terminal_a_bar_tells_how_far_it_is(
    sources: Sources, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    sources.put({"aasund-page": "/404"})
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    sources.run()
    assert "1/1" in capsys.readouterr().err


def test_only_some_addresses_are_visited_and_the_others_stay_known(
    host: InventedHost, sources: Sources, capsys: Any
) -> None:
    sources.put({"aasund-page": "/page", "other": "/302"})
    sources.run()
    capsys.readouterr()
    assert set(sources.told(capsys, "--only", "/302", "--age", "0")) == {"other"}
    assert len(json.loads(sources.kept("results.json"))["results"]) == 2
