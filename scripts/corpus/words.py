"""Random texts from the phrases of words.yaml: the same content in every language, another in each record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import yaml

LANGUAGES = ("en", "ru", "sv", "fi")
"""The languages, in the order of the lists in words.yaml."""

Text = dict[str, str]
"""A text by language."""

_FIRST_YEAR, LAST_YEAR = 1950, 2024


def read_words() -> Mapping[str, Any]:
    """Reads the lists of words.yaml, by name."""
    file = Path(__file__).with_name("words.yaml")
    words: Mapping[str, Any] = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return words


def by_language(phrases: Sequence[str], languages: Sequence[str] = LANGUAGES) -> Text:
    """Returns a phrase of words.yaml, given in the order of LANGUAGES, in some of its languages."""
    found = dict(zip(LANGUAGES, phrases, strict=True))
    return {language: found[language] for language in languages}


def name_in_script_of(names: Mapping[str, str], language: str) -> str:
    """Returns a name in the script of a language: its own form, else that of a language with the same script."""
    wanted = ("ru",) if language == "ru" else (language, "en", "sv", "fi", *names)
    return next((names[other] for other in wanted if other in names), next(iter(names.values())))


class Prose:
    """Random sentences about two places, `a` and `b`, and a building, `hall`."""

    def __init__(self, words: Mapping[str, Any], random: Random, a: Text, b: Text, hall: Text) -> None:
        self.words = words
        self.random = random
        self.names = {"a": a, "b": b, "hall": hall}

    def text(self, sentences: int, languages: Sequence[str] = LANGUAGES) -> Text:
        """Returns so many sentences in each of the languages, joined by spaces."""
        chosen = self.random.choices(self.words["sentences"], k=sentences)
        slots = [self._slots() for _ in chosen]
        return {
            language: " ".join(self._fill(phrases, slot, language) for phrases, slot in zip(chosen, slots, strict=True))
            for language in languages
        }

    def phrase(self, name: str, languages: Sequence[str] = LANGUAGES) -> Text:
        """Returns one of the phrases of the list `name`, filled in."""
        phrases, slots = self.random.choice(self.words[name]), self._slots()
        return {language: self._fill(phrases, slots, language) for language in languages}

    def quote(self, language: str) -> str:
        """Returns a sentence as a source in the language prints it."""
        phrase = self.random.choice(self.words["quotes"][language])
        return self._fill({language: phrase}, self._slots(), language)

    def relation_word(self, language: str) -> str:
        """Returns a word by which a source in the language calls a relation."""
        return str(self.random.choice(self.words["called"][language]))

    def year(self) -> int:
        """Returns a year from 1950 to 2024, most often one around 2005."""
        return round(self.random.triangular(_FIRST_YEAR, LAST_YEAR, 2005))

    def _slots(self) -> dict[str, Any]:
        things = self.random.sample(self.words["things"], k=self.random.randint(2, 4))
        return {"year": self.year(), "n": self.random.randint(3, 480), "things": things}

    def _fill(self, phrases: Sequence[str] | Mapping[str, str], slots: Mapping[str, Any], language: str) -> str:
        place = LANGUAGES.index(language)
        phrase = phrases[language] if isinstance(phrases, Mapping) else phrases[place]
        things = [thing[place] for thing in slots["things"]]
        names = {slot: name_in_script_of(name, language) for slot, name in self.names.items()}
        return phrase.format(year=slots["year"], n=slots["n"], things=", ".join(things), thing=things[0], **names)
