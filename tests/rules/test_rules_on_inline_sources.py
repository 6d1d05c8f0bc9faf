"""Sources that are described where they are cited, and citations that leave out what goes without saying."""

from __future__ import annotations

import pytest

from invented_data import AASUND, AGREEMENT, PLACES, TWINNED, WriteData

BOND, OTHER = "data/agreements/aasund-testograd.yaml", "data/agreements/aasund-lillhamn.yaml"
CITY = "data/cities/aasund.yaml"
PAGE = """\
  - title: {sv: Vänorter}
    url: https://aasund.example/vanorter
    retrieved: 2025-11-28
    quote: Testograd (1989)
    as_of: 2025-11-28
"""
LEAST = f"""\
type: twinning
parties: [aasund, testograd]
since: 1989
sources:
{PAGE}"""
OWN = "sources: [{title: {sv: A}, url: https://aasund.example/a, retrieved: 2025-11-28, quote: Q}]"


def told(write_data: WriteData, text: str, **files: str) -> str:
    """The report on an agreement without its last line."""
    return write_data({**PLACES, BOND: text, **files}).check().rpartition("\n")[0]


def test_one_file_is_enough(write_data: WriteData) -> None:
    text = LEAST.replace("testograd]", "{text: {ru: Лилльхамн}, country: SE}]")
    assert told(write_data, text) == ""


@pytest.mark.parametrize("date", ["signed: 1989", "in_force: 1989/1999"])
def test_a_single_source_proves_the_parties_and_one_date(write_data: WriteData, date: str) -> None:
    assert told(write_data, LEAST.replace("since: 1989", date)) == ""


def test_of_two_dates_it_proves_neither_without_naming_them(write_data: WriteData) -> None:
    way_out = (
        "add a source here; or, if that of the record proves it too, write there supports: [parties, signed, since]"
    )
    assert told(write_data, LEAST.replace("since: 1989", "since: 1989\nsigned: 1990")) == (
        f"{BOND}:3:1: no source for 'since'\n    {way_out}\n{BOND}:4:1: no source for 'signed'\n    {way_out}"
    )


def test_of_two_dates_it_proves_the_one_without_a_source(write_data: WriteData) -> None:
    assert told(write_data, LEAST.replace("since: 1989", f"since: 1989\nsigned: {{value: 1990, {OWN}}}")) == ""


def test_it_proves_nothing_else(write_data: WriteData) -> None:
    assert told(write_data, f"{LEAST}called: {{sv: vänort}}\n") == (
        f"{BOND}:10:1: no source for 'called'\n"
        "    add a source here; or, if that of the record proves it too, "
        "write there supports: [parties, called, since]"
    )


def test_it_proves_no_act(write_data: WriteData) -> None:
    text = LEAST.replace("[aasund,", "[{id: aasund, acts: [{act: suspended, date: 2022}]},")
    assert told(write_data, text) == (
        f"{BOND}:2:31: no source for the act 'suspended'\n"
        "    add sources inside the act, with the place and the words that report it"
    )


def test_a_second_source_makes_both_say_what_they_prove(write_data: WriteData) -> None:
    second = PAGE.replace("vanorter", "avtal").replace("    quote", "    supports: [since]\n    quote")
    assert told(write_data, LEAST + second) == (
        f"{BOND}:5:5: a source that supports nothing\n    name the fields it proves: supports: [parties]"
    )


def test_a_single_source_that_nothing_needs_is_removed(write_data: WriteData) -> None:
    text = LEAST.replace("[aasund, testograd]", f"[{{id: aasund, {OWN}}}, {{id: testograd, {OWN}}}]")
    found = told(write_data, text.replace("since: 1989\n", ""))
    assert f"{BOND}:4:5: a source that supports nothing\n    remove it: every value has its own sources" in found


