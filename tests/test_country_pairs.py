"""The pages of two countries: which there are, what stands on them, and what they are made from."""

from __future__ import annotations

import csv
import re
from io import StringIO

import pytest

from atlas.output.site import Site
from atlas.pages.publishing.page import Page
from invented_data import AASUND_PAGE, AGREEMENT, TWINNED, WriteData

CITED = "{id: aasund-page, at: paragraph 2, quote: Testograd}"
SEEN = {"data/sources/aasund-page.yaml": AASUND_PAGE + "state_of: 2017-12-14\n"}
ENDED = AGREEMENT.replace(
    "[aasund, testograd]",
    f"[aasund, {{id: testograd, acts: [{{act: suspended, date: 2021, sources: [{CITED}]}}, "
    f"{{act: terminated, date: 2022-03-01, sources: [{CITED}]}}]}}]",
)
PLANNED = AGREEMENT.replace("since: 1989\n", "standing: planned\n").replace("parties, since", "parties, standing")
TOWN = "{{text: {{sv: Town {code}}}, country: {code}}}"


def of_countries(*codes: str) -> str:
    """An agreement of a town in each country."""
    parties = ", ".join(TOWN.format(code=code) for code in codes)
    return AGREEMENT.replace("[aasund, testograd]", f"[{parties}]")


def pages(site: Site, language: str = "en") -> dict[str, Page]:
    return {page.address: page for page in site.pages(language)}


def pairs(site: Site) -> list[str]:
    """The addresses of the first pages of pairs, without those that lead to them."""
    return [address for address in site.addresses() if re.fullmatch(r"countries/../../", address)]


def test_two_countries_with_an_agreement_have_one_page(write_data: WriteData) -> None:
    site = write_data(TWINNED | {"data/agreements/three.yaml": of_countries("SE", "DK", "NO")}).site()
    found = ["countries/dk/no/", "countries/dk/se/", "countries/no/ru/", "countries/no/se/"]
    assert sorted(pairs(site)) == found
    assert set(found) <= set(site.addresses())
    assert pages(site)["countries/no/ru/"].title == "Norway – Russia: agreements"
    assert pages(site, "sv")["countries/no/ru/"].title == "Norge–Ryssland: avtal"
    assert len({pages(site)[address].description for address in found}) == 4


def test_both_countries_lead_to_their_page_with_the_number_of_agreements(write_data: WriteData) -> None:
    site = write_data(TWINNED | {"data/agreements/second.yaml": AGREEMENT}).site()
    assert "[Russia](../../countries/no/ru/): 2" in pages(site)["countries/no/"].markdown()
    assert "[Norge](../../countries/no/ru/): 2" in pages(site, "sv")["countries/ru/"].markdown()


def test_agreements_within_a_country_make_no_page(write_data: WriteData) -> None:
    site = write_data(
        TWINNED | {"data/agreements/aasund-testograd.yaml": of_countries("NO", "NO").replace("Town NO", "Another", 1)}
    ).site()
    assert pairs(site) == []
    assert "with-countries" not in pages(site)["countries/no/"].markdown()


def test_parties_one_after_the_other_are_not_bound(write_data: WriteData) -> None:
    during = "{{text: {{sv: Town {0}}}, country: {0}, during: {1}, sources: [{2}]}}"
    first, then = during.format("DK", "1980/1990", CITED), during.format("SE", "1990/2000", CITED)
    text = AGREEMENT.replace("[aasund, testograd]", f"[aasund, {first}, {then}]")
    site = write_data(TWINNED | {"data/agreements/aasund-testograd.yaml": text}).site()
    assert sorted(pairs(site)) == ["countries/dk/no/", "countries/no/se/"]


def test_an_agreement_of_many_countries_makes_no_pairs_but_stands_with_them(write_data: WriteData) -> None:
    many = of_countries("NO", "RU", "SE", "FI", "DK", "EE", "LV", "LT", "PL")
    site = write_data(TWINNED | {"data/agreements/many.yaml": many}).site()
    assert pairs(site) == ["countries/no/ru/"]
    assert "agreements/many/" in pages(site)["countries/no/ru/"].markdown()


def test_a_town_that_acts_for_another_belongs_to_its_country(write_data: WriteData) -> None:
    party = "{text: {sv: A chamber}, on_behalf_of: [{text: {sv: Town SE}, country: SE}]}"
    text = AGREEMENT.replace("[aasund, testograd]", f"[{party}, testograd]")
    site = write_data(TWINNED | {"data/agreements/aasund-testograd.yaml": text}).site()
    assert pairs(site) == ["countries/ru/se/"]


