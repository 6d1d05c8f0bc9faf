"""Persons stand in the letters of the reader's language, with the source's spelling beside them."""

from __future__ import annotations

import pytest

from invented_data import AASUND_PAGE, AGREEMENT, TWINNED, WriteData

ACT = (
    "{id: testograd, acts: [{act: confirmed, date: 1999, by: {person: Сергей Щёлков, office: {en: mayor}}, "
    "sources: [{id: aasund-page, at: line 1, quote: Щёлков}]}]}"
)


@pytest.mark.parametrize(
    ("language", "shown", "original"),
    [
        ("en", "Sergey Shchyolkov", "in the source: Сергей Щёлков"),
        ("ru", "Сергей Щёлков", ""),
        ("sv", "Sergej Sjtjolkov", "vår transkription av: Сергей Щёлков"),
        ("fi", "Sergei Štšolkov", "oma translitterointimme, nimi lähteessä: Сергей Щёлков"),
    ],
)
def test_a_person_has_the_form_of_the_language_and_the_original(
    write_data: WriteData, language: str, shown: str, original: str
) -> None:
    text = AGREEMENT.replace("testograd]", f"{ACT}]")
    site = write_data(TWINNED | {"data/agreements/aasund-testograd.yaml": text}).site()
    markdown = next(page for page in site.pages(language) if page.address == "agreements/aasund-testograd/").markdown()
    assert shown in markdown
    assert original in markdown


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("ru", "Сергей Щёлков"),
        ("sv", "Sergej Sjtjolkov (vår transkription av: Сергей Щёлков)"),
        ("fi", "Sergei Štšolkov (oma translitterointimme, nimi lähteessä: Сергей Щёлков)"),
    ],
)
def test_an_author_has_the_form_of_the_language_and_the_original(
    write_data: WriteData, language: str, shown: str
) -> None:
    page = write_data(TWINNED | {"data/sources/aasund-page.yaml": f"{AASUND_PAGE}author: Сергей Щёлков\n"}).site()
    source = page.page_at(language, "sources/aasund-page/")
    assert source
    assert f" {shown}\n" in source.markdown()


def test_the_letters_behind_the_name_of_a_company_are_no_initials(write_data: WriteData) -> None:
    site = write_data(TWINNED | {"data/sources/aasund-page.yaml": f"{AASUND_PAGE}author: Haldvik A.S.\n"}).site()
    source = site.page_at("en", "sources/aasund-page/")
    assert source
    assert " Haldvik A.S.\n" in source.markdown()
