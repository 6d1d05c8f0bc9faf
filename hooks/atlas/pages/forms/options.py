"""The countries and languages among which forms let one choose, and the records that they know by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from atlas.languages.edition import Edition
from atlas.pages.forms.views import Option
from atlas.pages.phrases.names import name_of
from atlas.reading.values.code_names import country_codes
from atlas.reading.values.codes import official_languages
from atlas.records.store import Atlas


@cache
def country_options(edition: Edition) -> tuple[Option, ...]:
    """Every country, in the order of its name."""
    return _in_order((Option(code, edition.country(code)) for code in country_codes()), edition)


@cache
def language_options(first: Sequence[str], edition: Edition) -> tuple[Option, ...]:
    """The language of the page, the others of the site, then all official languages of countries."""
    of_site = (edition.language, *(tag for tag in first if tag != edition.language))
    others = (Option(tag, edition.language_name(tag)) for tag in official_languages() if tag not in of_site)
    return (*(Option(tag, edition.language_name(tag)) for tag in of_site), *_in_order(others, edition))


def _in_order(options: Iterable[Option], edition: Edition) -> tuple[Option, ...]:
    return tuple(sorted(options, key=lambda option: edition.sort_key(option.label)))


def names_of_kind(kind: str, atlas: Atlas, edition: Edition) -> list[tuple[str, str]]:
    """The ids of the records of a kind, each with its name."""
    return [(record.id, name_of(record, atlas, edition).text) for record in atlas.by_kind[kind]]
