"""Numbers with the noun of a kind, in the forms of each language."""

from __future__ import annotations

import pytest

from atlas.languages.edition import edition
from atlas.model.kinds import KINDS
from atlas.pages.phrases.kind_counts import kind_count

NUMBERS = (0, 1, 2, 5, 11, 21, 22, 101)
CITIES = {
    "en": ("cities", "city", "cities", "cities", "cities", "cities", "cities", "cities"),
    "ru": ("городов", "город", "города", "городов", "городов", "город", "города", "город"),
    "sv": ("städer", "stad", "städer", "städer", "städer", "städer", "städer", "städer"),
    "fi": ("kaupunkia", "kaupunki", *("kaupunkia",) * 6),
}


@pytest.mark.parametrize("language", CITIES)
def test_the_noun_has_the_form_that_the_number_asks_for(language: str) -> None:
    found = [kind_count("cities", number, edition(language, ("en",))) for number in NUMBERS]
    assert found == [f"{number} {noun}" for number, noun in zip(NUMBERS, CITIES[language], strict=True)]


@pytest.mark.parametrize("language", CITIES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_noun(kind: str, language: str) -> None:
    assert kind_count(kind, 5, edition(language, ("en",))).startswith("5 ")


def test_a_kind_without_nouns_is_named_by_its_label(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, "prizes", KINDS["works"])
    assert kind_count("prizes", 1200, edition("en", ())) == "Works: 1,200"
