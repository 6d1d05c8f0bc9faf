"""Proof: every statement is covered once, with a place in the source and a quote."""

from __future__ import annotations

import pytest

from invented_data import AASUND, AASUND_PAGE, AGREEMENT, PLACES, TWINNED, WriteData

CITY, BOND = "data/cities/aasund.yaml", "data/agreements/aasund-testograd.yaml"
OWN = "sources: [{id: aasund-page, at: line 2, quote: Q}]"


def bond(**lines: str) -> dict[str, str]:
    """The twinned cities with more fields in their agreement."""
    return {**TWINNED, BOND: AGREEMENT + "".join(f"{field}: {value}\n" for field, value in lines.items())}


def report_of(*problems: str) -> str:
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    return "\n".join([*(f"{BOND}:{line}" for line in problems), f"{count} in 1 file (5 checked)"])


NO_SOURCE = "\n    add a source with place and quote, here or in 'sources' with supports: "


PAGE = "data/sources/aasund-page.yaml"
SEEN = AASUND_PAGE.replace("document", "live page") + "retrieved: 2025-11-28\nstate_of: 2025-11\n"
UNPLACED = {**TWINNED, BOND: AGREEMENT.replace("at: paragraph 1, ", "")}


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("retrieved: 2025-11-28", "retrieved: 28.11.2025", "5:12: '28.11.2025' is not a date\n    write 2025-11-28"),
        ("retrieved", "retreived", "5:1: unknown field 'retreived'\n    did you mean 'retrieved'?"),
        (
            "https://",
            "",
            "4:6: 'aasund.example/vanorter' is not a web address\n    write https://aasund.example/vanorter",
        ),
        ("url", "link", "4:1: unknown field 'link'\n    did you mean 'url'?"),
        ("state_of: 2025-11", "state_of: 11.2025", "6:11: '11.2025' is not a date\n    write 2025-11"),
        (
            "retrieved: 2025-11-28\n",
            "",
            "1:1: 'retrieved' is missing for a web page\n    add the day on which it was seen, such as retrieved: 2025-11-28",
        ),
        (
            "url: https://aasund.example/vanorter\n",
            "",
            "1:1: a source with neither 'url' nor 'document'\n    add one: where can it be read again?",
        ),
    ],
)
def test_a_mistake_in_a_source_is_told_there_alone(write_data: WriteData, right: str, wrong: str, said: str) -> None:
    assert write_data({**UNPLACED, PAGE: SEEN}).check() == "no problems (5 files checked)"
    assert write_data({**UNPLACED, PAGE: SEEN.replace(right, wrong)}).check() == (
        f"{PAGE}:{said}\n1 problem in 1 file (5 checked)"
    )


def test_a_source_without_a_record_is_not_asked_for_a_place(write_data: WriteData) -> None:
    text = AGREEMENT.replace("id: aasund-page, at: paragraph 1", "id: aasund-pagina")
    files = {
        **TWINNED,
        BOND: text,
        "data/events/days.yaml": f"name: {{en: Days}}\nkind: festival\nremarks: {{text: {{en: One.}}, {OWN}}}\n",
    }
    assert write_data(files).check() == (
        f"{BOND}:5:10: no record 'aasund-pagina'\n"
        f"    did you mean 'aasund-page' ({PAGE})?\n"
        "1 problem in 1 file (6 checked)"
    )


def test_every_entry_of_a_list_is_proven(write_data: WriteData) -> None:
    remarks = f"[{{text: {{en: One.}}}}, {{text: {{en: Two.}}, {OWN}}}]"
    assert write_data(bond(remarks=remarks)).check() == report_of(f"6:11: no source for 'remarks'{NO_SOURCE}[remarks]")


def test_a_bare_topic_needs_no_source_but_one_with_a_standing_does(write_data: WriteData) -> None:
    topic = {"data/topics/energy.yaml": "label: {en: Energy}\n"}
    assert write_data({**bond(topics="energy"), **topic}).check() == "no problems (6 files checked)"
    assert write_data({**bond(topics="[{id: energy, standing: proposed}]"), **topic}).check() == report_of(
        own("6:10", "topics")
    ).replace("(5", "(6")


