"""The `atlas new` command: the files that it writes, what it proposes, asks and refuses."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import termios
from collections.abc import Sequence
from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest

from atlas.cli.main import main
from atlas.writing import gazetteer
from atlas.writing.ids import slug
from invented_data import TWINNED, WriteData

HOOKS = Path(__file__).parents[1] / "hooks"
CONFIGURATION = """\
plugins:
  - i18n: {languages: [{locale: en}, {locale: ru}]}
extra: {atlas: {name: {en: Atlas}, tagline: {en: Towns}}}
"""
FILES = {**TWINNED, "mkdocs.yml": CONFIGURATION}
GEONAMES = "title: {en: GeoNames}\nlanguage: en\nseen: document\ndocument: towns.txt\nform: gazetteer\n"
CITED = "sources=[{id: gazetteer, at: row 3, supports: [country]}]"
ROW = "--set", CITED


@pytest.fixture
def towns(monkeypatch: pytest.MonkeyPatch) -> None:
    """A gazetteer of the test's own, and no terminal."""
    rows = {
        "99000002": {"name": "Haldvik", "countrycode": "NO", "latitude": 67.5, "longitude": 14.5},
        "99000003": {"name": "Nesvik", "countrycode": "NO", "latitude": 60.1, "longitude": 5.5},
        "99000004": {"name": "Nesvik", "countrycode": "SE", "latitude": 60.2, "longitude": 17.5},
    }
    alternatives = {"99000002": ["Халдвик"]}
    table = {
        id_: {**row, "geonameid": int(id_), "population": 9, "alternatenames": alternatives.get(id_, [])}
        for id_, row in rows.items()
    }
    monkeypatch.setattr("atlas.writing.gazetteer.find_spec", lambda name: name)
    monkeypatch.setattr(gazetteer, "_rows", lambda: table)
    monkeypatch.setattr(sys, "stdin", StringIO())


def new(root: Path, *arguments: str) -> int:
    return main(["new", "--project", str(root), *arguments])


@pytest.mark.usefixtures("towns")
def test_a_city_is_written_in_canonical_form(write_data: WriteData, capsys: pytest.CaptureFixture[str]) -> None:
    written = write_data(FILES)
    names = "--name", "Mo i Rana", "--name", "ru=Му-и-Рана"
    assert new(written.root, "cities", "--country", "NO", *ROW, *names) == 0
    assert capsys.readouterr() == ("data/cities/mo-i-rana.yaml\n", "")
    assert (written.root / "data/cities/mo-i-rana.yaml").read_text("utf-8") == (
        "name: {en: Mo i Rana, ru: Му-и-Рана}\n"
        "country: NO\n"
        "sources:\n  - {id: gazetteer, at: row 3, supports: [country]}\n"
    )
    assert written.check() == "no problems (6 files checked)"
    assert main(["fmt", "--check", "--project", str(written.root)]) == 0


@pytest.mark.usefixtures("towns")
def test_the_id_of_an_agreement_is_made_of_its_parties(
    write_data: WriteData, capsys: pytest.CaptureFixture[str]
) -> None:
    written = write_data(FILES)
    fields = "type=friendship", "parties=[testograd, {id: aasund}]", "signed=1999"
    source = 'sources=[{id: aasund-page, at: line 2, quote: "1999: venner", supports: [parties, signed]}]'
    options = [option for field in (*fields, source) for option in ("--set", field)]
    assert new(written.root, "agreements", *options) == 0
    assert capsys.readouterr().out == "data/agreements/testograd-aasund.yaml\n"
    assert written.check() == "no problems (6 files checked)"


