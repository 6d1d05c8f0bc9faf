"""Examples of what can be done with the downloads; the tests run them as they stand on the page."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from html import escape

from atlas.derive.computed.computed import Computed
from atlas.languages.edition import Edition
from atlas.model.agreements import Agreement
from atlas.model.settings import Settings
from atlas.pages.downloads.views import CodeExample, EmbedExample
from atlas.pages.phrases.addresses import address_of, embed_address, embed_file
from atlas.pages.phrases.names import name_of
from atlas.pages.tables.tables import columns_of_kind

_LETTERS = 26
_PANDAS = """\
import pandas as pd

statements = pd.read_csv("statements.csv", dtype=str, keep_default_na=False, encoding="utf-8-sig")
since = statements[(statements["property"] == "since") & (statements["preferred"] == "yes")]
print(since[["subject", "value", "source", "quote"]].to_string(index=False))
"""
_PARTNERS = """\
SELECT partner_name, start_year, status, source, quote
FROM partners WHERE place = '{place}' ORDER BY start_year;
"""
_IN_FORCE = """\
SELECT agreement, certainty
FROM in_force WHERE '2019-01-01' BETWEEN first AND last ORDER BY agreement;
"""
_ACTS = """\
SELECT agreement, party_name, act, date, quote
FROM acts WHERE earliest >= '2022-01-01' ORDER BY earliest;
"""
_FRAME = """\
<iframe src="{address}" title="{title}" width="100%" height="480" loading="lazy"></iframe>
"""


def examples(
    formats: Collection[str], computed: Computed, edition: Edition, languages: Sequence[str]
) -> Iterator[CodeExample]:
    """The examples for the formats that are offered; names stand in them as in the data."""
    gettext = edition.gettext
    if "xlsx" in formats:
        label = gettext("The number of agreements in force, in a spreadsheet beside the table of agreements.xlsx")
        yield CodeExample(label, _formula(edition, languages))
    if "csv" in formats:
        label = gettext("The beginning of each relationship with the words that prove it, in Python with pandas")
        yield CodeExample(label, _PANDAS)
    if "sqlite" in formats:
        place = _place(computed)
        label = gettext("The partners of a place, in SQLite (sqlite3 atlas.sqlite)")
        yield from (CodeExample(label, _PARTNERS.format(place=place)),) if place else ()
        yield CodeExample(gettext("The agreements in force on a day"), _IN_FORCE)
        yield CodeExample(gettext("What parties did since a day"), _ACTS)


def embed_example(computed: Computed, edition: Edition, settings: Settings) -> EmbedExample | None:
    """Shows how to embed the partners of a place within another site; None where the build makes no such pages."""
    place = _place(computed) if settings.embeds else ""
    if not place:
        return None
    record = computed.atlas[place]
    page, name = address_of(record), name_of(record, computed.atlas, edition).text
    code = _FRAME.format(
        address=escape(f"{settings.site_url}{embed_address(edition.language, page)}"),
        title=escape(name + ": " + edition.gettext("Partners")),
    )
    return EmbedExample(code, ", ".join(settings.languages), embed_file(page))


def _formula(edition: Edition, languages: Sequence[str]) -> str:
    """A formula that counts a column; its function has a name of its own in each language, as Excel shows it."""
    column = _column_letters(columns_of_kind("agreements", languages).index("status"))
    name = edition.gettext("COUNTIF")
    separator = "," if edition.locale.number_symbols["latn"]["decimal"] == "." else ";"
    return f'={name}({column}:{column}{separator}"in-force*")\n'


def _column_letters(number: int) -> str:
    """The letters of a column in a spreadsheet, counted from 0: A, Z, AA."""
    rest, last = divmod(number, _LETTERS)
    return (_column_letters(rest - 1) if rest else "") + chr(ord("A") + last)


def _place(computed: Computed) -> str:
    """The first place of the first agreement that binds two places."""
    agreements = (one for one in computed.listing.by_kind["agreements"] if isinstance(one, Agreement))
    pairs = (pair for agreement in agreements for pair in computed.pairs.pairs_of(agreement))
    return next(pairs, ("",))[0]
