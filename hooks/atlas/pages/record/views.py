"""What the template of a record's page is given."""

from __future__ import annotations

from typing import NamedTuple

from atlas.languages.edition import Words
from atlas.pages.maps.views import MapView
from atlas.pages.phrases.views import (
    AnniversaryRow,
    Asked,
    ExpiryRow,
    Fact,
    Line,
    NotKnown,
    PartnerGroup,
    Phrase,
    RelationGroup,
    Status,
    Supported,
)
from atlas.pages.timelines.views import TimelineView


class RecordView(NamedTuple):
    """A record's page."""

    kind: str
    kind_label: str
    title: Words
    ways: tuple[Phrase, ...]
    made: str | None
    other_names: tuple[Line, ...]
    standing: str | None
    withdrawn: Withdrawal | None
    summary: Words | None
    status: Status | None
    facts: tuple[Fact, ...]
    partners: tuple[PartnerGroup, ...]
    sections: tuple[Fact, ...]
    groups: tuple[RelationGroup, ...]
    supports: tuple[Supported, ...]
    supports_total: int
    not_begun: bool
    later: int
    states: bool
    asked: Asked
    anniversaries: tuple[AnniversaryRow, ...]
    expiries: tuple[ExpiryRow, ...]
    calendar: str | None
    not_known: NotKnown | None
    as_of: str
    map: MapView | None
    timeline: TimelineView | None


class Withdrawal(NamedTuple):
    """When and why a record was withdrawn."""

    date: str
    reason: Words