def own(path: str, field: str) -> str:
    return (
        f"{path}: '{field}' has no source of its own\n    'supports' does not cover it; "
        "write in it sources: [{id: aasund-page, at: ..., quote: ...}]"
    )


@pytest.mark.parametrize(
    ("field", "entry", "place"),
    [
        ("figures", "{what: {en: guests}, value: 3}", "6:11"),
        ("outcomes", "{text: {en: A choir.}}", "6:12"),
        ("roles", "{role: chair, holder: aasund, during: 1989/1992}", "6:9"),
        ("roles", "{role: chair, holder: aasund, standing: planned}", "6:9"),
        ("about", "{id: aasund, standing: planned}", "6:9"),
        ("member_of", "{id: aasund-testograd-2, standing: agreed}", "6:13"),
    ],
)
def test_an_entry_that_proves_itself_is_not_covered_by_the_record(
    write_data: WriteData, field: str, entry: str, place: str
) -> None:
    files = bond(**{field: f"[{entry}]"})
    files[BOND] = files[BOND].replace("[parties, since]", f"[parties, since, {field}]")
    assert own(place, field) in write_data(files).check()
    files[BOND] = files[BOND].replace(f", {field}]", "]").replace(entry, f"{entry[:-1]}, {OWN}}}")
    assert "no source of its own" not in write_data(files).check()


def test_a_party_with_a_time_has_a_source_of_its_own(write_data: WriteData) -> None:
    during = "{id: testograd, during: ../1998}"
    files = {**TWINNED, BOND: AGREEMENT.replace("testograd]", f"{during}]")}
    assert write_data(files).check() == report_of(own("2:19", "parties"))
    for proven in (f"{during[:-1]}, {OWN}}}", f"{{id: testograd, during: {{value: ../1998, {OWN}}}}}"):
        files[BOND] = AGREEMENT.replace("testograd]", f"{proven}]")
        assert write_data(files).check() == "no problems (5 files checked)"


def test_an_end_has_a_source_of_its_own(write_data: WriteData) -> None:
    files = bond(ended="2019")
    files[BOND] = files[BOND].replace("[parties, since]", "[parties, since, ended]")
    assert write_data(files).check() == report_of(
        "6:1: 'ended' has no source of its own\n    'supports' does not cover it; "
        "write {value: 2019, sources: [{id: aasund-page, at: ..., quote: ...}]}"
    )
    assert write_data(bond(ended=f"{{value: 2019, {OWN}}}")).check() == "no problems (5 files checked)"


def test_each_of_several_dates_has_a_source_of_its_own(write_data: WriteData) -> None:
    event = "name: {en: Town days}\nkind: festival\ndates: [2014, 2015]\nsources:\n"
    event += "  - {id: aasund-page, at: line 2, quote: Q, supports: [dates]}\n"
    report = write_data({**TWINNED, "data/events/days.yaml": event}).check()
    assert report.count("'dates' has no source of its own") == 2
    report = write_data({**TWINNED, "data/events/days.yaml": event.replace(", 2015", "")}).check()
    assert report == "no problems (6 files checked)"


def test_what_stands_in_a_proven_entry_is_proven_with_it(write_data: WriteData) -> None:
    inner = "parts: [{text: {en: A choir.}, standing: planned}], with: [{id: aasund, standing: planned}]"
    assert write_data(bond(outcomes=f"[{{text: {{en: Visits.}}, {inner}, {OWN}}}]")).check().startswith("no problems")
    through = "{id: testograd, through: [{text: {en: A council}, during: 1989}]}"
    files = {**TWINNED, BOND: AGREEMENT.replace("testograd]", f"{through}]")}
    assert write_data(files).check() == report_of(own("2:45", "through"))


def test_an_entry_with_its_own_source_beside_others_of_the_record_is_good(write_data: WriteData) -> None:
    files = {**TWINNED, BOND: AGREEMENT.replace("testograd]", f"{{id: testograd, {OWN}}}]")}
    assert write_data(files).check() == "no problems (5 files checked)"


