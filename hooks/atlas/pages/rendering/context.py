"""The render context of one page: addresses as seen from it, and the numbers of its footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from atlas.languages.edition import Words
from atlas.languages.glossary import glosses
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import specification
from atlas.model.shapes import Citation, InlineSource
from atlas.model.text import UNDETERMINED
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.phrases.views import Fact, Note, SourceNotes
from atlas.pages.rendering.markdown import destination
from atlas.records.described_time import described_time
from atlas.records.sources import source_of

_NOT_BELOW_THE_ROOT = ("https://", "http://", "mailto:", "#")
_IN_FOOTNOTES = frozenset(("title", "url", "language", "publisher"))


class RenderContext:
    """Resolves the addresses of one page while it is written, and numbers its footnotes in the order of their use."""

    def __init__(self, address: str, presenter: Presenter, above: str = "") -> None:
        """`above` leads from the language's root to the site's: "" or "../"."""
        self._above = above
        self._root = "../" * address.count("/") or "./"
        self._presenter = presenter
        self._numbers: dict[tuple[object, ...], int] = {}
        self._citations: list[Citation] = []

    def href(self, address: str) -> Markup:
        """The target of a link: as it is where it leaves the site or stays on the page, else relative to the page."""
        return destination(address if address.startswith(_NOT_BELOW_THE_ROOT) else self._root + address)

    def file(self, address: str) -> Markup:
        """A file of the site that serves all languages, by its address from the site's root."""
        return destination(self._root + self._above + address)

    def notes(self, citations: Iterable[Citation]) -> str:
        """The marks of the footnotes; a citation marked before keeps its number."""
        return "".join(f"[^{number}]" for number in dict.fromkeys(map(self._number, citations)))

    def footnotes(self) -> tuple[SourceNotes, ...]:
        """The footnotes of all citations marked so far, in the order of their numbers, each below its source."""
        by_source: dict[str, list[tuple[int, Citation]]] = {}
        for number, citation in enumerate(self._citations, 1):
            by_source.setdefault(citation.source_key, []).append((number, citation))
        return tuple(map(self._source_notes, by_source.values()))

    def _number(self, citation: Citation) -> int:
        key = (citation.source_key, citation.at, citation.quote, citation.as_of, citation.note)
        if key not in self._numbers:
            self._citations.append(citation)
            self._numbers[key] = len(self._citations)
        return self._numbers[key]

    def _source_notes(self, numbered: Sequence[tuple[int, Citation]]) -> SourceNotes:
        presenter, edition = self._presenter, self._presenter.edition
        first = numbered[0][1]
        source = source_of(first, presenter.atlas)
        assert source
        dates = [described_time(citation, presenter.atlas) or source.published for _, citation in numbered]
        shared = dates[0] if len(set(dates)) == 1 else None
        dated = any(citation.as_of for _, citation in numbered)
        return SourceNotes(
            title=presenter.values.source(first),
            publisher=edition.words(source.publisher) if source.publisher else None,
            date=edition.point(shared) if shared else None,
            details=tuple(self._details(first.source, dated=dated)) if first.source else (),
            address=source.url,
            notes=tuple(
                self._note(number, citation, source.language, None if shared else date_)
                for (number, citation), date_ in zip(numbered, dates, strict=True)
            ),
        )

    def _note(self, number: int, citation: Citation, languages: tuple[str, ...], date_: PartialDate | None) -> Note:
        presenter, edition = self._presenter, self._presenter.edition
        language = languages[0] if len(languages) == 1 else UNDETERMINED
        return Note(
            number=number,
            place=presenter.values.place(citation.at) if citation.at else None,
            quote=Words(citation.quote, language) if citation.quote else None,
            date=edition.point(date_) if date_ else None,
            remark=edition.words(citation.note) if citation.note else None,
            glosses=glosses(citation.quote, languages, edition.language) if citation.quote else (),
        )

    def _details(self, source: InlineSource, *, dated: bool) -> Iterator[Fact]:
        """The fields of a source without a record that its footnotes do not show otherwise.

        They have dates of their own if they are `dated`, else that of the publication.
        """
        shown = _IN_FOOTNOTES if dated else _IN_FOOTNOTES | {"published"}
        for spec in specification(InlineSource):
            value = getattr(source, spec.name)
            if spec.name not in shown and value:
                yield self._presenter.fact(spec, value)
