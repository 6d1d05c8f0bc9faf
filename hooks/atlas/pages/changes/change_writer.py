"""Values within the lines of changes: with links, without footnotes, long texts cut."""

from __future__ import annotations

from markupsafe import Markup

from atlas.languages.edition import Words
from atlas.languages.punctuation import shortened
from atlas.model.shapes import Citation
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.rendering.context import RenderContext
from atlas.pages.rendering.inline import InlineWriter
from atlas.pages.rendering.markdown import destination

MOST_CHARACTERS = 300
"""The longest text that is shown whole."""


class ChangeWriter(InlineWriter):
    """Writes values for a page or a feed."""

    def name(self, words: Words) -> str:
        """Words; of a long text the beginning."""
        return super().name(words._replace(text=shortened(words.text, MOST_CHARACTERS)))

    def notes(self, citations: tuple[Citation, ...]) -> str:
        """Nothing: the sources of a change are named beside it."""
        return ""


class FeedContext(RenderContext):
    """Resolves addresses for what is read elsewhere; `root` is the public address of the language's root."""

    def __init__(self, root: str, presenter: Presenter) -> None:
        super().__init__("", presenter)
        self._public_root = root

    def href(self, address: str) -> Markup:
        """The whole address of a page."""
        return destination(address if "://" in address else self._public_root + address)
