"""The pages and files of decades and years."""

from __future__ import annotations

import csv
import re
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
    return {address: content.decode("utf-8-sig") for address, content in found}


def pages(site: Site, language: str = "en") -> dict[str, Page]:
    return {page.address: page for page in site.pages(language)}


def test_each_decade_has_a_page_and_a_file_and_leads_to_its_neighbours(write_data: WriteData) -> None:
    site = write_data(DATED).site("2019-06-30")
    decades = [f"agreements/in/{decade}s/" for decade in (1980, 1990, 2000, 2010)]
    for language in LANGUAGES:
        assert [address for address in pages(site, language) if re.fullmatch(r"agreements/in/.*s/", address)] == decades
    assert {f"{decade}agreements-{decade[14:18]}s.csv" for decade in decades} <= set(files(site))
    text = pages(site)["agreements/in/1990s/"].markdown()
    assert "[1989](../../../agreements/in/1980s/) · [2000–2009](../../../agreements/in/2000s/)" in text
    assert "| 1995 | 1 | 0 | 0 | 0 |" in text
    assert "| [Aasund – Testograd: twin towns](../../../agreements/aasund-testograd/) | 1990–1999 |  |  |" in text


def test_the_overview_counts_what_is_in_force_in_any_year_of_a_decade(write_data: WriteData) -> None:
    brief = AGREEMENT.replace("since: 1989", "in_force: 1991/1992").replace("parties, since", "parties, in_force")
    text = pages(write_data({**DATED, "data/agreements/brief.yaml": brief}).site("2019-06-30"))[
        "agreements/in/"
    ].markdown()
    assert "| [1990–1999](../../agreements/in/1990s/) | 2 | 0 |" in text
    assert "| [2010–2019](../../agreements/in/2010s/) | 1 | 0 |" in text
    assert text.index("2010–2019") < text.index("1990–1999")


def test_old_addresses_of_years_answer_with_numbers_and_the_way_to_the_decade(write_data: WriteData) -> None:
    site = write_data(DATED).site("2019-06-30")
    years = [f"agreements/in/{year}/" for year in range(1989, 2020)]
    for language in LANGUAGES:
        assert set(years) <= set(pages(site, language))
        assert {*pages(site, language)} & {"agreements/in/1988/", "agreements/in/2020/"} == set()
    text = pages(site)["agreements/in/2018/"].markdown()
    assert "[Agreements in force in 2010–2019](../../../agreements/in/2010s/)" in text
    assert "Possibly in force: 1" in text
    assert "[CSV](../../../agreements/in/2018/agreements-2018.csv): 1 row" in text
    assert not {*years} & {*site.addresses()}
    page = site.page_at("sv", years[0])
    assert page
    assert page.address == years[0]


def test_decades_in_which_nothing_was_in_force_have_no_page(write_data: WriteData) -> None:
    old = AGREEMENT.replace("since: 1989", "in_force: 1881/1882").replace("parties, since", "parties, in_force")
    site = write_data({**DATED, "data/agreements/old.yaml": old}).site("2019-06-30")
    decades = [address for address in pages(site) if re.fullmatch(r"agreements/in/.*s/", address)]
    assert decades == [f"agreements/in/{decade}s/" for decade in (1880, 1980, 1990, 2000, 2010)]
    assert "1881–1882" in pages(site)[decades[0]].markdown()
    assert "agreements/in/1919/" not in pages(site)
    assert "[Agreements by year](../../../agreements/in/)" in pages(site)["agreements/in/1920/"].markdown()


def test_the_file_of_a_year_is_no_language_s(write_data: WriteData) -> None:
    found = files(write_data(DATED).site("2019-06-30"))
    names = (
        "Aasund – Testograd: twin towns,Осунн — Тестоград: города-побратимы,Åsund–Testograd: vänorter,"
        "Åsund–Testograd: ystävyyskaupungit"
    )
    head = "id,name_en,name_ru,name_sv,name_fi,countries,address,in_force,by_inferred_date,suspended_by_one\r\n"
    row = f"aasund-testograd,{names},NO RU,agreements/aasund-testograd/"
    assert found["agreements/in/2018/agreements-2018.csv"] == f"{head}{row},possibly,,no\r\n"
    assert found["agreements/in/2017/agreements-2017.csv"] == f"{head}{row},certainly,no,\r\n"


SUSPENDED = AGREEMENT.replace(
    "[aasund, testograd]",
    "[{id: aasund, acts: [{act: suspended, date: 2018-05-01, sources: [{id: aasund-page, at: line 1, quote: x}]}]}, testograd]",
)


def test_years_after_a_suspension_by_one_side_say_so(write_data: WriteData) -> None:
    site = write_data({**DATED, "data/agreements/aasund-testograd.yaml": SUSPENDED}).site("2020-06-30")
    found = files(site)
    assert found["agreements/in/2018/agreements-2018.csv"].endswith(",possibly,,no\r\n")
    assert found["agreements/in/2019/agreements-2019.csv"].endswith(",possibly,,yes\r\n")
    assert "Possibly in force: 1 (of these, suspended by one side: 1)" in pages(site)["agreements/in/2019/"].markdown()
    (row,) = csv.DictReader(StringIO(found["agreements/in/2010s/agreements-2010s.csv"], newline=""))
    assert row["years_suspended"] == "2019"


def test_the_file_of_a_decade_tells_the_years_of_each_agreement(write_data: WriteData) -> None:
    text = files(write_data(DATED).site("2019-06-30"))["agreements/in/2010s/agreements-2010s.csv"]
    (row,) = csv.DictReader(StringIO(text, newline=""))
    assert row["id"] == "aasund-testograd"
    assert row["years_certain"] == "2010 2011 2012 2013 2014 2015 2016 2017"
    assert (row["years_inferred"], row["years_possible"]) == ("", "2018 2019")


@pytest.mark.parametrize(
    "address",
    ["agreements/in/2010s/agreements-2010s.csv", "agreements/in/2018/agreements-2018.csv", "data/agreements.csv"],
)
def test_a_file_holds_no_formula(write_data: WriteData, address: str) -> None:
    text = files(write_data(FORMULA).site("2019-06-30"))[address]
    assert list(csv.reader(StringIO(text)))[1][:2] == ["aasund-testograd", '\'=1+1, "x"']


@pytest.mark.parametrize("day", ["1900-01-01", "1988-12-31"])
def test_before_the_first_agreement_there_are_no_years(write_data: WriteData, day: str) -> None:
    site = write_data(DATED).site(day)
    assert [file for file in files(site) if file.startswith("agreements/in/")] == []
    assert [address for address in pages(site) if address.startswith("agreements/in/")] == ["agreements/in/"]


def test_what_had_not_yet_begun_on_the_day_stands_in_no_decade(write_data: WriteData) -> None:
    signed = AGREEMENT.replace("since: 1989", "signed: 2017-10-01").replace("parties, since", "parties, signed")
    data = write_data({**DATED, "data/agreements/later.yaml": signed})
    address = "agreements/in/2010s/"
    assert "agreements/later/" in pages(data.site("2017-10-01"))[address].markdown()
    assert "agreements/later/" not in pages(data.site("2017-09-30"))[address].markdown()
