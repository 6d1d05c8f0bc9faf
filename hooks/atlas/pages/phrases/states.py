"""The computed state of an agreement in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from atlas.derive.computed.computed import Computed
from atlas.derive.computed.unknown import is_known_since, omissions_since
from atlas.derive.status.ends import is_before_end
from atlas.derive.status.states import OVER, STATES, State, state_name
from atlas.derive.status.status import StatusOn
from atlas.derive.times.over import record_is_over
from atlas.languages.ages import ago
from atlas.languages.edition import Edition, Words
from atlas.messages.message import N_
from atlas.model.agreements import Agreement
from atlas.model.choices import AgreementType
from atlas.model.dates.partial_date import PartialDate
from atlas.model.dates.parts import Precision
from atlas.model.shapes import Day, Start
from atlas.pages.phrases.acts import standing_words
from atlas.pages.phrases.names import actor_name
from atlas.pages.phrases.stated_dates import stated_date
from atlas.pages.phrases.views import Line, Phrase, Status
from atlas.records.derived_queries import TrackedCache

_MANY = 100_000
_RELATIONS = frozenset((AgreementType.TWINNING, AgreementType.FRIENDSHIP))
_OF_RELATIONS = {
    State.IN_FORCE: N_("ongoing"),
    State.CONFIRMED_LATER: N_("possibly ongoing"),
    State.NOT_YET: N_("not yet begun"),
}
"""The states of relations that towns keep, where treaties are in force."""
_KNOWN_SINCE = N_("confirmed; no confirmation since")
"""The state of what was last confirmed long ago, where an act or a list tells of it since."""
_CONFIRMED = {
    None: N_("confirmed %(date)s"),
    Precision.YEAR: N_("confirmed in %(year)s"),
    Precision.MONTH: N_("confirmed in %(month)s"),
    Precision.DAY: N_("confirmed on %(day)s"),
}
"""The last confirmation in a sentence, by how exact its date is."""
_POSSIBLY = {
    State.IN_FORCE: N_("possibly in force"),
    State.LAST_CONFIRMED: N_("possibly in force when last confirmed"),
    State.SUSPENDED: N_("possibly suspended"),
    State.SUSPENDED_BY_ONE: N_("possibly suspended by one side"),
    State.NOT_YET: N_("possibly not yet in force"),
    State.FOLLOWED: N_("possibly followed by another agreement"),
    State.EXPIRED: N_("possibly expired"),
    State.ENDED: N_("possibly ended"),
    State.ENDED_BY_ONE: N_("possibly ended by one side"),
}
"""The states that are only possible; the others are always sure of what they say."""
_POSSIBLY_OF_RELATIONS = {
    State.IN_FORCE: N_("possibly ongoing"),
    State.LAST_CONFIRMED: N_("possibly ongoing when last confirmed"),
    State.NOT_YET: N_("possibly not yet begun"),
}


class States:
    """Says in the words of an edition in which state agreements are on a day."""

    def __init__(self, computed: Computed, edition: Edition) -> None:
        self.computed = computed
        self.edition = edition
        self._known: TrackedCache[tuple[object, ...], Status] = TrackedCache(
            computed.atlas.tracker, _MANY, f"states {computed.day}"
        )

    def of(self, agreement: Agreement, parties: Sequence[int] = (), *, dated: bool = False) -> Status:
        """The state with its last confirmation; `dated`: and the periods in which it is in force.

        For some of the parties, by their numbers, in their time.
        """
        key = self.edition, agreement.id, *parties, dated
        return self._known.get(key, lambda: self._of(agreement, parties, dated=dated))

    def by_then(self, agreement: Agreement, state: State) -> Status:
        """The state that an agreement has for certain by a later day: that of today, where it is the same."""
        today = self.of(agreement)
        foreseen = state_name(state, possibly=False)
        if today.state == foreseen:
            return today
        return Status(foreseen, state_label(state, False, self.edition, relation=is_relation(agreement)))

    def _of(self, agreement: Agreement, parties: Sequence[int], *, dated: bool) -> Status:
        found = self.computed.agreements.status(agreement, parties)
        confirmed, known = found.confirmation, self._is_known_since(agreement, found)
        since = self._since(found, known)
        return Status(
            state=name(found),
            label=self._label(agreement, found, known),
            pill=self._pill(found),
            full=self._full(agreement, found),
            confirmed=self._confirmed(found),
            inferred=self._inferred(found),
            since=since,
            known_since=known,
            unlisted=tuple(self._unlisted(agreement, found)),
            tail=self._tail(agreement, found, since),
            citations=confirmed.citations if confirmed else (),
            in_force=self.computed.agreements.in_force(agreement, parties) if dated else None,
        )

    def _tail(self, agreement: Agreement, found: StatusOn, since: str) -> str:
        gettext = self.edition.gettext
        clauses = []
        if found.state is State.NOT_YET and agreement.since and self._is_past(agreement.since.value):
            began = stated_date(agreement.since, self.edition, Start)
            clauses.append(gettext("start of the relationship: %(date)s") % {"date": began})
        if found.state is State.FOLLOWED and (follower := self._follower(agreement)):
            clauses.append(gettext("start of the following agreement: %(date)s") % {"date": follower})
        if since:
            clauses.append(since)
        elif when := self._confirmed(found):
            message = gettext("last confirmed: %(date)s")
            if self._is_over_since(agreement, found):
                message = gettext("last confirmed before that: %(date)s")
            clauses.append(message % {"date": when})
        qualifiers = "; ".join(filter(None, (self._age(found) if since else "", self._inferred(found))))
        return "; ".join((f" ({qualifiers})" if qualifiers else "", *clauses))

    def _since(self, found: StatusOn, known: bool) -> str:
        """The words on what is known since the last confirmation, of what nothing else shows in force."""
        if found.state is not State.LAST_CONFIRMED:
            return ""
        return self.edition.gettext("no confirmation since") if known else self.edition.gettext("nothing known since")

    def _is_known_since(self, agreement: Agreement, found: StatusOn) -> bool:
        if found.state is not State.LAST_CONFIRMED or not found.confirmation:
            return False
        return is_known_since(agreement, found.confirmation.bounds.latest, self.computed.day)

    def _unlisted(self, agreement: Agreement, found: StatusOn) -> Iterator[Line]:
        """The lists of parties' own that leave out what was confirmed before, or never, unless that is over."""
        time = found.confirmation.bounds.latest if found.confirmation else dt.date.min
        for one in () if found.state in OVER else omissions_since(agreement, time, self.computed.day):
            date = stated_date(one.listing.as_of, self.edition, Day, within=True) if one.listing.as_of else ""
            words = self.edition.gettext("left out of its own list (%(date)s)") % {"date": date}
            party = actor_name(one.party, self.computed.atlas, self.edition).text
            yield Line(head=Phrase(Words(f"{party}: {words}")), citations=one.listing.sources)

    def _is_over_since(self, agreement: Agreement, found: StatusOn) -> bool:
        """Tests for an agreement that ended after its last confirmation."""
        if found.state not in OVER or found.possibly or not found.confirmation:
            return False
        return is_before_end(found.confirmation, self.computed.agreements.course(agreement))

    def _follower(self, agreement: Agreement) -> str:
        """The beginning of the first agreement that follows it, as stated."""
        dated = (one.stated for one in self.computed.agreements.course(agreement).followers if one.stated)
        first = min(dated, key=lambda stated: stated.value.sort_key, default=None)
        return stated_date(first, self.edition, Start) if first else ""

    def _inferred(self, found: StatusOn) -> str:
        return self.edition.gettext("date inferred") if found.inferred else ""

    def _confirmed(self, found: StatusOn) -> str | None:
        """The last confirmation and its age: 14 December 2017 (8 years ago)."""
        if not found.confirmation:
            return None
        age = self._age(found)
        return self.edition.point(found.confirmation.date) + (f" ({age})" if age else "")

    def _age(self, found: StatusOn) -> str:
        """The age of the last confirmation."""
        return (found.confirmation and ago(found.confirmation.date, self.computed.day, self.edition.locale)) or ""

    def _full(self, agreement: Agreement, found: StatusOn) -> str:
        """The state with the date of the last confirmation, where nothing is known since."""
        if found.state is not State.LAST_CONFIRMED or not found.confirmation:
            return ""
        date_ = self.edition.point(found.confirmation.date)
        if found.possibly:
            return f"{self._label(agreement, found, False)}, {date_}"
        message = _CONFIRMED.get(_precision(found.confirmation.date), _CONFIRMED[None])
        return self.edition.gettext(message) % dict.fromkeys(("date", "year", "month", "day"), date_)

    def _pill(self, found: StatusOn) -> str:
        """The year of the last confirmation, where nothing is known since."""
        if found.state is not State.LAST_CONFIRMED or found.possibly or not found.confirmation:
            return ""
        date_ = found.confirmation.date
        years = {part.year for part in (date_.earliest, date_.latest) if part}
        is_of_one_year = len(years) == 1 and date_.earliest and date_.latest
        when = str(*years) if is_of_one_year else self.edition.point(date_)
        return self.edition.gettext("confirmed %(date)s") % {"date": when}

    def _is_past(self, date_: PartialDate) -> bool:
        return date_.begin.latest is not None and date_.begin.latest < self.computed.day

    def _is_over(self, agreement: Agreement) -> bool:
        return record_is_over(agreement, self.computed.atlas, self.computed.day)

    def _label(self, agreement: Agreement, found: StatusOn, known: bool) -> str:
        if found.state is State.NOT_CONCLUDED:
            return standing_words(agreement.standing, self.edition, over=self._is_over(agreement))
        if known and not found.possibly:
            return self.edition.gettext(_KNOWN_SINCE)
        return state_label(found.state, found.possibly, self.edition, relation=is_relation(agreement))


def _precision(date_: PartialDate) -> Precision | None:
    """The precision of the date that its words begin with, if a preposition may stand before them."""
    part = date_.start
    if part is None or part.uncertain or part.approximate or not date_.year_known:
        return None
    return None if date_.is_interval and date_.end else part.precision


def is_relation(agreement: Agreement) -> bool:
    """Tests for a relation that towns keep, as other agreements are in force."""
    return agreement.type.value in _RELATIONS


def state_label(state: State, possibly: bool, edition: Edition, *, relation: bool = False) -> str:
    """A state in words; relations are kept, where treaties are in force."""
    message = _POSSIBLY.get(state, state.value) if possibly else state.value
    if relation:
        message = (_POSSIBLY_OF_RELATIONS if possibly else _OF_RELATIONS).get(state, message)
    return edition.gettext(message)


def name(found: StatusOn) -> str:
    """The language-neutral name of a state, for ids and styles."""
    return state_name(found.state, possibly=found.possibly)


NAMES = tuple(state_name(state, possibly=possibly) for state, possibly in STATES)
"""The names of all states, in the order in which pages show them."""
