"""A page: one address of the site in one language, written when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment

from atlas.pages.overviews.writer import OverviewWriter
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.record.writer import RecordWriter
from atlas.pages.rendering.context import RenderContext
from atlas.pages.rendering.html import NoteLabels, to_html
from atlas.pages.rendering.inline import InlineWriter
from atlas.pages.rendering.writer import MarkdownWriter


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`address` is "" for the home page, else like `cities/aasund/`; `edit_path` is the file behind the page.

    `heading` is the title with the state and year of its subject, for lists on other sites. `above` leads from the
    language's root to the site's: "" or "../". `files` makes the files that belong to the page: addresses from the
    site's root, and contents. `citing` makes the HTML of how to cite the page, `structured_data` what search engines
    read, as JSON-LD.
    """

    address: str
    language: str
    title: str
    heading: str
    description: str
    template: str
    view: Callable[[], Any]
    presenter: Presenter
    environment: Environment
    data_dates: Callable[[], str]
    edit_path: str | None = None
    aliases: tuple[str, ...] = ()
    above: str = ""
    files: Callable[[], Iterable[tuple[str, bytes]]] = tuple
    citing: Callable[[], str] = str
    structured_data: Callable[[], str] = str

    def markdown(self) -> str:
        """The article as Markdown, readable by itself."""
        context = RenderContext(self.address, self.presenter, self.above)
        inline = InlineWriter(context, self.presenter.edition)
        return self.environment.get_template(self.template).render(
            view=self.view(),
            context=context,
            markdown=MarkdownWriter(inline),
            record=RecordWriter(inline),
            overview=OverviewWriter(inline),
        )

    def html(self, markdown: str | None = None) -> str:
        """The article as HTML, of its own Markdown or of what others have made of it."""
        gettext = self.presenter.edition.gettext
        source = self.markdown() if markdown is None else markdown
        labels = NoteLabels(gettext("Sources"), gettext("Sources and quotes"), gettext("Back to the statement of note"))
        return to_html(source, labels)
