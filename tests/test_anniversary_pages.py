"""Pages of anniversaries: what each stands on, what has passed, what has ended or is suspended; in four languages."""

from __future__ import annotations

import pytest

from atlas.output.site import Site
from invented_data import AASUND, AGREEMENT, TWINNED, WriteData

BOND = "data/agreements/aasund-testograd.yaml"
TALK = TWINNED["data/sources/aasund-page.yaml"] + "state_of: 2017-12-14\n"
PROVEN = "sources: [{id: aasund-page, at: paragraph 1, quote: Testograd}]"
INFERRED = AGREEMENT.replace("since: 1989", "since: {value: 1989, basis: inferred, note: {en: Counted back.}}")
PASSED = AGREEMENT.replace("twinning", "cooperation").replace("since: 1989", "signed: 1991-03-05")
PASSED = PASSED.replace("since]", "signed]")
ENDED = AGREEMENT.replace("twinning", "friendship").replace(
    "since: 1989", f"since: 1993\nended: {{value: 2001, {PROVEN}}}"
)
DATA = TWINNED | {
    "data/sources/aasund-page.yaml": TALK,
    BOND: INFERRED,
    "data/agreements/passed.yaml": PASSED,
    "data/agreements/over.yaml": ENDED,
}
BASIS = {
    "en": "Since: 1989 (inferred); last confirmed: 14 December 2017; assumed to continue",
    "ru": "Начало: 1989 (по косвенным данным); последнее подтверждение: 14 декабря 2017 г.; предполагается, что отношения "
    "продолжаются",
    "sv": "Inlett: 1989 (härlett); senaste bekräftelse: 14 december 2017; förbindelsen antas bestå",
    "fi": "Alkanut: 1989 (päätelty); viimeksi vahvistettu: 14. joulukuuta 2017; suhteen oletetaan jatkuvan",
}


def page(site: Site, address: str, language: str = "en") -> str:
    return next(page for page in site.pages(language) if page.address == address).markdown()


def section(text: str, heading: str) -> str:
    """The text from a heading, by its id, to the next one."""
    return text.partition(f"{{#{heading}}}")[2].partition("\n#")[0]


@pytest.mark.parametrize("language", BASIS)
@pytest.mark.parametrize("address", ["", "anniversaries/", "anniversaries/no/"])
def test_each_says_what_it_stands_on(write_data: WriteData, language: str, address: str) -> None:
    text = page(write_data(DATA).site("2026-06-15"), address, language)
    assert BASIS[language] in text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("language", BASIS)
def test_the_calendar_says_the_same(write_data: WriteData, language: str) -> None:
    pages = write_data(DATA).site("2026-06-15").pages(language)
    files = dict(file for page in pages for file in page.files())
    calendar = files[f"calendar/{language}/all.ics"].decode().replace("\r\n ", "").replace("\\", "")
    calendar = calendar.replace("\N{NO-BREAK SPACE}", " ")
    assert f"DESCRIPTION:{BASIS[language]}\r\n" in calendar


def test_what_has_passed_stands_apart_and_what_may_still_come_among_the_coming(write_data: WriteData) -> None:
    site = write_data(DATA).site("2026-06-15")
    text = page(site, "anniversaries/")
    assert "37 years" in section(text, "in-2026")
    assert "35 years since signing" not in section(text, "in-2026")
    assert "35 years since signing" in section(text, "passed")
    assert "36 years since signing" in section(text, "in-2027")
    assert "35 years since signing" in section(page(write_data(DATA).site("2026-03-05"), "anniversaries/"), "in-2026")


def test_home_shows_those_to_come(write_data: WriteData) -> None:
    shown = section(page(write_data(DATA).site("2026-06-15"), ""), "anniversaries")
    assert "- 2026: 37 years" in shown
    assert "35 years" not in shown
    assert "would have marked" not in shown


@pytest.mark.parametrize("address", ["anniversaries/", "cities/aasund/", "agreements/over/"])
def test_what_has_ended_is_folded_away(write_data: WriteData, address: str) -> None:
    text = page(write_data(DATA).site("2026-06-15"), address)
    before, words, _ = text.partition("would have marked")
    assert words
    assert "would have marked 33 years" in text
    assert before.rindex('<details class="atlas-folded">') > before.rfind("</details>")


