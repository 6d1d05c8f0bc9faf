"""Files that are no pages: whether a program can read them, and where the addresses in them lead."""

import csv
import gzip
import io
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import cache

from lxml import etree  # type: ignore[import-untyped]

from sitecheck.faults import Fault
from sitecheck.references import Reference, Use, fault_of, style_references
from sitecheck.site import Site

ATOM = "{http://www.w3.org/2005/Atom}"
XLINK = "{http://www.w3.org/1999/xlink}"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
TEXTS = (
    *(".css", ".csv", ".geojson", ".ics", ".js", ".json", ".jsonld", ".svg", ".toml", ".ttl", ".txt", ".webmanifest"),
    *(".xml", ".yaml"),
)
BY_LIBRARY = "write it by a library, and see what stopped in between"
ICS_ADDRESS = re.compile(r"^URL[^:\r\n]*:(.*?)\r?$", re.MULTILINE)
ICS_UID = re.compile(r"^UID:.*@([^@\r\n]*?)\r?$", re.MULTILINE)
ADDRESS_VALUE = re.compile(r'"address":\s*"(https?://[^"\\]*)"')
EXPORTED = ("data/", "embed/")


def document_faults(site: Site, path: str, source: bytes) -> Iterator[Fault]:
    """Yields what is wrong with one file by its kind."""
    name = path.rpartition("/")[2]
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    if not source:
        if name != ".nojekyll":
            yield Fault("is empty", BY_LIBRARY)
        return
    if ending in BEGINNINGS or ending in (".gz", ".xlsx", ".zip"):
        yield from _binary_faults(ending, source)
    elif ending in TEXTS or name in ("robots.txt", "SHA256SUMS"):
        try:
            text = source.decode()
        except UnicodeDecodeError as error:
            yield Fault(f"is not UTF-8: byte {error.start}", "write every file as UTF-8")
            return
        if ending in READERS:
            yield from READERS[ending](site, path, text)
        yield from address_faults(site, path, source.replace(b"\r\n ", b"") if ending == ".ics" else source)


def address_faults(site: Site, path: str, source: bytes) -> Iterator[Fault]:
    """Yields whole addresses of the site, in whatever file, that lead nowhere, and those of one's own machine."""
    for raw in sorted(set(_addresses(site.url).findall(source))):
        address = raw.decode(errors="replace").rstrip(".:").split("{")[0]
        if "template" not in address and (fault := site.resolve(path, address).fault):
            yield Fault(f'address "{address[:120]}" {fault}', "correct what makes the address, or publish the file")
    for raw in sorted(set(OWN_MACHINE.findall(source))):
        if raw.decode() != site.host and raw.decode() not in (site.host.partition(":")[0], site.host):
            yield Fault(f'address of "{raw.decode()}" leads to the reader\'s own machine', "take it from SITE_URL")


OWN_MACHINE = re.compile(rb"https?://((?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::\d+)?)(?=[/\"'<\s])")


@cache
def _addresses(url: str) -> re.Pattern[bytes]:
    return re.compile(re.escape(url.encode()) + rb"[^\s\"'<>\\,;|)\]}&#?]*")


def _json_faults(site: Site, path: str, text: str) -> Iterator[Fault]:
    try:
        value = json.loads(text, parse_constant=_refuse)
    except ValueError as error:
        yield Fault(f"is not well-formed JSON: {error}", BY_LIBRARY)
        return
    if path.startswith(EXPORTED):
        for address in sorted(set(ADDRESS_VALUE.findall(text))):
            yield from _reference_faults(site, path, Reference("address", address, Use.NAMES))
    if path.endswith((".webmanifest", "manifest.json")):
        yield from _manifest_faults(site, path, value)


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is no value of JSON")


def _manifest_faults(site: Site, path: str, manifest: dict[str, object]) -> Iterator[Fault]:
    icons = manifest.get("icons") or []
    addresses = [manifest.get("start_url"), manifest.get("scope")]
    addresses += [icon.get("src") for icon in icons if isinstance(icon, dict)] if isinstance(icons, list) else []
    for address in addresses:
        if isinstance(address, str):
            yield from _reference_faults(site, path, Reference("manifest", address, Use.LOADS))


def _csv_faults(site: Site, path: str, text: str) -> Iterator[Fault]:
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        columns = next(rows, [])
        if not all(columns) or len(set(columns)) < len(columns):
            yield Fault("has a column without a name, or two of one name", "name each column in the first row")
        address = columns.index("address") if "address" in columns else None
        for row in rows:
            if len(row) != len(columns):
                wrong = f"row at line {rows.line_num} has {len(row)} cells, the first row {len(columns)}"
                yield Fault(wrong, BY_LIBRARY)
            elif address is not None:
                yield from _reference_faults(site, path, Reference("address", row[address], Use.NAMES))
    except csv.Error as error:
        yield Fault(f"is not well-formed CSV at line {rows.line_num}: {error}", BY_LIBRARY)


def _xml_faults(site: Site, path: str, text: str) -> Iterator[Fault]:
    try:
        root = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False, huge_tree=True))
    except (etree.XMLSyntaxError, ValueError) as error:
        yield Fault(f"is not well-formed XML: {error}", BY_LIBRARY)
        return
    if root.tag == f"{ATOM}feed":
        for link in root.iter(f"{ATOM}link"):
            reference = Reference("<link> href", link.get("href", ""), Use.NAMES)
            yield from _reference_faults(site, path, reference)
        ids = [id_.text for entry in root.iter(f"{ATOM}entry") for id_ in entry.findall(f"{ATOM}id")]
        for id_ in sorted({str(id_) for id_ in ids if ids.count(id_) > 1}):
            yield Fault(f'id "{id_}" is that of several entries', "give each entry an id of its own")
    elif root.tag == f"{OPENSEARCH}OpenSearchDescription":
        for url in root.iter(f"{OPENSEARCH}Url"):
            template = url.get("template", "").partition("?")[0].partition("{")[0]
            yield from _reference_faults(site, path, Reference("template", template, Use.NAMES))


