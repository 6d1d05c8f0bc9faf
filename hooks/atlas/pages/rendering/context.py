"""The render context of one page: addresses as seen from it, and the numbers of its footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from atlas.languages.edition import Words
from atlas.model.dates.partial_date import PartialDate
from atlas.model.fields import specification
from atlas.model.shapes import Citation, InlineSource
from atlas.model.text import UNDETERMINED
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.phrases.views import Fact, Note
from atlas.pages.rendering.markdown import destination
from atlas.records.described_time import described_time
from atlas.records.sources import source_of

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
        """The target of a link: as it is where it leaves the site, else relative to the page."""
        return destination(address if address.startswith(("https://", "http://", "mailto:")) else self._root + address)

    def file(self, address: str) -> Markup:
        """A file of the site that serves all languages, by its address from the site's root."""
        return destination(self._root + self._above + address)

    def notes(self, citations: Iterable[Citation]) -> str:
        """The marks of the footnotes; a citation marked before keeps its number."""
        return "".join(f"[^{number}]" for number in dict.fromkeys(map(self._number, citations)))

    def footnotes(self) -> tuple[Note, ...]:
        """The footnotes of all citations marked so far, in the order of their numbers."""
        return tuple(self._note(number, citation) for number, citation in enumerate(self._citations, 1))

    def _number(self, citation: Citation) -> int:
        key = (citation.source_key, citation.at, citation.quote, citation.as_of, citation.note)
        if key not in self._numbers:
            self._citations.append(citation)
            self._numbers[key] = len(self._citations)
        return self._numbers[key]

    def _note(self, number: int, citation: Citation) -> Note:
        presenter, edition = self._presenter, self._presenter.edition
        source = source_of(citation, presenter.atlas)
        assert source
        described = described_time(citation, presenter.atlas) or source.published
        language = source.language[0] if len(source.language) == 1 else UNDETERMINED
        return Note(
            number=number,
            title=presenter.values.source(citation),
            address=source.url if self._is_first(number, citation) else None,
            place=presenter.values.place(citation.at) if citation.at else None,
            quote=Words(citation.quote, language) if citation.quote else None,
            publisher=edition.words(source.publisher) if source.publisher else None,
            date=edition.point(described) if described else None,
            details=tuple(self._details(citation.source, citation.as_of)) if citation.source else (),
            remark=edition.words(citation.note) if citation.note else None,
        )

    def _details(self, source: InlineSource, as_of: PartialDate | None) -> Iterator[Fact]:
        """The fields of a source without a record that the footnote does not show otherwise.

        The footnote has the date `as_of`, else that of the publication.
        """
        shown = _IN_FOOTNOTES if as_of else _IN_FOOTNOTES | {"published"}
        for spec in specification(InlineSource):
            value = getattr(source, spec.name)
            if spec.name not in shown and value:
                yield self._presenter.fact(spec, value)

    def _is_first(self, number: int, citation: Citation) -> bool:
        return all(earlier.source_key != citation.source_key for earlier in self._citations[: number - 1])
