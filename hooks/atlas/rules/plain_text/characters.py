"""Characters that no reader sees or that are not in the normal form NFC."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from atlas.languages.letters import alphabet
from atlas.messages.message import N_, Fragment, Message
from atlas.rules.plain_text.flaw import Flaw

_USUAL = re.compile(
    r"[\t\n\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u052f"
    r"\u2010-\u2027\u2030-\u205e]*"
)
_LAST_CODES = "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(17))
"""The last two codes of each plane, which are no characters, for a class of a regular expression."""
# Control characters, those of Unicode's Default_Ignorable_Code_Point, line separators, private use; marks
# without a letter; stress marks on Cyrillic letters; spaces other than U+0020 at the ends.
_SUSPECT = re.compile(
    r"(?P<control>[\x00-\x08\x0b-\x1f\x7f-\x9f])"
    r"|(?P<joiner>[\u061c\u180b-\u180f\u200c-\u200f\ufe00-\ufe0f])"
    r"|(?P<invisible>[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u200b\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    r"\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff])"
    rf"|(?P<noncharacter>[\ufdd0-\ufdef{_LAST_CODES}])"
    r"|(?P<private>[\ue000-\uf8ff\U000f0000-\U0010fffd])"
    r"|(?P<replacement>\ufffd)"
    r"|(?P<mark>(?<![\w\u0300-\u036f])[\u0300-\u036f])"
    r"|(?<=(?P<stressed>[\u0400-\u052f]))(?P<stress>[\u0300\u0301])"
    r"|(?P<edge>\A[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]|[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]\Z)"
)
_INVISIBLE = Message("invisible-character", N_("invisible character {character} {place}"), N_("delete it"))
_MESSAGES = {
    "control": Message("control-in-text", N_("control character {character} {place}"), N_("delete it")),
    "joiner": _INVISIBLE,
    "invisible": _INVISIBLE,
    "private": Message(
        "private-use-character",
        N_("private-use character {character} {place}"),
        N_("write the character that is meant: only some typefaces show this one"),
    ),
    "noncharacter": Message(
        "noncharacter",
        N_("code {character} {place}, which is not a character"),
        N_("write the character that is meant"),
    ),
    "unassigned": Message(
        "unassigned-character",
        N_("code {character} {place}, to which Unicode assigns no character"),
        N_("write the character that is meant"),
    ),
    "replacement": Message(
        "replacement-character",
        N_("replacement character {character} {place}"),
        N_("write the letter that was lost here"),
    ),
    "mark": Message("lone-mark", N_("lone combining mark {character} {place}"), N_("delete it, or write its letter")),
    "stress": Message("stress-mark", N_("stress mark {character} {place}"), N_("delete it: readers search without it")),
    "edge": Message(
        "space-at-edge",
        N_("space {character} {place}"),
        N_("delete it: a text neither begins nor ends with a space"),
    ),
}
# Scripts that never need joiners, direction marks or variation selectors.
_PLAIN = {"Latin", "Cyrillic", "Greek", "Armenian", "Georgian"}


def invisible(text: str, language: str) -> Iterator[Flaw]:
    """Characters that are not seen, or not seen by all: invisible, control, private-use, stray marks."""
    if _USUAL.fullmatch(text):
        return
    for match in _SUSPECT.finditer(text):
        kind = match.lastgroup or ""
        if kind == "joiner" and not alphabet(language) & _PLAIN:
            continue
        if kind == "stress" and not unicodedata.is_normalized("NFC", match["stressed"] + match["stress"]):
            continue
        message = _MESSAGES[kind].with_values(character=_codes(match.group()), place=_place(text, match.start()))
        yield Flaw(message, match.start(), match.end())
    for at, sign in enumerate(text):
        if unicodedata.category(sign) == "Cn" and not _SUSPECT.match(sign):
            message = _MESSAGES["unassigned"].with_values(character=_codes(sign), place=_place(text, at))
            yield Flaw(message, at, at + 1)


def not_nfc(text: str) -> Iterator[Flaw]:
    """The first letter that is not in NFC, and how many more there are."""
    if unicodedata.is_normalized("NFC", text):
        return
    wrong = [(at, letter) for at, letter in _letters(text) if not unicodedata.is_normalized("NFC", letter)]
    at, letter = wrong[0]
    right = unicodedata.normalize("NFC", letter)
    codes, others = _codes(letter), len(wrong) - 1
    found = Fragment(N_("{characters}, not in NFC"), characters=codes)
    if others:
        found = Fragment(N_("{characters}, not in NFC, and {number} more"), characters=codes, number=str(others))
    message = Message(
        "not-nfc",
        N_("'{letter}' at letter {number} is {found}"),
        N_("write '{letter}' ({characters})"),
        letter=right,
        number=str(at + 1),
        found=found,
        characters=_codes(right),
    )
    yield Flaw(message, at, at + len(letter))


def _place(text: str, at: int) -> Fragment:
    before = text[max(0, at - 20) : at].split()
    if before:
        return Fragment(N_("at letter {number}, after '{word}'"), number=str(at + 1), word=before[-1])
    return Fragment(N_("at letter {number}"), number=str(at + 1))


def _letters(text: str) -> Iterator[tuple[int, str]]:
    """Each letter with what combines with it: marks, and the later parts of a Korean syllable."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not (unicodedata.category(text[at])[0] == "M" or "\u1160" <= text[at] <= "\u11ff"):
            yield start, text[start:at]
            start = at


def _codes(letters: str) -> str:
    return " ".join(f"U+{ord(letter):04X}" for letter in letters)
