"""Dates in words, in the four languages of the first atlas and in others that CLDR knows."""

from __future__ import annotations

import csv
from io import BytesIO
from pathlib import Path

import pytest
from babel import UnknownLocaleError
from babel.messages.extract import extract
from babel.support import NullTranslations

from atlas.languages import date_part_words as part_words
from atlas.languages import date_words
from atlas.languages.date_words import say, say_point
from atlas.model.dates.partial_date import PartialDate

MESSAGES = {
    "about {year}": ("около {year} года", "omkring {year}", "noin {year}"),
    "about {date}": ("примерно {date}", "omkring {date}", "noin {date}"),
    "{date} (uncertain)": ("{date} (предположительно)", "{date} (osäkert)", "{date} (epävarma)"),
    "{date} (approximate)": ("{date} (приблизительно)", "{date} (ungefärligt)", "{date} (suunnilleen)"),
    "{date} (approximate and uncertain)": (
        "{date} (приблизительно и предположительно)",
        "{date} (ungefärligt och osäkert)",
        "{date} (suunnilleen ja epävarma)",
    ),
    "{date}, year not stated": (
        "{date}, год не указан",
        "{date}, året anges inte",
        "{date}, vuotta ei ole mainittu",
    ),
    "{dates}, exact date not known": (
        "{dates}, точная дата неизвестна",
        "någon gång under perioden {dates}",
        "aikavälillä {dates}",
    ),
    "{date} or later": ("{date} или позднее", "{date} eller senare", "{date} tai myöhemmin"),
    "{date} or earlier": ("{date} или ранее", "{date} eller tidigare", "{date} tai aiemmin"),
    "between {first} and {last}": (
        "между {first} и {last} годами",
        "mellan {first} och {last}",
        "vuosien {first} ja {last} välillä",
    ),
    "end not known": ("окончание неизвестно", "slutet är okänt", "loppu ei ole tiedossa"),
    "start not known": ("начало неизвестно", "början är okänd", "alku ei ole tiedossa"),
    "no end stated": ("окончание не указано", "inget slut anges", "loppua ei ole mainittu"),
    "no start stated": ("начало не указано", "ingen början anges", "alkua ei ole mainittu"),
    "{decade}s": ("{decade}-е годы", "{decade}-talet", "{decade}-luku"),
    "since the {decade}s": ("с {decade}-х годов", "sedan {decade}-talet", "{decade}-luvulta"),
    "until the {decade}s": ("до {decade}-х годов", "till {decade}-talet", "{decade}-luvulle"),
    "since {year}": ("с {year} года", "sedan {year}", "vuodesta {year}"),
    "until {year}": ("до {year} года", "till {year}", "vuoteen {year}"),
    "since {month} {year}": ("с {month} {year} года", "sedan {month} {year}", "{month}sta {year}"),
    "until {month} {year}": ("до {month} {year} года", "till {month} {year}", "{month}hun {year}"),
    "since {date}": ("с {date}", "sedan {date}", "{date} alkaen"),
    "until {date}": ("до {date}", "till {date}", "{date} saakka"),
    "spring": ("весна", "våren", "kevät"),
    "summer": ("лето", "sommaren", "kesä"),
    "autumn": ("осень", "hösten", "syksy"),
    "winter": ("зима", "vintern", "talvi"),
    "spring {year}": ("весна {year} года", "våren {year}", "kevät {year}"),
    "summer {year}": ("лето {year} года", "sommaren {year}", "kesä {year}"),
    "autumn {year}": ("осень {year} года", "hösten {year}", "syksy {year}"),
    "winter {year}": ("зима {year} года", "vintern {year}", "talvi {year}"),
    "since spring {year}": ("с весны {year} года", "sedan våren {year}", "keväästä {year}"),
    "since summer {year}": ("с лета {year} года", "sedan sommaren {year}", "kesästä {year}"),
    "since autumn {year}": ("с осени {year} года", "sedan hösten {year}", "syksystä {year}"),
    "since winter {year}": ("с зимы {year} года", "sedan vintern {year}", "talvesta {year}"),
    "until spring {year}": ("до весны {year} года", "till våren {year}", "kevääseen {year}"),
    "until summer {year}": ("до лета {year} года", "till sommaren {year}", "kesään {year}"),
    "until autumn {year}": ("до осени {year} года", "till hösten {year}", "syksyyn {year}"),
    "until winter {year}": ("до зимы {year} года", "till vintern {year}", "talveen {year}"),
}
LANGUAGES = ("en", "ru", "sv", "fi")
# Dates in words, in a field that is a point or an extent; ~ is a no-break space.
TABLE = Path(__file__).with_name("date_words.tsv").read_text(encoding="utf-8")
GOLDEN = list(csv.DictReader(TABLE.splitlines(), delimiter="\t"))


class Catalogue:
    """The messages of one language of MESSAGES; English ones are their own translation."""

    def __init__(self, language: str) -> None:
        self.column = LANGUAGES.index(language) - 1 if language in LANGUAGES else -1

    def gettext(self, message: str, /) -> str:
        """The translation; a message that is not in MESSAGES fails the test."""
        return MESSAGES[message][self.column] if self.column >= 0 else message


