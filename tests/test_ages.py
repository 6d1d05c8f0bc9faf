"""How long ago a date is."""

from __future__ import annotations

from datetime import date

import pytest

from atlas.languages.ages import ago
from atlas.languages.cldr_dates import locale_of
from atlas.model.dates.partial_date import PartialDate


@pytest.mark.parametrize(
    ("text", "day", "language", "expected"),
    [
        ("2017-12-14", "2026-11-22", "en", "8 years ago"),
        ("2017-12-14", "2025-12-14", "en", "8 years ago"),
        ("2017-12-14", "2025-12-13", "ru", "7 лет назад"),
        ("2017-12-14", "2018-12-14", "sv", "för 1 år sedan"),
        ("2017-12-14", "2018-12-13", "fi", "11 kuukautta sitten"),
        ("2017-12-14", "2018-01-14", "ru", "1 месяц назад"),
        ("2017-12-14", "2018-01-13", "en", None),
        ("2017", "2020-01-01", "en", "2–3 years ago"),
        ("2022", "2026-11-30", "ru", "3–4 года назад"),
        ("2022-01-01/2023-01-31", "2026-11-30", "sv", "för 3–4 år sedan"),
        ("2022-03", "2026-11-30", "fi", "4 vuotta sitten"),
        ("../2018", "2026-11-30", "en", "7 years ago"),
        ("2025", "2026-11-30", "en", None),
        ("2026-08/2026-09", "2026-11-30", "en", "2–3 months ago"),
        ("2017", "2017-06-01", "en", None),
        ("1900-01-01", "2026-01-01", "en", "126 years ago"),
        ("2024-02-29", "2025-02-28", "en", "11 months ago"),
        ("XXXX-06-04", "2025-02-28", "en", None),
    ],
)
def test_a_date_is_so_long_ago(text: str, day: str, language: str, expected: str | None) -> None:
    assert ago(PartialDate.parse(text), date.fromisoformat(day), locale_of(language)) == expected
