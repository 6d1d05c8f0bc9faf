"""The paths of a page's Markdown file for MkDocs and for Hugo, and its front matter."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping


def docs_path(address: str, suffix: str) -> str:
    """Returns the path below MkDocs' docs/; `suffix` is "" in the root language, else ".ru"."""
    return f"{address}index{suffix}.md"


def content_path(address: str, suffix: str, parents: Collection[str]) -> str:
    """Returns the path below Hugo's content/: a section where `parents` has the address, else a single page."""
    if address in parents:
        return f"{address}_index{suffix}.md"
    return f"{address.rstrip('/')}{suffix}.md"


def addresses_above(addresses: Collection[str]) -> frozenset[str]:
    """Returns the addresses below which others stand; the home page is one."""
    found = {""}
    for address in addresses:
        steps = address.rstrip("/").split("/")
        found.update("/".join(steps[:length]) + "/" for length in range(1, len(steps)))
    return frozenset(found)


def with_head(markdown: str, values: Mapping[str, str]) -> str:
    """Returns the Markdown below front matter in YAML; empty values are left out."""
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items() if value]
    return "\n".join(["---", *lines, "---", "", markdown])
