"""Summaries of records for search engines and shared links: state and year beside the title, and a description."""

from __future__ import annotations

from atlas.derive.times.sort_keys import first_year
from atlas.model.activities import Event, Project, Work
from atlas.model.agreements import Agreement
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
    status = services.states.of(record)
    state = f"{status.label}{status.tail}"
    return f"{state[:1].upper()}{state[1:]}. {told}"


def _state(agreement: Agreement, services: PageServices) -> list[str]:
    """The label of the state, and the year of the last confirmation where the label does not tell it."""
    label = services.states.of(agreement).label
    confirmation = services.computed.agreements.status(agreement).confirmation
    latest = confirmation.date.latest if confirmation else None
    return [label, str(latest.year)] if latest and str(latest.year) not in label else [label]
