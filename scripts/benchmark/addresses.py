"""Where the Markdown of a page stands for MkDocs and for Hugo, and what stands at its head."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping


def docs_path(address: str, suffix: str) -> str:
    """The file in MkDocs' docs/; `suffix` is "" in the root language, else ".ru"."""
    return f"{address}index{suffix}.md"


def content_path(address: str, suffix: str, above: Collection[str]) -> str:
    """The file in Hugo's content/: a section where other pages stand below the address, else a single page."""
    if address in above:
        return f"{address}_index{suffix}.md"
    return f"{address.rstrip('/')}{suffix}.md"


def addresses_above(addresses: Collection[str]) -> frozenset[str]:
    """Every address below which others stand; the home page is one."""
    found = {""}
    for address in addresses:
        steps = address.rstrip("/").split("/")
        found.update("/".join(steps[:length]) + "/" for length in range(1, len(steps)))
    return frozenset(found)


def with_head(markdown: str, values: Mapping[str, str]) -> str:
    """The Markdown below front matter in YAML."""
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items() if value]
    return "\n".join(["---", *lines, "---", "", markdown])
