"""Anniversaries in words: 50 years; 10 years since signing; would have been 20 years."""

from __future__ import annotations

from functools import cache

from atlas.languages.edition import Edition


@cache
def years(count: int, field: str, lapsed: bool, edition: Edition) -> str:
    """The number of years since the date in a field of an agreement; of a lapsed one, "would have been"."""
    message = _lapsed(count, field, edition) if lapsed else _celebrated(count, field, edition)
    return message % {"number": edition.number(count)}


def _celebrated(count: int, field: str, edition: Edition) -> str:
    ngettext = edition.ngettext
    if field == "signed":
        return ngettext("%(number)s year since signing", "%(number)s years since signing", count)
    if field == "in_force":
        return ngettext("%(number)s year since it came into force", "%(number)s years since it came into force", count)
    return ngettext("%(number)s year", "%(number)s years", count)


def _lapsed(count: int, field: str, edition: Edition) -> str:
    ngettext = edition.ngettext
    if field == "signed":
        return ngettext(
            "would have been %(number)s year since signing", "would have been %(number)s years since signing", count
        )
    if field == "in_force":
        return ngettext(
            "would have been %(number)s year since it came into force",
            "would have been %(number)s years since it came into force",
            count,
        )
    return ngettext("would have been %(number)s year", "would have been %(number)s years", count)
