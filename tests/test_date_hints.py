"""Dates as people write them are refused, with the date that was meant."""

from __future__ import annotations

import pytest

from atlas.messages.message import NotReadable
from atlas.model.dates.partial_date import PartialDate


def refused(text: str) -> tuple[str, str | None]:
    with pytest.raises(NotReadable) as caught:
        PartialDate.parse(text)
    return str(caught.value.message), caught.value.message.say_hint()


def test_a_hint_stands_apart_from_the_message() -> None:
    assert refused("14.12.2017") == ("'14.12.2017' is not a date", "write 2017-12-14")


def test_without_a_hint_the_message_stands_alone() -> None:
    assert refused("2014-02-30") == ("'2014-02-30': February 2014 has 28 days", None)


@pytest.mark.parametrize(
    ("meant", "texts"),
    [
        (
            "2017-12-14",
            "14.12.2017 | 14. 12. 2017 | 14/12/2017 | 14-12-2017 | 2017/12/14 | 2017.12.14 | 20171214",
        ),
        ("2017-12-14", "2017-14-12 | 2017-12-14T10:00 | 14.12.2017 г. | 2017–12–14"),
        ("2014-06-04", "2014-6-4 | 4.6.2014 | 2014/06/04 | 2014.06.04"),
        (
            "2014-06-04",
            "4 June 2014 | June 4, 2014 | 4th June 2014 | 4 Jun. 2014 | 4 июня 2014 года | 4 июн. 2014",
        ),
        ("2014-06-04", "4 juni 2014 | den 4 juni 2014 | 4. kesäkuuta 2014"),
        (
            "2014-10",
            "October 2014 | Oct. 2014 | октябрь 2014 | в октябре 2014 г. | oktober 2014 | lokakuu 2014",
        ),
        ("2014-10", "lokakuussa 2014 | 10.2014 | 10/2014 | 2014/10 | 2014–10"),
        ("2014-03", "March 2014 | март 2014 | mars 2014 | maaliskuu 2014"),
        ("2014-11", "marraskuu 2014 | ноября 2014"),
        ("2004-21", "spring 2004 | весной 2004 года | våren 2004 | keväällä 2004"),
        ("2004-22", "summer 2004 | лето 2004 | sommaren 2004 | kesä 2004"),
        ("2004-23", "autumn 2004 | fall 2004 | осень 2004 | hösten 2004 | syksy 2004"),
        (
            "2004/2006",
            "2004-2006 | 2004–2006 | 2004 — 2006 | 2004-2006 гг. | from 2004 to 2006 | с 2004 по 2006 год",
        ),
        (
            "199X",
            "1990s | 1990's | the 1990s | 1990-е | 1990-х годов | 1990-talet | 1990-luvulla | 199x | 199Х",
        ),
        (
            "1987~",
            "c. 1987 | ca 1987 | c1987 | circa 1987 | about 1987 | ок. 1987 | около 1987 г. | noin 1987",
        ),
        ("1987%", "1987?~ | 1987~?"),
        ("1987", "1987 г. | 1987 год | år 1987 | vuonna 1987"),
        ("2017/..", "2017- | 2017 – | since 2017 | с 2017 года | sedan 2017 | vuodesta 2017 | 2017–present"),
        ("../2021", "-2021 | until 2021 | до 2021 года | till 2021 | vuoteen 2021"),
        ("XXXX-06-04", "4 June | 4 июня | 4 juni | 4. kesäkuuta"),
        ("XXXX-06-04/XXXX-06-05", "4–5 June | 4-5 июня | 4–5 juni | 4.–5. kesäkuuta"),
        ("2014-06-04/2014-06-05", "4–5 June 2014 | 4-5 июня 2014 г. | 4.-5.6.2014 | 2014-06-04/05"),
        ("2017-12-14/2017-12-15", "14.12.2017 - 15.12.2017 | 14.12.2017/15.12.2017"),
        ("2014-10/2015-03", "October 2014 – March 2015 | октябрь 2014 г. – март 2015 г."),
    ],
)
def test_common_ways_of_writing_a_date_are_understood(meant: str, texts: str) -> None:
    written = texts.split(" | ")
    assert {text: refused(text)[1] for text in written} == dict.fromkeys(written, f"write {meant}")


def test_space_around_a_date_is_pointed_out() -> None:
    assert refused(" 2014 ") == ("' 2014 ' is not a date", "write 2014")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("04/05/2014", "write 2014-05-04 or 2014-04-05"),
        ("2004/05", "write 2004-05 or 2004/2005"),
        ("2004–06", "write 2004-06 or 2004/2006"),
        ("2000-talet", "write 200X or 20XX"),
    ],
)
def test_what_may_mean_two_things_names_both(text: str, hint: str) -> None:
    assert refused(text)[1] == hint


def test_a_year_in_short_may_be_the_end_of_an_interval() -> None:
    assert refused("1998-99") == ("'1998-99' has no month 99", "write 1998/1999")


@pytest.mark.parametrize("text", ["", "one day", "14.12.17", "31.02.2014", "2014 " * 20, "9" * 100])
def test_where_no_date_can_be_guessed_the_forms_are_named(text: str) -> None:
    assert refused(text)[1] == "write a year, month or day: 2014, 2014-10, 2014-10-14"


@pytest.mark.parametrize("text", ["XXXX", "../..", "/", "unknown", "неизвестно", "okänt"])
def test_what_states_nothing_is_left_out(text: str) -> None:
    assert refused(text)[1] == "leave the date out"


def test_a_mistake_at_one_end_of_an_interval_is_mended_in_the_whole() -> None:
    assert refused("2014-10-14/2014-11-3") == ("'2014-11-3' is not a date", "write 2014-10-14/2014-11-03")
