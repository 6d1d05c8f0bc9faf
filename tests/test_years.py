"""The pages and files of the years, and the periods that a script loads where lists are cut."""

from __future__ import annotations

import csv
import json
from io import StringIO

import pytest

from atlas.output.site import Site
from atlas.pages.publishing.page import Page
from invented_data import AGREEMENT, LANGUAGES, TWINNED, WriteData

DATED = {
    **TWINNED,
    "data/sources/aasund-page.yaml": TWINNED["data/sources/aasund-page.yaml"] + "state_of: 2017-12-14\n",
}
FORMULA = {**DATED, "data/agreements/aasund-testograd.yaml": 'name: {en: "=1+1, \\"x\\""}\n' + AGREEMENT}


def many(number: int) -> dict[str, str]:
    text = AGREEMENT.replace("since: 1989\n", "").replace("parties, since", "parties")
    return DATED | {f"data/agreements/bond-{index:03}.yaml": text for index in range(number)}


def files(site: Site) -> dict[str, str]:
    found = [file for language in LANGUAGES for page in site.pages(language) for file in page.files()]
    assert len(dict(found)) == len(found)
    return {address: content.decode() for address, content in found}


def pages(site: Site, language: str = "en") -> dict[str, Page]:
    return {page.address: page for page in site.pages(language)}


def test_each_year_has_a_page_in_each_language_and_a_file(write_data: WriteData) -> None:
    site = write_data(DATED).site("2019-06-30")
    years = [f"agreements/in/{year}/" for year in range(1989, 2020)]
    for language in LANGUAGES:
        assert [address for address in pages(site, language) if address.startswith("agreements/in/1989")] == years[:1]
        assert set(years) <= set(pages(site, language))
    assert {f"{year}agreements-{year[14:18]}.csv" for year in years} <= set(files(site))
    assert "agreements/in/1988/" not in pages(site)
    assert "agreements/in/2020/" not in pages(site)


def test_the_file_of_a_year_is_no_language_s(write_data: WriteData) -> None:
    found = files(write_data(DATED).site("2019-06-30"))
    names = (
        "Aasund – Testograd: twin towns,Осунн – Тестоград: города-побратимы,Åsund – Testograd: vänorter,"
        "Åsund – Testograd: ystävyyskaupungit"
    )
    head = "id,name_en,name_ru,name_sv,name_fi,countries,address,in_force,by_inferred_date\r\n"
    row = f"aasund-testograd,{names},NO RU,agreements/aasund-testograd/"
    assert found["agreements/in/2018/agreements-2018.csv"] == f"{head}{row},possibly,\r\n"
    assert found["agreements/in/2017/agreements-2017.csv"] == f"{head}{row},certainly,no\r\n"


@pytest.mark.parametrize("address", ["agreements/in/2018/agreements-2018.csv", "data/agreements.csv"])
def test_a_file_holds_no_formula(write_data: WriteData, address: str) -> None:
    text = files(write_data(FORMULA).site("2019-06-30"))[address]
    assert list(csv.reader(StringIO(text)))[1][:2] == ["aasund-testograd", '\'=1+1, "x"']


def test_lists_that_are_cut_come_with_the_periods_of_all(write_data: WriteData) -> None:
    site = write_data(many(200)).site("2019-06-30")
    entries = json.loads(files(site)["sv/agreements/in/periods.json"])
    assert len(entries) == 201
    assert entries[-1] == {
        "name": "Åsund – Testograd: vänorter",
        "address": "agreements/bond-199/",
        "countries": "no ru",
        "certain": "2017-12-14/2017-12-14",
        "inferred": "",
        "possible": "2017-12-15/..",
        "within": "",
        "unknown": "../2017-12-13",
    }
    index = pages(site)["agreements/"].markdown()
    assert 'data-periods="../agreements/in/periods.json" data-root="../" data-country=""' in index
    assert 'data-country="no"' in pages(site)["countries/no/"].markdown()
    assert "data-periods" not in pages(site)["cities/aasund/"].markdown()


def test_lists_that_are_whole_need_no_file(write_data: WriteData) -> None:
    site = write_data(many(199)).site("2019-06-30")
    assert "agreements/in/periods.json" not in files(site)
    assert "data-periods" not in pages(site)["agreements/"].markdown()


def test_a_year_shows_the_first_rows_and_all_counts(write_data: WriteData) -> None:
    text = pages(write_data(many(300)).site("2019-06-30"))["agreements/in/2018/"].markdown()
    assert text.count("](../../../agreements/bond-") == 50 - 1
    assert "These are the first 50 of 301. [The whole list](../../../agreements/in/2010s/)" in text
    assert text.count("](../../../agreements/aasund-testograd/)") == 1
    assert "301 agreements" in text
    assert "[CSV](../../../agreements/in/2018/agreements-2018.csv): 301 rows" in text


@pytest.mark.parametrize("day", ["1900-01-01", "1988-12-31"])
def test_before_the_first_agreement_there_are_no_years(write_data: WriteData, day: str) -> None:
    site = write_data(DATED).site(day)
    assert [file for file in files(site) if file.startswith("agreements/in/")] == []
    assert [address for address in pages(site) if address.startswith("agreements/in/")] == ["agreements/in/"]


def test_what_had_not_yet_begun_on_the_day_stands_in_no_year(write_data: WriteData) -> None:
    signed = AGREEMENT.replace("since: 1989", "signed: 2017-10-01").replace("parties, since", "parties, signed")
    data = write_data({**DATED, "data/agreements/later.yaml": signed})
    address = "agreements/in/2017/"
    assert "agreements/later/" in pages(data.site("2017-10-01"))[address].markdown()
    assert "agreements/later/" not in pages(data.site("2017-09-30"))[address].markdown()
