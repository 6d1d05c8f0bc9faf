"""The marks in quotes, and quotes that YAML cuts."""

from __future__ import annotations

import pytest

from invented_data import AASUND_PAGE, AGREEMENT, TWINNED, WriteData

BOND = "data/agreements/aasund-testograd.yaml"
GOOD = "no problems (5 files checked)"
OMITTED = "write ' … ' in place of what is left out"


def quoting(written: str) -> dict[str, str]:
    return {**TWINNED, BOND: AGREEMENT.replace("quote: Testograd 1989", f"quote: {written}")}


@pytest.mark.parametrize(
    ("written", "marks"),
    [
        ("Testograd...1989", "..."),
        ("'Testograd [...] 1989'", "[...]"),
        ("'Testograd […] 1989'", "[…]"),
        ("Testograd (....) 1989", "(....)"),
    ],
)
def test_other_marks_of_what_is_left_out_are_told(write_data: WriteData, written: str, marks: str) -> None:
    assert write_data(quoting(written)).check() == (
        f"{BOND}:5:47: warning: '{marks}' in a quote\n    {OMITTED}\n1 problem in 1 file (5 checked)"
    )


@pytest.mark.parametrize("written", ["Testograd … 1989", "Testograd … Aasund … 1989", "St. Testograd. 1989", "1989.."])
def test_joined_parts_are_good(write_data: WriteData, written: str) -> None:
    assert write_data(quoting(written)).check() == GOOD


@pytest.mark.parametrize("written", ["“Testograd 1989”", "‘Testograd’s day’", "”Testograd 1989”", "„Testograd 1989“"])
def test_a_quote_in_curly_marks_is_told(write_data: WriteData, written: str) -> None:
    assert write_data(quoting(written)).check() == (
        f"{BOND}:5:47: warning: the marks {written[0]} and {written[-1]} are a part of the quote\n"
        "    leave them out; the marks of YAML are ' and \"\n"
        "1 problem in 1 file (5 checked)"
    )


@pytest.mark.parametrize("written", ["“Testograd” and “Aasund”", "the “Testograd”", "Testograd’s", "'Testograd'"])
def test_marks_within_a_quote_are_the_sources(write_data: WriteData, written: str) -> None:
    assert write_data(quoting(written)).check() == GOOD


def block(citation: str) -> dict[str, str]:
    text = AGREEMENT.replace("  - {id: aasund-page, at: paragraph 1, quote: Testograd 1989, ", "  - {")
    lines = f"  - id: aasund-page\n    at: paragraph 1\n    {citation}\n    supports: [parties, since]\n"
    return {**TWINNED, BOND: f"{text.partition('  - {')[0]}{lines}"}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "Protocol #5",
            "the text ends before '#5', which is a comment\n"
            "    a text that holds ' #' goes in quotes: 'Protocol #5'; a comment goes on a line of its own",
        ),
        (
            "Protocol # five",
            "the text ends before '# five', which is a comment\n"
            "    a text that holds ' #' goes in quotes: 'Protocol # five'; a comment goes on a line of its own",
        ),
    ],
)
def test_a_quote_that_a_comment_cuts_is_told(write_data: WriteData, written: str, said: str) -> None:
    assert write_data(block(f"quote: {written}")).check() == (
        f"{BOND}:7:12: warning: {said}\n1 problem in 1 file (5 checked)"
    )


@pytest.mark.parametrize(
    "line",
    ["quote: 'Protocol #5'", 'quote: "Protocol #5" # in the archive', "# on it\n    quote: Protocol", "quote: C#5"],
)
def test_quotes_that_are_whole_are_good(write_data: WriteData, line: str) -> None:
    assert write_data(block(line)).check() == GOOD


def test_a_record_with_a_quote_cut_short_is_checked_as_a_whole(write_data: WriteData) -> None:
    files = block("quote: Protocol #5")
    report = write_data({**files, BOND: files[BOND].replace("since: 1989", "signed: 1989")}).check()
    assert "warning: the text ends before '#5'" in report
    assert "no source for 'signed'" in report


def test_a_text_is_cut_by_a_number_and_not_by_a_remark(write_data: WriteData) -> None:
    city = TWINNED["data/cities/aasund.yaml"]
    files = {"data/cities/aasund.yaml": f"{city}summary:\n  en: Town #1 of all\n  sv: Stad # one of many\n"}
    assert write_data({**TWINNED, **files}).check() == (
        "data/cities/aasund.yaml:6:7: warning: the text ends before '#1 of all', which is a comment\n"
        "    a text that holds ' #' goes in quotes: 'Town #1 of all'; a comment goes on a line of its own\n"
        "1 problem in 1 file (5 checked)"
    )


def test_a_comment_that_hides_a_bracket_is_named(write_data: WriteData) -> None:
    assert (
        write_data(quoting("Protocol #5"))
        .check()
        .startswith(
            f"{BOND}:5:5: a bracket that is opened is not closed\n"
            "    close it before the comment; a value that holds ' #' goes in quotes\n"
        )
    )


def test_a_colon_that_cuts_a_quote_is_told(write_data: WriteData) -> None:
    for files in (quoting("Signed: 1989"), block("quote: Signed: 1989")):
        assert "a ':' where no key can stand\n    a value that holds ': ' goes in quotes: \"Signed: 1989\"" in (
            write_data(files).check()
        )


def test_a_quote_in_latin_letters_may_stand_in_a_text_of_any_language(write_data: WriteData) -> None:
    page = AASUND_PAGE.replace("language: sv", "language: ru").replace("{sv: Vänorter}", "{ru: Города}")
    assert write_data({**TWINNED, "data/sources/aasund-page.yaml": page}).check() == GOOD
