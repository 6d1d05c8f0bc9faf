"""The searched text of a finished page: headings weigh more, and its names in every language count too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape

FIELDS = ("kind", "names", "title", "titles")
"""The fields of a page's meta, which is searched beside its text, in the order of Pagefind's index."""

_WEIGHT = 24  # of plain text, in the units of Pagefind's index
_BODY = "<div data-pagefind-body>"
_ATTRIBUTES = r"""(?:[^>"']++|"[^"]*+"|'[^']*+')*+"""
# A plugin that makes pages smaller may have left quotes out, or set others.
_META = re.compile(r"""["']?(\w+)(?:\[content\]["']? content=(?:"([^"]*)"|'([^']*)'|([^\s>]*))|[^>]*>([^<]*)<)""")
_ABOUT = re.compile(r"""<meta name=["']?description\b["']?(?: \w+=\S+)*? content=(?:"([^"]*)"|'([^']*)'|([^\s>]*))""")
_SPACES = re.compile(r"\s*\n\s*|\s{2,}")
_TITLE = re.compile(rf"<h1\b{_ATTRIBUTES}>(.*?)</h1>", re.DOTALL)
_HEADING = re.compile(rf"<(/?)h([1-6])\b{_ATTRIBUTES}>")
_BLOCK = r"(?:article|dd|div|dl|dt|li|p|section|td|ul)\b"
_INLINE = re.compile(rf"</?(?!{_BLOCK}|br\b|h[1-6]\b)[a-zA-Z]{_ATTRIBUTES}>|<!--.*?-->", re.DOTALL)
# Sentences end where blocks end, so that excerpts read well.
_OPEN_END = re.compile(rf"""(?<=[\w'")$*])(?=</(?:{_BLOCK}|h[1-6]))""")
_SPACING = re.compile(rf"</?(?:{_BLOCK}|br\b){_ATTRIBUTES}>")
# No text, or text repeated on page after page, as the ways to others; the quotes of notes stand on their source's page.
_LEFT_OUT = re.compile(
    r"<(footer|form|iframe|label|nav|noscript|script|style|svg|template|thead)\b"
    r"|<([a-z]\w*)(?:\s[^<>]*?)?\s"
    r"""(?:data-pagefind-ignore\b|class=(?:"(?:[^"]*\s)?(?:lang|notes?|ways)[\s"]|(?:lang|notes?|ways)[\s>]))"""
)


@dataclass(frozen=True, slots=True)
class PageText:
    """`meta` holds the values of FIELDS, as far as the page has them; `passages` are weights and texts in order.

    `about` is the page's description, which is shown of it and not searched.
    """

    meta: Mapping[str, str]
    passages: Sequence[tuple[int, str]]
    about: str = ""

    def words(self) -> list[str]:
        """The words of all passages, with their punctuation: text between spaces."""
        return [word for _, text in self.passages for word in text.split()]


def page_text(html: str) -> PageText | None:
    """The text of a page; None for a page that is not marked as searched."""
    before, mark, after = html.partition(_BODY)
    if not mark:
        return None
    meta = dict(_marked_meta(before))
    if title := _TITLE.search(after):
        meta["title"] = _in_one_line(_INLINE.sub("", title[1]))
    body = _INLINE.sub("", "".join(_searched_html(after[: _end_of(after, "div", 0)])))
    return PageText(
        {name: meta[name] for name in FIELDS if name in meta},
        tuple(_passages(_SPACING.sub(" ", _OPEN_END.sub(".", body)))),
        _first_value(_ABOUT.search(before)),
    )


def _first_value(match: re.Match[str] | None) -> str:
    return _in_one_line("".join(filter(None, match.groups()))) if match else ""


def _marked_meta(head: str) -> Iterator[tuple[str, str]]:
    for place in head.split("data-pagefind-meta=")[1:]:
        if meta := _META.match(place):
            yield meta[1], _in_one_line("".join(filter(None, meta.groups()[1:])))


def _passages(text: str) -> Iterator[tuple[int, str]]:
    first, *others = _HEADING.split(text)
    yield _WEIGHT, _unescaped(first)
    for closing, level, passage in zip(others[::3], others[1::3], others[2::3], strict=True):
        yield _WEIGHT if closing else (8 - int(level)) * _WEIGHT, _unescaped(passage)


def _searched_html(html: str) -> Iterator[str]:
    """The text and tags around the elements that are not searched."""
    place = 0
    while left_out := _LEFT_OUT.search(html, place):
        yield html[place : left_out.start()]
        place = _end_of(html, left_out[1] or left_out[2], left_out.end())
    yield html[place:]


def _end_of(html: str, name: str, start: int) -> int:
    """The end of the element `name` that encloses `start`, which lies after its first tag or within it."""
    depth = 1
    for tag in _tags_of(name).finditer(html, start):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return len(html)


@cache
def _tags_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){re.escape(name)}\b{_ATTRIBUTES}>")


def _unescaped(text: str) -> str:
    return unescape(text).replace("\u200b", "")  # where a line may end within a word


def _in_one_line(text: str) -> str:
    return _SPACES.sub(" ", unescape(text).strip())
