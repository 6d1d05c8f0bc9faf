"""Remains of other programs in a text: marks of HTML, letters in a wrong encoding, words in place of a text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from atlas.messages.message import N_, Message
from atlas.rules.plain_text.flaw import Flaw

_HTML = Message("html-in-text", N_("'{text}' is HTML"), N_("write {meant}"))
_DELETE = N_("delete it: a text has no marks")
_WRONG_ENCODING = Message(
    "wrong-encoding",
    N_("'{text}' is a word in a wrong encoding"),
    N_("write '{meant}', or copy it anew from the source"),
)
_PLACEHOLDER = Message(
    "placeholder", N_("'{text}' says nothing"), N_("write what the source says, or leave the line out")
)
_ONLY_ADDRESS = Message(
    "address-for-quote", N_("the quote is an address"), N_("quote the words that prove it; an address goes under 'url'")
)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}[0-9]{0,2}|#[0-9]{2,6}|#x[0-9a-f]{2,5});", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|b|br|div|em|font|h[1-6]|i|img|li|ol|p|span|strong|su[bp]|table|t[dr]|u|ul)(?: [^<>]*)?/?>", re.IGNORECASE
)
_MISREAD = re.compile(r"\S*[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u2122]\S*")
_NO_WORDS = re.compile(r"[\W_]+|todo|tbd|fixme|null|x{3,}|<[^<>]*>", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+")


def leftover(text: str) -> Iterator[Flaw]:
    """The first mark of HTML in a text, and the first word in a wrong encoding."""
    if found := _ENTITY.search(text):
        meant = html.unescape(found[0])
        if meant != found[0]:
            yield Flaw(_HTML.with_values(text=found[0], meant=meant), found.start(), found.end())
    elif found := _TAG.search(text):
        yield Flaw(_HTML.with_hint(_DELETE, text=found[0]), found.start(), found.end())
    for found in () if text.isascii() else _MISREAD.finditer(text):
        if word := _read_again(found[0]):
            yield Flaw(_WRONG_ENCODING.with_values(text=found[0], meant=word), found.start(), found.end())
            return


def _read_again(word: str) -> str | None:
    """The word that was in UTF-8 and has been read as if it were in the encoding of Windows; None for any other."""
    try:
        return word.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return None


def nothing_said(text: str) -> Iterator[Flaw]:
    """A flaw where a text is a sign or a word for one that is still to be written."""
    if _NO_WORDS.fullmatch(text):
        yield Flaw(_PLACEHOLDER.with_values(text=text), 0, len(text))


def only_address(quote: str) -> Iterator[Flaw]:
    """A flaw where a quote has no words."""
    if _ADDRESS.fullmatch(quote):
        yield Flaw(_ONLY_ADDRESS, 0, len(quote))
