"""Russian names in Latin letters, as each language of the site writes them.

English: BGN/PCGN 1947 simplified: "yo" for "ё", "y" for a final "ий" or "ый", no apostrophes. Swedish: Svenska
skrivregler of the language council, and the public libraries' table KR76. Finnish: the national form of SFS 4900.
Other languages get the English form.
"""

from __future__ import annotations

import re
import unicodedata

_CONSONANT = "[бвгджзклмнпрстфхцчшщ]"
_LETTERS: dict[str, str] = dict(
    zip("абвгдезийклмнопрстуфыэъьц", [*"abvgdezijklmnoprstufye", "", "", "ts"], strict=True)
)


class _Scheme:
    """The rules for letters in their places, the first that fits before the others, and the letters elsewhere."""

    def __init__(self, rules: dict[str, str], letters: dict[str, str]) -> None:
        table = rules | _LETTERS | letters
        self._pattern = re.compile("|".join(f"({pattern})" for pattern in table))
        self._latin = tuple(table.values())

    def write(self, word: str) -> str:
        capitals = len(word) > 1 and word.isupper()

        def latin(match: re.Match[str]) -> str:
            letters = self._latin[(match.lastindex or 0) - 1]
            if capitals:
                return letters.upper()
            return letters.capitalize() if word[match.start()].isupper() else letters

        return self._pattern.sub(latin, word.lower())


_SCHEMES = {
    "en": _Scheme(
        {r"[иы]й\Z": "y", f"(?<!{_CONSONANT})е": "ye"},
        {"ё": "yo", "ж": "zh", "й": "y", "х": "kh", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"},
    ),
    # "sj", "tj" and "zj" are ш, ч and ж: after с, т and з a softening "j" becomes "i".
    "sv": _Scheme(
        {
            "(?<=[жчшщ])ё": "o",
            "(?<=[зст])[ьъ]е": "ie",
            "(?<=[зстц])[ьъ]?ё": "io",
            "(?<=[зстц])[ьъ]?ю": "iu",
            "(?<=[зстц])[ьъ]?я": "ia",
            "ьи": "ji",
            f"(?<!{_CONSONANT})(?<!й)е": "je",
        },
        {"ё": "jo", "ж": "zj", "х": "ch", "ч": "tj", "ш": "sj", "щ": "sjtj", "ю": "ju", "я": "ja"},
    ),
    "fi": _Scheme(
        {
            "(?<=[жчшщ])ё": "o",
            "ьи": "ji",
            r"ий\Z": "i",
            r"\Aй|(?<=и)й": "j",
            f"(?<!{_CONSONANT})(?<!й)е": "je",
        },
        {"ё": "jo", "ж": "ž", "й": "i", "х": "h", "ч": "tš", "ш": "š", "щ": "štš", "ю": "ju", "я": "ja"},
    ),
}
_WORD = re.compile(r"[\u0400-\u052f][\u0400-\u052f\u0300-\u036f]*")
_NOT_RUSSIAN = re.compile(r"(?![А-яЁё])[\u0400-\u052f]")
_STRESS = dict.fromkeys(map(ord, "\u0300\u0301"))


def in_latin_letters(text: str, language: str) -> str:
    """The text with its Russian words written in Latin letters, unchanged where a letter is of another language."""
    plain = _WORD.sub(lambda word: _without_stress(word[0]), text)
    if _NOT_RUSSIAN.search(plain):
        return text
    scheme = _SCHEMES.get(language.partition("-")[0], _SCHEMES["en"])
    return _WORD.sub(lambda word: scheme.write(word[0]), plain)


def _without_stress(word: str) -> str:
    """The word without the accents of dictionaries, each other letter in one character."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_STRESS))
