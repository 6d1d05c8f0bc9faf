"""Values computed from records: countries, relations seen from the other end, gaps, weak places."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from atlas.derive.computed.quality import UnreviewedTexts, begin_quality
from atlas.derive.computed.unknown import unknown
from atlas.derive.relations.countries import by_country
from atlas.derive.relations.inverse import inverse
from atlas.derive.status.status import last_confirmation
from atlas.incremental.checking import check_project
from atlas.model.agreements import Agreement
from atlas.records.store import Atlas
from atlas.records.voices import Voices, voices
from invented_data import AGREEMENT, TWINNED, WriteData

PAGE = "sources: [{id: aasund-page, at: paragraph 1, quote: Testograd, supports: [%s]}]\n"
CONSORTIUM = (
    """\
name: {en: Harbour Consortium}
kind: network
roles:
  - role: chair
    holder: {country: FI}
    standing: planned
    sources: [{id: aasund-page, at: paragraph 1, quote: Testograd}]
members:
  - unnamed: {what: {en: harbours}, count: 9, from: [testograd, {country: SE}]}
"""
    + PAGE % "members"
)
PROJECT = (
    """\
name: {en: Clean Harbours}
partners: [consortium]
"""
    + PAGE % "partners"
)


@pytest.fixture
def atlas(write_data: WriteData) -> Atlas:
    written = write_data(
        TWINNED
        | {
            "data/organisations/consortium.yaml": CONSORTIUM,
            "data/projects/clean-harbours.yaml": PROJECT,
            "data/regions/nordvik.yaml": "name: {en: Nordvik}\ncountry: NO\nlevel: county\n"
            "sources: [{id: gazetteer, at: row 3, supports: [country]}]\n",
        }
    )
    _, atlas, problems = check_project(written.root)
    assert problems == []
    return atlas


def ends(atlas: Atlas, id_: str) -> set[tuple[str, str, str]]:
    """The records that name a record, each with the label and the standing of the reference; citations left out."""
    links = [link for link in atlas.links_to(id_) if "sources" not in link.path]
    return {(link.record.id, inverse(link).label, str(inverse(link).standing)) for link in links}


def countries_of(id_: str, atlas: Atlas) -> set[str]:
    return {code for code, records in by_country(atlas).items() if atlas[id_] in records}


def test_a_record_belongs_to_the_countries_of_its_places_and_to_those_it_names(atlas: Atlas) -> None:
    assert countries_of("aasund-testograd", atlas) == {"NO", "RU"}
    assert countries_of("consortium", atlas) == {"FI", "SE"}
    assert countries_of("aasund-page", atlas) == set()


def test_a_project_does_not_inherit_every_country_that_its_partner_names(atlas: Atlas) -> None:
    assert countries_of("clean-harbours", atlas) == set()


def test_countries_list_their_records_by_kind_and_id(atlas: Atlas) -> None:
    found = {country: [record.id for record in records] for country, records in by_country(atlas).items()}
    assert found == {
        "FI": ["consortium"],
        "NO": ["aasund", "nordvik", "aasund-testograd"],
        "RU": ["testograd", "aasund-testograd"],
        "SE": ["consortium"],
    }


def test_a_reference_reads_from_the_other_end(atlas: Atlas) -> None:
    assert ends(atlas, "consortium") == {("clean-harbours", "partner", "stated")}
    assert ends(atlas, "testograd") == {
        ("aasund-testograd", "party", "stated"),
        ("consortium", "participants came from here", "stated"),
    }


def test_a_country_is_named_with_the_standing_of_what_names_it(atlas: Atlas) -> None:
    [link] = atlas.links_to_country("FI")
    assert (inverse(link).label, str(inverse(link).standing)) == ("has a role in it", "planned")
    assert [citation.quote for citation in inverse(link).citations] == ["Testograd"]


@pytest.mark.parametrize(
    ("party", "label"),
    [
        ("{id: testograd, through: [nordvik]}", "acted for a party"),
        ("{id: testograd, on_behalf_of: [nordvik]}", "represented by another"),
        ("{id: testograd, on_behalf_of: [{unnamed: {what: {en: towns}, from: [nordvik]}}]}", "represented by another"),
        ("{id: testograd, acts: [{act: signed, by: {person: N. N., for: nordvik}}]}", "represented by a person"),
    ],
)
def test_why_a_record_is_named_wins_over_how(write_data: WriteData, party: str, label: str) -> None:
    region = (
        "name: {en: Nordvik}\ncountry: NO\nlevel: county\nsources: [{id: gazetteer, at: row 3, supports: [country]}]\n"
    )
    written = write_data(
        TWINNED
        | {
            "data/regions/nordvik.yaml": region,
            "data/agreements/aasund-testograd.yaml": AGREEMENT.replace("testograd]\n", f"{party}]\n", 1),
        }
    )
    _, atlas, problems = check_project(written.root)
    assert problems == []
    assert ends(atlas, "nordvik") == {("aasund-testograd", label, "stated")}


def test_gaps_are_what_the_sources_leave_open(atlas: Atlas) -> None:
    found = unknown(atlas["aasund-testograd"], atlas)
    assert [one.party.id for one in found.silences] == ["aasund", "testograd"]
    assert [spec.key for spec in found.fields] == ["signed", "instrument"]
    assert (found.last, found.undated) == (None, True)
    assert unknown(atlas["aasund"], atlas).twin_towns


def test_the_date_of_signing_is_told_by_the_acts_of_the_parties(write_data: WriteData) -> None:
    proof = "sources: [{id: aasund-page, at: paragraph 2, quote: signed}]"
    parties = f"[{{id: aasund, acts: [{{act: signed, date: 1989-05-05, {proof}}}]}}, testograd]"
    files = {"data/agreements/aasund-testograd.yaml": AGREEMENT.replace("[aasund, testograd]", parties)}
    _, atlas, problems = check_project(write_data(TWINNED | files).root)
    assert problems == []
    assert [spec.key for spec in unknown(atlas["aasund-testograd"], atlas).fields] == ["instrument"]


def test_a_source_of_a_party_breaks_its_silence(write_data: WriteData) -> None:
    page = TWINNED["data/sources/aasund-page.yaml"] + "side: aasund\nstate_of: 2017-12-14\n"
    _, atlas, problems = check_project(write_data(TWINNED | {"data/sources/aasund-page.yaml": page}).root)
    found = unknown(atlas["aasund-testograd"], atlas)
    assert problems == []
    assert [one.party.id for one in found.silences] == ["testograd"]
    assert (str(found.last), found.undated) == ("2017-12-14", False)


def test_a_complete_list_or_a_statement_that_there_is_none_closes_the_gap_of_twin_towns(write_data: WriteData) -> None:
    for field in ("complete_lists", "none_known"):
        proof = "sources: [{id: aasund-page, at: paragraph 2, quote: Vänorter}]"
        listed = f"{field}: [{{of: twinning, {proof}}}]\n"
        city = TWINNED["data/cities/aasund.yaml"].replace("country: NO\n", f"country: NO\n{listed}")
        _, atlas, problems = check_project(write_data(TWINNED | {"data/cities/aasund.yaml": city}).root)
        assert problems == []
        assert not unknown(atlas["aasund"], atlas).twin_towns


def of_party(fields: str, more: str = "") -> str:
    """The agreement with fields of its second party."""
    return AGREEMENT.replace("testograd]", f"{{id: testograd, {fields}}}]") + more


LIST = (
    "{title: {ru: Побратимы}, url: https://testograd.example/list, retrieved: 2025-11-28, side: testograd, quote: Нет}"
)
RESEARCH = {
    "": (False, 0, 0),
    "searched: [{for: own-word, as_of: 2025-11-01}]": (True, 1, 0),
    "searched: [{for: decision, as_of: 2025-11-01}]": (False, 1, 0),
    f"unlisted: [{{of: twinning, as_of: 2024, sources: [{LIST}]}}]": (True, 0, 1),
}


@pytest.mark.parametrize("fields", RESEARCH)
def test_what_was_looked_for_in_vain_is_no_word_of_that_side(write_data: WriteData, fields: str) -> None:
    files = TWINNED | {"data/agreements/aasund-testograd.yaml": of_party(fields)}
    _, atlas, problems = check_project(write_data(files).root)
    found = unknown(atlas["aasund-testograd"], atlas)
    silent = {one.party.id: one.looked_for for one in found.silences}
    assert problems == []
    assert silent == {"aasund": False, "testograd": RESEARCH[fields][0]}
    assert (len(found.searched), len(found.unlisted)) == RESEARCH[fields][1:]
    agreement = atlas["aasund-testograd"]
    assert isinstance(agreement, Agreement)
    assert last_confirmation(agreement, atlas, dt.date(2026, 1, 1)) is None


PRESS = "sources: [{id: aasund-page, at: paragraph 3, quote: beslöt}]"


@pytest.mark.parametrize(
    ("acts", "decided"), [("{act: decided, date: 2023, %s}", False), ("{act: terminated, date: 2023, %s}", True)]
)
def test_the_acts_of_a_silent_side_are_those_that_others_tell_of(
    write_data: WriteData, acts: str, decided: bool
) -> None:
    unlisted = f"unlisted: [{{of: twinning, as_of: 2024, sources: [{LIST}]}}]"
    agreement = of_party(f"acts: [{acts % PRESS}], {unlisted}")
    _, atlas, problems = check_project(write_data(TWINNED | {"data/agreements/aasund-testograd.yaml": agreement}).root)
    found = unknown(atlas["aasund-testograd"], atlas)
    assert problems == []
    assert [len(one.acts) for one in found.silences] == [0, 1]
    assert [one.decided for one in found.unlisted] == [decided]


def weak(written: Any) -> dict[str, list[str]]:
    """The ids in each list of weak places."""
    _, atlas, problems = check_project(written.root)
    assert problems == []
    lists = begin_quality(atlas, ("en", "ru"), dt.date(2026, 1, 1))().lists
    return {name: [weakness.id for weakness in found] for name, found in lists.items()}


def test_weak_places_are_listed(write_data: WriteData) -> None:
    since = """\
