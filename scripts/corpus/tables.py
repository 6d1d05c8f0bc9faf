"""Places and twinnings read from tables of real relations; unusable rows are left out, untidy names mended."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.network import Pair
from corpus.words import Text

_NAMES = {"en": "name_en", "ru": "name_ru", "sv": "name_sv", "fi": "name_fi", "de": "label_de"}
_ITEM_NUMBER = re.compile(r"Q[0-9]+")
_COUNTRY = re.compile("[A-Z]{2}")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


@dataclass(frozen=True, slots=True)
class RealPlace:
    """A row of the table of names; `names` holds the usable names by language."""

    item: str
    names: Text
    country: str
    coordinates: tuple[str, str]
    geonames: str


@dataclass(frozen=True, slots=True)
class Tables:
    """Places, those with most relations first, and the relations between them as pairs of indexes into `places`."""

    places: tuple[RealPlace, ...]
    pairs: tuple[Pair, ...]


def read_tables(relations: Path, names: Path, limit: int) -> Tables:
    """Reads at most `limit` places that have a name, a country and coordinates, and the relations among them."""
    items = [tuple(line.split("\t")[:2]) for line in relations.read_text("utf-8").splitlines() if "\t" in line]
    pairs = dict.fromkeys((min(pair), max(pair)) for pair in items if pair[0] != pair[1])
    degrees = Counter(item for pair in pairs for item in pair)
    usable = sorted(_places(names), key=lambda place: (-degrees[place.item], place.item))[:limit]
    number = {place.item: index for index, place in enumerate(usable)}
    kept_pairs = tuple((number[a], number[b]) for a, b in sorted(pairs) if a in number and b in number)
    return Tables(tuple(usable), kept_pairs)


def _places(names: Path) -> Iterator[RealPlace]:
    with names.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            usable = usable_names(row)
            if usable and _COUNTRY.fullmatch(row["country"]) and row["lat"] and row["lon"]:
                coordinates = (_degrees(row["lat"]), _degrees(row["lon"]))
                yield RealPlace(row["qid"], usable, row["country"], coordinates, row["geonames"])


def usable_names(row: Mapping[str, str | None]) -> Text:
    """Returns the names in NFC by language, without item numbers and names in the script of another language."""
    found = {}
    for language, column in _NAMES.items():
        visible = "".join(letter for letter in row.get(column) or "" if unicodedata.category(letter) != "Cf")
        name = " ".join(unicodedata.normalize("NFC", visible).split())
        wanted, other = (_CYRILLIC, _LATIN) if language == "ru" else (_LATIN, _CYRILLIC)
        if name and not _ITEM_NUMBER.fullmatch(name) and wanted.search(name) and not other.search(name):
            found[language] = name
    if found.keys() & {"en", "sv", "fi"}:
        found.pop("de", None)
    return found


def _degrees(text: str) -> str:
    return f"{float(text):.5f}"
