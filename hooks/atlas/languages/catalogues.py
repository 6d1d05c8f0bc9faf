"""The catalogues of messages, read from their .po files."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from atlas.package import ROOT

CATALOGUES = ROOT / "locale"
DOMAIN = "atlas"


class CatalogueState(NamedTuple):
    """The numbers of the messages of a catalogue, of those without a translation, and of those not certain (fuzzy)."""

    messages: int
    missing: int
    uncertain: int


@cache
def catalogue_state(language: str) -> CatalogueState | None:
    """The numbers of the messages of a language; None for one without a catalogue: they are written in it."""
    path = _path(language)
    if not path.is_file():
        return None
    with path.open("rb") as file:
        messages = [message for message in read_po(file, locale=language) if message.id]
    missing = sum(not all(one.string if isinstance(one.string, tuple) else (one.string,)) for one in messages)
    return CatalogueState(len(messages), missing, sum(one.fuzzy for one in messages))


@cache
def catalogue(language: str) -> NullTranslations:
    """The messages of a language from its .po file, fuzzy ones too; the English ones where it has none."""
    path = _path(language)
    if not path.is_file():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language), use_fuzzy=True)
    compiled.seek(0)
    return Translations(compiled, domain=DOMAIN)


def _path(language: str) -> Path:
    return CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.po"
