"""Brackets on pages that no editor would write: within each other, in a row, around sentences."""

from __future__ import annotations

import html
import re

_NOT_OURS = re.compile(r"<(q|code|pre|script|style|sup|cite)\b.*?</\1>|<title>.*?</title>", re.S)
_TOGETHER = re.compile(r"</?(?:a|abbr|b|i|em|span|strong)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_ODD = re.compile(r"\(\(|\)\)|\)\. \(|\) \(|(?<! г)[.!?]\)(?= ?[,;:]| [^\W\dA-ZÀ-ÞА-ЯЁ])")
_AROUND = 60


def odd_brackets(page: str) -> list[str]:
    """The places of a page, HTML, where brackets stand so, with the words around them."""
    text = _TAG.sub("\n", _TOGETHER.sub("", _NOT_OURS.sub("…", page)))
    text = re.sub(r"[ \u00a0\u202f]+", " ", html.unescape(text))
    return [text[max(0, one.start() - _AROUND) : one.end() + _AROUND // 2] for one in _ODD.finditer(text)]
