"""References: to records that exist, of a kind that fits, and to fields that the record has."""

from __future__ import annotations

import pytest
from test_every_rule import event

from atlas.incremental.checking import load_checked_data
from invented_data import AASUND, AASUND_PAGE, AGREEMENT, GAZETTEER, PLACES, TESTOGRAD, TWINNED, WriteData

CITY, BOND = "data/cities/aasund.yaml", "data/agreements/aasund-testograd.yaml"
DAYS = "data/events/days.yaml"
NORDVIK = """\
name: {en: Nordvik}
country: NO
level: county
sources:
  - {id: gazetteer, at: row 3, supports: [country]}
"""


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("region: nordvick", "5:9: no record 'nordvick'\n    did you mean 'nordvik' (data/regions/nordvik.yaml)?"),
        ("region: sørvik", "5:9: no record 'sørvik'\n    add data/regions/sorvik.yaml, or correct the id"),
        ("region: zzz", "5:9: no record 'zzz'\n    add data/regions/zzz.yaml, or correct the id"),
        ("perhaps: zzz", "5:10: no record 'zzz'\n    add its record, or correct the id"),
        ("region: testograd", "5:9: 'testograd' is one of the cities\n    the id of one of regions belongs here"),
        ("topics: [{id: aasund}]", "5:15: 'aasund' is one of the cities\n    the id of one of topics belongs here"),
        ("topics: aasund", "5:9: 'aasund' is one of the cities\n    the id of one of topics belongs here"),
    ],
)
def test_a_reference_leads_to_a_record_that_fits(write_data: WriteData, line: str, said: str) -> None:
    supports = "[country, region]" if "region" in line else "[country]"
    text = f"{AASUND.replace('[country]', supports)}{line}\n"
    files = {**PLACES, "data/regions/nordvik.yaml": NORDVIK, CITY: text}
    assert write_data(files).check() == f"{CITY}:{said}\n1 problem in 1 file (4 checked)"


def test_the_source_of_a_citation_is_a_record(write_data: WriteData) -> None:
    text = AGREEMENT.replace("id: aasund-page", "id: aasund-pag")
    assert write_data({**TWINNED, BOND: text}).check() == (
        f"{BOND}:5:10: no record 'aasund-pag'\n"
        "    did you mean 'aasund-page' (data/sources/aasund-page.yaml)?\n"
        "data/sources/aasund-page.yaml:1:1: warning: no record uses the source 'aasund-page'\n"
        "    cite it, or remove it\n"
        "2 problems in 2 files (5 checked)"
    )


@pytest.mark.parametrize("side", ["aasund", "press", "participants", "third party"])
def test_some_words_may_stand_instead_of_an_id(write_data: WriteData, side: str) -> None:
    files = {**TWINNED, "data/sources/aasund-page.yaml": f"{AASUND_PAGE}side: {side}\n"}
    assert write_data(files).check() == "no problems (5 files checked)"


def test_a_word_that_is_nearly_right_is_suggested(write_data: WriteData) -> None:
    files = {**TWINNED, "data/sources/aasund-page.yaml": f"{AASUND_PAGE}side: third-party\n"}
    assert write_data(files).check() == (
        "data/sources/aasund-page.yaml:5:7: no record 'third-party'\n"
        "    did you mean 'third party'?\n"
        "1 problem in 1 file (5 checked)"
    )


def test_fields_named_as_open_are_checked_too(write_data: WriteData) -> None:
    assert write_data({**TWINNED, BOND: AGREEMENT + "open: [parties, partners, roles]\n"}).check() == (
        f"{BOND}:6:17: agreements have no field 'partners'\n"
        "    did you mean 'parties'?\n"
        f"{BOND}:6:27: 'roles' is named here, but the record does not have it\n"
        "    remove the name\n"
        "2 problems in 1 file (5 checked)"
    )


def test_a_field_without_a_near_name_lists_what_can_be_proven(write_data: WriteData) -> None:
    assert write_data({**TWINNED, BOND: AGREEMENT.replace("since]", "since, xyz]")}).check() == (
        f"{BOND}:5:90: agreements have no field 'xyz'\n"
        "    the record has parties, since\n"
        "1 problem in 1 file (5 checked)"
    )


def test_a_source_that_was_withdrawn_need_not_be_used(write_data: WriteData) -> None:
    gone = GAZETTEER + "withdrawn: {date: 2020, reason: {en: It was a copy.}}\n"
    assert write_data({**PLACES, "data/sources/copy.yaml": gone}).check() == "no problems (4 files checked)"


@pytest.mark.parametrize(
    ("field", "kinds"),
    [
        ("agreements", "agreements"),
        ("projects", "projects"),
        ("follows", "organisations, agreements, projects, events, works"),
        ("part_of", "organisations, agreements, projects, events, works"),
        ("under", "organisations, agreements, projects, works"),
        ("member_of", "organisations, agreements, projects"),
    ],
)
def test_a_link_of_an_event_leads_to_no_city(write_data: WriteData, field: str, kinds: str) -> None:
    assert write_data({**TWINNED, DAYS: event(f"{field}: [testograd]")}).check() == (
        f"{DAYS}:3:{len(field) + 4}: 'testograd' is one of the cities\n"
        f"    the id of one of {kinds} belongs here\n"
        "1 problem in 1 file (6 checked)"
    )


@pytest.mark.parametrize("field", ["follows", "part_of"])
def test_a_city_may_follow_another_or_be_a_part_of_it(write_data: WriteData, field: str) -> None:
    text = AASUND.replace("[country]", f"[country, {field}], quote: Testograd") + f"{field}: testograd\n"
    assert write_data({**PLACES, CITY: text}).check() == "no problems (3 files checked)"


