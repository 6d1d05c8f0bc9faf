"""Text by language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

UNDETERMINED = "und"
"""The BCP 47 tag of a name that is written the same in every language."""

ANY_LANGUAGE = "any language"
"""Marks a field whose text may be written without a language."""


class Text(Mapping[str, str]):
    """The same text in several languages, by BCP 47 tag. Immutable and hashable."""

    __slots__ = ("_by_language",)

    def __init__(self, by_language: Mapping[str, str]) -> None:
        self._by_language = dict(by_language)

    def __getitem__(self, language: str) -> str:
        return self._by_language[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_language)

    def __len__(self) -> int:
        return len(self._by_language)

    def __hash__(self) -> int:
        return hash(frozenset(self._by_language.items()))

    def __repr__(self) -> str:
        return f"Text({self._by_language!r})"

    def best(self, languages: Iterable[str]) -> tuple[str, str]:
        """The text and its language: the first of `languages` that it has, else its first."""
        for language in languages:
            if language in self._by_language:
                return self._by_language[language], language
        language = next(iter(self._by_language))
        return self._by_language[language], language
