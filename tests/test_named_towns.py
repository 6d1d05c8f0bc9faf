"""A party that is a text with its country, a town without a record, on every page that shows it."""

from __future__ import annotations

import pytest

from atlas.output.site import Site
from invented_data import AASUND, AGREEMENT, TWINNED, WriteData

BOND = "data/agreements/aasund-lillhamn.yaml"
LILLHAMN = "{text: {ru: Лилльхамн, sv: Lillhamn}, country: SE}"
FILES = {
    **TWINNED,
    "data/cities/aasund.yaml": AASUND.replace("[country]", "[country, coordinates]") + "coordinates: [67.01, 14.02]\n",
    BOND: AGREEMENT.replace("testograd]", f"{LILLHAMN}]"),
}


@pytest.fixture
def site(write_data: WriteData) -> Site:
    """The site of three towns, one of them without a record and one without coordinates."""
    return write_data(FILES).site()


def markdown(site: Site, address: str, language: str = "en") -> str:
    return next(page.markdown() for page in site.pages(language) if page.address == address)


def problems(write_data: WriteData, parties: str, **files: str) -> str:
    """The report on an agreement of these parties without its last line."""
    bond = {BOND: AGREEMENT.replace("[aasund, testograd]", parties)}
    return write_data({**TWINNED, **bond, **files}).check().rpartition("\n")[0]


def test_the_page_of_the_agreement_shows_the_town_with_its_country(site: Site) -> None:
    page = markdown(site, "agreements/aasund-lillhamn/")
    assert page.startswith("# Aasund – Лилльхамн: twin towns {#title}\n")
    assert "([Sweden](../../countries/se/))[^1]" in page


def test_the_partner_is_listed_in_its_country(site: Site) -> None:
    row = next(line for line in markdown(site, "cities/aasund/", "ru").splitlines() if line.startswith("| Лилльхамн"))
    assert row.startswith("| Лилльхамн | [Швеция](../../countries/se/) | 1989[")
    assert row.endswith("| [города-побратимы](../../agreements/aasund-lillhamn/) |")


def test_the_agreement_is_counted_on_the_page_of_the_country_which_is_no_party(site: Site) -> None:
    page = markdown(site, "countries/se/")
    assert "](../../agreements/aasund-lillhamn/)" in page
    assert "party" not in page


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "and 2 places without coordinates"),
        ("ru", "(без координат: 2 места)"),
        ("sv", "och 2 platser utan koordinater"),
        ("fi", "(kartalta puuttuu 2 paikkaa, joiden koordinaatteja ei tiedetä)"),
    ],
)
def test_the_caption_of_the_map_counts_places_without_coordinates(site: Site, language: str, words: str) -> None:
    assert f"<span>{words}</span>" in markdown(site, "cities/aasund/", language)
    assert f"<span>{words}</span>" in markdown(site, "countries/no/", language)


def test_the_map_of_an_agreement_counts_its_own(site: Site) -> None:
    assert "<span>and 1 place without coordinates</span>" in markdown(site, "agreements/aasund-lillhamn/")


def test_data_quality_offers_to_make_a_record(site: Site) -> None:
    assert "[Parties without a record](../data-quality/no-record/) (1)" in markdown(site, "data-quality/")
    page = markdown(site, "data-quality/no-record/")
    assert "create data/cities/" in page
    assert "([Sweden](../../countries/se/))" in page


def test_towns_of_one_name_in_two_countries_are_two_parties(write_data: WriteData) -> None:
    two = "[{text: {sv: Mora}, country: SE}, {text: {sv: Mora}, country: ES}]"
    assert problems(write_data, two) == ""
    assert problems(write_data, two.replace("ES", "SE")) == (
        f"{BOND}:2:44: 'Mora (SE)' is a party twice\n    keep one; acts go under it"
    )


def test_agreements_with_one_named_town_may_be_one(write_data: WriteData) -> None:
    parties, other = f"[aasund, {LILLHAMN}]", "data/agreements/a-second.yaml"
    same = AGREEMENT.replace("[aasund, testograd]", parties)
    assert problems(write_data, parties, **{other: same}) == (
        f"{BOND}:2:1: warning: may be the same as {other}\n"
        "    if they are one, merge them; if not, give both their dates or 'follows'"
    )
    assert problems(write_data, parties, **{other: same.replace("SE", "NO")}) == ""
