"""The catalogues of messages, read from their .po files."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from atlas.package import ROOT

CATALOGUES = ROOT / "locale"
DOMAIN = "atlas"


@cache
def catalogue(language: str) -> NullTranslations:
    """The messages of a language from its .po file, fuzzy ones too; the English ones where it has none."""
    path = CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not path.is_file():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language), use_fuzzy=True)
    compiled.seek(0)
    return Translations(compiled, domain=DOMAIN)
