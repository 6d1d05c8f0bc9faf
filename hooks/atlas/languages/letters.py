"""The scripts of letters and of languages, and the letters of two scripts that look alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from babel.core import get_global

from atlas.messages.message import N_, Fragment, Message

# ISO 15924 codes, as CLDR gives them for a language, to scripts that `script` tells apart. A language
# written in any other script is not judged.
_SCRIPTS = {
    "Arab": (N_("Arabic"),),
    "Armn": (N_("Armenian"),),
    "Beng": (N_("Bengali"),),
    "Cyrl": (N_("Cyrillic"),),
    "Deva": (N_("Devanagari"),),
    "Ethi": (N_("Ethiopic"),),
    "Geor": (N_("Georgian"),),
    "Grek": (N_("Greek"),),
    "Hans": (N_("Han"),),
    "Hant": (N_("Han"),),
    "Hebr": (N_("Hebrew"),),
    "Jpan": (N_("Han"), N_("Hiragana"), N_("Katakana")),
    "Kore": (N_("Han"), N_("Hangul")),
    "Latn": (N_("Latin"),),
    "Thai": (N_("Thai"),),
}
_SCRIPT_NAMES = {name for names in _SCRIPTS.values() for name in names}

# A letter, mostly Latin, and the name of the letter that looks like it, after Unicode's confusables.txt
# (UTS 39) without what only some typefaces confuse, and with the letters that share a diaeresis. Names, since
# letters that look alike cannot be proof-read.
_ALIKE = {
    "Cyrillic": (
        "A=A, B=VE, C=ES, E=IE, H=EN, I=BYELORUSSIAN-UKRAINIAN I, J=JE, K=KA, M=EM, O=O, P=ER, S=DZE, T=TE, "
        "X=HA, Y=U, Ë=IO, Ï=YI, a=A, c=ES, d=KOMI DE, e=IE, h=SHHA, i=BYELORUSSIAN-UKRAINIAN I, j=JE, o=O, "
        "p=ER, q=QA, s=DZE, w=WE, x=HA, y=U, ë=IO, ï=YI"
    ),
    "Greek": (
        "A=ALPHA, B=BETA, E=EPSILON, H=ETA, I=IOTA, K=KAPPA, M=MU, N=NU, O=OMICRON, P=RHO, T=TAU, X=CHI, "
        "Y=UPSILON, Z=ZETA, o=OMICRON, v=NU, Г=GAMMA, П=PI, Ф=PHI, к=KAPPA, п=PI"
    ),
    "Armenian": "O=OH, S=TIWN, U=SEH, g=CO, h=HO, n=VO, o=OH, q=ZA, u=SEH",
}

# Cyrillic letters that only these languages use: elsewhere no Latin letter imitates them.
_ONLY_IN = {
    "BYELORUSSIAN-UKRAINIAN I": ("be", "kk", "koi", "kpv", "kv", "rue", "uk"),
    "DZE": ("mk",),
    "JE": ("mk", "sr"),
    "KOMI DE": (),
    "QA": ("ku",),
    "SHHA": ("az", "ba", "bua", "kk", "ku", "sah", "tt"),
    "WE": ("ku",),
    "YI": ("rue", "uk"),
}


@cache
def script(letter: str) -> str:
    """The script of a letter, as 'Latin'; empty for digits, marks, signs and letters common to scripts."""
    word = unicodedata.name(letter, "").partition(" ")[0]
    name = "Han" if word == "CJK" else word.capitalize()
    return name if letter.isalpha() and name in _SCRIPT_NAMES else ""


@lru_cache(maxsize=1000)
def scripts(text: str) -> frozenset[str]:
    """The scripts of all letters of a text; several rules ask for the same one in a row."""
    if text.isascii():
        return frozenset(("Latin",) if text.lower() != text.upper() else ())
    return frozenset(map(script, set(text))) - {""}


@cache
def alphabet(language: str) -> frozenset[str]:
    """The scripts a language is written in; empty when unknown.

    A script in the BCP 47 tag rules ('sr-Latn'); otherwise CLDR's likely subtags of language and region.
    """
    name, *rest = language.replace("_", "-").split("-")
    private = next((at for at, subtag in enumerate(rest) if len(subtag) == 1), len(rest))
    code = next((subtag.title() for subtag in rest[:private] if len(subtag) == 4 and subtag.isalpha()), None)
    if code is None and name.lower() != "und":
        likely = get_global("likely_subtags")
        regions = [f"{name.lower()}_{subtag.upper()}" for subtag in rest[:private]]
        full = next((likely[key] for key in (*regions, name.lower()) if key in likely), "")
        code = full.split("_")[1] if full else None
    return frozenset(_SCRIPTS.get(code or "", ()))


def lookalike(letter: str, wanted: str, language: str) -> str | None:
    """The letter of the wanted script that looks like this one and can stand in a word of the language."""
    twin = _TWINS.get((letter, wanted))
    if twin is None:
        return None
    only = _ONLY_IN.get(unicodedata.name(twin).partition(" LETTER ")[2])
    return twin if only is None or language.partition("-")[0] in only else None


def mixed_scripts(word: str, meant: str, wanted: str) -> Message:
    """The message on a word whose letters are not all those of `meant`, which is in the wanted script."""
    wrong = [(at, a, b) for at, (a, b) in enumerate(zip(word, meant, strict=True), start=1) if a != b]
    return Message(
        "mixed-scripts",
        N_("'{word}' mixes scripts: {places}"),
        N_("write {script} {letters}, as in '{meant}'"),
        word=word,
        places=tuple(_place(at, letter) for at, letter, _ in wrong),
        script=Fragment(wanted),
        letters=tuple(dict.fromkeys(letter_with_code(right) for *_, right in wrong)),
        meant=meant,
    )


def letter_with_code(letter: str) -> str:
    """A letter with its code: `'o' (U+006F)`."""
    return f"'{letter}' (U+{ord(letter):04X})"


def _place(at: int, letter: str) -> Fragment:
    place = N_("{script} {letter} at letter {number}")
    return Fragment(place, script=Fragment(script(letter)), letter=letter_with_code(letter), number=str(at))


def _twins() -> Iterator[tuple[tuple[str, str], str]]:
    groups: dict[str, dict[str, str]] = {}
    for name, pairs in _ALIKE.items():
        for letter, _, other in (pair.partition("=") for pair in pairs.split(", ")):
            case = "CAPITAL" if letter.isupper() else "SMALL"
            twin = unicodedata.lookup(f"{name.upper()} {case} LETTER {other}")
            groups.setdefault(letter, {script(letter): letter})[name] = twin
    for group in groups.values():
        yield from (((a, name), b) for a in group.values() for name, b in group.items() if a != b)


_TWINS = dict(_twins())