def test_a_gazetteer_value_needs_a_row_and_no_quote(write_data: WriteData) -> None:
    assert write_data({**PLACES, CITY: AASUND.replace("at: row 1, ", "")}).check() == (
        f"{CITY}:4:5: no place in the source 'gazetteer'\n    add at: row 7\n1 problem in 1 file (3 checked)"
    )


def test_a_gazetteer_value_may_be_proven_beside_it(write_data: WriteData) -> None:
    beside = "name: {en: Aasund}\ncountry: {value: NO, sources: [{id: gazetteer, at: row 1}]}\n"
    assert write_data({**PLACES, CITY: beside}).check() == "no problems (3 files checked)"


def test_a_gazetteer_value_from_a_text_needs_a_quote(write_data: WriteData) -> None:
    assert write_data({**PLACES, CITY: AASUND.replace("row 1", "page 1")}).check() == (
        f"{CITY}:4:5: no quote from the source 'gazetteer'\n"
        "    add the fewest words that prove it\n"
        "1 problem in 1 file (3 checked)"
    )


def test_a_citation_for_a_statement_needs_a_quote_even_from_a_row(write_data: WriteData) -> None:
    files = {**TWINNED, BOND: AGREEMENT.replace("paragraph 1, quote: Testograd 1989", "row 1")}
    assert write_data(files).check() == report_of(
        "5:5: no quote from the source 'aasund-page'\n    add the fewest words that prove it"
    )


def test_a_quote_has_at_most_200_characters(write_data: WriteData) -> None:
    good, long = ("Å" * 200, "Å" * 201)
    assert write_data({**TWINNED, BOND: AGREEMENT.replace("Testograd 1989", good)}).check().startswith("no problems")
    assert write_data({**TWINNED, BOND: AGREEMENT.replace("Testograd 1989", long)}).check() == report_of(
        "5:47: a quote of 201 characters; at most 200 are kept\n"
        "    keep the words that prove the value, joined by ' … '"
    )


def test_a_source_of_the_record_says_what_it_supports(write_data: WriteData) -> None:
    more = "  - {id: aasund-page, at: line 9, quote: Q}\n"
    assert write_data({**TWINNED, BOND: AGREEMENT + more}).check() == report_of(
        "6:5: a source that supports nothing\n    name the fields it proves: supports: [parties, since]"
    )


def test_a_source_beside_a_value_does_not(write_data: WriteData) -> None:
    called = "{value: {sv: vänort}, sources: [{id: aasund-page, at: line 2, quote: Q, supports: [called]}]}"
    assert write_data(bond(called=called)).check() == report_of(
        "6:91: 'supports' inside a value\n    beside a value it proves that value; remove 'supports'"
    )


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("signed", f"{{value: 1989, basis: inferred, {OWN}}}", "6:1: 'signed' is inferred without a note"),
        ("type", "{value: twinning, basis: inferred}", "1:1: 'type' is inferred without a note"),
        (
            "figures",
            f"[{{what: {{en: G}}, value: 3, period: {{value: 1989, basis: inferred}}, {OWN}}}]",
            "6:37: 'period' is inferred without a note",
        ),
    ],
)
def test_an_inferred_value_has_a_note_at_any_depth(write_data: WriteData, field: str, value: str, said: str) -> None:
    files = bond(**{field: value})
    if field == "type":
        files[BOND] = AGREEMENT.replace("twinning", value)
    assert write_data(files).check() == report_of(f"{said}\n    add note: {{en: how it follows from the source}}")


def test_what_contradicts_has_its_own_source(write_data: WriteData) -> None:
    signed = f"{{value: 1989, {OWN}, otherwise: [1990, {{value: 1991, {OWN}}}]}}"
    assert write_data(bond(signed=signed)).check() == report_of(
        "6:87: no source for 'otherwise'\n    add the source that says otherwise"
    )


def test_sources_and_topics_need_no_source(write_data: WriteData) -> None:
    files = {**TWINNED, "data/topics/energy.yaml": "label: {en: Energy}\ndescription: {en: Heat and light.}\n"}
    assert write_data(files).check() == "no problems (6 files checked)"
