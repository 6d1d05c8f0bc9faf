"""Names of countries that Babel does not have: the short ones of CLDR (`alt="short"`), where people say these."""

from __future__ import annotations

from collections.abc import Mapping

SHORT_NAMES: Mapping[str, Mapping[str, str]] = {
    "en": {"HK": "Hong Kong", "MM": "Myanmar", "MO": "Macao"},
    "ru": {"HK": "Гонконг", "MM": "Мьянма", "MO": "Макао", "US": "США"},
    "sv": {"HK": "Hongkong", "MM": "Myanmar", "MO": "Macao"},
    "fi": {"HK": "Hongkong", "MM": "Myanmar", "MO": "Macao"},
}
"""By the language and the ISO 3166-1 code of the country."""
