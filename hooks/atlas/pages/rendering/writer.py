"""The pieces of every page as Markdown: words, links, lines, facts, relations, footnotes. All that is shown is escaped.

Plain functions and no macros: a page has hundreds of these pieces, and in a template each costs ten times as much.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import Any

from markupsafe import Markup

from atlas.derive.status.in_force import Period
from atlas.languages.edition import Edition, Words
from atlas.model.shapes import Citation
from atlas.pages.phrases.views import (
    AnniversaryRow,
    ExpiryRow,
    Fact,
    Line,
    Note,
    PartnerGroup,
    Phrase,
    Relation,
    RelationGroup,
    Row,
    Status,
    Supported,
    WeakRow,
)
from atlas.pages.rendering.context import RenderContext
from atlas.pages.rendering.markdown import attribute, escaped

_SPEAK_FOR_THEMSELVES = frozenset(("type", "kind", "dates", "period", "year", "places", "country"))


class MarkdownWriter:
    """Writes the pieces of one page: `sheet` knows its address and numbers its footnotes."""

    def __init__(self, context: RenderContext, edition: Edition) -> None:
        self._context = context
        self._edition = edition
        self._gettext = edition.gettext

    def name(self, words: Words) -> Markup:
        """Words without a note on their language, which the reader learns elsewhere."""
        return Markup(self._name(words))

    def words(self, words: Words) -> Markup:
        """Words; those in another language than the page's say in which."""
        return Markup(self._words(words))

    def phrase(self, phrase: Phrase) -> Markup:
        """Words that may lead somewhere."""
        return Markup(self._phrase(phrase))

    def phrases(self, phrases: Iterable[Phrase]) -> Markup:
        """Several phrases in a row."""
        return Markup(", ".join(map(self._phrase, phrases)))

    def lines(self, lines: Iterable[Line]) -> Markup:
        """Several lines in a row."""
        return Markup(self._inline(lines))

    def standing(self, text: str) -> Markup:
        """That something is planned, or under discussion."""
        return Markup(_standing(text))

    def state(self, status: Status) -> Markup:
        """A state as a heading."""
        label = status.label[:1].upper() + status.label[1:]
        return Markup(escaped(label) + ("; " + self._("nothing known since") if status.nothing_since else ""))

    def status(self, status: Status) -> Markup:
        """A state with its last confirmation."""
        return Markup(_chip(status) + escaped(status.tail) + self._notes(status.citations))

    def facts(self, facts: Iterable[Fact]) -> Markup:
        """Labelled fields, each in a line."""
        return Markup("".join(map(self._fact, facts)))

    def section(self, fact: Fact) -> Markup:
        """A field of many values under a heading of its own."""
        anchor = attribute(fact.key.replace("_", "-"))
        return Markup(f"## {escaped(fact.label)} {{#{anchor}}}\n\n{self._bullets(fact.lines, fact.others)}\n\n")

    def group(self, group: RelationGroup) -> Markup:
        """The relations of one kind under their heading."""
        text = f"## {escaped(group.label)} {{#in-{attribute(group.kind)}}}\n\n"
        text += "".join(map(self._relation, group.relations))
        if group.total > len(group.relations):
            message = self._edition.ngettext("%(number)s record in all.", "%(number)s records in all.", group.total)
            text += f"\n{message % {'number': escaped(self._edition.number(group.total))}}\n"
        return Markup(text + "\n")

    def relations(self, relations: Iterable[Relation]) -> Markup:
        """Relations as a list."""
        return Markup("".join(map(self._relation, relations)))

    def ways(self, phrases: Iterable[Phrase]) -> Markup:
        """Links that are of no use on paper."""
        return Markup(f'<span class="ways">{" · ".join(map(self._phrase, phrases))}</span>')

    def labelled(self, facts: Iterable[Fact]) -> Markup:
        """Labelled fields in a row."""
        return Markup("; ".join(f"{escaped(fact.label)}: {self._inline(fact.lines)}" for fact in facts))

    def partners(self, group: PartnerGroup) -> Markup:
        """The rows of a table of partners: who, country, relation, time, last confirmation."""
        rows = []
        for partner in group.partners:
            who = ", ".join(map(self._phrase, partner.actors))
            if partner.through:
                who += " (" + self._("through") + f" {self._phrase(partner.through)})"
            called = "".join(f", {self._quote(words)}" for words in partner.called)
            relation = f"{self._phrase(partner.agreement)}{called}{self._notes(partner.citations)}"
            relation += _marker(partner.status)
            briefing = self._("Print briefing")
            relation += f' <span class="ways">[{briefing}]({self._context.href(partner.briefing)})</span>'
            facts = (*partner.facts, *partner.acts)
            time = "; ".join(f"{escaped(fact.label)}: {self._inline(fact.lines)}" for fact in facts)
            confirmed = f"{escaped(partner.status.confirmed or '')}{self._notes(partner.status.citations)}"
            countries = ", ".join(map(self._phrase, partner.countries))
            rows.append(_row(who, countries, relation, time, confirmed))
        return Markup("".join(rows))

    def computed(self, day: str) -> Markup:
        """For which day states are computed, and where to read how."""
        text = self._("Status computed for %(date)s") % {"date": escaped(day)}
        how, address = self._("How status is computed"), self._context.href("about/status/")
        return Markup(f"{text.removesuffix('.')}. [{how}]({address})\n\n")

    def later(self, number: int, day: str) -> Markup:
        """How many records are left out because they had not yet begun."""
        if not number:
            return Markup("")
        message = self._edition.ngettext(
            "%(number)s record that had not yet begun on %(date)s is not listed.",
            "%(number)s records that had not yet begun on %(date)s are not listed.",
            number,
        )
        return Markup(message % {"number": escaped(self._edition.number(number)), "date": escaped(day)} + "\n\n")

    def code(self, text: str) -> Markup:
        """Lines of a file, as they are."""
        return Markup(f"<pre><code>{html.escape(text)}</code></pre>\n")

    def heading_row(self, headings: Sequence[str]) -> Markup:
        """The head of a table."""
        return Markup(_row(*map(escaped, headings)) + f"|{'---|' * len(headings)}\n")

    def index_rows(self, rows: Iterable[Row]) -> Markup:
        """The rows of an index: the name, a cell for each heading, an agreement's state."""
        return Markup("".join(map(self._index_row, rows)))

    def supported(self, statements: Iterable[Supported]) -> Markup:
        """The rows of a table of what a source supports: record, field, place, quote."""
        return Markup(
            "".join(
                _row(
                    self._phrase(statement.record),
                    escaped(statement.field),
                    escaped(statement.place or ""),
                    self._quote(statement.quote) if statement.quote else "",
                )
                for statement in statements
            )
        )

    def weak_rows(self, rows: Iterable[WeakRow]) -> Markup:
        """The rows of a table of weak places: record, what is weak, where to mend it."""
        return Markup("".join(_row(self._phrase(row.record), self._weak(row), self._phrase(row.edit)) for row in rows))

    def anniversaries(self, rows: Iterable[AnniversaryRow], *, following: bool = False) -> Markup:
        """The rows of a table of anniversaries: date, years, relation, counted from; if asked, the next round one."""
        return Markup("".join(self._anniversary(row, following) for row in rows))

    def next_anniversaries(self, rows: Iterable[AnniversaryRow]) -> Markup:
        """Anniversaries as a list."""
        return Markup(
            "".join(
                f"- {escaped(row.when)}: {_years(row)} · {self._phrase(row.relation)}\n" for row in rows if row.relation
            )
        )

    def expiries(self, rows: Iterable[ExpiryRow]) -> Markup:
        """The ends of terms as a list."""
        return Markup("".join(f"- {escaped(row.when)}: {self._phrase(row.relation)}\n" for row in rows))

    def calendar(self, address: str) -> Markup:
        """The calendar to subscribe to."""
        link = "[" + self._("Subscribe to the calendar") + f"]({self._context.file(address)})"
        return Markup(link + " " + self._("(.ics: give its address to your calendar program, or download it)"))

    def pager(self, pages: Sequence[tuple[int, str]], current: int) -> Markup:
        """Links to the pages of a list, where it has several."""
        if len(pages) < 2:
            return Markup("")
        links = (
            f"**{number}** " if number == current else f"[{number}]({self._context.href(address)}) "
            for number, address in pages
        )
        return Markup(self._("Pages") + f": {''.join(links)}\n\n")

    def footnotes(self) -> Markup:
        """The footnotes given so far."""
        return Markup("".join(map(self._footnote, self._context.taken())))

    def _(self, message: str) -> str:
        return self._gettext(message)

    def _notes(self, citations: tuple[Citation, ...]) -> str:
        return self._context.notes(citations) if citations else ""

    def _name(self, words: Words) -> str:
        if words.language is None:
            return escaped(words.text)
        return f'<span lang="{attribute(words.language)}">{escaped(words.text)}</span>'

    def _words(self, words: Words) -> str:
        return self._name(words) + self._language(words)

    def _language(self, words: Words) -> str:
        if words.language is None:
            return ""
        title = attribute(self._edition.language_name(words.language))
        return f'&nbsp;<abbr class="lang" title="{title}">{escaped(words.language)}</abbr>'

    def _quote(self, words: Words) -> str:
        return f'<q lang="{attribute(words.language or self._edition.language)}">{escaped(words.text)}</q>'

    def _phrase(self, phrase: Phrase) -> str:
        words, address = phrase
        name = self._name(words)
        if address:
            name = f"[{name}]({self._context.href(address)})"
        return name + self._language(words) if words.language else name

    def _line(self, line: Line) -> str:
        text = f"{_standing(line.standing)} " if line.standing else ""
        if line.head:
            text += self._phrase(line.head)
        if line.details:
            details = "; ".join(map(self._detail, line.details))
            text += f" ({details})" if line.head else details
        if line.inferred:
            note = f": {self._words(line.note)}" if line.note else ""
            text += " (" + self._("inferred") + f"{note})"
        elif line.note:
            text += f" ({self._words(line.note)})"
        if line.doubtful:
            text += " (" + self._("doubtful") + f": {self._words(line.doubtful)})"
        text += self._notes(line.citations)
        for other in line.otherwise:
            text += "; " + self._("another source says") + f": {self._line(other)}"
        return text

    def _detail(self, fact: Fact) -> str:
        lines = self._inline(fact.lines)
        return f"{escaped(fact.label)}: {lines}" if fact.label else lines

    def _inline(self, lines: Iterable[Line]) -> str:
        return ", ".join(map(self._line, lines))

    def _fact(self, fact: Fact) -> str:
        others = ", " + self._("and others") if fact.others else ""
        return f"- **{escaped(fact.label)}:** {self._inline(fact.lines)}{others}\n"

    def _bullets(self, lines: Iterable[Line], others: bool, indent: str = "") -> str:
        text = ""
        for line in lines:
            text += f"{indent}- {self._line(line)}\n"
            if line.parts:
                text += f"{self._bullets(line.parts, line.others, indent + '    ')}\n"
        return text + (f"{indent}- " + self._("and others") + "\n" if others else "")

    def _relation(self, relation: Relation) -> str:
        details = [", ".join(map(escaped, relation.how))] if relation.how else []
        for fact in relation.facts:
            label = "" if fact.key in _SPEAK_FOR_THEMSELVES else f"{escaped(fact.label)}: "
            details.append(label + self._inline(fact.lines))
        text = f"- {self._phrase(relation.title)}{self._notes(relation.citations)} "
        text += f'<span class="details">{" · ".join(details)}</span>'
        if relation.standing:
            text += f" {_standing(relation.standing)}"
        elif relation.status:
            text += f" {_chip(relation.status)}"
        return text + "\n"

    def _anniversary(self, row: AnniversaryRow, following: bool) -> str:
        counted_from = f"{escaped(row.counted_from.label)}: {self._inline(row.counted_from.lines)}"
        cells = [escaped(row.when), _years(row)]
        if row.relation:
            cells.append(self._phrase(row.relation))
        cells.append(counted_from)
        if following:
            cells.append(escaped(row.next_round))
        return _row(*cells)

    def _index_row(self, row: Row) -> str:
        title = self._phrase(row.title)
        if row.standing and not row.status:
            title += f" {_standing(row.standing)}"
        cells = [self._inline(cell) for cell in row.cells]
        return _row(title, *cells, *([_chip(row.status)] if row.status else []))

    def _weak(self, row: WeakRow) -> str:
        text = escaped(row.field or "")
        if row.languages:
            text += f": {', '.join(map(escaped, row.languages))}"
        if row.sides:
            text += self._("not researched") + f": {', '.join(map(self._phrase, row.sides))}"
        if row.date:
            text += self._("last confirmed: %(date)s") % {"date": escaped(row.date)}
        elif not row.field and not row.sides:
            text += self._("never confirmed")
        return text

    def _footnote(self, note: Note) -> str:
        text = f"[^{note.number}]: {self._phrase(note.title)}"
        if note.publisher:
            text += f", {self._words(note.publisher)}"
        if note.date:
            text += f", {escaped(note.date)}"
        if note.place:
            text += f", {escaped(note.place)}"
        if note.quote:
            text += f": {self._quote(note.quote)}"
        if note.remark:
            text += f" ({self._words(note.remark)})"
        if note.address:
            text += f' <span class="paper">{escaped(note.address)}</span>'
        return text + "\n"


def _row(*cells: Any) -> str:
    return f"| {' | '.join(cells)} |\n"


def _years(row: AnniversaryRow) -> str:
    words = f"**{escaped(row.years)}**" if row.is_round else escaped(row.years)
    return f"{words} {_chip(row.status)}" if row.status else words


def _standing(text: str) -> str:
    return f'<span class="standing">{escaped(text)}</span>'


def _chip(status: Status) -> str:
    return (
        f'<span class="status" data-state="{attribute(status.state)}"{_periods(status)}>{escaped(status.label)}</span>'
    )


def _marker(status: Status) -> str:
    """Where a script says how an agreement stands on the day that a reader asks for; empty without one."""
    return f' <span class="status"{_periods(status)}></span>' if status.in_force else ""


def _periods(status: Status) -> str:
    """What as_of.js compares; `certain` stands there even where it is empty, which marks the row as one to filter."""
    found = status.in_force
    if not found:
        return ""
    others = {"possible": found.possible, "within": found.within}
    more = "".join(f' data-{name}="{_joined(periods)}"' for name, periods in others.items() if periods)
    return f' data-certain="{_joined(found.certain)}"{more}'


def _joined(periods: Iterable[Period]) -> str:
    return " ".join(map(str, periods))
