"""Awards and places in contests: the result stands beside them everywhere, and a finalist is called no winner."""

from __future__ import annotations

import pytest

from atlas.output.site import Site
from invented_data import LANGUAGES, TWINNED, WriteData

CONTEST = """\
name: {en: Green harbours, ru: Зелёные гавани, sv: Gröna hamnar, fi: Vihreät satamat}
kind: competition
dates: [2014-05-01]
sources:
  - {id: aasund-page, at: paragraph 2, quote: 2014, supports: [dates]}
"""
PROJECT = """\
name: {en: Clean quay, ru: Чистая набережная, sv: Ren kaj, fi: Puhdas laituri}
awards:
  - name: {en: Green harbours, ru: Зелёные гавани, sv: Gröna hamnar, fi: Vihreät satamat}
    result: {en: finalist, ru: финалист, sv: finalist, fi: finalisti}
    event: contest
    by: [aasund]
    sources: [{id: aasund-page, at: paragraph 3, quote: finalist}]
"""
DATA = TWINNED | {
    "data/events/contest.yaml": CONTEST,
    "data/projects/quay.yaml": PROJECT,
}
RESULT = {"en": "finalist", "ru": "финалист", "sv": "finalist", "fi": "finalisti"}
FACTS = {
    "en": "(result: finalist",
    "ru": "(результат: финалист",
    "sv": "(resultat: finalist",
    "fi": "(tulos: finalisti",
}
WINNING = ("won", "winner", "побед", "вручён", "vinn", "voitt")


def page(site: Site, address: str, language: str) -> str:
    return next(page for page in site.pages(language) if page.address == address).markdown()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_result_stands_beside_the_award_in_facts_and_lists(write_data: WriteData, language: str) -> None:
    site = write_data(DATA).site()
    assert FACTS[language] in page(site, "projects/quay/", language)
    for address in ("events/contest/", "cities/aasund/"):
        (line,) = (
            line
            for line in page(site, address, language).splitlines()
            if "projects/quay/" in line and 'class="details"' in line
        )
        assert f": {RESULT[language]}" in line


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_calls_a_finalist_a_winner(write_data: WriteData, language: str) -> None:
    site = write_data(DATA).site()
    for address in ("projects/quay/", "events/contest/", "cities/aasund/"):
        text = page(site, address, language).casefold()
        assert [word for word in WINNING if word in text] == []
