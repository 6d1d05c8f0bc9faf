"""Characters of keys, codes, ids and file names that are not seen, or look like others."""

from __future__ import annotations

import re
import unicodedata

from atlas.languages.letters import lookalike, mixed_scripts, script
from atlas.languages.transliteration import in_latin_letters
from atlas.messages.message import N_, Fragment, Message

SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces other than the plain one, for a class of a regular expression."""
INVISIBLE = "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
"""Characters without a shape, for a class of a regular expression."""
NO_BREAK_SPACE = Message("no-break-space", N_("no-break space {character} {place}"), N_("write a plain space"))
INVISIBLE_CHARACTER = Message("invisible-character", N_("invisible character {character} {place}"), N_("delete it"))
_HIDDEN = re.compile(f"[{SPACES}{INVISIBLE}]")
_SPACE = re.compile(f"[{SPACES}]")
_MARKS = re.compile("""[“”„‟«»"‘’‚‛'`](.*)[“”„‟«»"‘’‚‛'`]""")
_IN_SMALL_LETTERS = dict(
    zip("\N{CYRILLIC SMALL LETTER KA}\N{CYRILLIC SMALL LETTER EM}\N{CYRILLIC SMALL LETTER TE}", "kmt", strict=True)
)
"""Letters that look like Latin ones as capitals only, but are typed for them."""
_WITHOUT_PARTS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ð": "d", "đ": "d", "þ": "th", "ł": "l", "ı": "i"})
CURLY_MARKS = Message(
    "marks-not-of-yaml",
    N_("the marks {open} and {close} are not those of YAML"),
    N_("write {meant}"),
)


def undisguised(text: str) -> str:
    """The text with plain spaces, without invisible characters and marks around it, look-alikes in Latin letters."""
    plain = without_hidden(text)
    if marked := _MARKS.fullmatch(plain):
        plain = marked[1].strip()
    return "".join(_latin(letter) for letter in plain)


def without_hidden(text: str) -> str:
    """The text with plain spaces and without invisible characters, none of them at its ends."""
    return _HIDDEN.sub(lambda found: " " if _SPACE.match(found[0]) else "", text).strip()


def disguise(text: str) -> Message | None:
    """The message on what keeps a text from being `undisguised(text)`; None where that is only a matter of spaces."""
    if hidden := _HIDDEN.search(text):
        return hidden_character(text, hidden.start())
    if marked := _MARKS.fullmatch(text.strip()):
        around = text.strip()
        return CURLY_MARKS.with_values(open=around[0], close=around[-1], meant=undisguised(marked[1]))
    meant = "".join(map(_latin, text))
    is_mixed = meant != text and meant.isascii() and any(sign.isascii() and sign.isalnum() for sign in text)
    return mixed_scripts(text, meant, "Latin") if is_mixed else None


def word_in_ascii(text: str) -> str:
    """The text as an id: in small Latin letters without marks, digits and hyphens."""
    plain = unicodedata.normalize(
        "NFKD", in_latin_letters(_meant_letters(text), "en").casefold().translate(_WITHOUT_PARTS)
    )
    return re.sub(r"[^a-z0-9]+", "-", "".join(sign for sign in plain if not unicodedata.combining(sign))).strip("-")


def _meant_letters(text: str) -> str:
    plain = undisguised(text)
    return plain if plain.isascii() else without_hidden(text)


def hidden_character(text: str, at: int) -> Message:
    """The message on the character at this index."""
    message = NO_BREAK_SPACE if _SPACE.match(text[at]) else INVISIBLE_CHARACTER
    place = Fragment(N_("at letter {number}"), number=str(at + 1))
    return message.with_values(character=f"U+{ord(text[at]):04X}", place=place)


def _latin(letter: str) -> str:
    if letter.isascii() or script(letter) in ("", "Latin"):
        return letter
    return lookalike(letter, "Latin", "en") or _IN_SMALL_LETTERS.get(letter, letter)
