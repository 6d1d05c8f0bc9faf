"""The acts of the parties to an agreement in words: the date first, then what was done or is planned, and by whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from atlas.derive.times.over import is_past
from atlas.languages.edition import Edition, Words
from atlas.languages.punctuation import capitalised
from atlas.messages.message import N_
from atlas.model.choices import ActKind, Standing
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import FieldSpec
from atlas.model.parties import Act
from atlas.model.shapes import Stated
from atlas.model.text import Text
from atlas.pages.phrases.stated_dates import are_several, certainty_words, others_say
from atlas.pages.phrases.views import Fact, Line, Phrase

_PAST: dict[Standing, str] = {
    Standing.PLANNED: N_("was planned"),
    Standing.PROPOSED: N_("was proposed"),
    Standing.UNDER_DISCUSSION: N_("was under discussion"),
    Standing.EXPECTED: N_("was expected"),
}


def act_words(label: str, standing: Standing, edition: Edition) -> str:
    """An act in words: terminated; of one that is not done the noun: termination. `label` is the former's message.

    What a party did has the form that stands behind its name.
    """
    if standing is Standing.STATED:
        return _of_a_party(edition).get(label) or edition.gettext(label)
    return _nouns(edition).get(label) or edition.gettext(label)


@cache
def _nouns(edition: Edition) -> Mapping[str, str]:
    """Nouns for acts and for the dates of agreements, by the message for what was done."""
    gettext = edition.gettext
    signing, beginning = edition.pgettext("of an agreement", "signing"), gettext("beginning")
    return {
        ActKind.SIGNED.label: signing,
        ActKind.DECIDED.label: gettext("decision"),
        ActKind.CONFIRMED.label: gettext("confirmation"),
        ActKind.KEPT.label: gettext("decision to keep it"),
        ActKind.RENEWED.label: gettext("renewal"),
        ActKind.SUSPENDED.label: gettext("suspension"),
        ActKind.RESUMED.label: gettext("resumption"),
        ActKind.TERMINATED.label: gettext("termination"),
        "Signed": signing,
        "Since": beginning,
        "began": beginning,
        "Period of validity": gettext("term"),
        "Ended": gettext("end"),
    }


@cache
def _of_a_party(edition: Edition) -> Mapping[str, str]:
    """The words for what a party did, by the message for the act; some languages have others where none is named."""
    pgettext = edition.pgettext
    return {
        ActKind.SIGNED.label: pgettext("of a party", "signed"),
        ActKind.DECIDED.label: pgettext("of a party", "took a decision"),
        ActKind.CONFIRMED.label: pgettext("of a party", "confirmed"),
        ActKind.KEPT.label: pgettext("of a party", "decided to keep the agreement"),
        ActKind.RENEWED.label: pgettext("of a party", "renewed"),
        ActKind.SUSPENDED.label: pgettext("of a party", "suspended"),
        ActKind.RESUMED.label: pgettext("of a party", "resumed"),
        ActKind.TERMINATED.label: pgettext("of a party", "terminated"),
    }


def standing_words(standing: Standing, edition: Edition, *, over: bool) -> str:
    """The standing of what is not done; where its time is `over`, in the past: was planned."""
    return edition.gettext((_PAST if over else {}).get(standing, standing.label))


def act_with_standing(
    label: str, standing: Standing, date: Stated[PartialDate] | None, edition: Edition, day: dt.date
) -> str:
    """An act in words, or how it stands with one that is not done: termination planned."""
    words = act_words(label, standing, edition)
    if standing is Standing.STATED:
        return words
    return f"{words} {standing_words(standing, edition, over=bool(date and is_past(date.value, day)))}"


def decided_words(kind: ActKind | None, note: Text | None, edition: Edition) -> str:
    """The note on a decision as a sentence behind the word, which alone says nothing; empty for other acts."""
    words = edition.words(note) if note and kind is ActKind.DECIDED else None
    return f". {words.text}" if words and not words.language else ""


def date_label(spec: FieldSpec, date: Stated[PartialDate], standing: Standing, edition: Edition, day: dt.date) -> str:
    """The label of a date of an agreement of a standing; of what is not done what it is: Signing planned."""
    begun = replace(date, value=date.value.begin) if spec.name == "since" else date
    return capitalised(act_with_standing(spec.label, standing, begun, edition, day))


def act_note(act: Act, edition: Edition, day: dt.date) -> str:
    """An act with its standing, and what other sources say instead; a decision with what was decided."""
    words = act_with_standing(act.act.label, act.standing, act.date, edition, day) + act_elsewhere(act, edition)
    return words + decided_words(act.act, act.note, edition)


def act_elsewhere(act: Act, edition: Edition) -> str:
    """The acts that other sources give instead, to stand behind it: `; another source says: terminated`."""
    others = ((others_say(edition, several=are_several(one.sources)), one.value.label) for one in act.otherwise)
    return "".join(f"; {words}: {act_words(label, act.standing, edition)}" for words, label in others)


def dated_first(line: Line, edition: Edition) -> Line:
    """An act with its date first: 29 September 2022: terminated; as it is where the date has proof of its own."""
    found = next((fact.lines[0] for fact in line.details if fact.key == "date"), None)
    if not (found and found.head and line.head):
        return line
    if found.citations or found.otherwise or found.doubtful:
        return line
    date = found.head.words.text + certainty_words(inferred=found.inferred, doubtful=False, edition=edition)
    return line._replace(
        head=Phrase(Words(f"{date}: {line.head.words.text}")),
        details=tuple(fact for fact in line.details if fact.key != "date"),
        notes=(*found.notes, *line.notes),
    )


def parties_with_acts(parties: Fact, edition: Edition) -> Fact:
    """The parties with the acts of each below it."""
    return parties._replace(lines=tuple(_acts_below(line, edition) for line in parties.lines))


def _acts_below(line: Line, edition: Edition) -> Line:
    acts = [act for fact in line.details if fact.key == "acts" for act in fact.lines]
    if not acts:
        return line
    return line._replace(
        details=tuple(fact for fact in line.details if fact.key != "acts"),
        parts=(*line.parts, *(dated_first(act, edition) for act in acts)),
    )
