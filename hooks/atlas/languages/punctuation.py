"""Full stops: a text that ends with one, as an abbreviation does, gets no second."""

from __future__ import annotations

_ENDS = (".", "!", "?", "\N{HORIZONTAL ELLIPSIS}")


def as_sentence(text: str) -> str:
    """The text with a full stop, unless it ends with a mark that ends a sentence."""
    return text if text.endswith(_ENDS) else f"{text}."
