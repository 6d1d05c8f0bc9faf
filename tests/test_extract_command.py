"""The `atlas extract` command: sources described in citations that get files of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas.cli.main import main
from invented_data import PLACES, WriteData

BOND, OTHER = "data/agreements/aasund-testograd.yaml", "data/agreements/aasund-lillhamn.yaml"
SOURCE = "data/sources/aasund-example-vanorter.yaml"
DESCRIBED = """\
# The towns' own page.
type: twinning
parties:
  - aasund
  - testograd
since: 1989
sources:
  # Seen twice.
  - title: {sv: Vänorter} # as printed
    url: https://aasund.example/vanorter
    retrieved: 2025-11-20
    as_of: 2025-11-20
    # The town keeps it.
    side: aasund
    quote: Testograd (1989)
"""
ALSO = """\
type: friendship
parties: [aasund, {text: {sv: Lillhamn}, country: SE}]
since:
  value: 1994
  sources: {quote: Lillhamn (1994), title: {sv: Vänorter}, url: "https://www.aasund.example/vanorter/", retrieved: 2025-11-29}
sources:
  - {title: {sv: Vänorter}, url: https://aasund.example/vanorter, retrieved: 2025, publisher: "Aasund: kommun",
     quote: Lillhamn, supports: parties}
"""
FILES = {**PLACES, BOND: DESCRIBED, OTHER: ALSO}


def extract(root: Path, *files: str) -> int:
    return main(["extract", "--project", str(root), *(str(root / file) for file in files)])


def test_the_source_moves_and_every_citation_names_it(
    write_data: WriteData, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_data(FILES).root
    assert extract(root, BOND) == 0
    assert capsys.readouterr().out == f"{SOURCE} is new\n{OTHER} names it\n{BOND} names it\n"
    assert (root / SOURCE).read_text("utf-8") == (
        "title: {sv: Vänorter}\n"
        "language: sv\n"
        "url: https://aasund.example/vanorter\n"
        'publisher: "Aasund: kommun"\n'
        "retrieved: 2025-11-29\n"
        "# The town keeps it.\n"
        "side: aasund\n"
    )
    assert (root / BOND).read_text("utf-8") == (
        DESCRIBED[: DESCRIBED.index("  - title")]
        + "  # as printed\n  - id: aasund-example-vanorter\n    quote: Testograd (1989)\n    as_of: 2025-11-20\n"
    )
    assert "sources: {id: aasund-example-vanorter, quote: Lillhamn (1994)}" in (root / OTHER).read_text("utf-8")
    assert "  - {id: aasund-example-vanorter, quote: Lillhamn, supports: parties}" in (root / OTHER).read_text("utf-8")
    assert main(["check", "--project", str(root)]) == 0


def test_a_source_with_a_record_takes_its_place(write_data: WriteData, capsys: pytest.CaptureFixture[str]) -> None:
    known = "title: {sv: Vänorter}\nlanguage: sv\nurl: https://aasund.example/vanorter\nretrieved: 2020\nside: aasund\n"
    root = write_data({**FILES, "data/sources/known.yaml": known}).root
    assert extract(root, BOND) == 0
    assert "  - id: known\n" in (root / BOND).read_text("utf-8")
    assert (root / "data/sources/known.yaml").read_text("utf-8") == known
    stays = f"{OTHER}:7:5: the source stays here: data/sources/known.yaml does not say the same (publisher)\n"
    assert stays in capsys.readouterr().out


def test_what_others_describe_otherwise_stays(write_data: WriteData, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_data({**FILES, BOND: DESCRIBED.replace("Vänorter", "Vänner")}).root
    assert extract(root, OTHER) == 0
    assert f"{BOND}:9:5: the source stays here: {SOURCE} does not say the same (title)\n" in capsys.readouterr().out
    assert (root / BOND).read_text("utf-8") == DESCRIBED.replace("Vänorter", "Vänner")


def test_an_id_that_is_taken_is_not_proposed(write_data: WriteData) -> None:
    former = PLACES["data/sources/gazetteer.yaml"] + "formerly: [aasund-example-vanorter]\n"
    root = write_data({**FILES, "data/sources/gazetteer.yaml": former}).root
    assert extract(root, BOND) == 0
    assert (root / SOURCE.replace("vanorter", "vanorter-2")).is_file()


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("data/cities/never.yaml", "data/cities/never.yaml is not a record's file: data/<kind>/<id>.yaml\n"),
        ("mkdocs.yml", "mkdocs.yml is not a record's file: data/<kind>/<id>.yaml\n"),
    ],
)
def test_another_file_is_refused(
    write_data: WriteData, capsys: pytest.CaptureFixture[str], file: str, reason: str
) -> None:
    assert extract(write_data(FILES).root, file) == 2
    assert capsys.readouterr().err.endswith(reason)


def test_a_file_that_describes_no_source_stays(write_data: WriteData, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_data(FILES).root
    assert extract(root, "data/cities/aasund.yaml") == 0
    assert capsys.readouterr().out == ""
    assert {path: (root / path).read_text("utf-8") for path in FILES} == FILES
