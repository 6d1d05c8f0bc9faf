"""Names of languages within a phrase, where they stand in another form there."""

from __future__ import annotations

import re

_ADJECTIVE = re.compile(r"(?<=[кн])[иы]й(?= |$)")
_NOUN = re.compile(r"(букмол|нюнорск|иврит|идиш)$")


def in_language(name: str, language: str) -> str:
    """The name of a language as a note on a text that is in it: `Finnish`, in Russian `на финском`."""
    if language != "ru":
        return name
    declined = _NOUN.sub(r"\1е", _ADJECTIVE.sub("ом", name))
    return f"на {declined}" if declined != name else f"на языке {name}"
