"""The acts of the parties on an agreement's page: in its first sentence, and below each party with the date first."""

from __future__ import annotations

import re

import pytest

from invented_data import AGREEMENT, TWINNED, WriteData

PATH = "data/agreements/aasund-testograd.yaml"
SOURCE = "sources: [{id: aasund-page, at: paragraph 4, quote: Testograd}]"
PARTIES = "parties:\n  - {id: aasund}\n  - id: testograd\n    acts:\n      - {act: suspended, date: 2019-03-01, %s}\n%s"
ENDED = f"      - {{act: terminated, date: 2021-06, note: {{en: After a vote.}}, {SOURCE}}}\n"
PLANNED = f"      - {{act: terminated, date: 2024, standing: planned, {SOURCE}}}\n"


def page(write_data: WriteData, language: str, more: str = "", date: str = "2026-01-01") -> str:
    assert "parties: [aasund, testograd]\n" in AGREEMENT
    agreement = AGREEMENT.replace("parties: [aasund, testograd]\n", PARTIES % (SOURCE, more))
    site = write_data(TWINNED | {PATH: agreement}).site(date)
    return (
        next(one for one in site.pages(language) if one.address == "agreements/aasund-testograd/")
        .markdown()
        .replace("\\", "")
        .replace("\N{NO-BREAK SPACE}", " ")
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "(Testograd: suspended, 1 March 2019)."),
        ("ru", "(Тестоград: приостановлено, 1 марта 2019 г.)."),
        ("sv", "(Testograd: vilandeförklarat, 1 mars 2019)."),
        ("fi", "(Testograd: keskeytti suhteen, 1. maaliskuuta 2019)."),
    ],
)
def test_the_first_sentence_says_who_suspended_it_and_when(write_data: WriteData, language: str, words: str) -> None:
    assert words in page(write_data, language)


def test_the_first_sentence_tells_what_another_source_calls_the_act(write_data: WriteData) -> None:
    later = f"      - {{act: suspended, date: 2020-05-02, {SOURCE}, otherwise: [{{value: terminated, {SOURCE}}}]}}\n"
    words = "(Testograd: suspended, 2 May 2020; another source says: terminated)."
    assert words in page(write_data, "en", later)


def test_the_first_sentence_has_the_last_act_that_is_done(write_data: WriteData) -> None:
    assert "(Testograd: terminated, June 2021)." in page(write_data, "en", ENDED)
    assert "(Testograd: suspended, 1 March 2019); Testograd: termination was planned" in page(write_data, "en", PLANNED)


def test_acts_stand_below_their_party_with_the_date_first(write_data: WriteData) -> None:
    lines = page(write_data, "en", ENDED).split("{#parties}")[1].splitlines()
    party = next(number for number, line in enumerate(lines) if "Testograd" in line)
    assert lines[party + 1].startswith("    - 1 March 2019: suspended[^")
    assert re.fullmatch(r"    - June 2021: terminated\[\^[0-9]+\]\. After a vote\.", lines[party + 2])


@pytest.mark.parametrize(
    ("language", "words", "shown"),
    [
        ("en", "termination", "termination was planned"),
        ("ru", "прекращение", "прекращение планировалось"),
        ("sv", "uppsägningen", "uppsägningen planerades"),
        ("fi", "irtisanominen", "irtisanominen oli suunnitteilla"),
    ],
)
def test_what_is_only_planned_is_a_noun(write_data: WriteData, language: str, words: str, shown: str) -> None:
    text = page(write_data, language, PLANNED)
    assert f': {words} <span class="standing">' in text.split("{#parties}")[1]
    assert shown in text.split("{#timeline}")[1].split("{#parties}")[0]


def test_the_timeline_says_what_was_decided(write_data: WriteData) -> None:
    decided = f"      - {{act: decided, date: 2020-05, note: {{en: To end it.}}, {SOURCE}}}\n"
    assert (
        "took a decision. To end it." in page(write_data, "en", decided).split("{#timeline}")[1].split("{#parties}")[0]
    )
    assert "After a vote." not in page(write_data, "en", ENDED).split("{#timeline}")[1].split("{#parties}")[0]


def test_the_date_stands_first_whatever_is_noted_on_it(write_data: WriteData) -> None:
    date = "{value: 2020-05, basis: inferred, note: {en: Counted back.}}"
    noted = f"      - {{act: decided, date: {date}, note: {{en: To end it.}}, {SOURCE}}}\n"
    text = page(write_data, "en", noted)
    assert re.search(r"    - May 2020 \(inferred\): took a decision\[\^[0-9]+\]\. Counted back\. To end it\.", text)
