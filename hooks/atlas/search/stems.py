"""The stems of words: Pagefind's own, so that a word asked for in the browser has the stem that stands in the index."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from atlas.search.page_text import PageText
from atlas.search.pagefind import Pagefind
from atlas.search.segments import SegmentStore
from atlas.search.word_forms import WordForms

NewWords = tuple[str, frozenset[str]]
"""A language, and words of it that have no stem yet."""


class Stems:
    """The stems of words by language: those of earlier builds, and those that Pagefind finds for this one."""

    def __init__(self, store: SegmentStore, languages: Iterable[str]) -> None:
        self._store = store
        self._stems = {language: dict(stems) for language, stems in store.read_stems().items()}
        for language in languages:
            self._stems.setdefault(language, {})
        self._forms = {language: WordForms({}) for language in self._stems}
        self._returned: dict[str, set[str]] = {language: set() for language in self._stems}

    def word_forms(self, language: str) -> WordForms:
        """The forms of a language's words."""
        return self._forms[language]

    def new_words(self, language: str, texts: Iterable[PageText]) -> NewWords:
        """The words in texts that have no stem yet, without those that an earlier call has returned."""
        forms = self._forms[language]
        words = {word for text in texts for word in (*text.words(), *" ".join(text.meta.values()).split())}
        found = {key.partition("\0")[0] for word in words for key, _ in forms[word]}
        new = frozenset(found - self._stems[language].keys() - self._returned[language])
        self._returned[language] |= new
        return language, new

    def learn(self, words: Iterable[NewWords], folder: Path) -> Pagefind:
        """Learns the stems of words from Pagefind, which runs in a new folder. Raises NotIndexed."""
        new: dict[str, set[str]] = {language: set() for language in self._stems}
        for language, of_text in words:
            new[language] |= of_text
        program = Pagefind(folder, {language: sorted(of_language) for language, of_language in new.items()})
        for language in new:
            if new[language]:
                self._stems[language] |= program.stems(language)
        if any(new.values()):
            self._store.write_stems(self._stems)
        self._forms = {language: WordForms(stems) for language, stems in self._stems.items()}
        return program
