"""Templates of HTML, for what is no article: everything printed is escaped."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from atlas.languages.edition import Edition
from atlas.languages.punctuation import as_sentence, small_label


@cache
def html_environment(edition: Edition) -> Environment:
    """The environment of an edition, made once. Templates get `_` for words and `page_language`."""
    env = Environment(
        loader=PackageLoader("atlas.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )

    def gettext(message: str, **values: Any) -> Markup:
        return Markup("%s") % (edition.gettext(message) % values if values else edition.gettext(message))

    env.filters.update(small=small_label, sentence=as_sentence)
    env.globals.update(_=gettext, page_language=edition.language)
    return env
