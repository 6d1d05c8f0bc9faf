"""The tables of overviews as Markdown: indexes, weak places."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from atlas.pages.overviews.views import IndexRow, PairedAgreement, WeakRow
from atlas.pages.rendering.inline import InlineWriter, Said, row, standing_label, status_label, table_row
from atlas.pages.rendering.markdown import escaped


class OverviewWriter:
    """Writes the rows of the tables on overviews."""

    def __init__(self, inline: InlineWriter) -> None:
        self._inline = inline
        self._gettext = inline.edition.gettext

    def index_rows(self, rows: Iterable[IndexRow]) -> Markup:
        """Rows of an index: the name, a cell for each heading, an agreement's state."""
        return Markup("".join(map(self._index_row, rows)))

    def paired_agreements(self, agreements: Iterable[PairedAgreement]) -> Markup:
        """Rows of the agreements of two countries: parties, relation, time, the last act and confirmation."""
        return Markup("".join(map(self._paired_agreement, agreements)))

    def weak_rows(self, rows: Iterable[WeakRow]) -> Markup:
        """Rows of weak places: record, weakness, where to mend it."""
        inline = self._inline
        return Markup(
            "".join(table_row(inline.phrase(row.record), self._weakness(row), inline.phrase(row.edit)) for row in rows)
        )

    def _(self, message: str) -> str:
        return self._gettext(message)

    def _index_row(self, row: IndexRow) -> str:
        title = self._inline.phrase(row.title)
        if row.standing and not row.status:
            title += f" {standing_label(row.standing)}"
        cells = [self._inline.cell(cell) for cell in row.cells]
        return table_row(title, *cells, *([status_label(row.status)] if row.status else []))

    def _paired_agreement(self, one: PairedAgreement) -> str:
        inline = self._inline
        called = "".join(f", {inline.quote(words)}" for words in one.called)
        relation = f"{inline.phrase(one.agreement)}{called}{inline.notes(one.citations)}"
        if one.standing:
            relation += f" {standing_label(one.standing)}"
        last = [inline.fields(one.acts)] if one.acts else []
        if one.confirmed:
            confirmed = self._("last confirmed: %(date)s") % {"date": escaped(one.confirmed)}
            last.append(Said(confirmed + inline.notes(one.confirmations)))
        return table_row(inline.phrases(one.parties), relation, inline.labelled(one.times), row(last, "; ").whole)

    def _weakness(self, row: WeakRow) -> str:
        text = escaped(row.field or "")
        if row.values:
            text += f": {self._inline.lines(row.values)}"
        if row.languages:
            text += f": {', '.join(map(escaped, row.languages))}"
        silent = {self._("not searched"): row.sides, self._("looked for and not found"): row.looked_for}
        text += "; ".join(f"{label}: {self._inline.phrases(sides)}" for label, sides in silent.items() if sides)
        text += self._inline.lines(row.parties)
        if row.date:
            text += self._("last confirmed: %(date)s") % {"date": escaped(row.date)}
        elif not (row.field or row.sides or row.looked_for or row.parties):
            text += self._("never confirmed")
        return text
