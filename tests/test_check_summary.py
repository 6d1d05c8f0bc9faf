"""The summary of the check on the page of a CI job: what it begins with, and that no value speaks through it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from invented_data import AASUND, AASUND_PAGE, AGREEMENT, TWINNED, WriteData

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))

from summarise_check import main
from test_cli import CONFIGURATION

CITY, BOND = "data/cities/aasund.yaml", "data/agreements/aasund-testograd.yaml"


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return tmp_path / "summary.md"


def test_right_data_is_fine(write_data: WriteData, page: Path) -> None:
    assert main(["--project", str(write_data(TWINNED).root)]) == 0
    assert page.read_text("utf-8") == "## Fine\n\nno problems (5 files checked)\n"


def test_warnings_are_folded(write_data: WriteData, page: Path) -> None:
    files = {**TWINNED, "data/sources/unused.yaml": AASUND_PAGE.replace("/vanorter", "/avtal")}
    assert main(["--project", str(write_data(files).root)]) == 0
    assert page.read_text("utf-8") == (
        "## Fine\n\n"
        "The build can go on. 1 problem in 1 file (6 checked): warnings, to be weighed.\n\n"
        "<details><summary>The warnings</summary>\n\n"
        "```text\n"
        "data/sources/unused.yaml:1:1: warning: no record uses the source 'unused'\n"
        "    cite it, or remove it\n"
        "```\n\n"
        "</details>\n\n"
        "Explained: `unused-source`\n"
    )


def test_the_line_to_write_comes_first(write_data: WriteData, page: Path) -> None:
    files = {
        **TWINNED,
        CITY: AASUND.replace("NO", "NRO"),
        BOND: AGREEMENT.replace(", testograd]", ", testogard]"),
    }
    assert main(["--project", str(write_data(files).root)]) == 1
    assert page.read_text("utf-8") == (
        "## Change this line to\n\n"
        "```yaml\nparties: [aasund, testograd]\n```\n\n"
        "```text\n"
        f"{BOND}:2:19: no record 'testogard'\n"
        "    did you mean 'testograd' (data/cities/testograd.yaml)?\n"
        "```\n\n"
        "The line as it is:\n\n"
        "```yaml\nparties: [aasund, testogard]\n```\n\n"
        "<details><summary>All: 2 problems in 2 files (5 checked)</summary>\n\n"
        "```text\n"
        f"{BOND}:2:19: no record 'testogard'\n"
        "    did you mean 'testograd' (data/cities/testograd.yaml)?\n"
        f"{CITY}:2:10: unknown country 'NRO'\n"
        "    did you mean 'NO' (Norway)?\n"
        "```\n\n"
        "</details>\n\n\n"
        "Explained: `unknown-country`, `unknown-id`\n"
    )


def test_where_no_line_follows_the_message_says_what_to_do(write_data: WriteData, page: Path) -> None:
    files = {**TWINNED, CITY: AASUND.replace("country: NO", "\tcountry: NO")}
    assert main(["--project", str(write_data(files).root)]) == 1
    assert page.read_text("utf-8").startswith(f"## Change this line\n\n```text\n{CITY}:2:1: ")


def test_annotations_are_printed_where_they_are_read(
    write_data: WriteData, page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    main(["--project", str(write_data({**TWINNED, CITY: AASUND.replace("NO", "NRO")}).root)])
    assert capsys.readouterr().out.startswith(
        f"::error file={CITY},line=2,col=10,title=unknown-country::unknown country 'NRO'%0A"
    )


def test_each_code_leads_to_where_it_is_explained(
    write_data: WriteData, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://atlas.example/")
    written = write_data({**TWINNED, CITY: AASUND.replace("NO", "NRO"), "mkdocs.yml": CONFIGURATION})
    main(["--project", str(written.root)])
    address = "https://atlas.example/contribute/checks/#unknown-country"
    assert page.read_text("utf-8").endswith(f"\nExplained: [`unknown-country`]({address})\n")


def test_no_value_ends_its_block(write_data: WriteData, page: Path) -> None:
    files = {**TWINNED, CITY: AASUND.replace("NO", '"````<b>@all"')}
    main(["--project", str(write_data(files).root)])
    assert "\n`````text\n" in page.read_text("utf-8")
