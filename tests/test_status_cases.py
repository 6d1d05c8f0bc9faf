"""The table of cases: state, sentence and both parties' pages of each, as the page "How status is computed" shows it."""

from __future__ import annotations

import pytest

from atlas.derive.anniversaries.agenda import Agendas
from atlas.derive.computed.computed import Computed
from atlas.derive.relations.parties import has_left, party_numbers_with
from atlas.derive.status.cases import Case, cases
from atlas.derive.status.course import course_of
from atlas.derive.status.rules import RULES
from atlas.languages.edition import edition
from atlas.model.agreements import Agreement
from atlas.pages.calendar.calendars import Calendars
from atlas.pages.maps.record_maps import Maps
from atlas.pages.maps.subjects import Subjects
from atlas.pages.overviews.status_page import status_page
from atlas.pages.overviews.views import StatusPageView
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.phrases.states import States, name
from atlas.pages.record.services import PageServices
from atlas.pages.record.views import Partner
from atlas.pages.tables.tables import RecordTables
from atlas.pages.timelines.entries import TimelineEntries
from invented_data import LANGUAGES, settings

CASES = pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
IN_EACH_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


def services(case: Case, language: str) -> PageServices:
    computed = Computed(case.atlas, LANGUAGES, case.day)
    agendas, presenter = Agendas(computed), Presenter(case.atlas, edition(language, LANGUAGES), computed.day)
    maps, calendars = Maps(presenter, Subjects(computed)), Calendars(presenter, agendas, settings())
    return PageServices(presenter, agendas, maps, calendars, RecordTables(computed, settings()), settings())


def on_page_of(party: str, case: Case, language: str) -> list[Partner]:
    groups = services(case, language).partners.of(case.atlas[party])
    return [partner for group in groups for partner in group.partners if "/bond/" in str(partner.agreement.address)]


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@CASES
def test_the_state_is_that_of_the_table(case: Case) -> None:
    assert name(Computed(case.atlas, LANGUAGES, case.day).agreements.status(case.agreement)) == case.state


@CASES
def test_the_rule_of_the_table_decides(case: Case) -> None:
    course = course_of(case.agreement, case.atlas)
    deciding = {
        next(rule.__name__ for _, rule in RULES if rule(course, case.day, longest) is not None)
        for longest in (True, False)
    }
    assert case.rule in deciding


@IN_EACH_LANGUAGE
@CASES
def test_the_sentence_is_that_of_the_table(case: Case, language: str) -> None:
    states = States(Computed(case.atlas, LANGUAGES, case.day), edition(language, LANGUAGES))
    assert plain(states.of(case.agreement).sentence) == case.sentence[language]


@IN_EACH_LANGUAGE
@CASES
def test_the_pages_of_all_parties_say_the_same_with_the_acts_of_each_side(case: Case, language: str) -> None:
    """A party whose time is over says so: to it the agreement has ended. So does one of three that has suspended it."""
    has_gone = [has_left(case.agreement, number, case.day) for number in range(len(case.agreement.parties))]
    ids = [party.id or "" for party in case.agreement.parties]
    alone = SUSPENDED_ALONE.get(case.id, "")
    assert not alone or [partner.status.state for partner in on_page_of(alone, case, language)] == ["suspended-by-one"]
    parties = [id_ for id_, gone in zip(ids, has_gone, strict=True) if id_ not in ("", alone) and not gone]
    shown = [on_page_of(party, case, language) for party in parties]
    assert [len(partners) for partners in shown] == [1] * len(parties)
    assert {plain(partner.status.sentence) for (partner,) in shown} == {case.sentence[language]}
    acts = {partner.acts for (partner,) in shown}
    assert [len(fact.lines) for fact in acts.pop()] == [
        len(party.acts) for party in case.agreement.parties if party.acts
    ]
    assert not acts
    former = [id_ for id_, gone in zip(ids, has_gone, strict=True) if id_ and gone]
    states = [partner.status.state for party in former for partner in on_page_of(party, case, language)]
    assert states == ["ended"] * len(former)


@IN_EACH_LANGUAGE
def test_the_page_shows_every_case_under_its_rule(language: str) -> None:
    view = status_page(edition(language, LANGUAGES)).view()
    assert isinstance(view, StatusPageView)
    shown = [(rule.key, case.what.text, plain(case.status.sentence)) for rule in view.rules for case in rule.cases]
    table = [(case.rule.replace("_", "-"), case.what[language], case.sentence[language]) for case in cases()]
    assert sorted(shown) == sorted(table)
    assert [rule.key.replace("-", "_") for rule in view.rules] == [rule.__name__ for _, rule in RULES]
    assert all(rule.cases for rule in view.rules)


def test_the_table_holds_no_other_language_and_no_party_that_is_no_record() -> None:
    for case in cases():
        assert set(case.what) == set(case.sentence) == set(LANGUAGES)
        assert isinstance(case.agreement, Agreement)
        assert all(party.id in case.atlas.by_id for party in case.agreement.parties)


def test_the_pages_of_parties_say_how_old_the_last_confirmation_is() -> None:
    case = next(case for case in cases() if case.id == "terminated-by-one")
    (partner,) = on_page_of("testograd", case, "en")
    assert partner.status.confirmed == "1 May 2023 (1 year ago)"
    assert [fact.label for fact in partner.acts] == ["Aasund", "Testograd"]


SUSPENDED_ALONE = {"suspended-by-one-of-three": "aasund"}
UNTIL = {"one-of-three-left": "1 April 2015", "time-of-one-of-three-over": "2003", "merged-into-another-party": "1998"}


@CASES
def test_pages_and_timelines_of_the_others_say_until_when_one_was_a_party(case: Case) -> None:
    agreement, parties = case.agreement, case.agreement.parties
    for number in (number for number in range(len(parties)) if not has_left(agreement, number, case.day)):
        others = party_numbers_with(agreement, number)
        gone = [other for other in others if has_left(agreement, other, case.day)]
        (partner,) = on_page_of(parties[number].id or "", case, "en")
        marked = [text for actor in partner.actors if "(party until: " in (text := plain(actor.words.text))]
        assert len(marked) == len(gone)
        assert all(text.endswith(f"(party until: {UNTIL[case.id]})") for text in marked if case.id in UNTIL)
        entry = TimelineEntries(*timeline_parts(case)).of(agreement, case.atlas[parties[number].id or ""])
        assert plain(entry.phrase.words.text).count("(party until: ") == len(gone)


def timeline_parts(case: Case) -> tuple[Presenter, Computed, States]:
    words = edition("en", LANGUAGES)
    computed = Computed(case.atlas, LANGUAGES, case.day)
    return Presenter(case.atlas, words, computed.day), computed, States(computed, words)


def test_the_table_holds_parties_that_have_left() -> None:
    assert set(UNTIL) <= {case.id for case in cases()}
