"""Values with what is said of their certainty, in plain text."""

from __future__ import annotations

from collections.abc import Iterable

from atlas.languages.edition import Edition
from atlas.pages.phrases.views import Line


def said(lines: Iterable[Line], edition: Edition) -> str:
    """Lines as text: their values, whether they are inferred or doubtful, and what other sources say."""
    return ", ".join(_said(line, edition) for line in lines)


def _said(line: Line, edition: Edition) -> str:
    gettext = edition.gettext
    text = line.head.words.text if line.head else ""
    if line.inferred:
        text += f" ({gettext('inferred')})"
    if line.doubtful:
        text += f" ({gettext('doubtful')})"
    if line.standing:
        text += f" ({line.standing})"
    return text + "".join(f"; {gettext('another source says')}: {_said(other, edition)}" for other in line.otherwise)
