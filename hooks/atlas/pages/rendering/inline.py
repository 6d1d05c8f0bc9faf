"""Views as Markdown within a line: words, links, values with their notes. Everything shown is escaped.

Plain functions and no macros: a page has hundreds of these, and in a template each costs ten times as much.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from atlas.derive.status.in_force import Period
from atlas.languages.edition import Edition, Words
from atlas.languages.glossary import Gloss
from atlas.model.shapes import Citation
from atlas.pages.phrases.views import Fact, Line, Phrase, Status
from atlas.pages.rendering.context import RenderContext
from atlas.pages.rendering.markdown import attribute, escaped


class InlineWriter:
    """Writes within the lines of one page: `context` knows its address and numbers its footnotes."""

    def __init__(self, context: RenderContext, edition: Edition) -> None:
        self.context = context
        self.edition = edition
        self._gettext = edition.gettext

    def name(self, words: Words) -> str:
        """Words without a note on their language, which the reader learns elsewhere."""
        if words.language is None:
            return escaped(words.text)
        return f'<span lang="{attribute(words.language)}">{escaped(words.text)}</span>'

    def words(self, words: Words) -> str:
        """Words; those in another language than the page's say in which."""
        return self.name(words) + self._language(words)

    def phrase(self, phrase: Phrase) -> str:
        """Words that may lead somewhere."""
        words, address = phrase
        name = self.name(words)
        if address:
            name = f"[{name}]({self.context.href(address)})"
        return name + self._language(words) if words.language else name

    def phrases(self, phrases: Iterable[Phrase]) -> str:
        """Several phrases in a row."""
        return ", ".join(map(self.phrase, phrases))

    def quote(self, words: Words, glosses: tuple[Gloss, ...] = ()) -> str:
        """A source's own words, in their language, with the meaning of key words."""
        quote = f'<q lang="{attribute(words.language or self.edition.language)}">{escaped(words.text)}</q>'
        if not glosses:
            return quote
        meanings = "; ".join(
            f'<i lang="{attribute(word.language)}">{escaped(word.word)}</i> = {escaped(word.meaning)}'
            for word in glosses
        )
        label = self._("our translation")
        return f'{quote} <span class="gloss" data-pagefind-ignore>({escaped(label)}: {meanings})</span>'

    def line(self, line: Line) -> str:
        """One value with all that is said about it."""
        text = self.phrase(line.head) if line.head else ""
        if line.standing:
            text += f" {self.standing(line.standing)}" if line.head else f"{self.standing(line.standing)} "
        if line.details:
            details = (self._detail(fact, within=line.head is not None) for fact in line.details)
            text += f" ({'; '.join(details)})" if line.head else "; ".join(details)
        if line.inferred:
            words = self._("inferred: %(reason)s") if line.note else self._("inferred")
            text += f" ({words % {'reason': self.words(line.note)} if line.note else words})"
        elif line.note:
            text += f" ({self.words(line.note)})"
        if line.doubtful:
            text += " (" + self._("doubtful: %(reason)s") % {"reason": self.words(line.doubtful)} + ")"
        text += self._agreeing(line) + self.notes(line.citations)
        return text + self.elsewhere(line.otherwise)

    def elsewhere(self, others: Iterable[Line]) -> str:
        """The values that other sources give, after the value before them."""
        return "".join("; " + self._("another source says") + f": {self.line(other)}" for other in others)

    def standing(self, text: str) -> str:
        """A mark that something is planned, or under discussion."""
        return standing_label(text)

    def lines(self, lines: Iterable[Line]) -> str:
        """Several values in a row."""
        return ", ".join(map(self.line, lines))

    def labelled(self, facts: Iterable[Fact]) -> str:
        """Labelled fields in a row; after the first a label begins with a small letter, unless it is a party's name."""
        parts = []
        for number, fact in enumerate(facts):
            label = small_label(fact.label) if number and fact.key != "acts" else fact.label
            parts.append(f"{escaped(label)}: {self.lines(fact.lines)}")
        return "; ".join(parts)

    def notes(self, citations: tuple[Citation, ...]) -> str:
        """The marks of footnotes."""
        return self.context.notes(citations) if citations else ""

    def _agreeing(self, line: Line) -> str:
        """The number of sources that agree on a value, where there are several."""
        number = len({citation.source_key for citation in line.citations}) if line.counted else 0
        if number < 2:
            return ""
        words = self.edition.ngettext("according to %(number)s source", "according to %(number)s sources", number)
        return f" ({escaped(words % {'number': self.edition.number(number)})})"

    def _(self, message: str) -> str:
        return self._gettext(message)

    def _language(self, words: Words) -> str:
        if words.language is None:
            return ""
        title = attribute(self.edition.language_name(words.language))
        return f'&nbsp;<abbr class="lang" title="{title}">{escaped(words.language)}</abbr>'

    def _detail(self, fact: Fact, *, within: bool) -> str:
        """A labelled detail; `within` a sentence its label begins with a small letter, unless it is an abbreviation."""
        lines, label = self.lines(fact.lines), small_label(fact.label) if within else fact.label
        return f"{escaped(label)}: {lines}" if label else lines


def small_label(label: str) -> str:
    """A label within a sentence: with a small letter, unless it is an abbreviation."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def standing_label(text: str) -> str:
    """A mark that something is planned, or under discussion."""
    return f'<span class="standing">{escaped(text)}</span>'


def status_label(status: Status) -> str:
    """A computed state as lists show it."""
    return status_mark(status, status.short)


def status_mark(status: Status, text: str) -> str:
    """Words for a computed state, with the periods that a script compares."""
    return f'<span class="status" data-state="{attribute(status.state)}"{_periods(status)}>{escaped(text)}</span>'


def unstated_label(text: str) -> str:
    """A mark that no source states a value."""
    return f'<span class="unstated">{escaped(text)}</span>'


def table_row(*cells: Any) -> str:
    """A row of a table, its cells Markdown already."""
    return f"| {' | '.join(cells)} |\n"


def _periods(status: Status) -> str:
    """Attributes for as_of.js; `certain` stands there even where it is empty, which marks the row as one to filter."""
    found = status.in_force
    if not found:
        return ""
    others = {
        "inferred": found.inferred,
        "possible": found.possible,
        "suspended": found.suspended,
        "within": found.within,
        "unknown": found.unknown,
    }
    more = "".join(f' data-{name}="{_joined(periods)}"' for name, periods in others.items() if periods)
    return f' data-certain="{_joined(found.certain)}"{more}'


def _joined(periods: Iterable[Period]) -> str:
    return " ".join(map(str, periods))
