"""Downloads that a page or a list describes: their checksums and their sizes."""

import hashlib
import re
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]

from sitecheck.faults import Fault, Finding
from sitecheck.site import Site

SUMS = "data/SHA256SUMS"
LINE = re.compile(r"([0-9a-f]{64}) [ *](\S.*)")
SIZE = re.compile(r"^\s*\((\d+(?:[.,]\d+)?)\s+([kкmмgг])", re.IGNORECASE)
UNITS = {"k": 1e3, "к": 1e3, "m": 1e6, "м": 1e6, "g": 1e9, "г": 1e9}
AGAIN = "build again: a file was changed after the list was made"


def checksum_findings(site: Site) -> Iterator[Finding]:
    """Yields files of which the list of checksums says something else, and tables that it leaves out."""
    if SUMS not in site.files:
        if any(path.startswith("data/") and path.endswith(".csv") and path.count("/") == 1 for path in site.files):
            yield Finding(SUMS, "does not exist", "publish the checksums beside the downloads")
        return
    listed: set[str] = set()
    for line in site.read(SUMS).decode(errors="replace").splitlines():
        match = LINE.fullmatch(line)
        path = f"data/{match[2]}" if match else ""
        if match is None:
            yield Finding(SUMS, f'"{line[:80]}" is no checksum with a name', "write it as sha256sum does")
        elif path in listed:
            yield Finding(SUMS, f'names "{path}" twice', "name each file once")
        elif path not in site.files:
            yield Finding(SUMS, f'names "{path}", which the site does not have', "publish it, or take its line away")
        elif hashlib.sha256(site.read(path)).hexdigest() != match[1]:
            yield Finding(SUMS, f'has another checksum than "{path}"', AGAIN)
        listed.add(path)
    tables = {path for path in site.files if path.startswith("data/") and path.count("/") == 1}
    endings = {path.rpartition(".")[2] for path in listed}
    for path in sorted(path for path in tables - listed if path.rpartition(".")[2] in endings):
        yield Finding(SUMS, f'leaves out "{path}"', "list every download beside it")


def size_faults(site: Site, page: str, root: etree._Element) -> Iterator[Fault]:
    """Yields downloads beside which the page states another size; it may be rounded to its last digit."""
    for link in root.iter("a"):
        stated = SIZE.match(link.tail or "")
        target = site.resolve(page, link.get("href", "")).path
        if stated and target and not target.endswith(".html"):
            size = (site.folder / target).stat().st_size
            step = UNITS[stated[2].lower()] * (0.1 if re.search("[.,]", stated[1]) else 1)
            if abs(float(stated[1].replace(",", ".")) * UNITS[stated[2].lower()] - size) > 1.1 * step:
                hint = "take the size from the file when the page is made"
                yield Fault(f'says{link.tail.rstrip()[:20]} of "{target}", which has {size} bytes', hint)
