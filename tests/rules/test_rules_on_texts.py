"""Letters, hidden characters, and contact data: wherever in a record they stand."""

from __future__ import annotations

import pytest

from invented_data import AASUND, AASUND_PAGE, AGREEMENT, TWINNED, WriteData

CITY, BOND, PAGE = "data/cities/aasund.yaml", "data/agreements/aasund-testograd.yaml", "data/sources/aasund-page.yaml"
NO_ONE = "remove it: no one's address or number stands in data/"


def summary(text: str, language: str = "en") -> dict[str, str]:
    return {**TWINNED, CITY: f"{AASUND}summary: {{{language}: '{text}'}}\n"}


@pytest.mark.parametrize(
    "text",
    [
        "протокол №24 от 17.04.2014",
        "2004-2006",
        "14.50-17.00",
        "682 000 000",
        "10.12.2014",
        "179-ФЗ",
        "номер 3133880",
    ],
)
def test_numbers_that_are_no_telephone_are_good(write_data: WriteData, text: str) -> None:
    assert write_data(summary(text, "ru")).check() == "no problems (5 files checked)"


@pytest.mark.parametrize("number", ["(812) 555-01-23", "070 - 555 01 23", "+7 8142 55 01 23"])
def test_a_telephone_number_is_refused(write_data: WriteData, number: str) -> None:
    assert write_data(summary(f"Call {number} now.")).check() == (
        f"{CITY}:5:15: telephone number '{number}'\n    {NO_ONE}\n1 problem in 1 file (5 checked)"
    )


@pytest.mark.parametrize(
    ("path", "text", "place"),
    [
        (BOND, AGREEMENT.replace("Testograd 1989", "mayor@aasund.example"), "5:47"),
        (PAGE, AASUND_PAGE + "licence: ask mayor@aasund.example\n", "5:10"),
        (PAGE, AASUND_PAGE.replace("/vanorter", "/?to=mayor@aasund.example"), "4:6"),
        (BOND, AGREEMENT.replace("testograd]", "{person: mayor@aasund.example}]"), "2:28"),
    ],
)
def test_contact_data_is_found_in_every_field(write_data: WriteData, path: str, text: str, place: str) -> None:
    report = write_data({**TWINNED, path: text}).check()
    assert report.startswith(f"{path}:{place}: e-mail address '")
    assert report.endswith(f"\n    {NO_ONE}\n1 problem in 1 file (5 checked)")


def test_a_name_in_another_language_is_in_its_letters(write_data: WriteData) -> None:
    text = AASUND + "other_names: [{value: Осyнн, lang: ru}, {value: Åsund, lang: sv}]\n"
    assert write_data({**TWINNED, CITY: text}).check() == (
        f"{CITY}:5:23: 'Осyнн' mixes scripts: Latin 'y' (U+0079) at letter 3\n"
        "    write Cyrillic 'у' (U+0443), as in 'Осунн'\n"
        "1 problem in 1 file (5 checked)"
    )


def test_an_invisible_character_is_told(write_data: WriteData) -> None:
    assert write_data(summary("The\u200b town.")).check() == (
        f"{CITY}:5:15: invisible character U+200B at letter 4, after 'The'\n"
        "    delete it\n"
        "1 problem in 1 file (5 checked)"
    )


def test_texts_are_checked_in_a_record_with_other_mistakes(write_data: WriteData) -> None:
    text = AASUND.replace("NO", "NRO") + "summary: {en: mayor@aasund.example}\n"
    assert write_data({**TWINNED, CITY: text}).check() == (
        f"{CITY}:2:10: unknown country 'NRO'\n"
        "    did you mean 'NO' (Norway)?\n"
        f"{CITY}:5:15: e-mail address 'mayor@aasund.example'\n"
        f"    {NO_ONE}\n"
        "2 problems in 1 file (5 checked)"
    )


