"""Places of one name are told apart wherever they are named, in each language for itself."""

from __future__ import annotations

import pytest

from atlas.languages.edition import edition
from atlas.output.live_site import LiveSite
from atlas.output.site import Site
from atlas.pages.phrases.names import name_of
from invented_data import AASUND, AGREEMENT, LANGUAGES, TESTOGRAD, TWINNED, WriteData

REGION = "name: {NAMES}\ncountry: NO\nlevel: county\nsources: [{id: gazetteer, at: row 3, supports: [country]}]\n"
NORDVIK = REGION.replace("NAMES", "en: Nordvik, ru: Нурвик")
SYDVIK = REGION.replace("NAMES", "en: Sydvik, ru: Сюдвик")


def city(names: str, country: str = "NO", region: str = "") -> str:
    lines = f"name: {{{names}}}\ncountry: {country}\n" + (f"region: {region}\n" if region else "")
    supports = "[country, region]" if region else "[country]"
    return f"{lines}sources: [{{id: gazetteer, at: row 9, supports: {supports}}}]\n"


def names(write_data: WriteData, **places: str) -> dict[str, list[str]]:
    """Each place by its name in the four languages; ids that begin with `r_` are regions."""
    files = {f"data/{'regions' if id_.startswith('r_') else 'cities'}/{id_[2:]}.yaml": it for id_, it in places.items()}
    atlas = (
        write_data({**TWINNED, "data/regions/nordvik.yaml": NORDVIK, "data/regions/sydvik.yaml": SYDVIK, **files})
        .site()
        .atlas
    )
    editions = [edition(language, LANGUAGES) for language in LANGUAGES]
    return {id_: [name_of(atlas[id_[2:]], atlas, one).text for one in editions] for id_ in places}


def test_towns_of_one_country_have_their_region_beside_the_name(write_data: WriteData) -> None:
    elv = "en: Elv, ru: Эльв, sv: Älv, fi: Elv"
    assert names(write_data, c_elv=city(elv, region="nordvik"), c_elv2=city(elv, region="sydvik")) == {
        "c_elv": ["Elv (Nordvik)", "Эльв (Нурвик)", "Älv (Nordvik)", "Elv (Nordvik)"],
        "c_elv2": ["Elv (Sydvik)", "Эльв (Сюдвик)", "Älv (Sydvik)", "Elv (Sydvik)"],
    }


def test_names_that_are_one_in_one_language_are_told_apart_in_that_one(write_data: WriteData) -> None:
    first, second = city("en: Hall, ru: Халль", region="nordvik"), city("en: Hål, ru: Халль", region="sydvik")
    assert names(write_data, c_hall=first, c_hol=second) == {
        "c_hall": ["Hall", "Халль (Нурвик)", "Hall", "Hall"],
        "c_hol": ["Hål", "Халль (Сюдвик)", "Hål", "Hål"],
    }


def test_towns_of_two_countries_without_a_region_have_their_country(write_data: WriteData) -> None:
    assert names(write_data, c_elv=city("en: Elv"), c_elv2=city("en: Elv", "FI")) == {
        "c_elv": ["Elv (Norway)", "Elv (Норвегия)", "Elv (Norge)", "Elv (Norja)"],
        "c_elv2": ["Elv (Finland)", "Elv (Финляндия)", "Elv (Finland)", "Elv (Suomi)"],
    }


def test_a_city_and_a_region_of_one_name_are_told_apart_by_what_they_are(write_data: WriteData) -> None:
    assert names(
        write_data, c_elv=city("en: Elv, ru: Эльв"), r_elvland=REGION.replace("NAMES", "en: Elv, ru: Эльв")
    ) == {
        "c_elv": ["Elv (city)", "Эльв (город)", "Elv (stad)", "Elv (kaupunki)"],
        "r_elvland": ["Elv (county)", "Эльв (лен)", "Elv (län)", "Elv (lääni)"],
    }


def test_a_name_that_nobody_shares_stands_alone(write_data: WriteData) -> None:
    assert names(write_data, c_elv=city("en: Elv", region="nordvik"))["c_elv"] == ["Elv"] * 4


def test_a_withdrawn_place_shares_its_name_with_none(write_data: WriteData) -> None:
    gone = city("en: Elv", region="sydvik") + "withdrawn: {date: 2026-01-30, reason: {en: Entered twice.}}\n"
    assert names(write_data, c_elv=city("en: Elv", region="nordvik"), c_elv2=gone)["c_elv"] == ["Elv"] * 4


def test_the_mark_of_a_withdrawn_place_follows_an_edit(write_data: WriteData) -> None:
    """It is no namesake of others, so that no lookup by its name finds it."""
    elv = {id_: city("en: Elv, ru: Эльв", region=region) for id_, region in (("elv", "nordvik"), ("elv-2", "sydvik"))}
    files = {f"data/cities/{id_}.yaml": text for id_, text in elv.items()}
    files["data/cities/elv-2.yaml"] += "withdrawn: {date: 2026-01-30, reason: {en: Entered twice.}}\n"
    regions = {"data/regions/nordvik.yaml": NORDVIK, "data/regions/sydvik.yaml": SYDVIK}
    written = write_data({**TWINNED, **regions, **files})
    live, english = LiveSite(written.root, written.site()), edition("en", LANGUAGES)
    assert name_of(live.site.atlas["elv-2"], live.site.atlas, english).text == "Elv (Sydvik)"
    moved = files["data/cities/elv-2.yaml"].replace("region: sydvik\n", "").replace(", region]", "]")
    write_data({"data/cities/elv-2.yaml": moved})
    live.refresh()
    assert name_of(live.site.atlas["elv-2"], live.site.atlas, english).text == "Elv (Norway)"


@pytest.fixture
def site(write_data: WriteData) -> Site:
    """Two towns called Aasund, both twinned with Testograd; their regions tell them apart."""
    return write_data(
        {
            **TWINNED,
            "data/regions/nordvik.yaml": NORDVIK,
            "data/regions/sydvik.yaml": SYDVIK,
            "data/cities/aasund.yaml": AASUND.replace("[country]", "[country, region]")
            + "region: nordvik\ncoordinates: {value: [60, 10], sources: [{id: gazetteer, at: row 1}]}\n",
            "data/cities/aasund-2.yaml": AASUND.replace("[country]", "[country, region]")
            + "region: sydvik\ncoordinates: {value: [65, 14], sources: [{id: gazetteer, at: row 1}]}\n",
            "data/cities/testograd.yaml": TESTOGRAD
            + "coordinates: {value: [60, 30], sources: [{id: gazetteer, at: row 1}]}\n",
            "data/agreements/aasund-2-testograd.yaml": AGREEMENT.replace("aasund,", "aasund-2,").replace(
                "1989", "1991"
            ),
        }
    ).site()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_names_one_without_the_other_mark(site: Site, language: str) -> None:
    name = edition(language, LANGUAGES)
    first, second = (name_of(site.atlas[id_], site.atlas, name).text for id_ in ("aasund", "aasund-2"))
    assert first != second
    pages = {page.address: page for page in site.pages(language)}
    for address in ("cities/testograd/", "cities/", "anniversaries/"):
        html = pages[address].html()
        assert first in html, address
        assert second in html, address
    assert (pages["cities/aasund/"].title, pages["cities/aasund-2/"].title) == (first, second)
    feeds = b"".join(content for _, content in pages["cities/testograd/"].files()).decode().replace("\r\n ", "")
    assert first in feeds
    assert second in feeds
