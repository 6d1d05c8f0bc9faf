"""What is wrong with an address, given where it leads."""

from urllib.parse import unquote

from sitecheck.markup import is_language_tag
from sitecheck.references import Reference, Use
from sitecheck.site import Site, Target


def fault_of(site: Site, reference: Reference, target: Target) -> str:
    """What is wrong with a reference that leads to `target`, its anchor aside; "" when nothing is."""
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
    elif reference.said_in and reference.said_in != language:
        return f'leads from "{reference.said_in}" to "{language}" without hreflang'
    return ""


def anchor_of(target: Target) -> str:
    """The id that the target page must have; "" when none is asked for, or when every page has it."""
    if not target.fragment or not target.path.endswith(".html"):
        return ""
    anchor = unquote(target.fragment.partition(":~:")[0])
    return "" if anchor == "top" else anchor
