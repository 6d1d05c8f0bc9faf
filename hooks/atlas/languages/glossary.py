"""The glossary: the meaning of key words of quotes for readers of another language, read from glossary.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import yaml

from atlas.package import ROOT

GLOSSARY = ROOT / "locale" / "glossary.yaml"
_MOST = 2
"""The most words of a quote that are explained."""
_NORWEGIAN = {"no": "nb", "nn": "nb"}


class GlossaryEntry(NamedTuple):
    """A meaning in the words of each language of readers, and how it is written in sources, by their language."""

    means: Mapping[str, str]
    words: Mapping[str, Sequence[str]]


class Gloss(NamedTuple):
    """A word as it stands in a quote, the language of the quote, and its meaning in the language of the reader."""

    word: str
    language: str
    meaning: str


@cache
def terms() -> tuple[GlossaryEntry, ...]:
    """The terms of the glossary, the most important first."""
    return tuple(GlossaryEntry(entry["means"], entry["words"]) for entry in yaml.safe_load(GLOSSARY.read_text("utf-8")))


@cache
def language_of_term(text: str) -> str | None:
    """The one language whose sources write a term of the glossary so; None where there is none, or several."""
    languages = {
        language
        for term in terms()
        for language, words in term.words.items()
        if any(text.casefold() == word.strip("*").casefold() for word in words)
    }
    return languages.pop() if len(languages) == 1 else None


@lru_cache(1 << 14)  # a quote is cited on several pages
def glosses(quote: str, languages: tuple[str, ...], reader: str) -> tuple[Gloss, ...]:
    """The first key words of a quote in one of several languages, in order; none in the language of the reader."""
    found: dict[str, tuple[int, int, Gloss]] = {}
    for language in languages:
        own = _own(language)
        if own != _own(reader):
            for number, place, word in _words(quote, own):
                meaning = terms()[number].means.get(_own(reader))
                if meaning and meaning.casefold() != word.casefold():
                    found.setdefault(meaning, (number, place, Gloss(word, language, meaning)))
    shown = sorted(found.values())[:_MOST]
    return tuple(gloss for _, _, gloss in sorted(shown, key=lambda one: one[1]))


def _own(language: str) -> str:
    """The language of a tag, without script or region."""
    own = language.split("-")[0]
    return _NORWEGIAN.get(own, own)


@lru_cache(1 << 12)  # its meanings are asked for in one language of readers after the other
def _words(quote: str, language: str) -> tuple[tuple[int, int, str], ...]:
    """The words of a language that the glossary has, each after the number of its term and its place in the quote."""
    expression, numbers = _expression(language)
    matches = expression.finditer(quote) if expression else ()
    return tuple((numbers[(match.lastindex or 0) - 1], match.start(), match[0]) for match in matches)


@cache
def _expression(language: str) -> tuple[re.Pattern[str] | None, tuple[int, ...]]:
    """The expression that finds the words of a language, a group for each; and the numbers of their entries."""
    found = [(word, number) for number, term in enumerate(terms()) for word in term.words.get(language, ())]
    if not found:
        return None, ()
    ordered = sorted(found, key=lambda one: -len(one[0].replace("*", "")))
    groups = "|".join(f"({_pattern(word)})" for word, _ in ordered)
    return re.compile(rf"(?<!\w)(?:\d+-)?(?:{groups})(?!\w)", re.IGNORECASE), tuple(number for _, number in ordered)


def _pattern(word: str) -> str:
    return r"[\s-]+".join(re.escape(part).replace(r"\*", r"\w*") for part in word.split())
