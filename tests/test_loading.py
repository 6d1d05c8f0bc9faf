"""Which files are read, and that whatever stands in them ends in problems and never in a traceback."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from atlas.model.problems import workflow_commands
from atlas.reading import loading
from atlas.reading.loading import read_data
from invented_data import AASUND, PLACES, TESTOGRAD, TWINNED, WriteData
from invented_edits import seeds


def test_valid_data_has_no_problem(write_data: WriteData) -> None:
    assert write_data(TWINNED).check() == "no problems (5 files checked)"


def test_records_are_read_by_kind_and_id(write_data: WriteData) -> None:
    reading = read_data(write_data(TWINNED).root)
    assert [f"{entry.file.kind}/{entry.file.id}" for entry in reading.entries] == [
        "cities/aasund",
        "cities/testograd",
        "agreements/aasund-testograd",
        "sources/aasund-page",
        "sources/gazetteer",
    ]
    assert [entry.record.id for entry in reading.entries if entry.record and entry.whole] == [
        *("aasund", "testograd", "aasund-testograd", "aasund-page", "gazetteer")
    ]


def test_a_project_without_data_is_told(tmp_path: Path) -> None:
    assert [str(problem) for problem in read_data(tmp_path).problems] == [
        "data:1:1: there is no folder 'data'\n    records belong in data/<kind>/<id>.yaml"
    ]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("data/cities/nordby.yml", "'nordby.yml' is not a record's file\n    rename it to nordby.yaml"),
        ("data/cities/nordby.YAML", "'nordby.YAML' is not a record's file\n    rename it to nordby.yaml"),
        ("data/cities/nordby.txt", "'nordby.txt' is not a record's file\n    rename it to nordby.yaml"),
        ("data/cities/nordby.yaml~", "'nordby.yaml~' is not a record's file\n    rename it to nordby.yaml"),
    ],
)
def test_a_file_of_another_name_is_no_record(write_data: WriteData, path: str, said: str) -> None:
    assert write_data({**PLACES, path: AASUND}).check() == f"{path}:1:1: {said}\n1 problem in 1 file (3 checked)"


def test_a_folder_within_a_kind_is_no_record(write_data: WriteData) -> None:
    assert write_data({**PLACES, "data/cities/norway/nordby.yaml": AASUND}).check() == (
        "data/cities/norway/nordby.yaml:1:1: a record in a folder within 'cities'\n"
        "    move it to data/cities/nordby.yaml\n"
        "1 problem in 1 file (3 checked)"
    )


KINDS = "expected one of cities, regions, organisations, agreements, projects, events, works, sources, topics"


@pytest.mark.parametrize(
    ("folder", "text", "hint"),
    [
        ("city", "?", "move it to data/cities/nordby.yaml"),
        ("Cities", "?", "move it to data/cities/nordby.yaml"),
        ("xyz", AASUND, "move it to data/cities/nordby.yaml"),
        ("xyz", "name: {en: Nordby}\n", KINDS),
    ],
)
def test_a_folder_of_no_kind_is_told(write_data: WriteData, folder: str, text: str, hint: str) -> None:
    assert write_data({**PLACES, f"data/{folder}/nordby.yaml": text}).check() == (
        f"data/{folder}/nordby.yaml:1:1: unknown kind '{folder}'\n    {hint}\n1 problem in 1 file (3 checked)"
    )


def test_a_folder_of_no_kind_without_records_is_told(write_data: WriteData) -> None:
    assert write_data({**PLACES, "data/xyz/a.txt": ""}).check() == (
        f"data/xyz:1:1: unknown kind 'xyz'\n    {KINDS}\n1 problem in 1 file (3 checked)"
    )


def test_a_record_outside_the_kinds_is_told(write_data: WriteData) -> None:
    assert write_data({**PLACES, "data/nordby.yaml": AASUND}).check() == (
        "data/nordby.yaml:1:1: a record outside the folders of the kinds\n"
        "    move it to data/cities/nordby.yaml\n"
        "1 problem in 1 file (3 checked)"
    )


def test_hidden_files_and_other_texts_beside_the_kinds_are_left_alone(write_data: WriteData) -> None:
    more = {"data/.hidden.yaml": "x", "data/cities/.swp": "x", "data/README.md": "x"}
    assert write_data({**PLACES, **more}).check() == "no problems (3 files checked)"


def test_a_file_that_cannot_be_opened_is_told(write_data: WriteData, monkeypatch: pytest.MonkeyPatch) -> None:
    written = write_data(PLACES)
    opened = loading.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "aasund.yaml":
            raise PermissionError
        return opened(path)

    monkeypatch.setattr(loading, "read_bytes", refuse)
    assert written.check() == (
        "data/cities/aasund.yaml:1:1: the file cannot be opened\n"
        "    check its read permissions\n"
        "1 problem in 1 file (3 checked)"
    )


def test_references_to_a_record_that_cannot_be_read_hold(write_data: WriteData) -> None:
    assert write_data({**TWINNED, "data/cities/aasund.yaml": "name: {en: Aasund\n"}).check() == (
        "data/cities/aasund.yaml:1:7: a bracket that is opened is not closed\n"
        "    close it, or put a ',' between entries\n"
        "1 problem in 1 file (5 checked)"
    )


def test_a_value_that_is_wrong_is_told_once(write_data: WriteData) -> None:
    assert write_data({**TWINNED, "data/cities/aasund.yaml": AASUND.replace("NO", "NRO")}).check() == (
        "data/cities/aasund.yaml:2:10: unknown country 'NRO'\n"
        "    did you mean 'NO' (Norway)?\n"
        "1 problem in 1 file (5 checked)"
    )


def test_a_wrong_entry_does_not_move_the_place_of_the_next_one(write_data: WriteData) -> None:
    text = "type: twinning\nparties:\n  - {role: chair}\n  - testogard\n  - aasund\n"
    assert write_data({**PLACES, "data/agreements/bond.yaml": text}).check() == (
        "data/agreements/bond.yaml:3:5: exactly one of id, text, country, unnamed, person is needed\n"
        "    it says who or what is meant\n"
        "data/agreements/bond.yaml:4:5: no record 'testogard'\n"
        "    did you mean 'testograd' (data/cities/testograd.yaml)?\n"
        "2 problems in 1 file (4 checked)"
    )


MISTAKES = {
    "data/cities/a.yaml": AASUND.replace("NO", "NRO"),
    "data/cities/b.yaml": AASUND.replace("{en: Aasund, ru: Осунн, sv: Åsund, fi: Åsund}", "Aasund"),
    "data/cities/c.yaml": AASUND.replace("country: ", "cuntry: ", 1),
    "data/cities/d.yaml": AASUND.replace("  - {", "\t- {"),
    "data/cities/e.yaml": AASUND.replace("[country]", "[country, region]") + "region: nordvik\n",
    "data/cities/f.yaml": AASUND.replace("NO", "SE")
    + "coordinates: {value: [97.01, 14.02], sources: [{id: gazetteer, at: row 1}]}\n",
    "data/agreements/g.yaml": "type: twining\nparties: [aasund, testograd]\n"
    "sources: [{id: gazetteer, at: line 1, quote: Testograd, supports: [parties]}]\n",
    "data/agreements/h.yaml": "type: twinning\nparties: [aasund, testograd]\nsigned: 14.12.2017\n"
    "sources: [{id: gazetteer, at: line 1, quote: Testograd, supports: [parties, signed]}]\n",
    "data/agreements/i.yaml": "type: twinning\nparties: [aasund, aasund]\n"
    "sources: [{id: gazetteer, at: line 1, quote: Testograd, supports: [parties]}]\n",
    "data/sources/j.yaml": "title: {en: J}\nlanguage: se-\nseen: document\ndocument: j.txt\n",
}
TEN = """\
data/agreements/g.yaml:1:7: 'twining' is not known here
    did you mean 'twinning'? expected one of twinning, friendship, cooperation, consortium, founding, programme
