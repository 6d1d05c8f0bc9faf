"""Faults of an address, once its target is known."""

from urllib.parse import unquote

from sitecheck.markup import is_language_tag
from sitecheck.references import Reference, Use
from sitecheck.site import Site, Target


def fault_of(site: Site, reference: Reference, target: Target) -> str:
    """Returns the fault of a reference that leads to `target`, its anchor aside; "" when there is none."""
    if target.fault:
        return target.fault
    if reference.use is Use.NAMES and not (target.path and reference.address.startswith(site.scheme)):
        return f"is not an address under {site.url}"
    if reference.use is Use.LOADS and target.host:
        return "is fetched from outside the site"
    if reference.hreflang and not is_language_tag(reference.hreflang):
        return f'has hreflang "{reference.hreflang}", which is not a language tag (BCP 47)'
    if target.path.endswith(".html"):
        return _language_fault(reference, site.language_of(target.path))
    return ""


def _language_fault(reference: Reference, language: str) -> str:
    if reference.hreflang:
        if reference.hreflang.casefold() not in (language.casefold(), "x-default"):
            return f'says hreflang "{reference.hreflang}" but leads to a page in "{language}"'
    elif reference.reader_language and reference.reader_language != language:
        return f'leads from "{reference.reader_language}" to "{language}" without hreflang'
    return ""


def anchor_of(target: Target) -> str:
    """Returns the id that the target page must have; "" when the address names none, or one that every page has."""
    if not target.fragment or not target.path.endswith(".html"):
        return ""
    anchor = unquote(target.fragment.partition(":~:")[0])
    return "" if anchor == "top" else anchor
