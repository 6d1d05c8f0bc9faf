"""The phrases of words.yaml, and texts made of them: the same in every language, different from record to record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import yaml

LANGUAGES = ("en", "ru", "sv", "fi")
"""In the order of the lists in words.yaml."""

Text = dict[str, str]
"""The same words by language."""

_FIRST_YEAR, _LAST_YEAR = 1950, 2024


def read_words() -> Mapping[str, Any]:
    """The lists of words.yaml by name."""
    file = Path(__file__).with_name("words.yaml")
    words: Mapping[str, Any] = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return words


def by_language(phrases: Sequence[str], languages: Sequence[str] = LANGUAGES) -> Text:
    """One phrase of words.yaml in some of its languages."""
    found = dict(zip(LANGUAGES, phrases, strict=True))
    return {language: found[language] for language in languages}


def written_in(names: Mapping[str, str], language: str) -> str:
    """A name in the script of a language: its own form, else one of the same script."""
    wanted = ("ru",) if language == "ru" else (language, "en", "sv", "fi", *names)
    return next((names[other] for other in wanted if other in names), next(iter(names.values())))


class Prose:
    """Sentences about two places, drawn at random."""

    def __init__(self, words: Mapping[str, Any], random: Random, a: Text, b: Text, hall: Text) -> None:
        self.words = words
        self.random = random
        self.names = {"a": a, "b": b, "hall": hall}

    def text(self, sentences: int, languages: Sequence[str] = LANGUAGES) -> Text:
        """Sentences in each of the languages, joined."""
        frames = self.random.choices(self.words["frames"], k=sentences)
        slots = [self._slots() for _ in frames]
        return {
            language: " ".join(self._filled(frame, slot, language) for frame, slot in zip(frames, slots, strict=True))
            for language in languages
        }

    def phrase(self, name: str, languages: Sequence[str] = LANGUAGES) -> Text:
        """One of the phrases of the list `name`, filled in."""
        phrases, slots = self.random.choice(self.words[name]), self._slots()
        return {language: self._filled(phrases, slots, language) for language in languages}

    def quote(self, language: str) -> str:
        """What a source in the language prints."""
        frame = self.random.choice(self.words["quotes"][language])
        return self._filled({language: frame}, self._slots(), language)

    def called(self, language: str) -> str:
        """A source's own word for a relation."""
        return str(self.random.choice(self.words["called"][language]))

    def year(self) -> int:
        """A year, more often a late one."""
        return round(self.random.triangular(_FIRST_YEAR, _LAST_YEAR, 2005))

    def _slots(self) -> dict[str, Any]:
        things = self.random.sample(self.words["things"], k=self.random.randint(2, 4))
        return {"year": self.year(), "n": self.random.randint(3, 480), "things": things}

    def _filled(self, phrases: Sequence[str] | Mapping[str, str], slots: Mapping[str, Any], language: str) -> str:
        place = LANGUAGES.index(language)
        frame = phrases[language] if isinstance(phrases, Mapping) else phrases[place]
        things = [thing[place] for thing in slots["things"]]
        names = {slot: written_in(name, language) for slot, name in self.names.items()}
        return frame.format(year=slots["year"], n=slots["n"], things=", ".join(things), thing=things[0], **names)
