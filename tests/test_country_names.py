"""The names of countries that people say, where CLDR's first choice is another."""

from __future__ import annotations

import pytest
from babel import Locale

from atlas.languages.country_names import SHORT_NAMES
from atlas.languages.edition import edition


@pytest.mark.parametrize(
    ("language", "code", "name"),
    [("ru", "US", "США"), ("en", "US", "United States"), ("sv", "HK", "Hongkong"), ("ru", "FI", "Финляндия")],
)
def test_a_country_has_the_name_that_people_say(language: str, code: str, name: str) -> None:
    assert edition(language, ()).country(code) == name


def test_a_short_name_is_no_longer_than_the_first_choice_and_differs_from_it() -> None:
    for language, names in SHORT_NAMES.items():
        territories = Locale(language).territories
        assert all(name != territories[code] and len(name) < len(territories[code]) for code, name in names.items())
