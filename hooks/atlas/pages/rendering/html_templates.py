"""Templates of HTML, for what is no article: everything printed is escaped."""

from __future__ import annotations

from functools import cache
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from atlas.languages.edition import Edition
from atlas.languages.punctuation import as_sentence, small_label


class CompiledTemplates(BytecodeCache):
    """Keeps the code of templates that one edition has compiled for all others.

    No edition's words stand in it: a filter that has some is given the context, so that none is applied on compiling.
    """

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Puts the code of a template into its bucket, where an edition has compiled it."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code of a template."""
        if bucket.code:
            self._codes[bucket.key, bucket.checksum] = bucket.code


_COMPILED = CompiledTemplates()


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
        bytecode_cache=_COMPILED,
    )

    def gettext(message: str, **values: Any) -> Markup:
        return Markup("%s") % (edition.gettext(message) % values if values else edition.gettext(message))

    env.filters.update(small=small_label, sentence=as_sentence)
    env.globals.update(_=gettext, page_language=edition.language)
    return env