def _svg_faults(site: Site, path: str, text: str) -> Iterator[Fault]:
    try:
        root = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False, huge_tree=True))
    except (etree.XMLSyntaxError, ValueError) as error:
        yield Fault(f"is not well-formed SVG: {error}", BY_LIBRARY)
        return
    if etree.QName(root).localname != "svg" or etree.QName(root).namespace != "http://www.w3.org/2000/svg":
        yield Fault("is no SVG: its root is not <svg> in its namespace", "begin it with xmlns")
    ids = set(root.xpath("//@id"))
    for element in root.iter(etree.Element):
        if etree.QName(element).localname == "script" or any(name.startswith("on") for name in element.attrib):
            yield Fault("runs a script", "take it away: a picture needs none")
        address = element.get("href", element.get(f"{XLINK}href"))
        references = [] if address is None else [Reference("href", address, Use.LOADS)]
        for value in (*element.values(), *([element.text or ""] if etree.QName(element).localname == "style" else [])):
            references += style_references(value) if "url(" in value else []
        for reference in references:
            yield from _reference_faults(site, path, reference)
            if reference.address.startswith("#") and reference.address[1:] not in ids:
                yield Fault(f"{reference} leads nowhere: the picture has no such id", "name an id of this picture")


def _calendar_addresses(site: Site, path: str, text: str) -> Iterator[Fault]:
    text = text.replace("\r\n ", "")
    for address in sorted(set(ICS_ADDRESS.findall(text))):
        yield from _reference_faults(site, path, Reference("URL", address, Use.NAMES))
    for host in sorted(set(ICS_UID.findall(text)) - {site.host.partition(":")[0]}):
        hint = f"end each UID with the host of the site, {site.host.partition(':')[0]}"
        yield Fault(f'UID of host "{host}" is not of this site', hint)


def _style_faults(site: Site, path: str, text: str) -> Iterator[Fault]:
    if text.count("{") != text.count("}"):
        yield Fault("has a brace that does not close", "see what was cut")


def _text_faults(site: Site, path: str, text: str) -> Iterator[Fault]:
    """Yields sitemaps that robots.txt names and that are not there."""
    if path == "robots.txt":
        for address in re.findall(r"(?im)^\s*sitemap\s*:\s*(\S+)", text):
            yield from _reference_faults(site, path, Reference("Sitemap", address, Use.NAMES))


def _turtle_faults(site: Site, path: str, text: str) -> Iterator[Fault]:
    if not text.rstrip().endswith("."):
        yield Fault("does not end with a full stop: its last statement is cut", BY_LIBRARY)


def _reference_faults(site: Site, path: str, reference: Reference) -> Iterator[Fault]:
    if fault := fault_of(site, reference, site.resolve(path, reference.address)):
        yield fault


def _binary_faults(ending: str, source: bytes) -> Iterator[Fault]:
    beginnings, end = BEGINNINGS.get(ending, ((), b""))
    if beginnings and not source.startswith(beginnings):
        yield Fault(f"is no {ending} file by its first bytes", "publish the file itself")
    elif end and not source.rstrip(b"\0\r\n").endswith(end):
        yield Fault("is cut: its end is lacking", "copy it again")
    elif ending == ".woff2" and int.from_bytes(source[8:12], "big") != len(source):
        yield Fault("is cut: it has another length than it says", "copy it again")
    elif ending == ".sqlite":
        size = int.from_bytes(source[16:18], "big") or 1
        if (65536 if size == 1 else size) * int.from_bytes(source[28:32], "big") != len(source):
            yield Fault("is cut: it has another length than it says", "write it again")
    elif ending in (".gz", ".xlsx", ".zip") and (broken := _broken_in(ending, source)):
        yield Fault(f"cannot be unpacked: {broken}", "write it again")


def _broken_in(ending: str, source: bytes) -> str:
    """Returns what of a packed file cannot be unpacked; "" where all can."""
    try:
        if ending == ".gz":
            gzip.decompress(source)
            return ""
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            return archive.testzip() or ""
    except (OSError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        return str(error)


BEGINNINGS: dict[str, tuple[tuple[bytes, ...], bytes]] = {
    ".gif": ((b"GIF87a", b"GIF89a"), b"\x3b"),
    ".ico": ((b"\0\0\1\0",), b""),
    ".jpeg": ((b"\xff\xd8\xff",), b"\xff\xd9"),
    ".jpg": ((b"\xff\xd8\xff",), b"\xff\xd9"),
    ".png": ((b"\x89PNG\r\n\x1a\n",), b"IEND\xaeB`\x82"),
    ".sqlite": ((b"SQLite format 3\0",), b""),
    ".wasm": ((b"\0asm",), b""),
    ".webp": ((b"RIFF",), b""),
    ".woff2": ((b"wOF2",), b""),
}
"""The first bytes of the files of a kind, and the last where these are fixed."""

READERS: dict[str, Callable[[Site, str, str], Iterator[Fault]]] = {
    ".css": _style_faults,
    ".csv": _csv_faults,
    ".geojson": _json_faults,
    ".ics": _calendar_addresses,
    ".json": _json_faults,
    ".jsonld": _json_faults,
    ".svg": _svg_faults,
    ".ttl": _turtle_faults,
    ".txt": _text_faults,
    ".webmanifest": _json_faults,
    ".xml": _xml_faults,
}
