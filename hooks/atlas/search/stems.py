"""The stems of words: Pagefind's own, so that what it asks for in the browser is what stands in the index."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from atlas.search.page_text import PageText
from atlas.search.pagefind import Pagefind
from atlas.search.segments import SegmentStore
from atlas.search.word_forms import WordForms

Asked = tuple[str, frozenset[str]]
"""A language, and words of it."""


class Stems:
    """Those of earlier builds, and what is learnt for this one."""

    def __init__(self, runs: SegmentStore, languages: Iterable[str]) -> None:
        self._runs = runs
        self._known = {language: dict(of_language) for language, of_language in runs.read_stems().items()}
        for language in languages:
            self._known.setdefault(language, {})
        self._words = {language: WordForms({}) for language in self._known}
        self._asked: dict[str, set[str]] = {language: set() for language in self._known}

    def words(self, language: str) -> WordForms:
        """The words of a language."""
        return self._words[language]

    def unknown(self, language: str, texts: Iterable[PageText]) -> frozenset[str]:
        """The words in texts whose stems are not known, nor asked for by an earlier call."""
        forms = self._words[language]
        words = {word for text in texts for word in (*text.words(), *" ".join(text.known.values()).split())}
        found = {key.partition("\0")[0] for word in words for key, _ in forms[word]}
        new = frozenset(found - self._known[language].keys() - self._asked[language])
        self._asked[language] |= new
        return new

    def learn(self, asked: Iterable[Asked], folder: Path) -> Pagefind:
        """Learns the stems of words from Pagefind, which runs in a new folder. Raises NotIndexed."""
        new: dict[str, set[str]] = {language: set() for language in self._known}
        for language, words in asked:
            new[language] |= words
        program = Pagefind(folder, {language: sorted(of_language) for language, of_language in new.items()})
        for language in new:
            if new[language]:
                self._known[language] |= program.stems(language)
        if any(new.values()):
            self._runs.keep_stems(self._known)
        self._words = {language: WordForms(stems) for language, stems in self._known.items()}
        return program
