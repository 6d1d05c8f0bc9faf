"""Texts as sentences, and within sentences."""

from __future__ import annotations

_ENDS = (".", "!", "?", "\N{HORIZONTAL ELLIPSIS}")


def as_sentence(text: str) -> str:
    """The text with a full stop, unless it ends with a mark that ends a sentence, as an abbreviation may."""
    return text if text.endswith(_ENDS) else f"{text}."


def small_label(label: str) -> str:
    """A label within a sentence: with a small letter, unless it is an abbreviation."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
