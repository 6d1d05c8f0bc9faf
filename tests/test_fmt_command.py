"""The `atlas fmt` command: the files that it writes or names, and its exit status."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas.cli.main import main
from atlas.writing import gazetteer
from atlas.writing.files import write_record_file
from invented_data import AASUND, PLACES, WriteData

UNTIDY = "country: NO\nname:   {en: Aasund}\n"
TIDY = "name: {en: Aasund}\ncountry: NO\n"
CITY = "data/cities/aasund.yaml"


def test_it_writes_what_is_not_canonical(write_data: WriteData, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_data({**PLACES, CITY: UNTIDY}).root
    assert main(["fmt", "--project", str(root)]) == 0
    assert capsys.readouterr().out == f"{CITY}: formatted\n1 file formatted (3 read)\n"
    assert (root / CITY).read_text("utf-8") == TIDY
    assert main(["fmt", "--project", str(root)]) == 0
    assert capsys.readouterr().out == "0 files formatted (3 read)\n"


def test_with_check_it_names_the_files_and_writes_nothing(
    write_data: WriteData, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_data({**PLACES, CITY: UNTIDY}).root
    assert main(["fmt", "--check", "--project", str(root)]) == 1
    assert capsys.readouterr().out == f"{CITY}: would change\n1 file would change (3 read)\n"
    assert (root / CITY).read_text("utf-8") == UNTIDY


def test_only_the_files_that_are_named_are_formatted(write_data: WriteData, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_data({CITY: UNTIDY, "data/cities/other.yaml": UNTIDY}).root
    assert main(["fmt", "--project", str(root), str(root / CITY)]) == 0
    assert capsys.readouterr().out == f"{CITY}: formatted\n1 file formatted (1 read)\n"
    assert (root / "data/cities/other.yaml").read_text("utf-8") == UNTIDY


@pytest.mark.parametrize("path", ["data/towns/aasund.yaml", "data/cities/none.yaml", "mkdocs.yml"])
def test_what_is_no_file_of_a_record_is_a_wrong_option(
    path: str, write_data: WriteData, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_data({**PLACES, "data/towns/aasund.yaml": AASUND, "mkdocs.yml": "site_name: A\n"}).root
    with pytest.raises(SystemExit, match="2"):
        main(["fmt", "--project", str(root), str(root / path)])
    assert f"{path} is not a record's file: data/<kind>/<id>.yaml" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_stays_as_it_is(write_data: WriteData, capsys: pytest.CaptureFixture[str]) -> None:
    broken = "country:\tNO\nname: {en: Aasund\n"
    root = write_data({**PLACES, CITY: broken}).root
    assert main(["fmt", "--project", str(root)]) == 1
    assert capsys.readouterr().out == (
        f"{CITY}:2:7: a bracket that is opened is not closed\n"
        "    close it, or put a ',' between entries\n"
        "0 files formatted (3 read)\n"
    )
    assert (root / CITY).read_text("utf-8") == broken


def test_a_file_that_cannot_be_written_ends_with_a_line(
    write_data: WriteData, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full_disk(path: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    root = write_data({**PLACES, CITY: UNTIDY}).root
    monkeypatch.setattr(Path, "write_bytes", full_disk)
    with pytest.raises(SystemExit, match="2"):
        main(["fmt", "--project", str(root)])
    assert capsys.readouterr().err.endswith(f"error: {CITY} cannot be written: No space left on device\n")
    assert (root / CITY).read_text("utf-8") == UNTIDY


GEONAMES = "title: {en: GeoNames}\nlanguage: en\nseen: document\ndocument: towns.txt\nform: gazetteer\n"
KNOWN = {"geonameid": 1, "name": "A", "countrycode": "NO", "latitude": 67.5, "longitude": 14.5, "population": 9}


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        (
            "ids: {geonames: 1} # ours\nname: {en: Aasund}\n",
            "name: {en: Aasund}\ncountry: NO\ncoordinates: [67.5, 14.5]\nids: {geonames: 1} # ours\nsources:\n"
            "  - {id: geonames, at: row 1, supports: [country, coordinates, ids]}\n",
        ),
        (
            "name: {en: Aasund}\ncountry: NO\nids: {value: {geonames: 1}}\n"
            "sources: [{id: other, at: row 2, supports: [country, ids]}]\n",
            "name: {en: Aasund}\ncountry: NO\ncoordinates: [67.5, 14.5]\nids: {value: {geonames: 1}}\nsources:\n"
            "  - {id: other, at: row 2, supports: [country, ids]}\n"
            "  - {id: geonames, at: row 1, supports: [coordinates]}\n",
        ),
        ("name: {en: Aasund}\nids: {geonames: 2}\n", "name: {en: Aasund}\nids: {geonames: 2}\n"),
        ("name: {en: Aasund}\nids: geonames\n", "name: {en: Aasund}\nids: geonames\n"),
    ],
)
def test_the_gazetteer_fills_in_cities_that_have_an_id(
    text: str, filled: str, write_data: WriteData, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("atlas.writing.gazetteer.find_spec", lambda name: name)
    monkeypatch.setattr(gazetteer, "_rows", lambda: {"1": KNOWN})
    root = write_data({CITY: text, "data/sources/geonames.yaml": GEONAMES}).root
    assert main(["fmt", "--gazetteer", "--project", str(root)]) == 0
    assert (root / CITY).read_text("utf-8") == filled
    assert main(["fmt", "--gazetteer", "--check", "--project", str(root)]) == 0


def test_the_gazetteer_is_cited_or_not_used(
    write_data: WriteData, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("atlas.writing.gazetteer.find_spec", lambda name: name)
    with pytest.raises(SystemExit, match="2"):
        main(["fmt", "--gazetteer", "--project", str(write_data(PLACES).root)])
    assert "needs a source of the form 'gazetteer' with GeoNames in its title" in capsys.readouterr().err


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "aasund.yaml"
    file.write_text(UNTIDY, encoding="utf-8")
    file.chmod(0o640)

    def full_disk(path: Path, data: bytes) -> int:
        with path.open("wb") as half:
            half.write(data[: len(data) // 2])
        raise OSError("no space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", full_disk)
        with pytest.raises(OSError, match="no space"):
            write_record_file(file, TIDY.encode())
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("aasund.yaml", UNTIDY)]
    write_record_file(file, TIDY.encode())
    assert file.read_text("utf-8") == TIDY
    assert file.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("language", "changed", "counts"),
    [
        ("ru", "изменился бы", "изменился бы 1 файл (прочитано 3)"),
        ("sv", "skulle ändras", "1 fil skulle ändras (3 lästa)"),
        ("fi", "muuttuisi", "1 tiedosto muuttuisi (3 luettu)"),
    ],
)
def test_it_speaks_the_language_asked_for(
    language: str, changed: str, counts: str, write_data: WriteData, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_data({**PLACES, CITY: UNTIDY}).root
    assert main(["fmt", "--check", "--lang", language, "--project", str(root)]) == 1
    assert capsys.readouterr().out == f"{CITY}: {changed}\n{counts}\n"


def test_what_cannot_be_read_is_told_in_the_language_asked_for(
    write_data: WriteData, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_data({**PLACES, CITY: "a list\n"}).root
    assert main(["fmt", "--lang", "fi", "--project", str(root)]) == 1
    assert capsys.readouterr().out.endswith("\n0 tiedostoa muotoiltu (3 luettu)\n")
    with pytest.raises(SystemExit, match="2"):
        main(["fmt", "--lang", "fi", "--project", str(root), str(root / "mkdocs.yml")])
    assert "mkdocs.yml ei ole tietueen tiedosto: data/<tyyppi>/<id>.yaml" in capsys.readouterr().err
