"""What contributors may write for each shape of value, and what they are told where they may not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from atlas.model.records import Record
from atlas.model.values import read_count, read_number
from atlas.reading.folders import File
from atlas.reading.loading import read_record


def read(kind: str, text: str) -> tuple[Record | None, list[str]]:
    """A record of a kind from its YAML, and what is wrong with it."""
    entry, problems = read_record(File(f"data/{kind}/aasund.yaml", kind, "aasund"), text.encode())
    said = [f"{problem.line}:{problem.column}: {problem.message} | {problem.hint}" for problem in problems]
    return entry.record, said


def city(text: str) -> list[str]:
    return read("cities", text)[1]


def agreement(text: str) -> list[str]:
    return read("agreements", text)[1]


def right(kind: str, text: str) -> Any:
    """The record of a text without mistakes."""
    record, said = read(kind, text)
    assert said == []
    return record


@pytest.mark.parametrize("written", ["on", "off", "no", "yes", "0123", "12:30", "1e3", "~", "null", "1_000", "0x1F"])
def test_words_that_yaml_takes_for_other_values_stay_text(written: str) -> None:
    record = right("cities", f"name: {{en: {written}}}\ncountry: NO\nother_names: [{{value: {written}}}]\n")
    assert record.name.value["en"] == written
    assert record.other_names[0].value == written


def test_no_is_norway() -> None:
    assert right("cities", "name: {en: Aasund}\ncountry: NO\n").country.value == "NO"


def test_a_year_written_as_a_number_is_the_year() -> None:
    since = right("agreements", "type: twinning\nparties: [aasund, testograd]\nsince: 1965\n").since.value
    assert (since.text, since.start.year) == ("1965", 1965)


@pytest.mark.parametrize("written", ["1965", "2014-10", "2014?", "1987~", "2007/2009", "2017/..", "XXXX-06-04"])
def test_a_date_is_kept_as_written(written: str) -> None:
    record = right("agreements", f"type: twinning\nparties: [aasund, testograd]\nsigned: {written}\n")
    assert record.signed.value.text == written


def test_a_short_and_a_long_value_are_the_same() -> None:
    short = right("cities", "name: {en: Aasund}\ncountry: NO\ncoordinates: [67.01, 14.02]\n")
    long = right("cities", "name: {value: {en: Aasund}}\ncountry: {value: NO}\ncoordinates: {value: [67.01, 14.02]}\n")
    assert (short.name, short.country, short.coordinates) == (long.name, long.country, long.coordinates)


def test_a_long_value_may_be_contradicted() -> None:
    record = right(
        "agreements",
        "type: twinning\nparties: [aasund, testograd]\n"
        "since: {value: 1989, basis: inferred, note: {en: Counted back.}, otherwise: [1990, {value: 1991}]}\n",
    )
    assert [other.value.text for other in record.since.otherwise] == ["1990", "1991"]


def test_a_bare_id_is_an_actor() -> None:
    record = right("agreements", "type: twinning\nparties: [aasund, {id: testograd}]\n")
    assert [party.id for party in record.parties] == ["aasund", "testograd"]


def test_one_entry_may_stand_without_its_list() -> None:
    record = right("cities", "name: {en: Aasund}\ncountry: NO\ntopics: culture\n")
    assert [topic.id for topic in record.topics] == ["culture"]


def test_a_name_that_is_the_same_in_every_language_needs_none() -> None:
    record = right("sources", "title: {en: A}\nlanguage: en\nseen: document\npublisher: Aasund\n")
    assert dict(record.publisher) == {"und": "Aasund"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("name: Aasund", "1:7: a text without its language | write {en: Aasund}"),
        ("name: [Aasund]", "1:7: a list where a text by language is expected | write {en: Aasund}"),
        ("name: {en: [Aasund]}", "1:12: a list where one value is expected | write Aasund"),
        ("name: {en: {sv: Aasund}}", "1:12: a map where one value is expected | write Aasund"),
        ("name: {EN: Aasund}", "1:8: unknown language 'EN' | did you mean 'en' (English)?"),
        ("name: {rus: Осунн}", "1:8: unknown language 'rus' | did you mean 'ru' (Russian)?"),
        ("name: {en_GB: Aasund}", "1:8: unknown language 'en_GB' | did you mean 'en-GB' (English)?"),
        ("name: {qq: Aasund}", "1:8: unknown language 'qq' | write its BCP 47 tag: en, ru, sv, fi"),
        ("name: {en: }", "1:8: 'en' has no value | write one, or leave the language out"),
        ("name: {}", "1:1: 'name' has no value | write one, or leave the line out"),
    ],
)
def test_a_text_is_written_by_language(line: str, said: str) -> None:
    assert city(f"{line}\ncountry: NO\n") == [said]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("NRO", "did you mean 'NO' (Norway)?"),
        ("NOR", "did you mean 'NO' (Norway)?"),
        ("no", "did you mean 'NO' (Norway)?"),
        ("Norway", "did you mean 'NO' (Norway)?"),
        ("UK", "did you mean 'GB' (United Kingdom)?"),
        ("SU", "write its two-letter ISO 3166-1 code"),
        ("~", "write its two-letter ISO 3166-1 code"),
    ],
)
def test_a_country_is_its_code(written: str, hint: str) -> None:
    assert city(f"name: {{en: Aasund}}\ncountry: {written}\n") == [f"2:10: unknown country '{written}' | {hint}"]


def test_a_list_where_one_value_is_expected() -> None:
    said = ["2:10: a list where one value is expected | write NO"]
    assert city("name: {en: Aasund}\ncountry: [NO]\n") == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("14.12.2017", "3:9: '14.12.2017' is not a date | write 2017-12-14"),
        ("December 2017", "3:9: 'December 2017' is not a date | write 2017-12"),
        ("2017-02-30", "3:9: '2017-02-30': February 2017 has 28 days | None"),
        ("1989/1988", "3:9: '1989/1988' ends before it starts | the earlier date stands first"),
        ("[2017, 2018]", "3:9: a list where one value is expected | what other sources say goes under 'otherwise'"),
        ("{value: 14.12.2017}", "3:17: '14.12.2017' is not a date | write 2017-12-14"),
        ("{valu: 2017, value: 2017}", "3:10: unknown field 'valu' | did you mean 'value'?"),
        ("{note: {en: Unknown.}}", "3:9: 'value' is missing | the value"),
        ("{value: 2017, basis: guessed}", "3:30: 'guessed' is not known here | expected one of stated, inferred"),
    ],
)
def test_a_date_is_written_as_edtf(line: str, said: str) -> None:
    assert agreement(f"type: twinning\nparties: [aasund, testograd]\nsigned: {line}\n") == [said]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("[67.01]", "3:14: coordinates are two numbers | write [degrees north, degrees east]"),
        ("[67,01, 14,02]", "3:14: coordinates are two numbers | write [67.01, 14.02]"),
        ("67.01 14.02", "3:14: coordinates are two numbers | write [67.01, 14.02]"),
        ("[67.01N, 14.02]", "3:14: coordinates are two plain numbers | write [67.01, 14.02]"),
    ],
)
def test_coordinates_are_two_numbers(line: str, said: str) -> None:
    assert city(f"name: {{en: Aasund}}\ncountry: NO\ncoordinates: {line}\n") == [said]


WHO = "exactly one of id, text, country, unnamed, person is needed | it says who or what is meant"


@pytest.mark.parametrize(
    ("party", "said"),
    [
        ("{role: chair}", f"2:19: {WHO}"),
        ("{id: testograd, person: N. N.}", f"2:19: {WHO}"),
        ("[testograd]", "2:19: a list where 'key: value' lines are expected | write testograd"),
        ("''", "2:19: an entry without a value | write one, or delete the line"),
        ("{id: testograd, rol: chair}", "2:35: unknown field 'rol' | did you mean 'role'?"),
        (
            "{id: testograd, role: [chair]}",
            "2:41: a list where a word is expected | expected one of chair, speaker, signatory, met, member, participant, "
            "delegate, host, opened, organiser, support, information-support, exhibitor, funder, coordinator, lead, "
            "partner, trainee, creator",
        ),
        (
            "{unnamed: {what: {en: towns}, count: some}}",
            "2:56: 'some' is not a whole number above 0 | write digits only",
        ),
        ("{unnamed: {count: 3}}", "2:29: 'what' is missing | what they are"),
        ("{text: Society}", "2:26: a text without its language | write {en: Society}"),
        ("{country: NRO}", "2:29: unknown country 'NRO' | did you mean 'NO' (Norway)?"),
        (
            "{id: testograd, acts: [signed]}",
            "2:42: a value where 'key: value' lines are expected | write {act: signed, ...}",
        ),
        (
            "{id: testograd, acts: [{date: 1989}]}",
            "2:42: 'act' is missing | what it did; a decision to end it is terminated, even if notice is still to be given",
        ),
    ],
)
def test_an_actor_is_one_of_five(party: str, said: str) -> None:
    assert agreement(f"type: twinning\nparties: [aasund, {party}]\n") == [said]


@pytest.mark.parametrize(
    ("citation", "said"),
    [
        ("aasund-page", "3:11: a value where 'key: value' lines are expected | write {id: aasund-page, ...}"),
        ("{at: page 3}", "3:11: no source is named | write its id, or title, url, retrieved of a web page"),
        (
            "{id: aasund-page, url: 'https://a.example', title: {en: A}}",
            "3:29: 'id' names a source, and url, title describe one | "
            "keep the id alone; a page without a record has title, url, retrieved in its place",
        ),
        ("{title: {en: A}, url: 'https://a.example'}", "3:11: 'retrieved' is missing | the day on which it was viewed"),
        ("{title: A, url: 'https://a.example', retrieved: 2025}", "3:19: a text without its language | write {en: A}"),
        (
            "{title: {en: A}, url: 'https://a.example', retrieved: 2025, document: a.txt}",
            "3:71: 'document' belongs in the record of a source | "
            "leave it out, or make the record data/sources/<id>.yaml and cite its id",
        ),
        (
            "{id: aasund-page, state_of: 2025}",
            "3:29: 'state_of' belongs in the record of a source | write as_of: the time that is described",
        ),
        (
            "{source: aasund-page, id: b}",
            "3:12: unknown field 'source' | did you mean 'id'?",
        ),
        (
            "{id: aasund-page, at: 3}",
            "3:33: '3' is not a place in a source | write for example 'page 3', 'lines 12-14' or 'row 7'",
        ),
        ("{id: aasund-page, suports: [parties]}", "3:29: unknown field 'suports' | did you mean 'supports'?"),
        ("{id: aasund-page, supports: {parties: yes}}", "3:39: a map where one value is expected | write one value"),
        (
            "{id: aasund-page, as_of: today}",
            "3:36: 'today' is not a date | write a year, month or day: 2014, 2014-10, 2014-10-14",
        ),
    ],
)
def test_a_citation_names_source_and_place(citation: str, said: str) -> None:
    assert agreement(f"type: twinning\nparties: [aasund, testograd]\nsources: [{citation}]\n") == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("cuntry: NO", "3:1: unknown field 'cuntry' | did you mean 'country'?"),
        ("Region: nordvik", "3:1: unknown field 'Region' | did you mean 'region'?"),
        ("region:", "3:1: 'region' has no value | write one, or leave the line out"),
        ("region: []", "3:1: 'region' has no value | write one, or leave the line out"),
        ("region: '  '", "3:1: 'region' has no value | write one, or leave the line out"),
        ("name_made: translation", "3:12: a value where 'key: value' lines are expected | None"),
        (
            "name_made: {fi: invented}",
            "3:17: 'invented' is not known here | expected one of translation, transliteration",
        ),
        ("summary: {en: A. } }", "3:20: a '}' closes what nothing opens | delete it"),
    ],
)
def test_fields_are_known_and_not_empty(text: str, said: str) -> None:
    assert city(f"name: {{en: Aasund}}\ncountry: NO\n{text}\n") == [said]


def test_unknown_field_without_a_near_name_lists_the_fields() -> None:
    said = agreement("type: twinning\nparties: [aasund, testograd]\nxyz: 1\n")
    assert said == [
        "3:1: unknown field 'xyz' | expected one of about, called, ended, establishes, figures, follows, formerly, "
        "in_force, instrument, member_of, name, name_made, open, other_names, outcomes, part_of, parties, perhaps, "
        "purpose, remarks, reviewed, roles, signed, since, sources, standing, summary, topics, type, under, withdrawn"
    ]


def test_a_missing_field_is_explained() -> None:
    assert agreement("since: 1989\n") == [
        "1:1: 'type' is missing | what it founds or regulates",
        "1:1: 'parties' is missing | who is bound by it, with what each did",
    ]
    assert city("name: {en: Aasund}\n") == ["1:1: 'country' is missing | ISO 3166-1 code, two capital letters"]


def test_a_word_that_is_nearly_right_is_suggested() -> None:
    assert agreement("type: twining\nparties: [aasund, testograd]\n") == [
        "1:7: 'twining' is not known here | did you mean 'twinning'? "
        "expected one of twinning, friendship, cooperation, consortium, founding, programme"
    ]


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        (
            "sources",
            "title: {en: A}\nlanguage: en\nseen: document\nurl: javascript:alert(1)\n",
            "4:6: 'javascript:alert(1)' is not a web address | an address starts with https:// or http:// and has no spaces",
        ),
        (
            "sources",
            "title: {en: A}\nlanguage: en\nseen: document\nsupplied: yes\n",
            "4:11: 'yes' is neither true nor false | write true",
        ),
        (
            "works",
            "name: {en: A}\nkind: film\nduration: half an hour\n",
            "3:11: 'half an hour' is not a duration | write 30 min",
        ),
        (
            "projects",
            "name: {en: A}\nfigures: [{what: {en: Cost}, value: 6.8e8}]\n",
            "2:37: '6.8e8' is not a number | write it in full units, digits only: 682000000",
        ),
    ],
)
def test_other_values_say_how_they_are_written(kind: str, text: str, said: str) -> None:
    assert read(kind, text)[1] == [said]


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    assert city("name: Aasund\ncountry: NRO\nregoin: nordvik\ncoordinates: [1]\n") == [
        "1:7: a text without its language | write {en: Aasund}",
        "2:10: unknown country 'NRO' | did you mean 'NO' (Norway)?",
        "3:1: unknown field 'regoin' | did you mean 'region'?",
        "4:14: coordinates are two numbers | write [degrees north, degrees east]",
    ]


@pytest.mark.parametrize(
    ("reader", "text"),
    [(read_number, "9" * 16), (read_number, "1." + "0" * 7), (read_count, "9" * 5000)],
)
def test_numbers_of_a_length_that_no_source_states_are_refused(reader: Callable[[str], object], text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a (whole )?number"):
        reader(text)


def test_the_languages_of_made_names_are_languages() -> None:
    said = city("name: {en: Aasund}\ncountry: NO\nname_made: {rus: translation}\n")
    assert said == ["3:13: unknown language 'rus' | did you mean 'ru' (Russian)?"]