def test_ids_and_addresses_hold_numbers(write_data: WriteData) -> None:
    files = {
        **TWINNED,
        CITY: AASUND.replace("[country]", "[country, ids]") + "ids: {geonames: 3133880, wikidata: Q1234567}\n",
        PAGE: AASUND_PAGE.replace("/vanorter", "/8125550123/2004-2006/?id=12@cms.article"),
    }
    assert write_data(files).check() == "no problems (5 files checked)"


def test_a_persons_name_in_which_a_letter_imitates_another_is_refused(write_data: WriteData) -> None:
    act = "{act: suspended, date: 1999, by: {person: J\N{CYRILLIC SMALL LETTER O}hn}, sources: [{id: gazetteer, at: row 1, quote: x}]}"
    said = write_data({**TWINNED, BOND: AGREEMENT.replace("[aasund,", f"[{{id: aasund, acts: [{act}]}},")}).check()
    assert "mixes scripts: Cyrillic '\N{CYRILLIC SMALL LETTER O}' (U+043E) at letter 2" in said
    assert "as in 'John'" in said


@pytest.mark.parametrize(
    "host", ["münchen.example", "xn--mnchen-3ya.example", "оса.рф", "xn--80a2as.xn--p1ai", "aasund.example"]
)
def test_a_host_in_one_script_with_its_ending_is_good(write_data: WriteData, host: str) -> None:
    files = {**TWINNED, PAGE: AASUND_PAGE.replace("aasund.example", host)}
    assert write_data(files).check() == "no problems (5 files checked)"


@pytest.mark.parametrize(
    ("sign", "said"),
    [
        ("\u202e", "invisible character U+202E"),
        ("\u200b", "invisible character U+200B"),
        ("\U000e0041", "invisible character U+E0041"),
        ("\ue000", "private-use character U+E000"),
        ("\U00100000", "private-use character U+100000"),
        ("\U0001fffe", "code U+1FFFE"),
        ("\ufdd0", "code U+FDD0"),
        ("\u0378", "code U+0378"),
        ("\U000a1234", "code U+A1234"),
    ],
)
@pytest.mark.parametrize("before", ["quote: Testograd 1989", "paragraph 1", "aasund.example/vanorter"])
def test_what_is_no_character_of_a_text_is_refused_wherever_it_stands(
    write_data: WriteData, sign: str, said: str, before: str
) -> None:
    escaped = f'"{{}}\\U{ord(sign):08X}"'
    key, _, value = before.partition(": ") if before.startswith("quote") else ("", "", before)
    files = {
        path: text.replace(before, (f"{key}: " if key else "") + escaped.format(value))
        for path, text in TWINNED.items()
    }
    files = {path: text.replace('https://"aasund', '"https://aasund') for path, text in files.items()}
    assert said in write_data(files).check()


def test_a_city_has_a_name_in_each_script_of_its_own(write_data: WriteData) -> None:
    assert write_data({**TWINNED, CITY: AASUND.replace("Осунн", "Aasund")}).check() == (
        f"{CITY}:1:24: warning: 'Aasund' stands under 'ru' and has no Cyrillic letter\n"
        "    write it in Cyrillic, or move it to the language it is in\n"
        "1 problem in 1 file (5 checked)"
    )


def test_a_body_may_keep_its_name_in_all_languages(write_data: WriteData) -> None:
    body = {"data/organisations/rotary.yaml": "name: {en: Rotary, ru: Rotary}\nkind: association\n"}
    assert write_data({**TWINNED, **body}).check() == "no problems (6 files checked)"


def test_a_supplied_title_may_be_in_other_letters(write_data: WriteData) -> None:
    page = AASUND_PAGE.replace("language: sv", "language: ru\nsupplied: true")
    assert write_data({**TWINNED, PAGE: page}).check() == "no problems (5 files checked)"


def test_two_states_of_a_page_have_records_of_their_own(write_data: WriteData) -> None:
    count = "counts: {country: SE, with: RU, count: 9, quote: nio kommuner}\n"
    other = AASUND_PAGE.replace("Vänorter", "Våra vänorter") + "retrieved: 2025-11-28\n" + count
    assert write_data({**TWINNED, "data/sources/later.yaml": other}).check() == "no problems (6 files checked)"