@pytest.mark.usefixtures("towns")
def test_an_id_in_use_gets_the_country_and_a_look_alike_is_named(
    write_data: WriteData, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_data(FILES).root
    assert new(root, "cities", "--name", "Aasund", "--country", "SE", *ROW) == 0
    assert capsys.readouterr() == ("data/cities/aasund-se.yaml\n", "similar: data/cities/aasund.yaml\n")


@pytest.mark.usefixtures("towns")
@pytest.mark.parametrize("name", ["Åsund", "ru=Тестаград", "Testogorod"])
def test_look_alikes_are_found_in_any_language(
    name: str, write_data: WriteData, capsys: pytest.CaptureFixture[str]
) -> None:
    new(write_data(FILES).root, "cities", "--name", name, "--country", "SE", *ROW)
    assert "similar: data/cities/" in capsys.readouterr().err


@pytest.mark.usefixtures("towns")
def test_what_is_missing_is_one_message(write_data: WriteData, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_data(FILES).root
    with pytest.raises(SystemExit, match="2"):
        new(root, "events")
    assert capsys.readouterr().err.endswith("error: missing: --name, --set kind=...\n")
    with pytest.raises(SystemExit, match="2"):
        new(root, "cities")
    assert capsys.readouterr().err.endswith("error: missing: --name, --country\n")


@pytest.mark.usefixtures("towns")
@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (("--id", "Haldvik", "--name", "Haldvik"), "'Haldvik' is not an id: a-z, 0-9 and single hyphens"),
        (("--id", "../x", "--name", "Haldvik"), "'../x' is not an id: a-z, 0-9 and single hyphens"),
        (("--id", "aasund", "--name", "Haldvik"), "the id 'aasund' is in use, was once, or is reserved"),
        (("--id", "index", "--name", "Haldvik"), "the id 'index' is in use, was once, or is reserved"),
        (("--set", "summary", "--name", "Haldvik"), "'summary' is not FIELD=VALUE"),
        (("--geonames", "1", "--name", "Haldvik"), "no town 1 in GeoNames"),
    ],
)
def test_wrong_options_end_with_a_line(
    options: tuple[str, ...], problem: str, write_data: WriteData, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        new(write_data(FILES).root, "cities", "--country", "NO", *options)
    assert capsys.readouterr().err.endswith(f"error: {problem}\n")


@pytest.mark.usefixtures("towns")
def test_a_record_with_errors_is_not_written(write_data: WriteData, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_data(FILES).root
    assert new(root, "cities", "--name", "Haldvik", "--country", "NRO", "--set", "standing=perhaps") == 1
    assert capsys.readouterr().err.splitlines()[-5:] == [
        "'perhaps' is not known here",
        "    expected one of stated, agreed, planned, proposed, under-discussion, expected",
        "unknown country 'NRO'",
        "    did you mean 'NO' (Norway)?",
        "nothing is written",
    ]
    assert not (root / "data/cities/haldvik.yaml").exists()


@pytest.mark.usefixtures("towns")
def test_values_that_yaml_would_read_otherwise_are_quoted(write_data: WriteData) -> None:
    root = write_data(FILES).root
    assert new(root, "events", "--name", 'A: "B", #1', "--set", "kind=meeting", "--set", "recurs=en=yearly: [so]") == 1
    assert new(root, "events", "--name", "A: “B”, #1", "--set", "kind=meeting") == 0
    assert (root / "data/events/a-b-1.yaml").read_text("utf-8") == 'name: {en: "A: “B”, #1"}\nkind: meeting\n'


@pytest.mark.usefixtures("towns")
def test_a_new_source_need_not_be_cited_yet(write_data: WriteData, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_data(FILES).root
    fields = "language=fi", "seen=live page", "url=https://haldvik.example/towns", "retrieved=2026-01-02"
    options = [option for field in fields for option in ("--set", field)]
    assert new(root, "sources", "--name", "fi=Ystävyyskaupungit", *options) == 0
    assert capsys.readouterr() == ("data/sources/ystavyyskaupungit.yaml\n", "")


@pytest.mark.usefixtures("towns")
@pytest.mark.parametrize("options", [("--name", "Haldvik"), ("--name", "ru=Халдвик"), ("--geonames", "99000002")])
def test_the_gazetteer_fills_country_coordinates_and_row(options: tuple[str, ...], write_data: WriteData) -> None:
    written = write_data({**FILES, "data/sources/geonames.yaml": GEONAMES})
    assert new(written.root, "cities", "--id", "haldvik", "--name", "Haldvik", *options) == 0
    text = (written.root / "data/cities/haldvik.yaml").read_text("utf-8")
    assert text.partition("\n")[2] == (
        "country: NO\n"
        "coordinates: [67.5, 14.5]\n"
        "ids: {geonames: 99000002}\n"
        "sources:\n  - {id: geonames, at: row 99000002, supports: [country, coordinates, ids]}\n"
    )
    assert written.check() == "no problems (7 files checked)"


@pytest.mark.usefixtures("towns")
def test_a_number_in_geonames_is_enough_and_names_in_other_scripts_are_told(
    write_data: WriteData, capsys: pytest.CaptureFixture[str]
) -> None:
    written = write_data({**FILES, "data/sources/geonames.yaml": GEONAMES})
    assert new(written.root, "cities", "--geonames", "99000002") == 0
    said = capsys.readouterr()
    assert said.out == "data/cities/haldvik.yaml\n"
    assert said.err == "GeoNames also writes (check before use, with --name ru=...): Халдвик\n"
    assert (written.root / "data/cities/haldvik.yaml").read_text("utf-8").startswith("name: {en: Haldvik}\n")
    assert new(written.root, "cities", "--geonames", "99000003") == 0
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("towns")
def test_towns_of_one_name_are_left_to_choose(write_data: WriteData, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_data({**FILES, "data/sources/geonames.yaml": GEONAMES}).root
    with pytest.raises(SystemExit, match="2"):
        new(root, "cities", "--name", "Nesvik")
    assert capsys.readouterr().err.splitlines()[:3] == [
        "GeoNames: several towns have this name; the largest:",
        "    --geonames 99000003: Nesvik, NO, 60.1, 5.5",
        "    --geonames 99000004: Nesvik, SE, 60.2, 17.5",
    ]
    assert new(root, "cities", "--name", "Nesvik", "--country", "SE") == 0
    assert capsys.readouterr().err == (
        "GeoNames: the town of this name:\n    --geonames 99000004: Nesvik, SE, 60.2, 17.5\n"
    )


def test_without_the_gazetteer_nothing_is_filled_in(
    write_data: WriteData, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("atlas.writing.gazetteer.find_spec", lambda name: None)
    monkeypatch.setattr(sys, "stdin", StringIO())
    gazetteer._rows.cache_clear()
    root = write_data(FILES).root
    assert new(root, "cities", "--name", "Haldvik", "--country", "NO", *ROW) == 0
    assert "coordinates" not in (root / "data/cities/haldvik.yaml").read_text("utf-8")
    gazetteer._rows.cache_clear()


def test_on_a_terminal_it_asks(write_data: WriteData) -> None:
    written = write_data(FILES)
    answers = "Haldvik", "NO", "county", "", CITED
    said = answered([sys.executable, "-m", "atlas.cli", "new", "regions", "--project", str(written.root)], answers)
    assert [line for line in said.splitlines() if line not in answers] == [
        "name (Its name in each language.) country (ISO 3166-1 code, two capital letters.) "
        "level (What kind of region it is.) id (haldvik) no source for 'country'",
        "    add a source with the row, here or in 'sources' with supports: [country]",
        "FIELD=VALUE (nothing: give up) data/regions/haldvik.yaml",
    ]
    assert written.check() == "no problems (6 files checked)"


def answered(command: list[str], answers: Sequence[str]) -> str:
    """What a command says on a terminal that does not show the answers."""
    terminal, its_end = pty.openpty()
    settings = termios.tcgetattr(its_end)
    settings[3] &= ~termios.ECHO
    termios.tcsetattr(its_end, termios.TCSANOW, settings)
    environment = os.environ | {"PYTHONPATH": str(HOOKS)}
    said = b""
    with subprocess.Popen(command, stdin=its_end, stdout=its_end, stderr=its_end, env=environment):
        os.close(its_end)
        os.write(terminal, "".join(f"{answer}\n" for answer in answers).encode())
        with suppress(OSError):  # the end of the command is the end of the terminal
            while part := os.read(terminal, 1000):
                said += part
    os.close(terminal)
    return said.decode()


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Mo i Rana", "mo-i-rana"),
        ("Петрозаводск", "petrozavodsk"),
        ("Ålesund/Ærø", "alesund-aero"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("L’Aquila", "l-aquila"),
        ("上海", ""),
    ],
)
def test_ids_are_names_in_latin_letters(name: str, id_: str) -> None:
    assert slug(name) == id_


@pytest.mark.usefixtures("towns")
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("towns",), "нет такого вида 'towns': cities, "),
        (("cities",), "не хватает: --name, --country"),
        (("cities", "--name", "A", "--country", "NO", "--id", "A_B"), "'A_B' не может быть id"),
        (("cities", "--name", "A", "--country", "NO", "--set", "x"), "'x' не имеет вида FIELD=VALUE"),
        (("cities", "--name", "Haldvik", "--country", "NRO", "--id", "haldvik"), "неизвестная страна 'NRO'"),
    ],
)
def test_it_speaks_the_language_asked_for(
    options: tuple[str, ...], said: str, write_data: WriteData, capsys: pytest.CaptureFixture[str]
) -> None:
    with suppress(SystemExit):
        main(["new", *options, "--lang", "ru", "--project", str(write_data(FILES).root)])
    assert said in capsys.readouterr().err


@pytest.mark.usefixtures("towns")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("city",), "'city' is not a kind; did you mean 'cities'?"),
        (("countries",), "countries are not records: their codes stand in those of cities and regions"),
        (("agreements", "--set", "partys=[aasund,testograd]"), "unknown field 'partys'; did you mean 'parties'?"),
        (("topics", "--set", "qqq=1"), "unknown field 'qqq'; expected one of about, broader, "),
        (("cities", "--name", "ru=東京", "--country", "JP"), "no id can be made of the name: give one with --id"),
    ],
)
def test_what_was_meant_is_said(
    write_data: WriteData, capsys: pytest.CaptureFixture[str], arguments: Sequence[str], said: str
) -> None:
    written = write_data(FILES)
    with pytest.raises(SystemExit):
        new(written.root, *arguments)
    assert said in capsys.readouterr().err
    assert not (written.root / "data/cities/record.yaml").exists()