@pytest.mark.parametrize(
    "line",
    [
        "organisers: [aasund, {id: aasund, role: host}]",
        "participants: [{person: Anna Berg}, {person: Berit Dahl}]",
        "places: [aasund, testograd]",
    ],
)
def test_what_differs_may_stand_in_one_list(write_data: WriteData, line: str) -> None:
    assert write_data({**TWINNED, DAYS: event(line)}).check() == "no problems (6 files checked)"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("places: [aasund, aasund]", "3:18: 'aasund' stands twice in 'places'"),
        ("visited: [aasund, {id: aasund}]", "3:19: 'aasund' stands twice in 'visited'"),
        (
            "participants: [{person: Anna Berg}, {person: Anna Berg}]",
            "3:37: 'Anna Berg' stands twice in 'participants'",
        ),
    ],
)
def test_the_same_twice_in_a_list_is_told(write_data: WriteData, line: str, said: str) -> None:
    assert write_data({**TWINNED, DAYS: event(line)}).check() == (
        f"{DAYS}:{said}\n    keep one of them\n1 problem in 1 file (6 checked)"
    )


def test_a_field_named_twice_is_told(write_data: WriteData) -> None:
    assert write_data({**TWINNED, BOND: AGREEMENT.replace("since]", "since, parties]")}).check() == (
        f"{BOND}:5:90: 'parties' stands twice in 'supports'\n    keep one of them\n1 problem in 1 file (5 checked)"
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "participants: Anna Berg",
            "'Anna Berg'\n    a person is written {person: Anna Berg}, a body without a record {text: {sv: Anna Berg}}; "
            "or correct the id",
        ),
        (
            "organisers: kulturnämnden",
            "'kulturnämnden'\n    a town or body without a record is written {text: {sv: kulturnämnden}}; "
            "or correct the id",
        ),
        (
            "participants: 300",
            "'300'\n    how many they were, without names, is written {unnamed: {what: ..., count: 300}}",
        ),
        (
            "participants: 1 200 ungdomar",
            "'1 200 ungdomar'\n    how many they were, without names, is written "
            "{unnamed: {what: {sv: ungdomar}, count: 1200}}",
        ),
        ("participants: SE", "'SE'\n    did you mean the country? write {country: SE} (Sweden)"),
        (
            "organisers: EU",
            "'EU'\n    a town or body without a record is written {text: {sv: EU}}; or correct the id",
        ),
        (
            "follows: Hamndagarna",
            "'Hamndagarna'\n    add its record, or correct the id; what has none is written {text: {sv: Hamndagarna}}",
        ),
        ("visited: zzz", "'zzz'\n    add its record, or correct the id"),
    ],
)
def test_what_has_no_record_is_told_with_the_way_to_write_it(write_data: WriteData, line: str, said: str) -> None:
    assert write_data({**TWINNED, DAYS: event(line)}).check() == (
        f"{DAYS}:3:{line.index(' ') + 2}: no record {said}\n1 problem in 1 file (6 checked)"
    )


def test_a_hint_proposes_neither_the_record_itself_nor_one_of_another_kind(write_data: WriteData) -> None:
    text = AGREEMENT.replace("testograd]", "Aasund-Testogra]")
    assert "did you mean" not in write_data({**TWINNED, BOND: text}).check()
    circle = AASUND.replace("[country]", "[country, follows]") + "follows: aasunda\n"
    assert "did you mean" not in write_data({**TWINNED, CITY: circle}).check()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("cities/testograd.yml", "'testograd.yml' is not a record's file\n    rename it to testograd.yaml"),
        ("cities/testograd .yaml", "malformed id 'testograd '\n    rename the file to testograd.yaml"),
        ("cities/Testograd.yaml", "malformed id 'Testograd'\n    rename the file to testograd.yaml"),
        ("city/testograd.yaml", "unknown kind 'city'\n    move it to data/cities/testograd.yaml"),
        ("testograd.yaml", "a record outside the folders of the kinds\n    move it to data/cities/testograd.yaml"),
    ],
)
def test_a_wrong_name_of_a_file_is_told_there_alone(write_data: WriteData, name: str, said: str) -> None:
    files = {path: text for path, text in TWINNED.items() if path != "data/cities/testograd.yaml"}
    written = write_data({**files, f"data/{name}": TESTOGRAD})
    assert written.check().rpartition("\n")[0] == f"data/{name}:1:1: {said}"


def test_a_file_that_gets_its_right_name_is_known_as_before(write_data: WriteData) -> None:
    written = write_data(TWINNED)
    cache, right = written.root / "cache", written.root / "data/cities/testograd.yaml"
    wrong = right.with_suffix(".yml")
    for old, new, codes in (
        (right, wrong, ["not-a-record-file"]),
        (wrong, wrong.with_suffix(".gone"), ["unknown-id", "not-a-record-file"]),
        (wrong.with_suffix(".gone"), right, []),
    ):
        load_checked_data(written.root, cache)
        old.rename(new)
        found = load_checked_data(written.root, cache)[1]
        assert [problem.code for problem in found] == codes
        assert found == load_checked_data(written.root)[1]


def test_an_id_of_two_records_makes_no_reference_to_it_wrong(write_data: WriteData) -> None:
    assert write_data(
        {**TWINNED, "data/agreements/aasund.yaml": AGREEMENT.replace("twinning", "friendship")}
    ).check() == (
        "data/cities/aasund.yaml:1:1: id 'aasund' is used twice\n"
        "    data/agreements/aasund.yaml has it too; rename one of the files\n"
        "1 problem in 1 file (6 checked)"
    )
