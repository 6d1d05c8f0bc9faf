"""The headers of the site's files, by path, and their media types: of these the files for hosts are made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from atlas.delivery.policy import EMBEDS, PAGES, header

REVALIDATED = "no-cache"
"""Names stay the same from build to build: a browser keeps the file, and asks each time if it has changed."""
KEPT_FOR_EVER = "public, max-age=31536000, immutable"
"""For files that are named by their content."""
KEPT_FOR_A_WEEK = "public, max-age=604800"
"""For fonts, which change with their version alone."""

EVERYWHERE: Mapping[str, str] = {
    "Cache-Control": REVALIDATED,
    "Content-Security-Policy": header(PAGES),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}
"""The headers of every file, unless a rule says otherwise."""


@dataclass(frozen=True, slots=True)
class HeaderRule:
    """Headers of the files below a folder, such as `embed/`, or of those with a suffix, such as `pf_index`."""

    headers: Mapping[str, str]
    folder: str = ""
    suffix: str = ""

    @property
    def pattern(self) -> str:
        """The paths as most hosts write them."""
        return f"/{self.folder}*" if self.folder else f"/*.{self.suffix}"


RULES = (
    HeaderRule({"Content-Security-Policy": header(EMBEDS), "Access-Control-Allow-Origin": "*"}, folder="embed/"),
    HeaderRule({"Access-Control-Allow-Origin": "*"}, folder="data/"),
    HeaderRule({"Cache-Control": KEPT_FOR_A_WEEK}, folder="assets/vendor/fonts/"),
    *(HeaderRule({"Cache-Control": KEPT_FOR_EVER}, suffix=one) for one in ("pf_fragment", "pf_index", "pf_meta")),
)
"""Headers that differ from EVERYWHERE; no two rules set the same header of one file."""

TYPES: Mapping[str, str] = {
    "css": "text/css",
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "html": "text/html",
    "ics": "text/calendar",
    "jpg": "image/jpeg",
    "js": "text/javascript",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "pf_fragment": "application/octet-stream",
    "pf_index": "application/octet-stream",
    "pf_meta": "application/octet-stream",
    "png": "image/png",
    "sqlite": "application/vnd.sqlite3",
    "svg": "image/svg+xml",
    "ttl": "text/turtle",
    "txt": "text/plain",
    "woff2": "font/woff2",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
}
"""Media types by suffix, some of which hosts do not know by themselves; other files are plain text."""

COMPRESSED = (
    "css",
    "csv",
    "geojson",
    "html",
    "ics",
    "js",
    "json",
    "jsonld",
    "sqlite",
    "svg",
    "ttl",
    "txt",
    "xml",
)
"""Suffixes of files that a host compresses; the others are compressed already."""


def headers_of(path: str) -> dict[str, str]:
    """The headers of a file of the site, but for those that follow from its content."""
    found = dict(EVERYWHERE)
    for rule in RULES:
        if path.startswith(rule.folder) if rule.folder else path.endswith(f".{rule.suffix}"):
            found |= rule.headers
    return found


def media_type(suffix: str) -> str:
    """The media type of files with a suffix, as a host names it."""
    name = TYPES[suffix]
    return f"{name}; charset=utf-8" if name.startswith("text/") or suffix in ("json", "geojson", "xml") else name
