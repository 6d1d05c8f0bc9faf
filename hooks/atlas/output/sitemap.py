"""The sitemap: every page of every language with its translations; an index of packed files where there are many."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping, Sequence

from jinja2 import Environment, PackageLoader

LIMIT = 50_000
"""The most addresses that one file may hold (sitemaps.org)."""


def sitemap(addresses: Sequence[str], roots: Mapping[str, str], site_url: str) -> Iterator[tuple[str, bytes]]:
    """Names and contents of the files. `roots` are the languages' folders below the site, the root language first."""
    templates = Environment(
        loader=PackageLoader("atlas.output"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    bases = {language: f"{site_url}{root}" for language, root in roots.items()}
    batch_size = LIMIT // len(bases)
    batches = [addresses[start : start + batch_size] for start in range(0, len(addresses), batch_size)]
    names = [f"sitemap-{number}.xml.gz" for number in range(1, len(batches) + 1)] if batches[1:] else ["sitemap.xml"]
    root_base = next(iter(bases.values()))
    for name, batch in zip(names, batches, strict=True):
        text = templates.get_template("sitemap.xml").render(addresses=batch, bases=bases, root_base=root_base).encode()
        yield name, gzip.compress(text, mtime=0) if name.endswith(".gz") else text
    if batches[1:]:
        yield "sitemap.xml", templates.get_template("sitemap_index.xml").render(files=names, base=site_url).encode()