def test_a_single_source_of_a_place_proves_its_gazetteer_values(write_data: WriteData) -> None:
    text = AASUND.replace(", supports: [country]", "") + "coordinates: [67.01, 14.02]\nids: {wikidata: Q1754}\n"
    assert write_data({**PLACES, CITY: text}).check() == "no problems (3 files checked)"


def test_a_city_needs_a_name_a_country_and_a_page(write_data: WriteData) -> None:
    text = f"name: {{sv: Åsund}}\ncountry: NO\nsources:\n{PAGE}"
    assert write_data({**PLACES, CITY: text}).check() == "no problems (3 files checked)"


def test_other_kinds_name_what_a_source_proves(write_data: WriteData) -> None:
    project = f"name: {{en: Harbour}}\npartners: [aasund]\nperiod: 2014\nsources:\n{PAGE}"
    files = {**PLACES, "data/projects/harbour.yaml": project}
    assert write_data(files).check().rpartition("\n")[0] == (
        "data/projects/harbour.yaml:5:5: a source that supports nothing\n"
        "    name the fields it proves: supports: [partners, period]"
    )


@pytest.mark.parametrize(
    ("source", "needs_place"),
    [
        ("url: https://aasund.example/b\nretrieved: 2025-11-28", False),
        ("url: https://aasund.example/b", True),
        ("url: https://aasund.example/b\nretrieved: 2025-11-28\ndocument: b.txt", True),
        ("document: b.txt", True),
    ],
)
def test_only_a_page_that_was_seen_and_is_not_kept_needs_no_place(
    write_data: WriteData, source: str, needs_place: bool
) -> None:
    files = {**TWINNED, "data/sources/aasund-page.yaml": f"title: {{sv: B}}\nlanguage: sv\n{source}\n"}
    found = write_data({**files, BOND: AGREEMENT.replace("at: paragraph 1, ", "")}).check()
    assert ("no place in the source" in found) is needs_place


def test_a_page_needs_a_quote(write_data: WriteData) -> None:
    assert told(write_data, LEAST.replace("    quote: Testograd (1989)\n", "")) == (
        f"{BOND}:5:5: no quote from the source 'https://aasund.example/vanorter'\n"
        "    add the fewest words that prove it"
    )


def test_two_descriptions_of_one_page_are_told_with_the_id_to_cite(write_data: WriteData) -> None:
    other = LEAST.replace("testograd", "{text: {ru: Лилльхамн}, country: SE}").replace("https://", "http://www.")
    assert told(write_data, LEAST, **{OTHER: other}) == (
        f"{BOND}:6:10: warning: {OTHER} has this address too\n"
        "    make the record data/sources/aasund-example-vanorter.yaml, and cite id: aasund-example-vanorter at each place"
    )


def test_the_texts_of_a_described_page_are_checked_where_they_stand(write_data: WriteData) -> None:
    found = told(write_data, LEAST.replace("sv: Vänorter", "ru: Горoд"))
    assert found.startswith(f"{BOND}:5:17: 'Горoд' mixes scripts: Latin 'o' (U+006F) at letter 4")


def test_the_dates_of_a_described_page_are_in_order_and_not_to_come(write_data: WriteData) -> None:
    text = LEAST.replace("retrieved: 2025-11-28", "retrieved: 2027-11-28\n    published: 2028")
    assert told(write_data, text) == (
        f"{BOND}:7:16: 'retrieved' (2027-11-28) is before 'published' (2028)\n    check both dates in the sources\n"
        f"{BOND}:7:16: 'retrieved' (2027-11-28) is later than today\n    check the date\n"
        f"{BOND}:8:16: 'published' (2028) is later than today\n    check the date"
    )


def test_a_page_seen_before_the_date_that_it_proves_is_older(write_data: WriteData) -> None:
    assert told(write_data, LEAST.replace("2025-11-28", "1988-01-01")) == (
        f"{BOND}:3:8: warning: the source 'https://aasund.example/vanorter' (1988-01-01) is older than what it proves "
        "(1989)\n    check both dates; what a source only announces has standing: planned"
    )
