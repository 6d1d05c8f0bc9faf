"""The parties of an agreement in their time: towns merge, split, and agreements go on."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from atlas.derive.anniversaries.calendar_records import agreements_of
from atlas.derive.computed.computed import Computed
from atlas.derive.relations.parties import has_left, joined_later
from atlas.derive.status.states import State
from atlas.derive.status.status import status_on
from atlas.incremental.checking import check_project
from atlas.languages.edition import edition
from atlas.maps.bonds import Bond
from atlas.model.agreements import Agreement
from atlas.model.dates.partial_date import PartialDate
from atlas.model.parties import Party
from atlas.model.shapes import Stated
from atlas.pages.maps.subjects import Subjects
from atlas.pages.phrases.names import name_of
from atlas.records.party_lines import are_bound_together, binds_two_at_a_time, lines
from atlas.records.store import Atlas
from invented_data import WriteData
from test_status import TALK, concluded

MERGED = """\
type: twinning
parties:
  - {id: aasund, during: ../1998}
  - {id: provanka, during: 1998/..}
  - testograd
since: 1989
"""
PLACES = {
    "data/cities/aasund.yaml": "name: {en: Aasund}\ncountry: NO\ncoordinates: [60.0, 10.0]\n",
    "data/cities/provanka.yaml": "name: {en: Provanka}\ncountry: NO\ncoordinates: [60.5, 10.5]\n",
    "data/cities/testograd.yaml": "name: {en: Testograd}\ncountry: RU\ncoordinates: [61.0, 30.0]\n",
}


def party(during: str = "") -> Party:
    return Party(id="x", during=Stated(value=PartialDate.parse(during)) if during else None)


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("", "", True),
        ("../1998", "", True),
        ("../1998", "1998/..", False),
        ("../1997", "1998/..", False),
        ("../1998-12-31", "1999-01-01/..", False),
        ("../1999", "1998/..", True),
        ("1989/1998", "1998/2005", False),
        ("1989/1998", "1995/2005", True),
        ("1989/1998", "1989/1998", True),
        ("../1998-06", "1998/..", False),
        ("1998", "1998", True),
        ("/1998", "1998/", False),
    ],
)
def test_parties_are_bound_together_unless_one_gives_way_to_the_other(one: str, other: str, together: bool) -> None:
    assert are_bound_together(party(one), party(other)) is together
    assert are_bound_together(party(other), party(one)) is together


@pytest.mark.parametrize(
    ("fields", "left"),
    [
        ("", False),
        ("during: ../1997", True),
        ("during: ../1998", False),
        ("during: 1998/..", False),
        ("during: ../1997~", False),
        ("acts: [{act: terminated, date: 1997}]", True),
        ("acts: [{act: terminated, date: 1998}]", False),
        ("acts: [{act: terminated, date: 1997, standing: planned}]", False),
    ],
)
def test_a_party_has_left_when_its_time_is_over_or_others_go_on_without_it(fields: str, left: bool) -> None:
    agreement, _ = concluded(f"parties: [{{id: aasund, {fields}}}, testograd, provanka]\n")
    assert has_left(agreement, 0, dt.date(1998, 7, 1)) is left


def test_who_ends_an_agreement_of_two_has_left_nobody_behind() -> None:
    agreement, _ = concluded("parties: [{id: aasund, acts: [{act: terminated, date: 1997}]}, testograd]\n")
    assert not has_left(agreement, 0, dt.date(1998, 7, 1))


def test_of_two_sides_one_may_have_changed() -> None:
    assert binds_two_at_a_time([party("../1998"), party("1998/.."), party()])
    assert binds_two_at_a_time([party(), party()])
    assert not binds_two_at_a_time([party(), party(), party()])
    assert not binds_two_at_a_time([party("../1998"), party(), party()])


@pytest.fixture
def atlas(write_data: WriteData) -> Atlas:
    return check_project(write_data({**PLACES, "data/agreements/bond.yaml": MERGED}).root)[1]


def agreement(atlas: Atlas) -> Agreement:
    found = atlas["bond"]
    assert isinstance(found, Agreement)
    return found


def test_predecessor_and_successor_are_one_line(atlas: Atlas) -> None:
    found = agreement(atlas)
    assert [[one.id for one in line] for line in lines(found)] == [["aasund", "provanka"], ["testograd"]]
    other_way_round = lines(replace(found, parties=found.parties[::-1]))
    assert [[one.id for one in line] for line in other_way_round] == [["testograd"], ["aasund", "provanka"]]
    assert name_of(atlas["bond"], atlas, edition("en", ("en",))).text == "Aasund / Provanka – Testograd: twin towns"


@pytest.mark.parametrize(
    ("language", "names", "joined"),
    [
        ("en", ("Brest", "Bratsk"), "Brest – Bratsk"),
        ("ru", ("Брест", "Братск"), "Брест — Братск"),
        ("sv", ("Brest", "Bratsk"), "Brest–Bratsk"),
        ("sv", ("Tübingen", "Ann Arbor"), "Tübingen–Ann Arbor"),
        ("sv", ("Aasund / Provanka", "Testograd"), "Aasund / Provanka – Testograd"),
        ("fi", ("Brest", "Bratsk"), "Brest–Bratsk"),
        ("fi", ("Tübingen", "Ann Arbor"), "Tübingen – Ann Arbor"),
        ("fi", ("Aasund / Provanka", "Testograd"), "Aasund / Provanka – Testograd"),
    ],
)
def test_the_dash_between_names_has_the_spaces_of_the_language(
    language: str, names: tuple[str, ...], joined: str
) -> None:
    assert edition(language, ("en",)).between(*names) == joined


def test_they_are_no_pair_and_no_line_joins_them_on_maps(atlas: Atlas) -> None:
    computed = Computed(atlas, ("en",), dt.date(2010, 1, 1))
    assert computed.pairs.pairs_of(agreement(atlas)) == (("aasund", "testograd"), ("provanka", "testograd"))
    for page in ("bond", "testograd"):
        subject = Subjects(computed).of_record(atlas[page])
        assert subject
        assert {(frozenset((link.first, link.second)), link.bond) for link in subject.links} == {
            (frozenset(("aasund", "testograd")), Bond.ENDED),
            (frozenset(("provanka", "testograd")), Bond.UNKNOWN),
        }


def test_what_goes_on_is_in_the_calendar_of_the_successor_alone(atlas: Atlas) -> None:
    day = dt.date(2010, 1, 1)
    of = {id_: [one.id for one in agreements_of(atlas[id_], atlas, day)] for id_ in ("aasund", "provanka", "testograd")}
    assert of == {"aasund": [], "provanka": ["bond"], "testograd": ["bond"]}


@pytest.mark.parametrize(
    ("acts", "day", "state"),
    [
        ("", "2010-01-01", State.SUSPENDED_BY_ONE),
        ("acts: [{act: confirmed, date: 2004}]", "2003-12-31", State.SUSPENDED_BY_ONE),
        ("acts: [{act: confirmed, date: 2004}]", "2010-01-01", State.IN_FORCE),
        ("acts: [{act: suspended, date: 2004}, {act: resumed, date: 2006}]", "2005-06-01", State.SUSPENDED_BY_ONE),
        ("acts: [{act: suspended, date: 2004}, {act: resumed, date: 2006}]", "2010-01-01", State.IN_FORCE),
    ],
)
def test_a_suspension_holds_for_who_takes_the_place_of_a_party_until_it_resumes(
    acts: str, day: str, state: State
) -> None:
    agreement, atlas = concluded(
        "parties:\n"
        "  - {id: aasund, during: ../1998, acts: [{act: suspended, date: 1995}]}\n"
        f"  - {{id: provanka, during: 1998/.., {acts}}}\n"
        f"  - testograd\nsince: 1978\n{TALK}"
    )
    assert status_on(agreement, atlas, dt.date.fromisoformat(day)).state is state


@pytest.mark.parametrize(
    ("during", "dates", "since"),
    [
        ("2005/..", "since: 1989", "2005"),
        ("2005-03-02/2010", "since: 1989", "2005-03-02"),
        ("2005/..", "signed: 1990-05-05\nsince: ../1989", "2005"),
        ("2005/..", "in_force: 1990/1999", "2005"),
        ("2005/..", "", "2005"),
        ("1989-06/..", "since: 1989", None),
        ("1989/..", "signed: 1989-05-05", None),
        ("../2005", "since: 1989", None),
        ("2005?/..", "since: 2004~", "2005?"),
    ],
)
def test_a_party_that_joined_later_is_one_since_then(during: str, dates: str, since: str | None) -> None:
    agreement, _ = concluded(f"parties: [aasund, testograd, {{id: provanka, during: {during}}}]\n{dates}\n{TALK}")
    found = joined_later(agreement, 2)
    assert (found.value.text if found else None) == since
    assert joined_later(agreement, 0) is None
