"""The entries of the timeline of one agreement: its signing, acts and confirmations."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.derive.status.course import course_of
from atlas.derive.status.ends import confirmations_until_end
from atlas.derive.times.bars import bar
from atlas.derive.times.date_bars import date_bar, stretches_between
from atlas.derive.times.sort_keys import CourseStep, in_course
from atlas.languages.edition import Words
from atlas.languages.punctuation import small_label
from atlas.model.agreements import Agreement
from atlas.model.choices import ActKind, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.parties import Party
from atlas.model.shapes import Day, Stated
from atlas.pages.phrases.acts import act_note, act_with_standing
from atlas.pages.phrases.addresses import address_of
from atlas.pages.phrases.names import actor_name
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.phrases.stated_dates import stated_date
from atlas.pages.phrases.views import Phrase
from atlas.pages.timelines.building import TimeEntry
from atlas.pages.timelines.words import TimeWords


def act_entries(agreement: Agreement, presenter: Presenter, words: TimeWords) -> Iterator[TimeEntry]:
    """The signing of an agreement and the acts of its parties in the order of time, those without a date last."""
    edition = presenter.edition
    dated: list[tuple[CourseStep, TimeEntry]] = []
    undated: list[TimeEntry] = []
    if agreement.signed:
        standing = agreement.standing
        if standing is Standing.STATED:
            label = small_label(edition.gettext("Signed"))  # by nobody in particular
        else:
            label = act_with_standing(ActKind.SIGNED.label, standing, agreement.signed, edition, presenter.day)
        signed = Phrase(Words(label))
        entry = _act_entry(signed, "", agreement.signed, agreement.standing, words)
        dated.append((CourseStep(ActKind.SIGNED, agreement.signed.value), entry))
    for party in agreement.parties:
        for act in party.acts:
            phrase, note = _party_phrase(party, presenter), act_note(act, edition, presenter.day)
            entry = _act_entry(phrase, note, act.date, act.standing, words)
            if act.date:
                dated.append((CourseStep(act.act, act.date.value), entry))
            else:
                undated.append(entry)
    yield from (*in_course(dated), *undated)


def confirmation_entries(agreement: Agreement, presenter: Presenter) -> Iterator[TimeEntry]:
    """The sources that show an agreement in force, by the time that they describe; each once for a time.

    The acts of the parties stand above them; what tells of the suspension or end is no confirmation.
    """
    if agreement.standing is not Standing.STATED:  # nobody confirms what was not concluded
        return
    confirmations = confirmations_until_end(course_of(agreement, presenter.atlas))
    told = [one for one in confirmations if not (one.by_party or one.tells_of_end)]
    shown: dict[tuple[str, str], TimeEntry] = {}
    for confirmation in sorted(told, key=lambda one: one.date.sort_key):
        source, when = confirmation.citations[0].source_key, presenter.edition.point(confirmation.date)
        mark = bar(stretches_between(confirmation.bounds, confirmation.bounds))
        phrase = presenter.values.source(confirmation.citations[0])
        shown.setdefault((source, when), TimeEntry(phrase, note="", when=when, bars=(mark,) if mark else ()))
    yield from shown.values()


def _party_phrase(party: Party, presenter: Presenter) -> Phrase:
    name = actor_name(party, presenter.atlas, presenter.edition)
    return Phrase(name, address_of(presenter.atlas[party.id]) if party.id else None)


def _act_entry(
    phrase: Phrase, label: str, date: Stated[PartialDate] | None, standing: Standing, words: TimeWords
) -> TimeEntry:
    """The entry of an act, with a bar if the act has a date."""
    when = date_bar(date, point=True) if date else None
    return TimeEntry(
        phrase=phrase,
        note=label,
        when=stated_date(date, words.edition, Day) if date else "",
        bars=(when,) if when else (),
        planned=standing is not Standing.STATED,
        joint=": ",
    )
