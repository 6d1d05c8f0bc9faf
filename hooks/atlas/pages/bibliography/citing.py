"""The part of a page that says how to cite it."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

from markupsafe import Markup

from atlas.languages.edition import Edition
from atlas.pages.bibliography.bibtex import bibtex
from atlas.pages.bibliography.csl import csl_json
from atlas.pages.bibliography.entry import BibliographicEntry
from atlas.pages.bibliography.ris import ris
from atlas.pages.rendering.html_templates import html_environment

_RIS = "application/x-research-info-systems"
_CSL = "application/vnd.citationstyles.csl+json"
_ESCAPED = re.compile(r"[^\w!$'()*+,\-./:;=?@~]+")
"""Characters that are escaped in a data address within an attribute (url.spec.whatwg.org)."""


def how_to_cite(entry: BibliographicEntry, edition: Edition) -> Markup:
    """The entry in plain text and BibTeX, and as files in RIS and CSL-JSON that stand in their links."""
    template = html_environment(edition).get_template("citing.html")
    filled = template.render(
        entry=entry,
        bibtex=bibtex(entry),
        ris=_data_address(_RIS, ris(entry)),
        csl=_data_address(_CSL, csl_json(entry)),
    )
    return Markup(filled)


def _data_address(media_type: str, text: str) -> str:
    """A data address that holds text; letters that are not ASCII stand as they are, in a third of the bytes."""
    return f"data:{media_type};charset=utf-8,{_ESCAPED.sub(lambda run: _escaped(run[0]), text)}"


@lru_cache(1 << 10)  # the marks between the values are the same in each
def _escaped(run: str) -> str:
    return quote(run, safe="")
