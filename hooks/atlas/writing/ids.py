"""Ids for new records: their names in small Latin letters, digits and hyphens; and records whose names are alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain, count

from atlas.languages.transliteration import in_latin_letters
from atlas.model.records import Record
from atlas.model.shapes import Stated
from atlas.model.text import Text
from atlas.records.store import Atlas
from atlas.rules.ids import RESERVED

_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "ß": "ss"})
_ALIKE = 0.8
"""The share of letters that two names have in common before they are called alike."""
_MOST = 5


def slug(text: str) -> str:
    """`mo-i-rana` for "Mo i Rana", `petrozavodsk` for "Петрозаводск"; empty where no letter can be written so."""
    latin = in_latin_letters(text, "en").casefold().translate(_LETTERS)
    letters = (letter for letter in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", "".join(letters)).strip("-")


def free_id(stems: Sequence[str], atlas: Atlas) -> str:
    """The first of the stems that is no id yet, and was none; else the last of them with a number."""
    numbered = (f"{stems[-1]}-{number}" for number in count(2))
    return next(id_ for id_ in chain(stems, numbered) if is_free(id_, atlas))


def is_free(id_: str, atlas: Atlas) -> bool:
    """Tests if a new record may have this id."""
    return bool(id_) and id_ not in RESERVED and not atlas.holders_of(id_) and atlas.kind_at(id_) is None


def look_alikes(names: Iterable[str], atlas: Atlas) -> list[Record]:
    """The records with the same or a similar name in any language, the nearest first."""
    wanted = {found for name in names if (found := slug(name))}
    nearness = {
        record.id: max((_nearness(wanted, name) for name in _names(record)), default=0) for record in atlas.records
    }
    alike = sorted((-near, id_) for id_, near in nearness.items() if near >= _ALIKE)
    return [atlas[id_] for _, id_ in alike[:_MOST]]


def _nearness(wanted: Iterable[str], name: str) -> float:
    written = slug(name)
    return max((_share(one, written) for one in wanted), default=0)


def _share(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other)
    if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < _ALIKE:
        return 0
    return matcher.ratio()


def _names(record: Record) -> Iterator[str]:
    for field in ("name", "title", "label"):
        match getattr(record, field, None):
            case Stated(value=Text() as text) | (Text() as text):
                yield from text.values()
    yield from (other.value for other in record.other_names)
    yield record.id
