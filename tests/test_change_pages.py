"""The pages, feeds and files of changes in facts, made from a history of invented records."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser
import pytest

from atlas.history.log import read_log
from atlas.incremental.checking import check_project
from atlas.output.site import Site
from atlas.pages.publishing.page import Page
from invented_data import AASUND, AGREEMENT, LANGUAGES, TESTOGRAD, TWINNED, settings
from invented_history import History

BOND = "data/agreements/aasund-testograd.yaml"
SETTINGS = replace(settings(), changes=True, site_url="https://atlas.example/")
SUSPENDED = AGREEMENT.replace(
    "[aasund, testograd]\n",
    """
  - aasund
  - id: testograd
    acts:
      - {act: suspended, date: 2022, sources: [{id: aasund-page, at: line 1, quote: suspended in 2022}]}
""",
    1,
)


def site_of(history: History) -> Site:
    data, atlas, _ = check_project(history.root)
    return Site(atlas, SETTINGS, log=read_log(history.root, data.entries))


def pages_of(site: Site, language: str = "en") -> Mapping[str, Page]:
    return {page.address: page for page in site.pages(language) if page.address.startswith("changes/")}


def files_of(site: Site) -> dict[str, bytes]:
    """The files beside the pages of changes, of all languages."""
    return {
        address: content
        for language in LANGUAGES
        for page in pages_of(site, language).values()
        for address, content in page.files()
    }


def feed_of(site: Site, address: str) -> Any:
    feed = feedparser.parse(files_of(site)[address])
    assert not feed.bozo
    return feed


@pytest.fixture(scope="module")
def four_commits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A correction, an act and a change of layout after the first commit."""
    made = History(tmp_path_factory.mktemp("four") / "project", TWINNED, day="2025-12-30")
    for day, files in {
        "2025-12-31": {BOND: AGREEMENT.replace("1989\n", "1990\n", 1)},
        "2026-01-02": {BOND: SUSPENDED.replace("1989\n", "1990\n", 1)},
        "2026-01-03": {"data/cities/aasund.yaml": f"# A comment\n{AASUND}"},
    }.items():
        made.write(files)
        made.commit(day)
    return made.root


@pytest.fixture
def history(four_commits: Path, tmp_path: Path) -> History:
    """The four commits, to which others may be added."""
    shutil.copytree(four_commits, tmp_path / "project")
    return History.of(tmp_path / "project")


@pytest.fixture(scope="module")
def site(four_commits: Path) -> Site:
    return site_of(History.of(four_commits))


def test_there_is_a_page_of_the_latest_one_of_each_month_and_one_of_each_country(site: Site) -> None:
    for language in LANGUAGES:
        assert list(pages_of(site, language)) == [
            "changes/",
            "changes/2026-01/",
            "changes/2025-12/",
            "changes/countries/no/",
            "changes/countries/ru/",
        ]


def test_a_page_tells_what_changed_from_what_to_what_on_which_authority(site: Site) -> None:
    text = pages_of(site)["changes/2025-12/"].markdown()
    assert "- [Aasund – Testograd: twin towns](../../agreements/aasund-testograd/): corrected<span" in text
    since = next(line for line in text.splitlines() if line.startswith("    - Since: "))
    assert re.fullmatch(
        r"    - Since: 1989 → 1990 \(\*\*its citation is the same as before\*\*\) · Sources: "
        r"\[.*Vänorter.*\]\(\.\./\.\./sources/aasund-page/\).*, paragraph 1",
        since,
    )
    assert "- [Aasund](../../cities/aasund/): added · Sources: [“A gazetteer" in text


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "31 December 2025"),
        ("ru", "31 декабря 2025\u202fг."),
        ("sv", "31 december 2025"),
        ("fi", "31. joulukuuta 2025"),
    ],
)
def test_days_are_headings_in_the_language_of_the_page(site: Site, language: str, expected: str) -> None:
    assert f'<h2 id="d-2025-12-31">{expected}</h2>' in pages_of(site, language)["changes/2025-12/"].html()


def test_no_person_and_no_address_of_one_is_told(site: Site) -> None:
    texts = [page.markdown() for language in LANGUAGES for page in pages_of(site, language).values()]
    texts += [content.decode() for content in files_of(site).values()]
    assert [text for text in texts if "a@example.org" in text] == []