def said(text: str, language: str = "en") -> str:
    return say(PartialDate.parse(text), language, Catalogue(language))


def said_of_a_point(text: str, language: str = "en") -> str:
    return say_point(PartialDate.parse(text), language, Catalogue(language))


@pytest.mark.parametrize("row", GOLDEN, ids=lambda row: f"{row['date']} as {row['field']}")
def test_a_date_is_said_as_its_language_says_it(row: dict[str, str]) -> None:
    speak = said_of_a_point if row["field"] == "point" else said
    assert {language: speak(row["date"], language) for language in LANGUAGES} == {
        language: row[language].replace("~", "\N{NO-BREAK SPACE}") for language in LANGUAGES
    }


@pytest.mark.parametrize(
    "text", ["1965", "2014-10", "2014-10~", "2014?", "XXXX-06-04", "199X", "2014-06-04/2014-06-04"]
)
def test_a_single_date_is_the_same_in_any_field(text: str) -> None:
    assert said_of_a_point(text) == said(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2004-XX", "2004"),
        ("2004-06-XX", "June 2004"),
        ("1987%", "about 1987 (uncertain)"),
        ("2014-10~", "about October 2014"),
        ("2014-10%", "about October 2014 (uncertain)"),
        ("2014-10~/..", "since October 2014 (approximate)"),
        ("../2014-10~", "until October 2014 (approximate)"),
        ("2014-10~/2014-12", "about October 2014 – December 2014"),
        ("2017?/..", "since 2017 (uncertain)"),
        ("../2017%", "until 2017 (approximate and uncertain)"),
        ("2014-10-14/..", "since 14 October 2014"),
        ("XXXX-06-04/..", "since 4 June, year not stated"),
        ("XXXX-06/..", "June – no end stated, year not stated"),
        ("../19XX", "no start stated – between 1900 and 1999"),
        ("1987~/1990?", "about 1987 – 1990 (uncertain)"),
        ("2014-10/2015", "October 2014 – 2015"),
        ("198X/199X", "1980s – 1990s"),
        ("XXXX-12-30/XXXX-01-02", "30 December – 2 January, year not stated"),
        ("XXXX-02-29", "29 February, year not stated"),
        ("0800", "800"),
    ],
)
def test_what_is_not_known_is_said_and_nothing_is_added(text: str, words: str) -> None:
    assert said(text) == words


@pytest.mark.parametrize(
    ("language", "day", "days", "month", "months", "years"),
    [
        ("en-US", "June 4, 2014", "June 4 – 5, 2014", "June 2014", "June – July 2014", "2014 – 2015"),
        ("en-GB", "4 June 2014", "4–5 June 2014", "June 2014", "June – July 2014", "2014–2015"),
        ("nb", "4. juni 2014", "4.–5. juni 2014", "juni 2014", "juni–juli 2014", "2014–2015"),
        ("de", "4. Juni 2014", "4.–5. Juni 2014", "Juni 2014", "Juni–Juli 2014", "2014–2015"),
        (
            "es",
            "4 de junio de 2014",
            "4–5 de junio de 2014",
            "junio de 2014",
            "junio–julio de 2014",
            "2014–2015",
        ),
        (
            "cs",
            "4. června 2014",
            "4. června 2014 – 5. června 2014",
            "červen 2014",
            "červen–červenec 2014",
            "2014–2015",
        ),
        ("zh-Hant", "2014年6月4日", "2014年6月4日至5日", "2014年6月", "2014年6月至7月", "2014至2015"),
    ],
)
def test_other_languages_have_their_own_forms(
    language: str, day: str, days: str, month: str, months: str, years: str
) -> None:
    texts = ("2014-06-04", "2014-06-04/2014-06-05", "2014-06", "2014-06/2014-07", "2014/2015")
    assert [said(text, language) for text in texts] == [day, days, month, months, years]


def test_a_language_without_catalogue_still_has_its_own_months() -> None:
    assert say(PartialDate.parse("XXXX-06-04"), "et", NullTranslations()) == "4. juuni, year not stated"


def test_a_month_by_itself_is_of_its_own_language_whatever_was_said_before() -> None:
    assert [said("XXXX-10", language) for language in ("ja", "et", "sv", "cs")] == [
        *("10月, year not stated", "oktoober, year not stated"),
        *("oktober, året anges inte", "říjen, year not stated"),
    ]


def test_a_language_cldr_does_not_know_is_refused() -> None:
    with pytest.raises(UnknownLocaleError):
        said("2014", "xx")


def test_every_message_can_be_extracted_and_no_other_is_translated() -> None:
    found: set[str] = set()
    for module in (date_words, part_words):
        source = BytesIO(Path(str(module.__file__)).read_bytes())
        found |= {str(message) for _, message, _, _ in extract("python", source)}
    assert found == set(MESSAGES)
