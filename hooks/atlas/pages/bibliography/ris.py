"""RIS, as programs for references read it: a tag, two spaces, a hyphen, a space, a value of one line; in UTF-8."""

from __future__ import annotations

from atlas.pages.bibliography.entry import BibliographicEntry, within_line


def ris(entry: BibliographicEntry) -> str:
    """The entry; RIS has no way to escape anything, so a value is one line.

    The date is the day for which derived values are computed, the edition is the version of the data.
    """
    day = entry.day
    lines = (
        ("TY", "DATA" if entry.dataset else "ELEC"),
        ("ID", entry.key),
        ("TI", within_line(entry.title)),
        ("T2", within_line(entry.container)),
        ("PY", f"{day.year:04}"),
        ("DA", f"{day.year:04}/{day.month:02}/{day.day:02}/"),
        ("UR", entry.url),
        ("ET", within_line(entry.version)),
        ("LA", entry.language),
    )
    return "".join(f"{tag}  - {value}\n" for tag, value in lines if value) + "ER  - \n"
