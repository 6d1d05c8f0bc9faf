"""The `atlas check` command: what it prints, and its exit status."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from atlas.cli.main import main
from atlas.incremental import checking
from atlas.parallel.pool import WorkFailed
from invented_data import AASUND, GAZETTEER, PLACES, WriteData

HOOKS = Path(__file__).parents[1] / "hooks"


def test_good_data_gives_status_0(write_data: WriteData, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--project", str(write_data(PLACES).root)]) == 0
    assert capsys.readouterr().out == "no problems (3 files checked)\n"


def test_a_second_check_tells_what_an_edit_changed(write_data: WriteData, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_data(PLACES).root
    assert [main(["check", "--project", str(root)]) for _ in range(2)] == [0, 0]
    write_data({"data/cities/aasund.yaml": AASUND.replace("NO", "NRO")})
    assert [main(["check", "--project", str(root)]) for _ in range(2)] == [1, 1]
    (root / "data/cities/aasund.yaml").unlink()
    write_data({"data/cities/third.yaml": AASUND})
    assert main(["check", "--project", str(root)]) == 0
    assert capsys.readouterr().out.count("no problems (3 files checked)\n") == 3


def test_an_error_gives_status_1(write_data: WriteData, capsys: pytest.CaptureFixture[str]) -> None:
    written = write_data({**PLACES, "data/cities/aasund.yaml": AASUND.replace("NO", "NRO")})
    assert main(["check", "--project", str(written.root)]) == 1
    assert capsys.readouterr().out == (
        "data/cities/aasund.yaml:2:10: unknown country 'NRO' [unknown-country]\n"
        "    did you mean 'NO' (Norway)?\n"
        "1 problem in 1 file (3 checked)\n"
    )


def test_a_warning_gives_status_0(write_data: WriteData, capsys: pytest.CaptureFixture[str]) -> None:
    written = write_data({"data/sources/gazetteer.yaml": GAZETTEER})
    assert main(["check", "--project", str(written.root)]) == 0
    assert capsys.readouterr().out == (
        "data/sources/gazetteer.yaml:1:1: warning: no record uses the source 'gazetteer' [unused-source]\n"
        "    cite it, or remove it\n"
        "1 problem in 1 file (1 checked)\n"
    )


def test_a_project_without_data_gives_status_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--project", str(tmp_path)]) == 1
    assert capsys.readouterr().out == (
        "data:1:1: there is no folder 'data' [no-data]\n"
        "    records belong in data/<kind>/<id>.yaml\n"
        "1 problem in 1 file (0 checked)\n"
    )


def test_workflow_commands_stand_before_the_report(write_data: WriteData, capsys: pytest.CaptureFixture[str]) -> None:
    written = write_data({**PLACES, "data/cities/aasund.yaml": "name: '100 %'\n", "data/sources/other.yaml": GAZETTEER})
    assert main(["check", "--format", "github", "--project", str(written.root)]) == 1
    assert capsys.readouterr().out.splitlines()[:3] == [
        "::error file=data/cities/aasund.yaml,line=1,col=1,title=missing-field::'country' is missing"
        "%0AISO 3166-1 code, two capital letters",
        "::error file=data/cities/aasund.yaml,line=1,col=7,title=text-without-language::a text without its language%0Awrite {en: 100 %25}",
        "::warning file=data/sources/other.yaml,line=1,col=1,title=unused-source::no record uses the source 'other'"
        "%0Acite it, or remove it",
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
    assert done.stdout.startswith(b"data/cities/aasund.yaml:2:10: unknown country '\\xd8' [unknown-country]\n")


def test_the_problems_of_the_files_asked_for_are_told(
    write_data: WriteData, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = {f"data/cities/{id_}.yaml": AASUND.replace("NO", "NRO") for id_ in ("aasund", "testograd")}
    root = write_data({**PLACES, **wrong}).root
    monkeypatch.chdir(root / "data")
    said = {}
    for files in (["cities/aasund.yaml"], [str(root / "data/cities")], ["sources"], [".."]):
        status = main(["check", "--project", str(root), *files])
        said[status, files[0]] = capsys.readouterr().out.splitlines()[-1]
    assert said == {
        (1, "cities/aasund.yaml"): "1 problem in 1 file (1 checked)",
        (1, str(root / "data/cities")): "2 problems in 2 files (2 checked)",
        (0, "sources"): "no problems (1 file checked)",
        (1, ".."): "2 problems in 2 files (3 checked)",
    }


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("data/cities/nowhere.yaml", "there is no file 'data/cities/nowhere.yaml'"),
        ("/dev/null", "'/dev/null' is not in the project"),
    ],
)
def test_a_file_that_is_not_there_gives_status_2(
    write_data: WriteData, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], file: str, reason: str
) -> None:
    monkeypatch.chdir(write_data(PLACES).root)
    assert main(["check", file]) == 2
    assert capsys.readouterr() == ("", f"atlas: {reason}\n")


def test_other_programs_get_a_list_of_objects(write_data: WriteData, capsys: pytest.CaptureFixture[str]) -> None:
    written = write_data(
        {**PLACES, "data/cities/aasund.yaml": AASUND.replace("NO", "Ø"), "data/sources/o.yaml": GAZETTEER}
    )
    assert main(["check", "--format", "json", "--project", str(written.root)]) == 1
    said = capsys.readouterr().out
    assert said.isascii()
    assert json.loads(said) == [
        {
            "path": "data/cities/aasund.yaml",
            "line": 2,
            "column": 10,
            "severity": "error",
            "code": "unknown-country",
            "message": "unknown country 'Ø'",
            "hint": "write its two-letter ISO 3166-1 code",
            "explanation": None,
        },
        {
            "path": "data/sources/o.yaml",
            "line": 1,
            "column": 1,
            "severity": "warning",
            "code": "unused-source",
            "message": "no record uses the source 'o'",
            "hint": "cite it, or remove it",
            "explanation": None,
        },
    ]


CONFIGURATION = """\
site_url: !ENV [SITE_URL, "http://127.0.0.1:8000/"]
extra: {atlas: {name: {en: A}, tagline: {en: B}}}
plugins:
  - i18n: {languages: [{locale: en}, {locale: fi}]}
