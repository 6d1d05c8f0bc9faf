"""The sections of a record's page as Markdown: partners, anniversaries, statements that a source supports."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from atlas.pages.phrases.views import Fact, Status
from atlas.pages.record.views import AnniversaryRow, ExpiryRow, Partner, Supported
from atlas.pages.rendering.inline import InlineWriter, status_label, table_row, unstated_label
from atlas.pages.rendering.markdown import escaped


class RecordWriter:
    """Writes the rows of the tables on records' pages; overviews show some of them too."""

    def __init__(self, inline: InlineWriter) -> None:
        self._inline = inline
        self._gettext = inline.edition.gettext

    def state(self, status: Status) -> Markup:
        """A state as a heading."""
        return Markup(escaped(status.label[:1].upper() + status.label[1:]))

    def essence(self, facts: Iterable[Fact]) -> Markup:
        """The fields that tell a record from others, in a row: kind, date, place."""
        text = "; ".join(self._inline.lines(fact.lines) for fact in facts)
        return Markup(text[:1].upper() + text[1:])

    def partners(self, partners: Iterable[Partner], *, folds_acts: bool) -> Markup:
        """Rows: who, country, since when, state, relation; on a phone what the sides did can be folded."""
        return Markup("".join(self._partner(partner, folds_acts) for partner in partners))

    def other_partners(self, partners: Iterable[Partner]) -> Markup:
        """The rest of many partners as a list, each in a line that leads to the agreement, where the proof is."""
        return Markup("".join(map(self._other_partner, partners)))

    def anniversaries(self, rows: Iterable[AnniversaryRow], *, following: bool = False) -> Markup:
        """Rows: date, years, relation, basis; if asked, the next round one."""
        return Markup("".join(self._anniversary(row, following) for row in rows))

    def next_anniversaries(self, rows: Iterable[AnniversaryRow]) -> Markup:
        """Anniversaries as a list, each with its basis."""
        shown = ((row, row.relation) for row in rows if row.relation)
        return Markup(
            "".join(
                f"- {escaped(row.when)}: {_years(row)} · {self._inline.phrase(relation)} "
                f'<span class="details">{self._basis(row)}</span>\n'
                for row, relation in shown
            )
        )

    def expiries(self, rows: Iterable[ExpiryRow]) -> Markup:
        """The ends of terms as a list."""
        return Markup("".join(f"- {escaped(row.when)}: {self._inline.phrase(row.relation)}\n" for row in rows))

    def supported(self, statements: Iterable[Supported]) -> Markup:
        """Rows of what a source supports: record, field, place, quote."""
        return Markup("".join(map(self._supported, statements)))

    def _(self, message: str) -> str:
        return self._gettext(message)

    def _partner(self, partner: Partner, folds_acts: bool) -> str:
        inline = self._inline
        return table_row(
            self._who(partner),
            inline.phrases(partner.countries),
            inline.lines(partner.since) if partner.since else unstated_label(self._("not stated")),
            self._state(partner, folds_acts),
            self._relation(partner),
        )

    def _other_partner(self, partner: Partner) -> str:
        inline = self._inline
        names = ", ".join(inline.name(actor.words) for actor in partner.actors)
        where = "".join(f", {inline.name(country.words)}" for country in partner.countries)
        since = inline.lines(line.brief(proven=False) for line in partner.since)
        types = inline.elsewhere(line.brief(proven=False) for line in partner.otherwise)
        link = f"[{names}]({inline.context.href(partner.agreement.address or '')})"
        return f"- {link}{where}{f' · {since}' if since else ''}{types} {status_label(partner.status)}\n"

    def _who(self, partner: Partner) -> str:
        who = self._inline.phrases(partner.actors)
        if partner.through:
            who += " (" + self._("through") + f" {self._inline.phrase(partner.through)})"
        return who

    def _state(self, partner: Partner, folds_acts: bool) -> str:
        """The state with its proof, what the sides did, and which of their lists leave the relation out."""
        inline, status = self._inline, partner.status
        proof = tuple(dict.fromkeys((*status.citations, *partner.citations)))
        done = inline.labelled((*partner.acts, *partner.ended))
        acts = f' <span class="acts">{done}</span>' if done else ""
        number = sum(len(fact.lines) for fact in partner.acts)
        if folds_acts and number:
            label = escaped(self._("Actions of the parties"))
            summary = f"<summary>{label}: {inline.edition.number(number)}</summary>"
            acts = f'<details class="atlas-folded acts">{summary}{done}</details>'
        unlisted = f' <span class="acts">{inline.lines(status.unlisted)}</span>' if status.unlisted else ""
        return status_label(status) + inline.notes(proof) + acts + unlisted

    def _relation(self, partner: Partner) -> str:
        called = "".join(f", {self._inline.quote(words)}" for words in partner.called)
        return f"{self._inline.phrase(partner.agreement)}{called}{self._inline.elsewhere(partner.otherwise)}"

    def _anniversary(self, row: AnniversaryRow, following: bool) -> str:
        cells = [escaped(row.when), _years(row)]
        if row.relation:
            cells.append(self._inline.phrase(row.relation))
        cells.append(self._basis(row))
        if following:
            cells.append(escaped(row.next_round))
        return table_row(*cells)

    def _basis(self, row: AnniversaryRow) -> str:
        """The date that it is counted from, and since when it is assumed that the relation goes on."""
        words = f"{escaped(row.counted_from.label)}: {self._inline.lines(row.counted_from.lines)}"
        return f"{words}; {escaped(row.assumed)}" if row.assumed else words

    def _supported(self, statement: Supported) -> str:
        return table_row(
            self._inline.phrase(statement.record),
            escaped(statement.field),
            escaped(statement.place or ""),
            self._inline.quote(statement.quote, statement.glosses) if statement.quote else "",
        )


def _years(row: AnniversaryRow) -> str:
    words = f"**{escaped(row.years)}**" if row.is_round else escaped(row.years)
    return f"{words} {status_label(row.status)}" if row.status else words
