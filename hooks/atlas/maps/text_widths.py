"""Estimates of the width of text, good enough to keep labels apart without a font at hand."""

from __future__ import annotations

from functools import cache, lru_cache
from unicodedata import combining, normalize

_ADVANCES = {
    0.3: "!',.:;I|ijl ·’ʼıІі",
    0.45: '"()-/[\\]`frt{}гґ“”„‘«»ł',
    0.55: "$127?J_aceghksuvxyzЈЗавезкстухчьэяє",
    0.65: "+03456789<=>BEFLPSTY^bdnopq~ßðøþБВГЕРТЪЬбдийлнопрцђћѓџ–",
    0.75: "#&ACDHKNRUVXZÐÞĐĦАДЗИЙКЛНПСУХЦЧЭЯЄмыъ",
    0.85: "@GOQwØЂЋОФжшщюфњ",
    1.0: "%MWmÆæŒœЖМШЫљ…—",
    1.1: "ЉЊЩЮ№",
}
"""Ems by character: the widest of common sans serif fonts at normal weight, rounded up."""

_OTHER = 1.0


@lru_cache(1 << 12)  # a place stands on many maps
def text_width(text: str) -> float:
    """The most ems that the text takes in a sans serif font of normal width."""
    return sum(_advance(character) for character in text)


@cache
def _advance(character: str) -> float:
    base = normalize("NFD", character)[0]
    if combining(base):
        return 0.0
    return next((advance for advance, alike in _ADVANCES.items() if base in alike), _OTHER)
