"""Values with what is said of their certainty, in plain text."""

from __future__ import annotations

from collections.abc import Iterable

from atlas.languages.edition import Edition
from atlas.pages.phrases.stated_dates import others_say
from atlas.pages.phrases.views import Line


def said(lines: Iterable[Line], edition: Edition) -> str:
    """Lines as text: their values, whether they are inferred or doubtful, and what other sources say."""
    return ", ".join(_said(line, edition) for line in lines)


def _said(line: Line, edition: Edition) -> str:
    gettext = edition.gettext
    remarks = (
        gettext("inferred") if line.inferred else "",
        gettext("doubtful") if line.doubtful else "",
        line.standing or "",
    )
    remark = "; ".join(filter(None, remarks))
    text = (line.head.words.text if line.head else "") + (f" ({remark})" if remark else "")
    others = (f"; {others_say(edition, several=other.several)}: {_said(other, edition)}" for other in line.otherwise)
    return text + "".join(others)
