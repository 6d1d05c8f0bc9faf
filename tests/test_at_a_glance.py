"""The sentence with which a record's page opens: the essence in the reader's language, and no more than is known."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from invented_data import GAZETTEER, LANGUAGES, PLACES, TWINNED, WriteData

COUNTRIES = ["NO", "SE", "FI", "DE", "FR", "EE", "LV", "LT", "PL", "CZ", "IT", "ES"]
LIST = "title: {en: Our twin towns}\nlanguage: en\nseen: document\nurl: https://hub.example/\nstate_of: 2017-12-14\n"
COMPLETE = (
    "complete_lists:\n  - {of: twinning, as_of: 2017-12-14, sources: [{id: list, at: page 1, quote: All twins}]}\n"
)


def city(id_: str, country: str) -> str:
    name = f"name: {{en: {id_.title()}}}\ncountry: {country}\n"
    return f"{name}sources:\n  - {{id: gazetteer, at: row 1, supports: [country]}}\n"


def bond(id_: str, more: str = "", source: str = "list", type_: str = "twinning") -> str:
    return (
        f"type: {type_}\nparties: [hub, {id_}]\n{more}sources:\n"
        f"  - {{id: {source}, at: line 1, quote: {id_}, supports: [parties{', since' if 'since' in more else ''}]}}\n"
    )


def hub(number: int, **more: str) -> dict[str, str]:
    """A hub with a number of twins, the first of them since 1965."""
    ids = [f"town-{index}" for index in range(number)]
    files = {f"data/cities/{id_}.yaml": city(id_, COUNTRIES[index % 10]) for index, id_ in enumerate(ids)}
    files |= {
        f"data/agreements/{id_}-hub.yaml": bond(id_, "" if index else "since: 1965\n") for index, id_ in enumerate(ids)
    }
    sources = {"data/sources/gazetteer.yaml": GAZETTEER, "data/sources/list.yaml": f"{LIST}{more.get('side', '')}"}
    return {**sources, **files, "data/cities/hub.yaml": city("hub", "RU") + more.get("complete", "")}


def sentence(write_data: WriteData, files: Mapping[str, str], address: str, language: str = "en") -> str:
    page = write_data(files).site().page_at(language, address)
    assert page
    found = re.search(r"^\*\*(.*)\*\*$", page.markdown(), re.MULTILINE)
    return found[1].replace("\\", "").replace("\N{NO-BREAK SPACE}", " ") if found else ""


@pytest.mark.parametrize(
    ("number", "words"),
    {
        2: (
            "2 twin towns in 2 countries",
            "2 города-побратима в 2 странах",
            "2 vänorter i 2 länder",
            "2 ystävyyskaupunkia 2 maassa",
        ),
        5: (
            "5 twin towns in 5 countries",
            "5 городов-побратимов в 5 странах",
            "5 vänorter i 5 länder",
            "5 ystävyyskaupunkia 5 maassa",
        ),
        11: (
            "11 twin towns in 10 countries",
            "11 городов-побратимов в 10 странах",
            "11 vänorter i 10 länder",
            "11 ystävyyskaupunkia 10 maassa",
        ),
        21: (
            "21 twin towns in 10 countries",
            "21 город-побратим в 10 странах",
            "21 vänorter i 10 länder",
            "21 ystävyyskaupunkia 10 maassa",
        ),
        22: (
            "22 twin towns in 10 countries",
            "22 города-побратима в 10 странах",
            "22 vänorter i 10 länder",
            "22 ystävyyskaupunkia 10 maassa",
        ),
        101: (
            "101 twin towns in 10 countries",
            "101 город-побратим в 10 странах",
            "101 vänorter i 10 länder",
            "101 ystävyyskaupunkia 10 maassa",
        ),
    }.items(),
)
def test_twin_towns_and_countries_are_counted_in_the_plurals_of_a_language(
    write_data: WriteData, number: int, words: tuple[str, ...]
) -> None:
    files = hub(number)
    for language, expected in zip(LANGUAGES, words, strict=True):
        assert re.split("[,;]", sentence(write_data, files, "cities/hub/", language))[0] == expected


def test_the_list_of_ones_own_side_is_named_where_all_stand_on_it(write_data: WriteData) -> None:
    own = hub(3, side="side: hub\n", complete=COMPLETE)
    start = "earliest known start: 1965."
    assert (
        sentence(write_data, own, "cities/hub/")
        == f"3 twin towns in 3 countries, according to its own list (14 December 2017); {start}"
    )
    others = hub(3, complete=COMPLETE)
    assert (
        sentence(write_data, others, "cities/hub/")
        == f"3 twin towns in 3 countries, according to a list (14 December 2017); {start}"
    )


def test_a_list_is_not_named_where_a_twin_town_stands_on_another(write_data: WriteData) -> None:
    files = hub(3, side="side: hub\n", complete=COMPLETE)
    files["data/sources/other.yaml"] = LIST.replace("hub.example", "other.example")
    files["data/agreements/town-2-hub.yaml"] = bond("town-2", source="other")
    assert sentence(write_data, files, "cities/hub/") == "3 twin towns in 3 countries; earliest known start: 1965."


def test_the_earliest_known_start_is_left_out_where_another_partner_is_attested_before_it(
    write_data: WriteData,
) -> None:
    files = hub(3)
    for year, told in (("1960", ""), ("1970", "; earliest known start: 1965")):
        act = f"{{act: confirmed, date: {year}, sources: [{{id: list, at: line 8, quote: confirmed}}]}}"
        confirmed = bond("town-2").replace("[hub,", f"[{{id: hub, acts: [{act}]}},")
        found = sentence(write_data, files | {"data/agreements/town-2-hub.yaml": confirmed}, "cities/hub/")
        assert found == f"3 twin towns in 3 countries{told}."


def test_an_only_partnership_that_is_over_began(write_data: WriteData) -> None:
    ended = "since: 1965\nended: {value: 2001, sources: [{id: list, at: line 9, quote: ended}]}\n"
    files = hub(1) | {"data/agreements/town-0-hub.yaml": bond("town-0", ended)}
    assert "; began: 1965; status: ended." in sentence(write_data, files, "cities/hub/")
    assert "; since 1965; " in sentence(write_data, hub(1), "cities/hub/")


def test_what_is_over_suspended_or_no_twinning_is_counted_apart(write_data: WriteData) -> None:
    files = hub(5)
    act = "{act: suspended, date: 2022, sources: [{id: list, at: line 8, quote: suspended}]}"
    files["data/agreements/town-4-hub.yaml"] = bond("town-4").replace("[hub,", f"[{{id: hub, acts: [{act}]}},")
    files["data/agreements/town-2-hub.yaml"] = bond("town-2", type_="cooperation")
    ended = "ended: {value: 2001, sources: [{id: list, at: line 9, quote: ended}]}\n"
    files["data/agreements/town-3-hub.yaml"] = bond("town-3", ended)
    expected = (
        "2 twin towns in 2 countries; 1 other agreement; earliest known start among these: 1965; "
        "suspended agreements: 1; ended agreements: 1."
    )
    assert sentence(write_data, files, "cities/hub/") == expected


def test_the_only_partner_is_named(write_data: WriteData) -> None:
    expected = "Twin town: Town-0 (Norway); since 1965; confirmed 2017."
    assert sentence(write_data, hub(1), "cities/hub/") == expected
    assert sentence(write_data, hub(1), "cities/town-0/") == "Twin town: Hub (Russia); since 1965; confirmed 2017."


def test_of_an_agreement_it_is_said_when_it_was_confirmed_and_by_whom(write_data: WriteData) -> None:
    files = hub(1)
    known = "Twin towns since 1965; confirmed on 14 December 2017 (source: {}); nothing known since."
    assert sentence(write_data, files, "agreements/town-0-hub/") == known.format("Our twin towns")
    files["data/sources/list.yaml"] += "publisher: {en: City of Hub}\n"
    assert sentence(write_data, files, "agreements/town-0-hub/") == known.format("City of Hub")


KNOWN_SINCE = {
    "en": ("no confirmation since; Hub: left out of its own list (1 March 2024).", "Confirmed; no confirmation since"),
    "ru": (
        "подтверждений после этого нет; Hub: не включено в собственный перечень (1 марта 2024 г.).",
        "Подтверждено; подтверждений после этого нет",
    ),
    "sv": (
        "ingen bekräftelse därefter; Hub: utelämnat i den egna listan (1 mars 2024).",
        "Bekräftat; ingen bekräftelse därefter",
    ),
    "fi": (
        "sen jälkeen ei vahvistusta; Hub: jätetty pois omasta luettelosta (1. maaliskuuta 2024).",
        "Vahvistettu; sen jälkeen ei vahvistusta",
    ),
}


def test_a_later_list_of_its_own_that_leaves_it_out_is_told_beside_the_last_confirmation(
    write_data: WriteData,
) -> None:
    unlisted = "{id: hub, unlisted: [{of: twinning, as_of: 2024-03-01, sources: [{id: list, at: line 2, quote: x}]}]},"
    path = "data/agreements/town-0-hub.yaml"
    site = write_data({**hub(1), path: hub(1)[path].replace("[hub,", f"[{unlisted}")}).site()
    for language, (words, heading) in KNOWN_SINCE.items():
        own, of_place = site.page_at(language, "agreements/town-0-hub/"), site.page_at(language, "cities/hub/")
        assert own
        assert of_place
        assert f"; {words}**" in own.markdown().replace("\\", "").replace("\N{NO-BREAK SPACE}", " ")
        text = of_place.markdown().replace("\\", "").replace("\N{NO-BREAK SPACE}", " ")
        assert f"### {heading} {{" in text
        assert f'<span class="acts">{words.partition("; ")[2].removesuffix(".")}[^' in text


@pytest.mark.parametrize(
    ("acts", "words"),
    [
        ("{act: renewed, date: 2020}", "no confirmation since"),
        ("{act: suspended, date: 2018}, {act: resumed, date: 2021}", "no confirmation since"),
        ("{act: renewed, date: 2017-12-14}", "nothing known since"),
        ("{act: renewed, date: 2017}", "nothing known since"),
        ("{act: renewed, date: 2020, standing: planned}", "nothing known since"),
    ],
)
def test_what_is_known_since_the_last_confirmation_is_not_said_to_be_nothing(
    write_data: WriteData, acts: str, words: str
) -> None:
    proven = acts.replace("}", ", sources: [{id: list, at: line 2, quote: x}]}")
    files = hub(1)
    path = "data/agreements/town-0-hub.yaml"
    files[path] = files[path].replace("[hub,", f"[{{id: hub, acts: [{proven}]}},")
    assert sentence(write_data, files, "agreements/town-0-hub/").endswith(f"(source: Our twin towns); {words}.")


def test_an_agreement_that_no_source_confirms_has_its_state(write_data: WriteData) -> None:
    assert sentence(write_data, TWINNED, "agreements/aasund-testograd/") == "Twin towns since 1989; status: not known."


def test_an_end_that_was_only_announced_is_told_beside_the_state(write_data: WriteData) -> None:
    acts = "[{act: terminated, standing: planned, date: 2022-03, sources: [{id: list, at: line 2, quote: x}]}]"
    files = {
        **hub(1),
        "data/agreements/town-0-hub.yaml": bond("town-0").replace("[hub,", f"[{{id: hub, acts: {acts}}},"),
    }
    told = sentence(write_data, files, "agreements/town-0-hub/")
    assert told.endswith("; Hub: termination was planned, March 2022.")


def test_a_place_without_agreements_has_the_fields_that_tell_it_from_others(write_data: WriteData) -> None:
    assert sentence(write_data, PLACES, "cities/aasund/") == "[Norway](../../countries/no/)"


def test_what_the_list_names_is_counted_whatever_became_of_it(write_data: WriteData) -> None:
    files = hub(4, side="side: hub\n", complete=COMPLETE)
    acts = "parties:\n  - id: hub\n    acts: [{act: %s, date: 2022-03, sources: [{id: list, at: line 9, quote: it}]}]\n"
    for id_, act in (("town-1", "suspended"), ("town-2", "terminated")):
        path = f"data/agreements/{id_}-hub.yaml"
        files[path] = files[path].replace(f"parties: [hub, {id_}]\n", f"{acts % act}  - id: {id_}\n")
    said = sentence(write_data, files, "cities/hub/")
    assert said.startswith("4 twin towns in 4 countries, according to its own list (14 December 2017); ")
    assert said.endswith("; suspended: 1; ended: 1.")


def test_a_kind_that_is_only_other_is_left_out(write_data: WriteData) -> None:
    event = "name: {{en: A talk}}\nkind: {}\ndates: 2001\nsources: [{{id: aasund-page, at: line 1, quote: 2001, supports: [dates]}}]\n"
    for kind, words in (("other", "2001"), ("visit", "Visit; 2001")):
        files = TWINNED | {"data/events/talk.yaml": event.format(kind)}
        assert sentence(write_data, files, "events/talk/") == words


@pytest.mark.parametrize(
    ("since", "language", "words"),
    [
        ("1987", "ru", "Города-побратимы с 1987 г.; статус: нет сведений."),
        ("1987-06", "ru", "Города-побратимы с июня 1987 г.; статус: нет сведений."),
        ("1987", "sv", "Vänorter sedan 1987; status: okänt."),
        ("1987~", "ru", "Города-побратимы; начало: около 1987 г.; статус: нет сведений."),
        ("19XX", "en", "Twin towns; since: between 1900 and 1999; status: not known."),
        ("../1987", "en", "Twin towns; since: 1987 or earlier; status: not known."),
    ],
)
def test_only_a_known_beginning_is_said_as_a_phrase(
    since: str, language: str, words: str, write_data: WriteData
) -> None:
    files = {path: text.replace("since: 1989", f"since: {since}") for path, text in TWINNED.items()}
    assert sentence(write_data, files, "agreements/aasund-testograd/", language) == words


def test_of_what_is_over_the_phrase_since_is_not_used(write_data: WriteData) -> None:
    ended = "ended: {value: 2001, sources: [{id: list, at: line 9, quote: ended}]}\n"
    files = hub(1) | {"data/agreements/town-0-hub.yaml": bond("town-0", f"since: 1965\n{ended}")}
    assert sentence(write_data, files, "agreements/town-0-hub/").startswith("Twin towns; since: 1965; status: ended")


def test_a_sentence_that_ends_with_a_shortened_word_has_one_full_stop(write_data: WriteData) -> None:
    files = hub(2) | {"data/agreements/town-0-hub.yaml": bond("town-0", "since: 1965-04-09\n")}
    assert sentence(write_data, files, "cities/hub/", "ru").endswith("дата начала: 9 апреля 1965 г.")
