"""The `atlas check` command: what it prints, and its exit status."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from atlas.cli.main import main
from invented_data import AASUND, GAZETTEER, PLACES, WriteData

HOOKS = Path(__file__).parents[1] / "hooks"


def test_good_data_gives_status_0(write_data: WriteData, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--project", str(write_data(PLACES).root)]) == 0
    assert capsys.readouterr().out == "no problems (3 files checked)\n"


def test_an_error_gives_status_1(write_data: WriteData, capsys: pytest.CaptureFixture[str]) -> None:
    written = write_data({**PLACES, "data/cities/aasund.yaml": AASUND.replace("NO", "NRO")})
    assert main(["check", "--project", str(written.root)]) == 1
    assert capsys.readouterr().out == (
        "data/cities/aasund.yaml:2:10: unknown country 'NRO'\n"
        "    did you mean 'NO' (Norway)?\n"
        "1 problem in 1 file (3 checked)\n"
    )


def test_a_warning_gives_status_0(write_data: WriteData, capsys: pytest.CaptureFixture[str]) -> None:
    written = write_data({"data/sources/gazetteer.yaml": GAZETTEER})
    assert main(["check", "--project", str(written.root)]) == 0
    assert capsys.readouterr().out == (
        "data/sources/gazetteer.yaml:1:1: warning: no record uses the source 'gazetteer'\n"
        "    cite it, or remove it\n"
        "1 problem in 1 file (1 checked)\n"
    )


def test_a_project_without_data_gives_status_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--project", str(tmp_path)]) == 1
    assert capsys.readouterr().out == (
        "data:1:1: there is no folder 'data'\n"
        "    records stand in data/<kind>/<id>.yaml\n"
        "1 problem in 1 file (0 checked)\n"
    )


def test_workflow_commands_stand_before_the_report(write_data: WriteData, capsys: pytest.CaptureFixture[str]) -> None:
    written = write_data({**PLACES, "data/cities/aasund.yaml": "name: '100 %'\n", "data/sources/other.yaml": GAZETTEER})
    assert main(["check", "--format", "github", "--project", str(written.root)]) == 1
    assert capsys.readouterr().out.splitlines()[:3] == [
        "::error file=data/cities/aasund.yaml,line=1,col=1::'country' is missing%0AISO 3166-1 code, two capital letters",
        "::error file=data/cities/aasund.yaml,line=1,col=7::a text without its language%0Awrite {en: 100 %25}",
        "::warning file=data/sources/other.yaml,line=1,col=1::no record uses the source 'other'%0Acite it, or remove it",
    ]


def test_the_folder_in_which_it_runs_is_the_project(
    write_data: WriteData, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(write_data(PLACES).root)
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "no problems (3 files checked)\n"


def test_what_the_console_cannot_show_is_printed_as_codes(write_data: WriteData) -> None:
    written = write_data({**PLACES, "data/cities/aasund.yaml": AASUND.replace("NO", "Ø")})
    done = subprocess.run(
        [sys.executable, "-m", "atlas.cli", "check", "--project", str(written.root)],
        env=os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(HOOKS)},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.startswith(b"data/cities/aasund.yaml:2:10: unknown country '\\xd8'\n")
