"""Views as the Markdown of every page: facts, sections, lists, footnotes."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from atlas.languages.edition import Words
from atlas.languages.punctuation import as_sentence
from atlas.model.shapes import Citation
from atlas.pages.phrases.paging import Pager, unfolded
from atlas.pages.phrases.views import (
    CalendarLink,
    Fact,
    Line,
    ListedRecord,
    Note,
    Phrase,
    RecordList,
    SourceNotes,
    Status,
)
from atlas.pages.rendering.inline import InlineWriter, Said, standing_label, status_label, status_mark, table_row
from atlas.pages.rendering.markdown import attribute, escaped

_FIRST, _FIRST_RECORDS = 2, 3
"""The number of values, or of records, that stand open where a list is long."""
_PROSE = frozenset(("purpose",))
"""The fields whose values may be sentences, between which no comma stands."""
_SPEAK_FOR_THEMSELVES = frozenset(("type", "kind", "dates", "period", "year", "places", "country"))


class MarkdownWriter:
    """Writes what the pages of all kinds have in common. Templates print its results as they are."""

    def __init__(self, inline: InlineWriter) -> None:
        self._inline = inline
        self._edition = inline.edition
        self._gettext = inline.edition.gettext

    def name(self, words: Words) -> Markup:
        """Words without a note on their language, which the reader learns elsewhere."""
        return Markup(self._inline.name(words))

    def words(self, words: Words) -> Markup:
        """Words; those in another language than the page's say in which."""
        return Markup(self._inline.words(words))

    def phrase(self, phrase: Phrase) -> Markup:
        """Words that may lead somewhere."""
        return Markup(self._inline.phrase(phrase))

    def phrases(self, phrases: Iterable[Phrase]) -> Markup:
        """Several phrases in a row."""
        return Markup(self._inline.phrases(phrases))

    def lines(self, lines: Iterable[Line], *, remark: str = "") -> Markup:
        """Several lines in a row, and what we remark on them."""
        return Markup(self._inline.lines(lines, rest=escaped(remark)))

    def notes(self, citations: tuple[Citation, ...]) -> Markup:
        """The marks of footnotes."""
        return Markup(self._inline.notes(citations))

    def labelled(self, facts: Iterable[Fact]) -> Markup:
        """Labelled fields in a row."""
        return Markup(self._inline.labelled(facts))

    def standing(self, text: str) -> Markup:
        """A mark that something is planned, or under discussion."""
        return Markup(standing_label(text))

    def status(self, status: Status, *, label: str = "") -> Markup:
        """A state with its last confirmation; behind a label as a sentence, which one with words of its own begins."""
        words, said = status.full or status.label, status.sentence
        stop = as_sentence(said).removeprefix(said) if label else ""
        if label and status.full:
            label, words = "", words[:1].upper() + words[1:]
        text = (f"{label}: " if label else "") + status_mark(status, words)
        before = " " if status.tail.startswith(" ") else ""  # escaped() strips it
        text += before + escaped(status.tail) + self._inline.notes(status.citations)
        text = "; ".join((text, *filter(None, [self._inline.lines(status.unlisted)])))
        return Markup(text + stop)

    def facts(self, facts: Iterable[Fact]) -> Markup:
        """Labelled fields, each in a line."""
        return Markup("".join(map(self._fact, facts)))

    def section(self, fact: Fact, first: int = _FIRST) -> Markup:
        """A field of many values under a heading of its own; the `first` stand open."""
        anchor = attribute(fact.key.replace("_", "-"))
        return Markup(f"## {escaped(fact.label)} {{#{anchor}}}\n\n{self._folded_bullets(fact, first)}\n\n")

    def record_list(self, listed: RecordList, first: int = _FIRST_RECORDS) -> Markup:
        """The records of one kind under their heading; the `first` stand open."""
        text = f"## {escaped(listed.label)} {{#in-{attribute(listed.kind)}}}\n\n"
        shown = unfolded(len(listed.items), first)
        text += "".join(map(self._item, listed.items[:shown]))
        text += self._folded(len(listed.items), "".join(map(self._item, listed.items[shown:])))
        if listed.total > len(listed.items):
            text += f"\n{self._in_all(listed)}\n"
        return Markup(text + "\n")

    def unfolded(self, rows: Sequence[object], first: int) -> int:
        """The number of rows that stand open: the first, or all where there are only a few more."""
        return unfolded(len(rows), first)

    def folded(self, number: int, rest: str) -> Markup:
        """The rest of a list of which the first rows stand above, to unfold."""
        return Markup(self._folded(number, rest))

    def items(self, items: Iterable[ListedRecord]) -> Markup:
        """Records as a list without a heading."""
        return Markup("".join(map(self._item, items)))

    def see_also(self, phrases: Iterable[Phrase]) -> Markup:
        """Links that are of no use on paper."""
        return Markup(f'<span class="ways">{" · ".join(map(self._inline.phrase, phrases))}</span>')

    def computed(self, day: str) -> Markup:
        """The day for which states are computed, and where to read how."""
        text = self._("Status as of %(date)s") % {"date": escaped(day)}
        how, address = self._("How status is computed"), self._inline.context.href("about/status/")
        return Markup(f"{text.removesuffix('.')}. [{how}]({address})\n\n")

    def not_begun(self, number: int, day: str) -> Markup:
        """The number of records left out because they had not yet begun; empty where there are none."""
        if not number:
            return Markup("")
        message = self._edition.ngettext(
            "%(number)s record that had not yet begun on %(date)s is not listed.",
            "%(number)s records that had not yet begun on %(date)s are not listed.",
            number,
        )
        return Markup(message % {"number": escaped(self._edition.number(number)), "date": escaped(day)} + "\n\n")

    def planned(self, number: int) -> Markup:
        """The number of what is only planned or talked of, to stand beside that of what is done."""
        words = self._("also planned or under discussion: %(number)s") % {"number": self._edition.number(number)}
        return Markup(escaped(words))

    def code(self, text: str) -> Markup:
        """Lines of a file, as they are; where they are wider than the page, the arrow keys scroll them."""
        return Markup(f'<pre><code tabindex="0">{html.escape(text)}</code></pre>\n')

    def literal(self, text: str) -> Markup:
        """Words of a file within a line, as they are."""
        return Markup(f"<code>{escaped(text)}</code>" if text else "")

    def heading_row(self, headings: Sequence[str]) -> Markup:
        """The head of a table."""
        return Markup(table_row(*map(escaped, headings)) + f"|{'---|' * len(headings)}\n")

    def calendar(self, calendar: CalendarLink) -> Markup:
        """The calendar to subscribe to; what is left out of it is said."""
        link = "[" + self._("Subscribe to the calendar") + f"]({self._inline.context.file(calendar.address)})"
        text = link + " " + self._("(.ics: add its address to your calendar app, or download the file)")
        left_out = [*self._left_out(calendar)]
        if left_out:
            text = ". ".join((text, " ".join((*left_out, self._link(self._("All anniversaries"), "anniversaries/")))))
        return Markup(text)

    def pager(self, pager: Pager) -> Markup:
        """Links to the pages of a list, where it has several."""
        if len(pager.pages) < 2:
            return Markup("")
        links = [
            f"**{escaped(label)}**" if number == pager.number else self._link(label, address)
            for number, (label, address) in enumerate(pager.pages, 1)
        ]
        if pager.next:
            links.append(self._link(self._("next page"), pager.next))
        label = self._("Pages")
        return Markup(f'<span class="ways">{label}: {" · ".join(links)}</span>\n\n')

    def table_file(self, address: str, rows: int) -> Markup:
        """The file of a table: with how many rows, and for whom."""
        number = self._edition.ngettext("%(number)s row", "%(number)s rows", rows)
        words = number % {"number": escaped(self._edition.number(rows))}
        return Markup(f"[CSV]({self._inline.context.file(address)}): {words}")

    def whole_list(self, address: str, text: str) -> Markup:
        """The number of all, in words that are Markdown, and the way to the whole list."""
        link = self._link(self._("The whole list"), address)
        return Markup(f"{text} {link}")

    def footnotes(self) -> Markup:
        """The footnotes that were asked for so far, each source once with the places and quotes in it."""
        sources = sorted(self._inline.context.footnotes(), key=_has_words)  # a source of its own notes ends with them
        return Markup("".join(map(self._source_notes, sources)))

    def _in_all(self, listed: RecordList) -> str:
        """The number of all records of a list of which a part is shown, with the way to them."""
        message = self._edition.ngettext("%(number)s record in all.", "%(number)s records in all.", listed.total)
        words = message % {"number": escaped(self._edition.number(listed.total))}
        return self.whole_list(listed.whole, words) if listed.whole else words

    def _left_out(self, calendar: CalendarLink) -> Iterator[str]:
        """Sentences on what a calendar lacks."""
        if calendar.only_round_above:
            words = self._(
                "Where there are more than %(number)s agreements, it holds the milestone anniversaries only."
            )
            yield words % {"number": calendar.only_round_above}
        if calendar.left_out:
            message = self._edition.ngettext(
                "%(number)s more distant entry is left out.",
                "%(number)s more distant entries are left out.",
                calendar.left_out,
            )
            yield message % {"number": escaped(self._edition.number(calendar.left_out))}

    def _link(self, label: str, address: str) -> str:
        return f"[{escaped(label)}]({self._inline.context.href(address)})"

    def _(self, message: str) -> str:
        return self._gettext(message)

    def _fact(self, fact: Fact) -> str:
        others = self._("and others") if fact.others else ""
        if fact.key in _PROSE and all(line.head and line.head.words.text.endswith(".") for line in fact.lines):
            return f"- **{escaped(fact.label)}:** {' '.join(map(self._inline.line, fact.lines))}\n"
        return f"- **{escaped(fact.label)}:** {self._inline.lines(fact.lines, rest=others)}\n"

    def _folded(self, number: int, rest: str) -> str:
        if not rest:
            return ""
        label = self._("Show all (%(number)s)") % {"number": self._edition.number(number)}
        return f'\n<details class="atlas-folded">\n<summary>{html.escape(label)}</summary>\n\n{rest}\n</details>\n\n'

    def _folded_bullets(self, fact: Fact, first: int) -> str:
        """The first values, and the rest to unfold; where all are parts of one line without a head, it leads in."""
        lead = fact.lines[0] if len(fact.lines) == 1 and not fact.lines[0].head and fact.lines[0].parts else None
        lines = lead.parts if lead else fact.lines
        shown = unfolded(len(lines), first)
        leading = f"{self._inline.line(lead)}:\n\n" if lead else ""
        text = self._bullets(lines[:shown], fact.others and shown == len(lines))
        rest = self._bullets(lines[shown:], fact.others) if shown < len(lines) else ""
        if not shown:
            return self._folded(len(lines), leading + rest)
        return leading + text + self._folded(len(lines), rest)

    def _bullets(self, lines: Iterable[Line], others: bool, indent: str = "") -> str:
        text = ""
        for line in lines:
            text += f"{indent}- {self._inline.line(line)}\n"
            if line.parts or line.others:
                text += f"{self._bullets(line.parts, line.others, indent + '    ')}\n"
        return text + (f"{indent}- " + self._("and others") + "\n" if others else "")

    def _item(self, record: ListedRecord) -> str:
        inline = self._inline
        details = [", ".join(map(escaped, record.how))] if record.how else []
        for fact in record.facts:
            label = "" if fact.key in _SPEAK_FOR_THEMSELVES else f"{escaped(fact.label)}: "
            details.append(label + inline.lines(fact.lines))
        text = f"- {inline.phrase(record.title)}{inline.notes(record.citations)}"
        if details:
            text += f' <span class="details">{" · ".join(details)}</span>'
        if record.standing:
            text += f" · {standing_label(record.standing)}"
        elif record.status:
            text += f" {status_label(record.status)}"
        return text + "\n"

    def _source_notes(self, source: SourceNotes) -> str:
        inline = self._inline
        text = inline.phrase(source.title)
        title, publisher = source.title.words.text, source.publisher
        if publisher and title != publisher.text and not title.startswith(f"{publisher.text},"):
            mark = " · " if title.endswith(("?", "!")) else ", "
            text += mark + inline.words(publisher)
        if source.date:
            text += f", {escaped(source.date)}"
        if source.details:
            details = inline.fields(source.details, within=True)
            text = Said(f"{text} ({details.text})", details.notes).whole
        address = f' <span class="paper">{escaped(source.address)}</span>' if source.address else ""
        if not _has_words(source):
            return "".join(f"[^{note.number}]: {as_sentence(text)}{address}\n" for note in source.notes) + "\n"
        notes = "".join(
            f"[^{note.number}]: {self._note(note) or inline.name(source.title.words)}\n" for note in source.notes
        )
        return f'<div class="source">\n\n{text}{address}\n\n</div>\n\n{notes}\n'

    def _note(self, note: Note) -> str:
        inline = self._inline
        text = ", ".join(map(escaped, filter(None, (note.date, note.place))))
        if note.quote:
            text += f"{': ' if text else ''}{inline.quote(note.quote, note.glosses)}"
        return Said(text, inline.sentence(note.remark) if note.remark else "").whole.strip()


def _has_words(source: SourceNotes) -> bool:
    """Tests if a note on a source says more than the source."""
    return any(note.place or note.quote or note.date or note.remark for note in source.notes)
