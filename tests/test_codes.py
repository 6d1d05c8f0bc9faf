"""Codes of countries and languages, and what a wrong one may have meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atlas.messages.message import NotReadable
from atlas.reading.values.code_names import country_codes, language_codes
from atlas.reading.values.codes import read_country, read_language


def refused(read: Callable[[str], str], text: str) -> tuple[str, str | None]:
    with pytest.raises(NotReadable) as raised:
        read(text)
    return str(raised.value.message), raised.value.message.say_hint()


@pytest.mark.parametrize("code", ["NO", "RU", "GB", "BY", "AX"])
def test_a_country_is_read_by_its_code(code: str) -> None:
    assert read_country(code) == code


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("no", "did you mean 'NO' (Norway)?"),
        ("NRO", "did you mean 'NO' (Norway)?"),
        ("NOR", "did you mean 'NO' (Norway)?"),
        ("Norway", "did you mean 'NO' (Norway)?"),
        ("norwai", "did you mean 'NO' (Norway)?"),
        ("UK", "did you mean 'GB' (United Kingdom)?"),
        ("RUS", "did you mean 'RU' (Russia)?"),
        ("EU", "write its two-letter ISO 3166-1 code"),
        ("XX", "write its two-letter ISO 3166-1 code"),
        ("", "write its two-letter ISO 3166-1 code"),
    ],
)
def test_an_unknown_country_gets_the_nearest_one_as_hint(text: str, hint: str) -> None:
    assert refused(read_country, text) == (f"unknown country '{text}'", hint)


@pytest.mark.parametrize("text", ["SU", "SUN", "YU", "YUG"])
def test_a_country_with_several_heirs_is_no_hint_at_one_of_them(text: str) -> None:
    assert refused(read_country, text)[1] == "write its two-letter ISO 3166-1 code"


@pytest.mark.parametrize(
    "tag", ["en", "ru", "nb", "sv-FI", "zh-Hant", "zh-Hant-TW", "es-419", "be-tarask", "smn", "se"]
)
def test_a_language_is_read_by_its_tag(tag: str) -> None:
    assert read_language(tag) == tag


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("EN", "did you mean 'en' (English)?"),
        ("rus", "did you mean 'ru' (Russian)?"),
        ("swe", "did you mean 'sv' (Swedish)?"),
        ("english", "did you mean 'en' (English)?"),
        ("en_GB", "did you mean 'en-GB' (English)?"),
        ("qq", "write its BCP 47 tag: en, ru, sv, fi"),
        ("en-", "write its BCP 47 tag: en, ru, sv, fi"),
        ("", "write its BCP 47 tag: en, ru, sv, fi"),
    ],
)
def test_an_unknown_language_gets_the_nearest_one_as_hint(text: str, hint: str) -> None:
    assert refused(read_language, text) == (f"unknown language '{text}'", hint)


def test_groups_of_countries_and_made_up_ones_are_none() -> None:
    assert country_codes().keys().isdisjoint({"EU", "UN", "EZ", "ZZ", "XA", "XB", "QO"})


def test_every_code_is_read_as_itself() -> None:
    assert [read_country(code) for code in country_codes()] == list(country_codes())
    assert [read_language(code) for code in language_codes()] == list(language_codes())
