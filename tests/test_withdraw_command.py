"""The `atlas withdraw` command: what it writes, whom it names, what it refuses."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from atlas.cli.main import main
from invented_data import AASUND, TWINNED, WriteData

CITY = "data/cities/aasund.yaml"
BOND = "data/agreements/aasund-testograd.yaml"


def day() -> str:
    return datetime.now(UTC).date().isoformat()


def test_the_file_stays_with_day_and_reason(write_data: WriteData, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_data({**TWINNED, CITY: f"# Ours\n{AASUND}"}).root
    assert main(["withdraw", "aasund", "--reason", "Twice: here, and there", "--project", str(root)]) == 0
    assert capsys.readouterr().out == f"{CITY} is withdrawn\n{BOND} still names it\n"
    assert (root / CITY).read_text("utf-8") == (
        f'# Ours\n{AASUND}withdrawn: {{date: {day()}, reason: {{en: "Twice: here, and there"}}}}\n'
    )
    assert main(["check", "--project", str(root)]) == 0
    assert f"withdrawn, but still named in {BOND}" in capsys.readouterr().out


def test_a_long_reason_gets_lines_of_its_own_and_several_languages(write_data: WriteData) -> None:
    root = write_data({**TWINNED, BOND: TWINNED[BOND].rstrip("\n")}).root
    reasons = "--reason", "fi=Sama sopimus on kahdesti.", "--reason", "Это соглашение внесено дважды, верно другое."
    assert main(["withdraw", "aasund-testograd", "--lang", "ru", *reasons, "--project", str(root)]) == 0
    assert (root / BOND).read_text("utf-8") == (
        f"{TWINNED[BOND]}withdrawn:\n  date: {day()}\n"
        "  reason: {fi: Sama sopimus on kahdesti., ru: 'Это соглашение внесено дважды, верно другое.'}\n".replace(
            "'", '"'
        )
    )
    assert main(["check", "--project", str(root)]) == 0


def test_a_record_in_brackets_is_withdrawn_within_them(write_data: WriteData) -> None:
    topic = "data/topics/sport.yaml"
    root = write_data({topic: "{label: {en: Sport}}\n"}).root
    assert main(["withdraw", "sport", "--reason", "Unused", "--project", str(root)]) == 0
    assert (root / topic).read_text("utf-8") == (
        f"{{label: {{en: Sport}}, withdrawn: {{date: {day()}, reason: {{en: Unused}}}}}}\n"
    )


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("aasund", "--reason", "Again"), f"{CITY} is withdrawn already, in line 5"),
        (("testogard", "--reason", "Wrong"), "no record 'testogard'; did you mean 'testograd'?"),
        (("testograd", "--reason", "xx=Wrong"), "unknown language 'xx'"),
        (("testograd", "--reason", ""), "'en' has no value"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_line(
    write_data: WriteData, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], reason: str
) -> None:
    files = {**TWINNED, CITY: f"{AASUND}withdrawn: {{date: 2025, reason: {{en: No}}}}\n"}
    root = write_data(files).root
    assert main(["withdraw", "--project", str(root), *arguments]) == 2
    assert capsys.readouterr().err == f"atlas: {reason}\n"
    assert {path: (root / path).read_text("utf-8") for path in files} == files
