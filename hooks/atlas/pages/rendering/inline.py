"""Views as Markdown within a line: words, links, values with their notes. Everything shown is escaped.

Plain functions and no macros: a page has hundreds of these, and in a template each costs ten times as much.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from atlas.derive.status.in_force import Period
from atlas.languages.edition import Edition, Words
from atlas.languages.glossary import Gloss
from atlas.languages.punctuation import as_sentence, small_label, without_stop
from atlas.model.shapes import Citation
from atlas.pages.phrases.stated_dates import others_say
from atlas.pages.phrases.views import Fact, Line, Phrase, Status
from atlas.pages.rendering.context import RenderContext
from atlas.pages.rendering.markdown import attribute, escaped

_BRACKET = "\\)"
"""A bracket of a text, not of a link."""
_SHORT = 40  # characters
_PARTED = re.compile(r"[,:;]\s")
_FOOTNOTES = re.compile(r"(?:\[\^\d+\])+\Z")
_FIRST_LETTER = re.compile(r"\A((?:<[^>]*>|\[)*)(\w)")


class Said(NamedTuple):
    """Words on a page, and the sentences on them that follow."""

    text: str
    notes: str = ""

    @property
    def whole(self) -> str:
        """Both; with sentences behind it, the text is one too."""
        if not self.notes:
            return self.text
        if self.text.isdigit():
            return f"{self.text}\\. {self.notes}"  # a number with a full stop begins a list
        words = _FOOTNOTES.sub("", self.text)
        return f"{self.text}{as_sentence(words)[len(words) :]} {self.notes}"


def row(parts: Iterable[Said], separator: str) -> Said:
    """Parts in a row; after the sentences on one, the next begins a sentence too."""
    found = Said("")
    for number, part in enumerate(parts):
        if found.notes:
            found = Said(f"{found.whole} {capital(part.text)}", part.notes)
        else:
            found = Said(f"{found.text}{separator if number else ''}{part.text}", part.notes)
    return found


def aside(parts: Iterable[Said], separator: str) -> Said:
    """Parts in a row within brackets, which the sentences on them follow."""
    found = [*parts]
    return Said(separator.join(part.text for part in found), " ".join(part.notes for part in found if part.notes))


def capital(text: str) -> str:
    """Markdown with its first letter as a capital."""
    return _FIRST_LETTER.sub(lambda found: found[1] + found[2].upper(), text)


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
        found = [*phrases]
        return _separator(phrase.words.text for phrase in found).join(map(self.phrase, found))

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
        return self._said(line).whole

    def elsewhere(self, others: Iterable[Line]) -> str:
        """The values that other sources give, after the value before them."""
        return row((Said(""), *self._elsewhere(others, within=False)), "; ").whole

    def standing(self, text: str) -> str:
        """A mark that something is planned, or under discussion."""
        return standing_label(text)

    def lines(self, lines: Iterable[Line], *, rest: str = "") -> str:
        """Several values in a row, and behind them the words of a rest."""
        found = [*lines]
        last = (Said(rest),) if rest else ()
        return row((*map(self._said, found), *last), _separator(_heads(found))).whole

    def cell(self, lines: Iterable[Line]) -> str:
        """Several values in a cell of a list, as facet_rows.js writes them: parted by commas, standings unbracketed."""
        return row((self._said(line._replace(unbracketed=True)) for line in lines), ", ").whole

    def labelled(self, facts: Iterable[Fact]) -> str:
        """Labelled fields in a row."""
        return self.fields(facts).whole

    def sentence(self, words: Words) -> str:
        """Words as a sentence."""
        return self.words(words._replace(text=as_sentence(words.text)))

    def fields(self, facts: Iterable[Fact], *, within: bool = False) -> Said:
        """Labelled fields in a row; after the first a label begins with a small letter, unless it is a party's name.

        `within` brackets the sentences on them are left for behind the brackets.
        """
        said = (self._field(fact, small=number > 0, within=within) for number, fact in enumerate(facts))
        return aside(said, "; ") if within else row(said, "; ")

    def notes(self, citations: tuple[Citation, ...]) -> str:
        """The marks of footnotes."""
        return self.context.notes(citations) if citations else ""

    def _said(self, line: Line, *, within: bool = False, standing: str | None = None) -> Said:
        """A value, in one pair of brackets what qualifies it, and as sentences what is remarked on it.

        `within` brackets it has none of its own. The standing is left out where that is the `standing` of all around.
        """
        head, stop = line.head, ""
        inside = within or head is not None
        details = aside(
            (self._field(fact, small=inside, within=inside, standing=line.standing) for fact in line.details), "; "
        )
        mark = self.standing(line.standing) if line.standing and line.standing != standing else ""
        qualifiers = [details.text] if head and details.text else []
        if line.inferred:
            qualifiers.append(escaped(self._("inferred")))
        if line.doubtful:
            qualifiers.append(escaped(self._("doubtful")))
        qualifiers.extend(self._agreeing(line))
        if head and (mark or qualifiers or within):
            words, stop = without_stop(head.words.text)
            head = head._replace(words=head.words._replace(text=words))
        if mark and head and not line.unbracketed:
            qualifiers.insert(0, mark)
            mark = ""
        text = " ".join(filter(None, (self.phrase(head) if head else "", mark, "" if head else details.text)))
        if qualified := "; ".join(qualifiers):
            has_brackets = _BRACKET in qualified or (head is not None and head.words.text.endswith(")"))
            text += f", {qualified}" if within or has_brackets else f" ({qualified})"
        text += ("" if within else stop) + self.notes(line.citations)
        said = Said(text, " ".join(filter(None, (details.notes, *map(self.sentence, line.notes)))))
        others = self._elsewhere(line.otherwise, within=within)
        return aside((said, *others), "; ") if within else row((said, *others), "; ")

    def _elsewhere(self, others: Iterable[Line], *, within: bool) -> Iterator[Said]:
        for other in others:
            said = self._said(other, within=within)
            yield said._replace(text=escaped(others_say(self.edition, several=other.several)) + f": {said.text}")

    def _agreeing(self, line: Line) -> Iterator[str]:
        """The number of sources that agree on a value that they say, where there are several."""
        is_said = line.counted and not line.inferred
        number = len({citation.source_key for citation in line.citations}) if is_said else 0
        if number > 1:
            words = self.edition.ngettext("according to %(number)s source", "according to %(number)s sources", number)
            yield escaped(words % {"number": self.edition.number(number)})

    def _(self, message: str) -> str:
        return self._gettext(message)

    def _language(self, words: Words) -> str:
        if words.language is None:
            return ""
        title = attribute(self.edition.language_name(words.language))
        return f'&nbsp;<abbr class="lang" title="{title}">{escaped(words.language)}</abbr>'

    def _field(self, fact: Fact, *, small: bool, within: bool, standing: str | None = None) -> Said:
        """A labelled field; within a sentence its label is small, unless it is a party's name or an abbreviation."""
        said = [self._said(line, within=within, standing=standing) for line in fact.lines]
        separator = "; " if within and any(line.details for line in fact.lines) else _separator(_heads(fact.lines))
        values = aside(said, separator) if within else row(said, separator)
        label = small_label(fact.label) if small and fact.key != "acts" else fact.label
        return values._replace(text=f"{escaped(label)}: {values.text}") if label else values


def _heads(lines: Iterable[Line]) -> Iterator[str]:
    return (line.head.words.text for line in lines if line.head)


def _separator(texts: Iterable[str]) -> str:
    """A comma between texts, a semicolon where one of them is long or has commas or colons of its own."""
    return "; " if any(len(text) > _SHORT or _PARTED.search(text) for text in texts) else ", "


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