since:
  value: 1989
  basis: inferred
  note: {en: Counted back., ru: Отсчитано назад.}
  doubtful: {en: Perhaps a misprint., ru: Опечатка.}
  sources: [{id: aasund-page, at: paragraph 1, quote: '1989'}]
  otherwise: [{value: 1990, sources: [{id: aasund-page, at: paragraph 2, quote: '1990'}]}]
"""
    agreement = AGREEMENT.replace("since: 1989\n", since).replace("[parties, since]", "[parties]")
    agreement = agreement.replace("quote: Testograd 1989", "quote: Testograd")
    found = weak(write_data(TWINNED | {"data/agreements/aasund-testograd.yaml": agreement}))
    bond = ["aasund-testograd"]
    assert {name: found[name] for name in ("inferred", "doubtful", "contradicted", "one-sided", "confirmations")} == {
        "inferred": bond,
        "doubtful": bond,
        "contradicted": bond,
        "one-sided": bond,
        "confirmations": bond,
    }
    assert found["missing-texts"] == ["aasund-page", "gazetteer"]


def test_statements_are_counted_by_their_number_of_sources(atlas: Atlas) -> None:
    assert begin_quality(atlas, ("en",), dt.date(2026, 1, 1))().by_number_of_sources == {1: 9}


def test_sources_that_disagree_are_counted_of_every_field(write_data: WriteData) -> None:
    other = "otherwise: [{value: cooperation, sources: [{id: aasund-page, at: paragraph 4, quote: samarbete}]}]"
    agreement = AGREEMENT.replace("type: twinning", f"type: {{value: twinning, {other}}}")
    assert weak(write_data(TWINNED | {"data/agreements/aasund-testograd.yaml": agreement}))["contradicted"] == [
        "aasund-testograd"
    ]


def test_sources_that_disagree_on_what_a_party_did_are_counted(write_data: WriteData) -> None:
    acts = """\
  - id: aasund
    acts:
      - act: suspended
        sources: [{id: aasund-page, at: line 1, quote: x}]
        otherwise: [{value: terminated, sources: [{id: aasund-page, at: line 2, quote: y}]}]
  - testograd
