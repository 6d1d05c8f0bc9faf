"""Messages in English and in the words of a language."""

from __future__ import annotations

import pytest

from atlas.languages.edition import edition
from atlas.messages.message import (
    Clause,
    CountryName,
    Fragment,
    LanguageName,
    Message,
    NotReadable,
    Value,
    alternatives,
    together,
)

RUSSIAN, FINNISH = (edition(language, ("en",)) for language in ("ru", "fi"))


def said(text: str, /, **values: Value) -> tuple[str, str]:
    message = Message("code", text, **values)
    return message.say(), message.say(RUSSIAN)


def test_a_message_is_said_with_its_values() -> None:
    message = Message("no-source", "no source for '{field}'", "add the source that says otherwise", field="since")
    assert (str(message), message.say_hint()) == ("no source for 'since'", "add the source that says otherwise")
    assert message.say(RUSSIAN) == "нет источника для 'since'"
    assert message.say_hint(RUSSIAN) == "добавьте источник, который говорит иначе"


def test_a_message_may_have_no_hint() -> None:
    assert Message("code", "no record '{id}'", id="aasund").say_hint(RUSSIAN) is None


@pytest.mark.parametrize("value", ["{id}", "{other}", "{", "{{}}", "%s %(id)s %", "\\1 \\g<1>", "", "'"])
def test_a_value_is_text_and_nothing_else(value: str) -> None:
    assert said("no record '{id}'", id=value, other="x") == (f"no record '{value}'", f"нет записи '{value}'")


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        ("a\nb\rc\td", "a\\nb\\rc\\td"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\u202eleft\u200b\xa0", "\\u202eleft\\u200b\\xa0"),
        ("##[error]x", "\\x23#[error]x"),
        ("a" * 1000, "a" * 159 + "…"),
    ],
)
def test_a_value_neither_hides_nor_commands(value: str, seen: str) -> None:
    assert said("no record '{id}'", id=value) == (f"no record '{seen}'", f"нет записи '{seen}'")


def test_what_has_no_value_stays_as_it_is() -> None:
    assert said("no record '{id}'") == ("no record '{id}'", "нет записи '{id}'")


def test_braces_of_examples_stay() -> None:
    text = "did you mean the country? write {country: {code}} ({name})"
    assert said(text, code="NO", name="Norge") == (
        "did you mean the country? write {country: NO} (Norge)",
        "возможно, имелась в виду страна? напишите {country: NO} (Norge)",
    )


def test_quantities_are_written_as_the_language_does() -> None:
    assert said("{number}", number=1234567) == ("1,234,567", "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567")


def test_lists_choices_and_sums_are_said_part_by_part() -> None:
    scripts = Fragment("Latin"), Fragment("Greek"), Fragment("Han")
    assert said("{all}", all=scripts) == ("Latin, Greek, Han", "латиница, греческое письмо, китайское письмо")
    assert said("{one}", one=alternatives(scripts)) == (
        "Latin or Greek or Han",
        "латиница или греческое письмо или китайское письмо",
    )
    assert said("{both}", both=together(scripts[:2])) == ("Latin and Greek", "латиница и греческое письмо")
    assert said("{none}", none=alternatives([])) == ("", "")


def test_a_fragment_has_values_of_its_own() -> None:
    month = Fragment("{month} {year}", month=Fragment("February"), year="2015")
    assert said("{when}", when=month) == ("February 2015", "февраль 2015\N{NO-BREAK SPACE}г.")


@pytest.mark.parametrize(
    ("text", "english", "russian"),
    [
        ("Cities", "cities", "города"),
        ("The topic's id.", "the topic's id", "идентификатор темы"),
        (
            "ISO 3166-1 code, two capital letters.",
            "ISO 3166-1 code, two capital letters",
            "код ISO 3166-1, две прописные буквы",
        ),
    ],
)
def test_a_clause_is_said_within_a_sentence(text: str, english: str, russian: str) -> None:
    assert said("{clause}", clause=Clause(text)) == (english, russian)


def test_countries_and_languages_have_the_names_of_the_language() -> None:
    assert said("{country}, {language}", country=CountryName("NO"), language=LanguageName("sv")) == (
        "Norway, Swedish",
        "Норвегия, шведский",
    )
    assert Message("code", "{country}", country=CountryName("NO")).say(FINNISH) == "Norja"


def test_messages_are_ordered_and_equal_by_what_they_say_in_english() -> None:
    one, two = (Message("code", "no record '{id}'", id=id_) for id_ in ("b", "a"))
    assert sorted([one, two]) == [two, one]
    assert one == one.with_hint("remove it")
    assert len({one, one.with_hint("remove it"), two}) == 2
    assert one != str(one)


def test_values_may_be_added() -> None:
    message = Message("code", "no record '{id}'", "remove it").with_values(id="aasund")
    assert (str(message), message.say_hint()) == ("no record 'aasund'", "remove it")
    other = message.with_hint("add {path}, or correct the id", path="data/cities/aasund.yaml")
    assert (str(other), other.say_hint()) == (str(message), "add data/cities/aasund.yaml, or correct the id")


def test_what_cannot_be_read_is_told_by_a_message() -> None:
    error = NotReadable(Message("no-value", "'{field}' has no value", field="since"))
    assert (str(error), error.message.code) == ("'since' has no value", "no-value")
