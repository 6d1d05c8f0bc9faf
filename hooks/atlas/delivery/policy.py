"""The content security policies of the site: of its pages, and of those that stand within other sites.

Pages carry no script and no style of their own, and no script writes HTML from text (Trusted Types). The icons of the
theme are data addresses. A page names its policy itself, where the host sets no headers.
"""

from __future__ import annotations

from collections.abc import Mapping

PAGES: Mapping[str, str] = {
    "default-src": "'self'",
    "script-src": "'self'",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "'none'",
}
"""The policy of every page of the site."""

EMBEDS: Mapping[str, str] = {
    "default-src": "'none'",
    "style-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "*",
}
"""The policy of the pages that stand within other sites: they have no script."""

_NOT_IN_PAGES = ("frame-ancestors", "report-uri", "sandbox")
"""Directives that a page cannot set for itself (CSP 3, section 3.3)."""
_NAMED = b'http-equiv="Content-Security-Policy"'


def header(policy: Mapping[str, str]) -> str:
    """The policy as the value of a header."""
    return "; ".join(f"{directive} {sources}" for directive, sources in policy.items())


def in_page(policy: Mapping[str, str]) -> str:
    """The policy as a page names it."""
    return header({directive: sources for directive, sources in policy.items() if directive not in _NOT_IN_PAGES})


def without_policy(html: bytes) -> bytes:
    """A page, or its beginning, that names no policy, in as many bytes: MkDocs' server puts a script into it."""
    return html.replace(_NAMED, b"data-policy".ljust(len(_NAMED)), 1)