def test_agreements_stand_by_state_with_their_last_act_or_source(write_data: WriteData) -> None:
    data = {**TWINNED, **SEEN, "data/agreements/ended.yaml": ENDED, "data/agreements/planned.yaml": PLANNED}
    text = pages(write_data(data).site())["countries/no/ru/"].markdown()
    address = "../../../countries/no/ru/"
    counts = (
        f"3 agreements · [confirmed; nothing known since]({address}#in-last-confirmed) (1)"
        f" · [not concluded]({address}#in-not-concluded) (1) · [ended by one side]({address}#in-ended-by-one) (1)"
    )
    assert counts in text
    _, kept, planned, ended = re.split(r"^## .* \{#in-.*\}$", text.partition("[CSV]")[0], flags=re.MULTILINE)
    assert "agreements/aasund-testograd/" in kept
    assert re.search(r"\| last confirmed: 14 December 2017 \\\([^)]*\)\[\^\d\] \|", kept)
    assert '<span class="standing">was planned</span>' in planned
    assert "Testograd: terminated (1 March 2022)" in ended
    assert "suspended" not in ended
    assert "[Aasund](../../../cities/aasund/), [Testograd](../../../cities/testograd/)" in ended


def test_what_had_not_yet_begun_does_not_stand_there(write_data: WriteData) -> None:
    site = write_data(TWINNED).site("1988-12-31")
    assert pairs(site) == []


@pytest.fixture
def many(write_data: WriteData) -> Site:
    """Two countries with more agreements than a page shows, in two states."""
    kept = {f"data/agreements/kept-{number:03}.yaml": AGREEMENT for number in range(205)}
    ended = {f"data/agreements/ended-{number:03}.yaml": ENDED for number in range(5)}
    return write_data(TWINNED | SEEN | kept | ended).site()


def test_pages_hold_two_hundred_and_lead_to_all(many: Site) -> None:
    found = pages(many)
    first, second = found["countries/no/ru/"], found["countries/no/ru/page/2/"]
    assert first.title == "Norway – Russia: agreements"
    assert (
        second.title
        == (
            "Norway – Russia: agreements, page 2: confirmed; nothing known since – ended by one side"  # where it goes from, to
        )
    )
    assert "**confirmed; nothing known since 1989**" in first.markdown()
    assert first.description != second.description
    for page in (first, second):
        assert "211 agreements" in page.markdown()
        assert "](../../../" in page.markdown()
    shown = [re.findall(r"^\|.*?agreements/([a-z0-9-]+)/\)", page.markdown(), re.MULTILINE) for page in (first, second)]
    assert [len(ids) for ids in shown] == [200, 11]
    assert len({id_ for ids in shown for id_ in ids}) == 211
    assert "countries/no/ru/page/2/#in-ended-by-one) (5)" in first.markdown()


def test_one_table_holds_all_of_them_for_all_languages(many: Site) -> None:
    address = "countries/no/ru/no-ru-agreements.csv"
    files = [file for language in ("en", "sv") for page in pages(many, language).values() for file in page.files()]
    (content,) = [content for name, content in files if name == address]
    assert len(list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))) == 211
    assert f"[CSV](../../../{address}): 211 rows" in pages(many)["countries/no/ru/"].markdown()


COUNTS = """\
counts:
  - {country: NO, with: RU, count: 31, as_of: 2020, at: paragraph 4, quote: 31 towns}
  - {country: RU, with: NO, count: 29, bound: about, at: paragraph 4, quote: 29 towns}
  - {country: NO, with: SE, count: 90, at: paragraph 4, quote: 90 towns}
"""


def test_a_pair_says_how_many_towns_sources_count_and_how_many_are_entered(write_data: WriteData) -> None:
    counted = {"data/sources/aasund-page.yaml": SEEN["data/sources/aasund-page.yaml"] + COUNTS}
    text = re.sub(
        r"\[([^]]*)\]\([^)]*\)", r"\1", pages(write_data(TWINNED | counted).site())["countries/no/ru/"].markdown()
    )
    assert "- Norway → Russia: 31 (according to: " in text
    assert ", 2020); in the atlas, past and present: 1\n" in text
    assert "- Russia → Norway: about 29 (" in text
    assert "Sweden" not in text


def test_a_pair_that_no_source_counts_says_that_agreements_may_be_missing(write_data: WriteData) -> None:
    found = write_data(TWINNED).site()
    assert "some may be missing here" in pages(found)["countries/no/ru/"].markdown()
    assert "det kan saknas avtal här" in pages(found, "sv")["countries/no/ru/"].markdown()


def test_the_codes_in_the_other_order_lead_to_the_page(write_data: WriteData) -> None:
    site = write_data(TWINNED).site()
    assert "](../../../countries/no/ru/)" in pages(site)["countries/ru/no/"].markdown()
    assert pages(site, "fi")["countries/ru/no/"].title == pages(site, "fi")["countries/no/ru/"].title
    assert "countries/ru/no/" not in site.addresses()
