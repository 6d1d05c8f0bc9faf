"""The pages on relations in one language, beside what the records say: that alone is expected of the pages."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

from lxml import html
from page_kinds import ROOTS

from atlas.derive.anniversaries.agenda import Agendas
from atlas.derive.anniversaries.agenda_items import Series, TermEnd
from atlas.derive.computed.computed import Computed
from atlas.derive.relations.parties import has_own_time
from atlas.derive.status.states import State, state_name
from atlas.derive.status.status import StatusOn
from atlas.derive.times.over import record_is_over
from atlas.languages.edition import edition
from atlas.model.agreements import Agreement
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import FieldSpec, without_none
from atlas.model.parties import Act
from atlas.model.records import Record
from atlas.pages.phrases.acts import act_with_standing, standing_words
from atlas.pages.phrases.addresses import address_of
from atlas.pages.phrases.names import actor_name
from atlas.pages.phrases.stated_dates import are_several, others_say
from atlas.pages.phrases.states import is_relation, state_label
from atlas.pages.phrases.value_phrases import ValuePhrases
from atlas.records.store import Atlas

LANGUAGES = tuple(root.strip("/") or "en" for root in ROOTS)
ENTRY = re.compile(r"UID:(?P<id>[^.]+)\.(?P<name>.+)@(?:.|\n)*?DTSTART;VALUE=DATE:(?P<day>\d+)")
Side = tuple[Agreement, int]
"""An agreement, and the number of one of its parties."""
Entry = tuple[str, str, bool]
"""An entry of a calendar: its name, its first day, if it is cancelled."""


class RelationPages:
    """Finds on the pages of a language what they tell of the agreements of an atlas on a day."""

    def __init__(self, folder: Path, language: str, atlas: Atlas, day: dt.date) -> None:
        self.site = folder
        self.root = folder / ROOTS[LANGUAGES.index(language)]
        self.language = language
        self.atlas = atlas
        self.computed = Computed(atlas, LANGUAGES, day)
        self.agendas = Agendas(self.computed)
        self._edition = edition(language, LANGUAGES)
        self._values = ValuePhrases(atlas, self._edition)
        self._pages: dict[str, html.HtmlElement] = {}

    def page(self, address: str) -> html.HtmlElement:
        """The article of a page."""
        if address not in self._pages:
            document = html.parse(self.root / address / "index.html", html.HTMLParser(encoding="utf-8"))
            self._pages[address] = document.getroot().find(".//article")
        return self._pages[address]

    def of(self, record: Record) -> html.HtmlElement:
        """The article of a record's page."""
        return self.page(address_of(record))

    @cached_property
    def sides(self) -> list[Side]:
        """Every side of every agreement that is listed."""
        listed = self.computed.listing.by_kind["agreements"]
        agreements = [one for one in listed if isinstance(one, Agreement) and not one.withdrawn]
        return [(one, number) for one in agreements for number in range(len(one.parties))]

    def place(self, side: Side) -> str:
        """The words for a side in a report: agreement, party, language."""
        agreement, number = side
        return f"{agreement.id}, {agreement.parties[number].id or self.name(side)}, {self.language}"

    def name(self, side: Side) -> str:
        """The name of a party."""
        return _plain(actor_name(side[0].parties[side[1]], self.atlas, self._edition).text)

    def record(self, side: Side) -> Record | None:
        """The record of a party, if it has one."""
        id_ = side[0].parties[side[1]].id
        return self.atlas[id_] if id_ else None

    def rows(self, side: Side) -> list[html.HtmlElement]:
        """The rows and items of an agreement among the partners on the page of a party."""
        record = self.record(side)
        marks = self.of(record).iterfind(".//span[@data-certain]") if record else ()
        return [row for mark in marks if leads(row := next(mark.iterancestors("tr", "li")), side[0])]

    def items(self, agreement: Agreement) -> list[html.HtmlElement]:
        """The parties on the page of an agreement, in the order of the record."""
        section = self.of(agreement).xpath(".//h2[@id='parties']/following-sibling::*[self::ul or self::details]")
        return [item for item in section[0].iter("li") if next(item.iterancestors("li"), None) is None]

    def time_rows(self, record: Record) -> list[list[html.HtmlElement]]:
        """The rows of the timeline of a page: name, bars, time; none where it has no timeline."""
        return [list(row) for row in self.of(record).iterfind(".//table[@class='timeline-rows']//tr") if len(row) == 3]

    def act(self, act: Act) -> tuple[str, str]:
        """The words for an act, and for its date."""
        words = act_with_standing(act.act.label, act.standing, act.date, self._edition, self.computed.day)
        return _plain(words), self._point(act.date.value) if act.date else ""

    def contradicting(self, spec: FieldSpec, value: Any) -> list[str]:
        """The words for a value of a field, or for an act, and for what other sources say instead."""
        type_ = _innermost(spec.type)
        own = self.act(value)[0] if isinstance(value, Act) else self._values.phrase(value.value, type_).words.text
        others = (
            (others_say(self._edition, several=are_several(other.sources)), self._values.phrase(other.value, type_))
            for other in value.otherwise
        )
        return [_plain(own), *(_plain(f"{words}: {other.words.text}") for words, other in others)]

    def are_marked(self, told: Iterable[html.HtmlElement], agreement: Agreement, status: StatusOn) -> bool:
        """Tests if the first state marked in one of these elements is that state, in its words."""
        marks = [mark for element in told if (mark := element.find(".//span[@data-state]")) is not None]
        name = state_name(status.state, possibly=status.possibly)
        return any(mark.get("data-state") == name and self.tells(text(mark), agreement, status) for mark in marks)

    def tells(self, told: str, agreement: Agreement, status: StatusOn) -> bool:
        """Tests if one of the clauses of a text is the state, apart from what qualifies it in brackets."""
        clauses = told.casefold().split("; ")
        return not self.states(agreement, status).isdisjoint((*clauses, *(one.partition(" (")[0] for one in clauses)))

    def states(self, agreement: Agreement, status: StatusOn) -> set[str]:
        """The words for a state; with the day or year of its last confirmation, if nothing else is known."""
        label = state_label(status.state, status.possibly, self._edition, relation=is_relation(agreement))
        if status.state is State.NOT_CONCLUDED:
            over = record_is_over(agreement, self.atlas, self.computed.day)
            label = standing_words(agreement.standing, self._edition, over=over)
        found = {label}
        if status.state is State.LAST_CONFIRMED and status.confirmation:
            date = status.confirmation.date
            days = [self._point(date), *(str(day.year) for day in (date.earliest, date.latest) if day)]
            gettext = self._edition.gettext
            names = ("date", "year", "month", "day")
            messages = (
                "confirmed %(date)s",
                *(f"confirmed {word}" for word in ("in %(year)s", "in %(month)s", "on %(day)s")),
            )
            confirmed = {gettext(message) % dict.fromkeys(names, day) for message in messages for day in days}
            found = {f"{label}, {days[0]}", label} if status.possibly else confirmed
        return {_plain(words).casefold() for words in found}

    def entries(self, record: Record, agreement: Agreement) -> set[Entry]:
        """The entries of an agreement in a record's calendar."""
        path = self.site / "calendar" / self.language / f"{address_of(record).rstrip('/')}.ics"
        calendar = path.read_text("utf-8").replace("\n ", "") if path.exists() else ""
        id_ = (*agreement.formerly, agreement.id)[0]
        found = (ENTRY.search(entry) for entry in calendar.split("BEGIN:VEVENT")[1:])
        return {
            (one["name"], one["day"], "\nSTATUS:CANCELLED" in one.string) for one in found if one and one["id"] == id_
        }

    def due_entries(self, agreement: Agreement) -> set[Entry]:
        """The entries that calendars with the agreement must have of it."""
        return {(name, f"{day:%Y%m%d}", is_off) for name, day, is_off in self._due(agreement)}

    def _due(self, agreement: Agreement) -> Iterator[tuple[str, dt.date, bool]]:
        for item in self.agendas.of_record(agreement):
            if isinstance(item, Series):
                yield from ((f"{item.beginning.field}.{day.year}", day.first, item.is_cancelled) for day in item.days)
            elif isinstance(item, TermEnd):
                yield "term", item.first, item.is_cancelled

    def _point(self, date: PartialDate) -> str:
        return _plain(self._edition.point(date))


def own_time(side: Side) -> tuple[int, ...]:
    """The party in whose time an agreement stands on its page, where it can stand otherwise for the others."""
    return (side[1],) if has_own_time(*side) else ()


def leads(element: html.HtmlElement, record: Record) -> bool:
    """Tests for a link to a record."""
    return any(link.get("href", "").endswith(f"../{address_of(record)}") for link in element.iterfind(".//a"))


def text(element: html.HtmlElement) -> str:
    """The text of an element."""
    return _plain(element.text_content())


def _plain(words: str) -> str:
    return " ".join(words.split())


def _innermost(type_: Any) -> Any:
    """The type of a value within tuples and shapes that take one."""
    plain = without_none(type_)
    return plain if get_origin(plain) in (None, Annotated) else _innermost(get_args(plain)[0])