data/agreements/h.yaml:3:9: '14.12.2017' is not a date
    write 2017-12-14
data/agreements/i.yaml:2:19: 'aasund' is a party twice
    keep one; acts go under it
data/cities/a.yaml:2:10: unknown country 'NRO'
    did you mean 'NO' (Norway)?
data/cities/b.yaml:1:7: a text without its language
    write {en: Aasund}
data/cities/c.yaml:2:1: unknown field 'cuntry'
    did you mean 'country'?
data/cities/d.yaml:4:1: a tab where a value or an indentation is expected
    indent with spaces
data/cities/e.yaml:5:9: no record 'nordvik'
    add data/regions/nordvik.yaml, or correct the id
data/cities/f.yaml:5:22: [97.01, 14.02] is not on Earth
    north comes first, then east
data/sources/j.yaml:2:11: unknown language 'se-'
    write its BCP 47 tag: en, ru, sv, fi
10 problems in 10 files (13 checked)"""


def test_mistakes_in_ten_files_are_told_in_one_run(write_data: WriteData) -> None:
    assert write_data({**PLACES, **MISTAKES}).check() == TEN


PIECES = [
    *(
        b"{",
        b"}",
        b"[",
        b"]",
        b":",
        b": ",
        b"- ",
        b"\t",
        b"\n",
        b"  ",
        b"'",
        b'"',
        b"#",
        b",",
        b"\\",
        b"? ",
        b"%",
        b"@",
    ),
    *(b"*a", b"&a ", b"!!python/x ", b"---\n", b"~", b"\xff", b"\x00", b"\xe2\x80\xa8", b"|\n", b">\n", b"<<: *a\n"),
    *(b"value: ", b"otherwise: ", b"sources", b"id", b"text:", b"1e3", b"-1", b"9" * 30, b"\xef\xbb\xbf"),
]


def mutated(text: str, chance: random.Random) -> bytes:
    """The text with up to four cuts, insertions and swapped lines."""
    data = bytearray(text.encode())
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data))
        match chance.randrange(3):
            case 0:
                data[at:at] = chance.choice(PIECES)
            case 1:
                del data[at : at + chance.randint(1, 8)]
                data += b"\n"
            case _:
                lines = data.split(b"\n")
                chance.shuffle(lines)
                data = bytearray(b"\n".join(lines))
    return bytes(data)


@pytest.mark.parametrize("seed", seeds(core=20, usual=20, long=400))
def test_no_text_whatever_ends_in_a_traceback(write_data: WriteData, seed: int) -> None:
    chance = random.Random(seed)
    rich = {"data/agreements/bond.yaml": RICH}
    for _ in range(20):
        written = write_data({path: mutated(text, chance) for path, text in {**TWINNED, **rich}.items()})
        report = written.check()
        assert "not readable as YAML from here" not in report
        workflow_commands(read_data(written.root).problems)


RICH = """\
type: {value: twinning, basis: inferred, note: {en: Called a friendship.}}
parties:
  - aasund
  - id: testograd
    acts:
      - {act: suspended, date: 2022, by: {person: N. N., office: {en: mayor}}}
  - {unnamed: {what: {en: towns}, count: 3, bound: at_least, from: [{country: NO}]}}
since:
  value: 1989
  basis: inferred
  note: {en: Counted back.}
  otherwise:
    - {value: 1990, sources: [{id: aasund-page, at: page 2, quote: "1990"}]}
figures:
  - {what: {en: Guests}, value: 30, period: 2014-10/2014-11, said_by: aasund}
outcomes:
  - {text: {en: A choir.}, parts: [{text: {en: A concert.}}], condition: {en: If paid.}}
sources:
  - {id: aasund-page, at: "lines 3-4, page 2", quote: "Testograd … 1989", supports: [parties, since]}
"""


def test_a_name_that_is_not_text_is_told(write_data: WriteData) -> None:
    written = write_data(PLACES)
    folder = os.fsencode(written.root / "data/cities")
    with open(os.path.join(folder, b"\xff.yaml"), "wb") as file:  # noqa: PTH118, PTH123 - pathlib takes no bytes
        file.write(TESTOGRAD.replace("RU", "KZ").encode())
    assert written.check().startswith("data/cities/\\udcff.yaml:1:1: malformed id '\\udcff'\n")