def test_what_has_ended_has_one_row_the_round_one_if_there_is_any(write_data: WriteData) -> None:
    site = write_data(DATA).site("2040-06-15")
    folded = page(site, "anniversaries/").partition('<details class="atlas-folded">')[2]
    assert folded.count("would have marked") == 1
    assert "| 2043 | **would have marked 50 years**" in folded


def test_countries_count_those_that_are_celebrated(write_data: WriteData) -> None:
    text = page(write_data(DATA).site("2026-06-15"), "anniversaries/")
    assert "- [Norway](../anniversaries/no/) 8" in text


def test_countries_without_any_date_to_come_are_not_offered(write_data: WriteData) -> None:
    city = AASUND.replace("Aasund", "Nordby").replace("NO", "SE")
    over = {"data/agreements/over.yaml": ENDED.replace("[aasund, ", "[nordby, "), "data/cities/nordby.yaml": city}
    data = {path: text for path, text in DATA.items() if path not in over} | over
    text = page(write_data(data).site("2026-06-15"), "anniversaries/")
    assert "anniversaries/no/" in text
    assert "anniversaries/se/" not in text


def test_countries_count_ends_of_terms_too(write_data: WriteData) -> None:
    term = AGREEMENT.replace("since: 1989", "in_force: 2026-01/2027-06").replace("since]", "in_force]")
    text = page(
        write_data({**TWINNED, "data/agreements/aasund-testograd.yaml": term}).site("2026-06-15"), "anniversaries/"
    )
    assert "- [Norway](../anniversaries/no/) 2" in text


def many_bonds(number: int) -> dict[str, str]:
    """Agreements of one year each, so that every year has many anniversaries."""
    kept = {
        f"data/agreements/kept-{year}.yaml": AGREEMENT.replace("1989", str(year)) for year in range(1960, 1960 + number)
    }
    past = {
        f"data/agreements/past-{year}.yaml": PASSED.replace("1991", str(year)) for year in range(1960, 1960 + number)
    }
    return TWINNED | {"data/sources/aasund-page.yaml": TALK} | kept | past


@pytest.mark.parametrize("address", ["anniversaries/", "anniversaries/no/"])
def test_this_year_and_the_next_stand_open_and_later_ones_and_what_has_passed_are_folded(
    write_data: WriteData, address: str
) -> None:
    text = page(write_data(many_bonds(6)).site("2026-06-15"), address)
    fold = '<details class="atlas-folded">'
    for heading, folded in (("in-2026", False), ("passed", True), ("in-2027", False), ("in-2028", True)):
        before, table, _ = section(text, heading).partition("| Date |")
        assert table
        assert (fold in before) is folded, heading
    assert "<summary>13 anniversaries in all.</summary>" in section(text, "in-2028")


def test_a_few_are_not_folded(write_data: WriteData) -> None:
    assert "<details" not in section(page(write_data(DATA).site("2026-06-15"), "anniversaries/"), "in-2028")


def test_links_lead_to_the_years_and_to_the_other_lists_each_with_its_number(write_data: WriteData) -> None:
    text = page(write_data(DATA).site("2026-06-15"), "anniversaries/")
    links = " · ".join(f"[{year}: 2](#in-{year})" for year in range(2026, 2030))
    assert f"{links} · [Ended or suspended: 1](#lapsed)" in text


TERM = AGREEMENT.replace("since: 1989", "signed: 2016-06-01\nin_force: 2016-06-01/2026-05-31").replace(
    "since]", "signed, in_force]"
)
EXPIRED = {"en": "expired", "ru": "срок истёк", "sv": "utlöpt", "fi": "umpeutunut"}


def test_one_after_the_end_of_a_term_shows_the_state_that_there_will_be_by_then(write_data: WriteData) -> None:
    site = write_data({**TWINNED, BOND: TERM}).site()
    for language, words in EXPIRED.items():
        for address in ("agreements/aasund-testograd/", "cities/aasund/", "anniversaries/"):
            lines = page(site, address, language).splitlines()
            row = next(line for line in lines if line.startswith("| 1") and "2026" in line)
            assert f'<span class="status" data-state="expired">{words}</span>' in row, (language, address)
