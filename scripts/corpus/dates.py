"""Dates as sources state them: whole, partial, uncertain, without a year, open at an end."""

from __future__ import annotations

from random import Random


def point(random: Random, year: int) -> str:
    """Returns a date: most often a year or a whole day, at times partial, uncertain or approximate (EDTF)."""
    month, day = random.randint(1, 12), random.randint(1, 28)
    forms = {
        f"{year}": 40,
        f"{year}-{month:02}-{day:02}": 28,
        f"{year}-{month:02}": 14,
        f"{year}~": 4,
        f"{year}?": 3,
        f"{year}-{random.randint(21, 24)}": 3,
        f"{str(year)[:3]}X": 2,
        f"{year - 2}/{year}": 2,
        f"{year}-{month:02}?": 1,
        f"{year}-{month:02}-XX": 1,
        f"{year}%": 1,
    }
    return random.choices(tuple(forms), tuple(forms.values()))[0]


def start(random: Random, year: int) -> str:
    """Returns the date of a beginning; an interval would say that it ended, too."""
    return point(random, year).partition("/")[0]


def exact_day(random: Random, year: int) -> str:
    """Returns a whole date of the year."""
    return f"{year}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"


def term(random: Random, year: int) -> str:
    """Returns an interval of years or months with a beginning, an end or both (EDTF)."""
    last = year + random.randint(2, 10)
    forms = {f"{year}/{last}": 50, f"{year}/..": 20, f"{year}/": 8, f"{year}-04/{last}-03": 14, f"../{last}": 8}
    return random.choices(tuple(forms), tuple(forms.values()))[0]


def occasion(random: Random, year: int) -> str:
    """Returns the date of an event: a day, some days, a month, or days without a year."""
    month, day = random.randint(1, 12), random.randint(1, 26)
    forms = {
        f"{year}-{month:02}-{day:02}": 40,
        f"{year}-{month:02}-{day:02}/{year}-{month:02}-{day + 2:02}": 25,
        f"{year}-{month:02}": 12,
        f"{year}": 10,
        f"XXXX-{month:02}-{day:02}": 5,
        f"XXXX-{month:02}-{day:02}/XXXX-{month:02}-{day + 1:02}": 4,
        f"{year}-{random.randint(21, 24)}": 4,
    }
    return random.choices(tuple(forms), tuple(forms.values()))[0]