"""
    agreement = AGREEMENT.replace("parties: [aasund, testograd]\n", f"parties:\n{acts}")
    assert weak(write_data(TWINNED | {"data/agreements/aasund-testograd.yaml": agreement}))["contradicted"] == [
        "aasund-testograd"
    ]


def test_nobody_asks_for_the_confirmation_of_what_is_over(write_data: WriteData) -> None:
    def over(field: str) -> dict[str, str]:
        return TWINNED | {"data/agreements/aasund-testograd.yaml": AGREEMENT + field}

    ended = "ended: {value: %s, sources: [{id: aasund-page, at: line 1, quote: x}]}\n"
    assert weak(write_data(over(ended % "2001")))["confirmations"] == []
    assert weak(write_data(over(ended % "2030")))["confirmations"] == ["aasund-testograd"]


def test_texts_are_unreviewed_until_a_native_editor_has_read_them(write_data: WriteData) -> None:
    def unreviewed(field: str) -> dict[str, list[UnreviewedTexts]]:
        summary = "summary: {en: Two towns., ru: Два города.}\n"
        files = TWINNED | {"data/agreements/aasund-testograd.yaml": AGREEMENT + summary + field}
        return begin_quality(check_project(write_data(files).root)[1], ("en", "ru"), dt.date(2026, 1, 1))().unreviewed

    texts = ("aasund-testograd", ("summary",))
    assert unreviewed("") == {"en": [texts], "ru": [texts]}
    assert unreviewed("reviewed: [ru]\n") == {"en": [texts], "ru": []}


def test_names_are_read_only_where_they_are_ours(write_data: WriteData) -> None:
    page = TWINNED["data/sources/aasund-page.yaml"].replace("{sv: Vänorter}", "{sv: Vänorter, ru: Побратимы}")
    made = TWINNED | {"data/sources/aasund-page.yaml": page + "name_made: {ru: translation}\n"}
    found = begin_quality(check_project(write_data(made).root)[1], ("sv", "ru"), dt.date(2026, 1, 1))().unreviewed
    assert found == {"sv": [], "ru": [("aasund-page", ("title",))]}


TALK = "title: {ru: Доклад}\nlanguage: ru\nseen: document\ndocument: talk.txt\n"
SPEAKING = {
    ("", ""): Voices.OTHERS,
    ("side: press\n", ""): Voices.OTHERS,
    ("side: aasund\n", "side: aasund\n"): Voices.ONE_SIDE,
    ("side: participants\n", ""): Voices.ONE_SIDE,
    ("side: aasund\n", "side: testograd\n"): Voices.SIDES,
}


@pytest.mark.parametrize(("page", "talk"), SPEAKING)
def test_agreements_are_counted_by_who_speaks_of_them(write_data: WriteData, page: str, talk: str) -> None:
    files = {
        "data/sources/aasund-page.yaml": TWINNED["data/sources/aasund-page.yaml"] + page,
        "data/sources/talk.yaml": TALK + talk,
        "data/agreements/aasund-testograd.yaml": f"{AGREEMENT}  - {{id: talk, at: page 1, quote: Осунн, supports: [parties]}}\n",
    }
    _, atlas, problems = check_project(write_data(TWINNED | files).root)
    by_voices = begin_quality(atlas, ("en",), dt.date(2026, 1, 1))().by_voices
    assert problems == []
    assert [one for one, number in by_voices.items() if number] == [SPEAKING[page, talk]]


def test_one_that_took_the_place_of_a_party_is_no_other_side(write_data: WriteData) -> None:
    parties = "[{id: testograd, during: ../1998}, {id: aasund, during: 1998/..}, {country: SE}]"
    page = TWINNED["data/sources/aasund-page.yaml"] + "side: aasund\n"
    files = {
        "data/sources/aasund-page.yaml": page,
        "data/sources/talk.yaml": TALK + "side: testograd\n",
        "data/agreements/aasund-testograd.yaml": AGREEMENT.replace("[aasund, testograd]", parties)
        + "  - {id: talk, at: page 1, quote: Осунн, supports: [parties]}\n",
    }
    _, atlas, _ = check_project(write_data(TWINNED | files).root)
    agreement = atlas["aasund-testograd"]
    assert isinstance(agreement, Agreement)
    assert voices(agreement, atlas) is Voices.ONE_SIDE
