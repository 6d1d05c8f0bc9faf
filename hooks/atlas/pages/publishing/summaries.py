"""Summaries of records for search engines and shared links: state and year beside the title, and a description."""

from __future__ import annotations

from collections.abc import Iterable

from atlas.derive.status.deciding_acts import deciding_acts
from atlas.derive.status.ends import end_by
from atlas.derive.status.states import OVER, SUSPENDED, State
from atlas.derive.times.sort_keys import first_year
from atlas.languages.punctuation import as_sentence
from atlas.model.activities import Event, Project, Work
from atlas.model.agreements import Agreement
from atlas.model.dates.partial_date import PartialDate
from atlas.model.records import Record
from atlas.model.sources import Source
from atlas.pages.phrases.names import name_of
from atlas.pages.record.services import PageServices

_DATED = (Event, Project, Work, Source)
_FORMAT = "%s (%s)"


def heading(record: Record, services: PageServices) -> str:
    """The name of a record with its state and year, where it has one that the name does not tell."""
    name = name_of(record, services.atlas, services.edition).text
    if isinstance(record, Agreement):
        return _FORMAT % (name, ", ".join(_state(record, services)))
    year = first_year(record) if isinstance(record, _DATED) else None
    return name if year is None or str(year) in name else _FORMAT % (name, year)


def description(record: Record, services: PageServices) -> str:
    """The summary of a record, else its kind and name; of an agreement its state with the last confirmation."""
    edition = services.edition
    name = name_of(record, services.atlas, edition).text
    told = edition.words(record.summary).text if record.summary else f"{edition.gettext(record.LABEL)}: {name}"
    if not isinstance(record, Agreement):
        return told
    return f"{as_sentence(services.states.of(record).sentence)} {told}"


def _state(agreement: Agreement, services: PageServices) -> list[str]:
    """The state, with the year in which it began, or else that of the last confirmation."""
    status, found = services.states.of(agreement), services.computed.agreements.status(agreement)
    if status.pill:
        return [status.pill]
    if found.state in OVER:
        return [status.label, *_year_of_end(agreement, found.state, services)]
    if found.state in SUSPENDED:
        acts = deciding_acts(agreement, found.state, services.computed.day)
        return [status.label, *_year(act.date.value for _, act in acts if act.date)]
    confirmed = services.edition.gettext("confirmed %(date)s")
    years = _year([found.confirmation.date]) if found.confirmation else ()
    return [status.label, *(confirmed % {"date": year} for year in years)]


def _year_of_end(agreement: Agreement, state: State, services: PageServices) -> tuple[str, ...]:
    """The year in which it expired or ended in every reading of the dates; none where it gave way to another."""
    course, day = services.computed.agreements.course(agreement), services.computed.day
    found = [end_by(course, day, longest) for longest in (True, False)] if state is not State.FOLLOWED else []
    years = {day.year for end in found if end for day in (end[0].earliest, end[0].latest)}
    return tuple(map(str, years)) if len(years) == 1 and all(found) else ()


def _year(dates: Iterable[PartialDate]) -> tuple[str, ...]:
    """The year in which all of the dates lie; none where they do not."""
    years = {day.year if day else None for date in dates for day in (date.earliest, date.latest)}
    return tuple(map(str, years)) if len(years) == 1 and None not in years else ()