"""


def test_where_the_site_stands_the_codes_lead_to_their_explanations(
    write_data: WriteData, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_data({"data/sources/o.yaml": GAZETTEER, "mkdocs.yml": CONFIGURATION}).root
    command = ["check", "--project", str(root)]
    monkeypatch.delenv("SITE_URL", raising=False)
    main(command)
    assert capsys.readouterr().out.endswith("\n1 problem in 1 file (1 checked)\n")
    monkeypatch.setenv("SITE_URL", "https://atlas.example/towns/")
    main(command)
    assert capsys.readouterr().out.endswith("\nwhat the codes mean: https://atlas.example/towns/contribute/checks/\n")
    main([*command, "--lang", "fi"])
    assert capsys.readouterr().out.endswith(": https://atlas.example/towns/fi/contribute/checks/\n")
    main([*command, "--lang", "sv", "--format", "github"])
    assert "%0Ahttps://atlas.example/towns/contribute/checks/#unused-source\n" in capsys.readouterr().out
    main([*command, "--format", "json"])
    (problem,) = json.loads(capsys.readouterr().out)
    assert problem["explanation"] == "https://atlas.example/towns/contribute/checks/#unused-source"


def test_without_problems_the_list_is_empty(write_data: WriteData, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", "json", "--project", str(write_data(PLACES).root)]) == 0
    assert capsys.readouterr().out == "[]\n"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "ru",
            "data/cities/aasund.yaml:2:10: неизвестная страна 'NRO' [unknown-country]\n"
            "    возможно, имелось в виду 'NO' (Норвегия)?\n"
            "data/sources/o.yaml:1:1: предупреждение: ни одна запись не ссылается на источник 'o' [unused-source]\n"
            "    сошлитесь на него или удалите его\n"
            "2 замечания в 2 файлах (проверено 4)\n",
        ),
        (
            "sv",
            "data/cities/aasund.yaml:2:10: okänt land 'NRO' [unknown-country]\n"
            "    menade du 'NO' (Norge)?\n"
            "data/sources/o.yaml:1:1: varning: ingen post använder källan 'o' [unused-source]\n"
            "    hänvisa till den eller ta bort den\n"
            "2 anmärkningar i 2 filer (4 kontrollerade)\n",
        ),
        (
            "fi",
            "data/cities/aasund.yaml:2:10: tuntematon maa 'NRO' [unknown-country]\n"
            "    tarkoititko 'NO' (Norja)?\n"
            "data/sources/o.yaml:1:1: varoitus: mikään tietue ei käytä lähdettä 'o' [unused-source]\n"
            "    viittaa siihen tai poista se\n"
            "2 huomautusta 2 tiedostossa (4 tarkistettu)\n",
        ),
    ],
)
def test_the_report_is_said_in_the_language_asked_for(
    write_data: WriteData, capsys: pytest.CaptureFixture[str], language: str, said: str
) -> None:
    written = write_data(
        {**PLACES, "data/cities/aasund.yaml": AASUND.replace("NO", "NRO"), "data/sources/o.yaml": GAZETTEER}
    )
    assert main(["check", "--lang", language, "--project", str(written.root)]) == 1
    assert capsys.readouterr().out == said


def test_it_is_quiet_where_its_output_is_not_read_to_the_end(write_data: WriteData) -> None:
    many = {f"data/cities/{number}.yaml": "name: 5\n" for number in range(3000)}
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m atlas.cli check | head -1; echo ${{PIPESTATUS[0]}}"],
        cwd=write_data(many).root,
        env=os.environ | {"PYTHONPATH": str(HOOKS)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout == "data/cities/0.yaml:1:1: 'country' is missing [missing-field]\n141\n"


INTERRUPTED_CHECK = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have switched it off
from atlas.cli.main import main
main(["check"])
"""


def test_an_interrupt_ends_it_without_a_traceback(write_data: WriteData) -> None:
    root = write_data({f"data/cities/{number}.yaml": AASUND for number in range(3000)}).root
    command = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED_CHECK],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(HOOKS), "ATLAS_WORKERS": "2"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    children = Path(f"/proc/{command.pid}/task/{command.pid}/children")
    while command.poll() is None and not children.read_text():
        time.sleep(0.05)
    os.killpg(command.pid, signal.SIGINT)
    try:
        assert command.communicate(timeout=60) == (b"", b"")
    finally:
        command.kill()
    assert command.returncode == -signal.SIGINT


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["diff", "--help"], ["new", "--help"]])
def test_help_is_fast_to_come(arguments: list[str]) -> None:
    """Without what reads and renders: a shell waits for it at each completion."""
    script = (
        f"import sys; from atlas.cli.main import main\ntry: main({arguments!r})\nfinally: print('babel' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=os.environ | {"PYTHONPATH": str(HOOKS)}, capture_output=True, text=True
    )
    assert done.stdout.endswith("False\n")
    assert "usage: atlas" in done.stdout


def test_a_process_that_is_killed_is_told_in_one_line(
    write_data: WriteData, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def killed(*_: object) -> None:
        raise WorkFailed("A process was killed.")

    monkeypatch.setattr(checking, "check_project", killed)
    assert main(["check", "--project", str(write_data(PLACES).root)]) == 2
    assert capsys.readouterr().err == "atlas: A process was killed.\n"
