"""Links to files with their sizes in words."""

from __future__ import annotations

from atlas.languages.edition import Edition
from atlas.pages.downloads.published_files import PublishedFile
from atlas.pages.downloads.views import FileLink

_NAMES = {"sqlite": "SQLite", "geojson": "GeoJSON", "xlsx": "Excel", "turtle": "Turtle", "jsonld": "JSON-LD"}


def file_link(one: PublishedFile, edition: Edition) -> FileLink:
    """The link of a file; without a size where none is known yet."""
    size = edition.file_size(one.size) if one.size is not None else ""
    return FileLink(_NAMES.get(one.format, one.format.upper()), one.address, size)
