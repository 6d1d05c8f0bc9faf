"""Russian names in Latin letters, as each language of the site writes them.

English after BGN/PCGN without apostrophes, Swedish after the usage of its press, Finnish after SFS 4900's
national form. Other languages get the English form.
"""

from __future__ import annotations

import re

_COMMON = dict(zip("абвгдзийклмнопрстуфыэ", "abvgdziyklmnoprstufye", strict=True))
_OWN = {
    "en": {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ё": "yo"},
    "sv": {
        "ж": "zj",
        "х": "ch",
        "ц": "ts",
        "ч": "tj",
        "ш": "sj",
        "щ": "sjtj",
        "ю": "ju",
        "я": "ja",
        "ё": "jo",
        "й": "j",
    },
    "fi": {"ж": "ž", "х": "h", "ц": "ts", "ч": "tš", "ш": "š", "щ": "štš", "ю": "ju", "я": "ja", "ё": "jo", "й": "i"},
}
_FIRST_E = {"en": "ye", "sv": "je", "fi": "je"}
_VOWELS = frozenset("аеёиоуыэюяъь")
_ENDINGS = {"en": (("ий", "y"), ("ый", "y")), "sv": (("ий", "ij"),), "fi": (("ий", "i"), ("ый", "yi"))}
_WORD = re.compile(r"[А-Яа-яЁё]+")


def in_latin_letters(text: str, language: str) -> str:
    """The text with every Russian word written in Latin letters."""
    code = language.partition("-")[0]
    return _WORD.sub(lambda word: _latin_word(word[0], code if code in _OWN else "en"), text)


def _latin_word(word: str, code: str) -> str:
    stem, ending = word, ""
    for cyrillic, latin in _ENDINGS[code]:
        if word.lower().endswith(cyrillic):
            stem, ending = word[: -len(cyrillic)], latin
            break
    letters = [_latin_letter(stem, place, code) for place in range(len(stem))]
    return "".join(letters) + (ending.upper() if word.isupper() and len(word) > 1 else ending)


def _latin_letter(word: str, place: int, code: str) -> str:
    letter = word[place].lower()
    if letter == "е":
        before = word[place - 1].lower() if place else "ъ"
        latin = _FIRST_E[code] if before in _VOWELS else "e"
    else:
        latin = _OWN[code].get(letter) or _COMMON.get(letter, "")
    if word[place].islower():
        return latin
    return latin.upper() if len(word) > 1 and word.isupper() else latin.capitalize()
