"""Rules on numbers and sums of money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from babel import Locale

from atlas.messages.message import N_, Message
from atlas.model.activities import Funding
from atlas.model.problems import DID_YOU_MEAN, did_you_mean
from atlas.model.records import Record
from atlas.model.shapes import Figure
from atlas.model.values import Number
from atlas.records.store import Atlas
from atlas.records.walk import Path, leaves, owners
from atlas.rules.rule import Finding

_PERHAPS_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
_NO_CURRENCIES = frozenset({"XTS", "XXX"})
_SIGNS = {"€": "EUR", "£": "GBP", "₽": "RUB", "₴": "UAH", "zł": "PLN"}


def number_certain(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A number can be read in one way: `250.000` may be a quarter of a million, or 250."""
    for path, number in _numbers(record):
        if _PERHAPS_THOUSANDS.fullmatch(str(number)):
            message = Message(
                "ambiguous-number",
                N_("'{value}' can be read in two ways"),
                N_("write {thousands} if the point marks thousands, {fraction} if it begins a fraction"),
                value=str(number),
                thousands=str(number).replace(".", ""),
                fraction=_as_fraction(number),
            )
            yield Finding(record, path, message)


def amount_positive(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A sum of money or a count is not below zero; a figure with another unit may be."""
    for path, number in _numbers(record):
        if number.is_signed() and _is_amount(record, path):
            message = Message(
                "negative-amount",
                N_("'{value}' is below zero"),
                N_("write it without the sign, and say in words what is owed or lost"),
                value=str(number),
            )
            yield Finding(record, path, message)


def currency_known(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """A currency is written by its code in ISO 4217; those of the past have theirs."""
    for leaf in leaves(record):
        if leaf.path[-1] == "currency" and leaf.value not in _currencies():
            unknown = Message("unknown-currency", N_("unknown currency '{code}'"), code=leaf.value)
            if meant := _meant_currency(leaf.value):
                unknown = unknown.with_hint(DID_YOU_MEAN, near=meant)
            else:
                unknown = unknown.with_hint(N_("write its code in ISO 4217: EUR, SEK, RUB"))
            yield Finding(record, leaf.path, unknown)


def _numbers(record: Record) -> Iterator[tuple[Path, Decimal]]:
    return ((leaf.path, leaf.value) for leaf in leaves(record) if leaf.type is Number)


def _as_fraction(number: Decimal) -> str:
    """The number with another count of decimals: 250 for 250.000, 250.1250 for 250.125."""
    whole = number.to_integral_value()
    return str(whole) if number == whole else f"{number}0"


def _is_amount(record: Record, path: Path) -> bool:
    *_, owner = (one for one in owners(record, path) if isinstance(one, Figure | Funding))
    return not isinstance(owner, Figure) or owner.unit is None or owner.unit in _currencies()


@cache
def _currencies() -> dict[str, str]:
    """The codes of ISO 4217, of today and of the past, with English names, as CLDR has them."""
    names = Locale("en").currencies
    return {code: str(names[code]) for code in sorted(names) if code not in _NO_CURRENCIES}


def _meant_currency(text: str) -> str | None:
    if text.upper() in _currencies():
        return text.upper()
    by_name = {name.casefold(): code for code, name in _currencies().items()}
    near = did_you_mean(text, by_name) if len(text) > 3 else None
    return by_name[near] if near else _SIGNS.get(text)
