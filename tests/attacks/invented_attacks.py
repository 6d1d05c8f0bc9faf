"""Records in which attacks stand wherever a text or an address of a contributor may: one city for each attack."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

ATTACKS: dict[str, list[Any]] = yaml.safe_load(Path(__file__).with_name("attacks.yaml").read_text("utf-8"))
"""The table of attacks, by what they are."""
TEXTS: list[str] = ATTACKS["texts"]
ADDRESSES: list[str] = ATTACKS["addresses"]
ADDRESS = "https://aasund.example/"
GAZETTEER = (
    "title: {en: A gazetteer}\nsupplied: true\nlanguage: en\nseen: document\ndocument: gazetteer.txt\nform: gazetteer\n"
)
HARBOUR = "name: {en: Harbour}\ncountry: RU\nsources: [{id: gazetteer, at: row 1, supports: [country]}]\n"


def attacked_records(texts: Sequence[str], addresses: Sequence[str] = (ADDRESS,)) -> Mapping[str, str]:
    """A city, an agreement, an event and an organisation for each of the texts, by their paths."""
    files = {"data/sources/gazetteer.yaml": GAZETTEER, "data/cities/harbour.yaml": HARBOUR}
    for number in range(max(len(texts), len(addresses))):
        text, address = texts[number % len(texts)], addresses[number % len(addresses)]
        for path, record in _records(number, text, address).items():
            copied = json.loads(json.dumps(record))  # else equal parts become anchors and aliases
            files[path] = yaml.safe_dump(copied, allow_unicode=True, sort_keys=False, width=10_000)
    return files


def _records(number: int, text: str, address: str) -> dict[str, dict[str, Any]]:
    city = f"town-{number}"
    page = {"title": {"en": f"{text} page"}, "url": address, "retrieved": "2025", "quote": text[:100]}
    proof = {"sources": [page]}
    name = {"en": f"{text} N{number}"}
    return {
        f"data/cities/{city}.yaml": {
            "name": name,
            "other_names": [{"value": f"{text} O{number}", "lang": "nb", "kind": "former"}],
            "country": "NO",
            "summary": {"en": text, "fi": text},
            "remarks": [{"text": {"en": text}, **proof}],
            "figures": [{"what": {"en": text}, "value": number, "unit": text, **proof}],
            "sources": [{"id": "gazetteer", "at": f"row {number}", "supports": ["country"]}],
        },
        f"data/agreements/{city}-harbour.yaml": {
            "type": "twinning",
            "parties": [
                city,
                {"id": "harbour", "acts": [{"act": "suspended", "date": 2020, "by": {"person": text}, **proof}]},
            ],
            "name": name,
            "since": {"value": "1989-05-04", "note": {"en": text}, **proof},
            "sources": [{**page, "supports": ["parties"]}],
        },
        f"data/events/days-{number}.yaml": {
            "name": name,
            "kind": "festival",
            "dates": ["2026-06-04"],
            "standing": "planned",
            "outcomes": [{"text": {"en": text}, **proof}],
            "sources": [{**page, "supports": ["dates"]}],
        },
    }
