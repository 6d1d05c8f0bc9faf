"""CSL-JSON: the items that processors of the Citation Style Language take (citation-style-language.org, 1.0.2)."""

from __future__ import annotations

import json

from atlas.pages.bibliography.entry import BibliographicEntry, within_line


def csl_json(entry: BibliographicEntry) -> str:
    """A list with the entry as its only item, in one line; `issued` is the day of the derived values."""
    day = entry.day
    item = {
        "id": entry.key,
        "type": "dataset" if entry.dataset else "webpage",
        "title": within_line(entry.title),
        "container-title": within_line(entry.container),
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "URL": entry.url,
        "version": within_line(entry.version),
        "language": entry.language,
    }
    found = {name: value for name, value in item.items() if value}
    return json.dumps([found], ensure_ascii=False, separators=(",", ":"))
