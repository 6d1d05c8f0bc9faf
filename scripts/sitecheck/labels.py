"""Attributes that name ids, and attributes that run a script."""

import json
import re
from collections.abc import Collection, Iterator

from lxml import etree  # type: ignore[import-untyped]

from sitecheck.documents import address_faults
from sitecheck.faults import Fault
from sitecheck.site import Site

ONE_ID = ("for", "list", "popovertarget", "commandfor", "form", "aria-activedescendant", "aria-errormessage")
MANY_IDS = (
    *("headers", "itemref", "aria-controls", "aria-describedby", "aria-details", "aria-flowto"),
    *("aria-labelledby", "aria-owns"),
)
NAMED = {*ONE_ID, *MANY_IDS}
READERS = {name: etree.XPath(f"//@{name}") for name in sorted(NAMED)}
HANDLERS = etree.XPath("//@*[starts-with(name(), 'on')]")
ARIA = re.compile(rb"aria-[a-z]+")
OTHERS = {name: name.encode() + b"=" for name in NAMED if not name.startswith("aria-")}
DATA = ("application/ld+json", "application/json")


def label_faults(root: etree._Element, ids: Collection[str], source: bytes) -> Iterator[Fault]:
    """Yields dead references to ids of the same page, and scripts that stand in its attributes."""
    for value in HANDLERS(root):
        hint = "let a script of assets/js listen: the policy of pages forbids it"
        yield Fault(f'{value.attrname} "{value[:60]}" runs a script', hint)
    source = source.lower()
    used = {name.decode() for name in set(ARIA.findall(source))} & NAMED
    used.update(name for name, beginning in OTHERS.items() if beginning in source)
    for name in sorted(used):
        for value in READERS[name](root):
            yield from _id_faults(name, str(value), ids)


def _id_faults(name: str, value: str, ids: Collection[str]) -> Iterator[Fault]:
    for id_ in value.split() if name in MANY_IDS else [value]:
        if id_ not in ids:
            yield Fault(f'{name} "{id_}" leads nowhere: this page has no such id', "name an id of this page")
    if not value.strip() and name in MANY_IDS:
        yield Fault(f"{name} is empty", "name an id of this page, or take it away")


def script_faults(site: Site, path: str, root: etree._Element) -> Iterator[Fault]:
    """Yields scripts that stand in the page, and data for scripts that nothing can read."""
    for script in root.iter("script"):
        kind = script.get("type", "").lower()
        if kind in DATA:
            yield from address_faults(site, path, (script.text or "").encode())
            try:
                json.loads(script.text or "")
            except ValueError as error:
                yield Fault(f"{kind} is not well-formed: {error}", "write it by a library")
        elif script.get("src") is None and kind not in ("text/plain", "text/html"):
            begin = " ".join((script.text or "").split())[:60]
            hint = "put it into assets/js: the policy of pages forbids it"
            yield Fault(f'script "{begin}" stands in the page', hint)