def test_the_feed_has_the_changes_of_facts_and_the_acts_newest_first(site: Site) -> None:
    feed = feed_of(site, "feed/en.xml")
    assert [entry.title for entry in feed.entries] == [
        "Testograd: 2022: suspended (Aasund – Testograd: twin towns)",
        "Aasund – Testograd: twin towns: corrected",
        "Aasund: added",
        "Testograd: added",
        "Aasund – Testograd: twin towns: added",
    ]
    assert [entry.updated for entry in feed.entries][:3] == [
        "2026-01-02T00:00:00+00:00",
        "2025-12-31T00:00:00+00:00",
        "2025-12-30T00:00:00+00:00",
    ]
    assert len({entry.id for entry in feed.entries}) == 5
    assert {entry.link for entry in feed.entries[:2]} == {"https://atlas.example/agreements/aasund-testograd/"}
    assert "1989 → 1990" in feed.entries[1].content[0].value
    assert 'href="https://atlas.example/sources/aasund-page/"' in feed.entries[1].content[0].value
    assert feed.feed.updated == "2026-01-02T00:00:00+00:00"
    assert [link.href for link in feed.feed.links if link.rel == "self"] == ["https://atlas.example/feed/en.xml"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_its_feed(site: Site, language: str) -> None:
    feed = feed_of(site, f"feed/{language}.xml")
    assert feed.feed.language == language
    assert len(feed.entries) == 5
    root = "" if language == "en" else f"{language}/"
    assert feed.feed.link == f"https://atlas.example/{root}changes/"


def test_a_country_has_a_feed_of_what_concerns_it(site: Site) -> None:
    assert [entry.title for entry in feed_of(site, "feed/en/no.xml").entries] == [
        "Testograd: 2022: suspended (Aasund – Testograd: twin towns)",
        "Aasund – Testograd: twin towns: corrected",
        "Aasund: added",
        "Aasund – Testograd: twin towns: added",
    ]


def test_words_of_ours_are_on_the_page_in_their_language_and_not_in_the_feed(history: History) -> None:
    before = [entry.id for entry in feed_of(site_of(history), "feed/en.xml").entries]
    history.write({"data/cities/aasund.yaml": f"{AASUND}summary: {{en: A town., ru: Город.}}\n"})
    history.commit("2026-01-05")
    site = site_of(history)
    text = pages_of(site)["changes/2026-01/"].markdown()
    assert "    - Added · Summary (English): A town.\n" in text
    assert '    - Added · Summary (Russian): <span lang="ru">Город.</span>\n' in text
    assert [entry.id for entry in feed_of(site, "feed/en.xml").entries] == before


def test_the_places_to_choose_from_have_their_names_without_marks_of_markdown(history: History) -> None:
    history.write(
        {"data/cities/third.yaml": TESTOGRAD.replace("Testograd", "Third (Oblast)").replace("Тестоград", "Т")}
    )
    history.commit("2026-01-05")
    text = pages_of(site_of(history))["changes/2026-01/"].markdown()
    assert '<option value="third">Third (Oblast)</option>' in text


def test_an_act_that_is_only_planned_is_not_told_as_done(history: History) -> None:
    planned = SUSPENDED.replace("1989\n", "1990\n", 1).replace(
        "suspended in 2022}]}\n",
        "suspended in 2022}]}\n"
        "      - {act: terminated, standing: planned, sources: [{id: aasund-page, at: line 2, quote: will end it}]}\n",
    )
    history.write({BOND: planned})
    history.commit("2026-01-05")
    entry = feed_of(site_of(history), "feed/en.xml").entries[0]
    assert entry.title == "Testograd: termination (planned) (Aasund – Testograd: twin towns)"
    assert "planned" in entry.content[0].value


def test_ids_of_entries_stay_when_commits_follow(history: History, site: Site) -> None:
    before = {entry.id for entry in feed_of(site, "feed/en.xml").entries}
    history.write({"data/cities/third.yaml": TESTOGRAD.replace("Testograd", "Third").replace("Тестоград", "Третий")})
    history.commit("2026-01-05")
    after = [entry.id for entry in feed_of(site_of(history), "feed/en.xml").entries]
    assert set(after[1:]) == before
    assert after[0] not in before


def test_the_same_history_gives_the_same_bytes(history: History) -> None:
    assert files_of(site_of(history)) == files_of(site_of(history))


def test_a_month_is_a_file_of_plain_values_with_labels_in_all_languages(site: Site) -> None:
    found = json.loads(files_of(site)["changes/2025-12.json"])
    assert found["month"] == "2025-12"
    assert found["effects"]["corrected"] == {"en": "corrected", "ru": "исправлено", "sv": "rättat", "fi": "korjattu"}
    change = found["changes"][0]
    assert (change["day"], change["kind"], change["id"]) == ("2025-12-31", "agreements", "aasund-testograd")
    assert change["effects"] == ["corrected"]
    assert change["name"]["ru"] == "Осунн — Тестоград: города-побратимы"
    [value] = change["values"]
    assert found["labels"][value["label"]] == {"en": "Since", "ru": "Начало", "sv": "Inlett", "fi": "Alkanut"}
    assert {key: value[key] for key in ("field", "before", "after", "citation_stayed", "sources")} == {
        "field": "since",
        "before": "1989",
        "after": "1990",
        "citation_stayed": True,
        "sources": [{"id": "aasund-page", "at": "paragraph 1", "quote": "Testograd 1989"}],
    }
    assert [one["id"] for one in found["changes"] if one["effects"] == ["added"]] == [
        "aasund",
        "testograd",
        "aasund-testograd",
        "aasund-page",
        "gazetteer",
    ]


def test_a_record_that_is_gone_keeps_its_last_name_and_leads_nowhere(history: History) -> None:
    third = TESTOGRAD.replace("Testograd", "Third").replace("Тестоград", "Третий")
    for day, content in (("2026-01-05", third), ("2026-01-06", None)):
        history.write({"data/cities/third.yaml": content})
        history.commit(day)
    site = site_of(history)
    text = pages_of(site)["changes/2026-01/"].markdown()
    assert "\n- Third: removed<span" in text
    entry = feed_of(site, "feed/en.xml").entries[0]
    assert (entry.title, entry.link) == ("Third: removed", "https://atlas.example/changes/2026-01/")
    assert feed_of(site, "feed/en/ru.xml").entries[0].title == "Third: removed"


def test_a_renamed_record_is_told_with_its_former_id_and_all_its_changes_lead_to_it(history: History) -> None:
    history.write(
        {
            "data/cities/aasund.yaml": None,
            "data/cities/nyasund.yaml": AASUND.replace("Aasund", "Nyaasund") + "formerly: [aasund]\n",
            BOND: SUSPENDED.replace("1989\n", "1990\n", 1).replace("- aasund\n", "- nyasund\n"),
        }
    )
    history.commit("2026-01-05")
    pages = pages_of(site_of(history))
    text = pages["changes/2026-01/"].markdown()
    assert "- [Nyaasund](../../cities/nyasund/): renamed, corrected (formerly: aasund)<span" in text
    assert "aasund-testograd" not in text.partition("2 January")[0]
    assert "- [Nyaasund](../../cities/nyasund/): added" in pages["changes/2025-12/"].markdown()


def test_a_page_of_a_month_holds_no_more_than_a_hundred(history: History) -> None:
    history.write({f"data/cities/town-{number}.yaml": TESTOGRAD for number in range(120)})
    history.commit("2026-01-05")
    pages = pages_of(site_of(history))
    assert [address for address in pages if "2026-01" in address] == ["changes/2026-01/", "changes/2026-01/page/2/"]
    assert pages["changes/2026-01/"].markdown().count(": added") == 100
    assert pages["changes/countries/ru/"].markdown().count(": added") == 100
    feeds = feed_of(site_of(history), "feed/en.xml")
    assert len(feeds.entries) == 50


def test_a_change_of_many_values_tells_the_first_and_how_many_more(history: History) -> None:
    names = "".join(f"  - {{value: Name {number}, kind: former}}\n" for number in range(20))
    history.write({"data/cities/aasund.yaml": f"{AASUND}other_names:\n{names}"})
    history.commit("2026-01-05")
    text = pages_of(site_of(history))["changes/2026-01/"].markdown()
    assert text.count("Name 1") == 3  # 1, 10, 11
    assert "    - and 8 more values\n" in text


def test_hostile_text_is_shown_as_it_is(history: History) -> None:
    name = "'<script>alert(1)</script> [x](javascript:y) ]]> & \"q\"'"
    history.write({"data/cities/aasund.yaml": AASUND.replace("en: Aasund", f"en: {name}")})
    history.commit("2026-01-05")
    site = site_of(history)
    html = pages_of(site)["changes/2026-01/"].html()
    assert "<script>" not in html
    assert 'href="javascript' not in html
    entry = feed_of(site, "feed/en.xml").entries[0]
    assert "alert(1)" in entry.title
    assert "<script>" not in entry.content[0].value


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_history_the_page_says_so_and_the_feed_is_empty(history: History, language: str) -> None:
    site = Site(check_project(history.root)[1], SETTINGS)
    pages = pages_of(site, language)
    assert list(pages) == ["changes/"]
    expected = {
        "en": "The changes are not known: this site was built without the history of its data.",
        "ru": "Изменения неизвестны: этот сайт собран без истории его данных.",
        "sv": "Ändringarna är inte kända: den här webbplatsen byggdes utan uppgifternas historik.",
        "fi": "Muutoksia ei tunneta: tämä sivusto on koottu ilman tietojen historiaa.",
    }
    assert expected[language] in pages["changes/"].markdown()
    feed = feed_of(site, f"feed/{language}.xml")
    assert (feed.entries, feed.feed.updated) == ([], "2026-01-31T00:00:00+00:00")


def test_the_setting_leaves_them_out(history: History) -> None:
    data, atlas, _ = check_project(history.root)
    site = Site(atlas, replace(SETTINGS, changes=False), log=read_log(history.root, data.entries))
    assert pages_of(site) == {}
    assert "changes/" not in next(page for page in site.pages("en") if page.address == "").markdown()


@pytest.mark.parametrize("known", [True, False])
def test_a_country_leads_to_its_changes_where_they_are_known(site: Site, history: History, known: bool) -> None:
    made = site if known else Site(check_project(history.root)[1], SETTINGS)
    country = next(page for page in made.pages("en") if page.address == "countries/no/").markdown()
    assert ("](../../changes/countries/no/)" in country) is known


def test_the_home_page_tells_the_latest(site: Site) -> None:
    home = next(page for page in site.pages("en") if page.address == "").markdown()
    latest = home.partition("## Latest changes")[2].partition("[All changes](./changes/)")[0]
    assert (
        "- 2 January 2026 · [Aasund – Testograd: twin towns](./agreements/aasund-testograd/): supplemented\n" in latest
    )
    assert latest.count("\n- ") == 5
