"""Text in a comment at a Git host: it mentions nobody, links nothing and is no HTML."""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup

from atlas.languages.edition import Words
from atlas.languages.punctuation import shortened
from atlas.model.shapes import Citation
from atlas.pages.changes.change_writer import MOST_CHARACTERS
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.phrases.views import Phrase
from atlas.pages.rendering.context import RenderContext
from atlas.pages.rendering.inline import InlineWriter
from atlas.pages.rendering.markdown import escaped

_BREAK = "&#8203;"
"""A space without width. Hosts look for mentions in finished text, so that a backslash before them is of no use."""
_LINKED = re.compile(
    r"(?<=[@#!$%~^])(?=\w)|(?<=:)(?=//)|(?<=\bwww)(?=\.)|(?<=\bGH)(?=-[0-9])|(?<=&amp;)(?=[0-9])", re.I
)


def commented(text: str) -> Markup:
    """A text of the data in one line of a comment."""
    return Markup(_escaped(text))


def _escaped(text: str) -> str:
    shown = shortened("".join(map(_visible, text)), MOST_CHARACTERS)
    text = escaped(shown).replace("\\(", "(").replace("\\)", ")")  # without brackets before them they mean nothing
    return _LINKED.sub(_BREAK, text)


def _visible(character: str) -> str:
    """The character; the code of one that is not seen and may turn what is."""
    hidden = unicodedata.category(character) in ("Cc", "Cf", "Cn", "Co", "Cs") and character not in "\n\t\r"
    return f"U+{ord(character):04X}" if hidden else character


class CommentWriter(InlineWriter):
    """Writes values within the lines of a comment: words alone, without links and footnotes."""

    def __init__(self, presenter: Presenter) -> None:
        super().__init__(RenderContext("", presenter), presenter.edition)

    def name(self, words: Words) -> str:
        """Words without a note on their language."""
        return _escaped(words.text)

    def phrase(self, phrase: Phrase) -> str:
        """Words, without the page to which they lead."""
        return self.words(phrase.words)

    def notes(self, citations: tuple[Citation, ...]) -> str:
        """Nothing: changes of citations are told by themselves."""
        return ""

    def standing(self, text: str) -> str:
        """A mark that something is planned, or under discussion."""
        return f"*{_escaped(text)}*"

    def _language(self, words: Words) -> str:
        return f" ({_escaped(words.language)})" if words.language else ""
