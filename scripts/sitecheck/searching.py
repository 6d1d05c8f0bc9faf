"""The search: indexes of the full text, tables of names and facets, whole in each language."""

import gzip
import json
import zlib
from collections.abc import Generator, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

import cbor2

from sitecheck.faults import Finding
from sitecheck.site import Site

SIGNATURE = b"pagefind_dcd"
SEARCH_PAGE = "search/index.html"
CITIES = "search/cities.json"
AGAIN = "build again: the files of the index belong together"
COLUMNS = ("kind", "ids", "countries")


def search_findings(site: Site) -> Iterator[Finding]:
    """Yields what a reader who searches would miss; nothing where the site has no page to search on."""
    if SEARCH_PAGE not in site.files:
        return
    try:
        yield from _findings(site)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        wrong = f"holds a table of another shape than the search reads: {type(error).__name__} {error}"
        yield Finding(CITIES.partition("/")[0], wrong, AGAIN)


def _findings(site: Site) -> Iterator[Finding]:
    pages: dict[str, set[str]] = {}
    for language in site.languages:
        yield from _index_findings(site, language, pages.setdefault(language, set()))
    yield from _uneven_findings(site, pages)
    yield from _name_findings(site, max(map(len, pages.values()), default=0))
    yield from _facet_findings(site, pages)


def _index_findings(site: Site, language: str, pages: set[str]) -> Iterator[Finding]:
    """Follows the index of a language from its entry to every file of it; adds the pages found to `pages`."""
    folder = f"pagefind/{language}/" if f"pagefind/{language}/pagefind-entry.json" in site.files else "pagefind/"
    entry_path = f"{folder}pagefind-entry.json"
    if entry_path not in site.files:
        yield Finding(f"pagefind/{language}/pagefind-entry.json", "does not exist: nothing is found", AGAIN)
        return
    try:
        entry = json.loads(site.read(entry_path))["languages"][language.lower()]
        meta_path = f"{folder}pagefind.{entry['hash']}.pf_meta"
        if meta_path not in site.files:
            yield Finding(entry_path, f'names "{meta_path}", which the site does not have', AGAIN)
            return
        _, listed, chunks, *_ = cbor2.loads(_unpacked(site, meta_path))
    except (ValueError, KeyError, TypeError, OSError, EOFError, zlib.error, cbor2.CBORDecodeError) as error:
        yield Finding(entry_path, f'leads to no index of "{language}": {type(error).__name__} {error}', AGAIN)
        return
    if entry["page_count"] != len(listed):
        yield Finding(entry_path, f"counts {entry['page_count']} pages, the index has {len(listed)}", AGAIN)
    if not listed:
        yield Finding(meta_path, "lists no page", AGAIN)
    for _, _, name in chunks:
        yield from _part_findings(site, meta_path, f"{folder}index/{name}.pf_index")
    for name, _ in listed:
        path = f"{folder}fragment/{name}.pf_fragment"
        yield from _fragment_findings(site, meta_path, path, language, pages)


def _part_findings(site: Site, meta_path: str, path: str) -> Iterator[Finding]:
    if path not in site.files:
        yield Finding(meta_path, f'names "{path}", which the site does not have', AGAIN)
        return
    try:
        cbor2.loads(_unpacked(site, path))
    except (ValueError, OSError, EOFError, zlib.error, cbor2.CBORDecodeError):
        yield Finding(path, "cannot be read", AGAIN)


def _fragment_findings(site: Site, meta_path: str, path: str, language: str, pages: set[str]) -> Iterator[Finding]:
    if path not in site.files:
        yield Finding(meta_path, f'names "{path}", which the site does not have', AGAIN)
        return
    try:
        url = json.loads(_unpacked(site, path))["url"]
    except (ValueError, KeyError, TypeError, OSError, EOFError, zlib.error):
        yield Finding(path, "cannot be read", AGAIN)
        return
    page = f"{url.partition('#')[0].lstrip('/')}index.html"
    if page not in site.files:
        yield Finding(path, f'is the text of "{page}", which the site does not have', AGAIN)
    elif site.language_of(page) != language:
        yield Finding(path, f'is the text of "{page}" in the index of "{language}"', AGAIN)
    elif page in pages:
        yield Finding(path, f'is a second text of "{page}"', AGAIN)
    pages.add(page)


def _uneven_findings(site: Site, pages: Mapping[str, set[str]]) -> Iterator[Finding]:
    """Yields pages that the index of a language lacks, though that of another has them."""
    shared = {language: {site.shared_path(page) for page in of_one} for language, of_one in pages.items() if of_one}
    everywhere = set[str]().union(*shared.values())
    for language, of_one in shared.items():
        for page in sorted(everywhere - of_one):
            path = site.path_in(language, page)
            if path in site.files:
                yield Finding(path, f'is not in the index of "{language}", which other languages have it in', AGAIN)


def _name_findings(site: Site, page_count: int) -> Iterator[Finding]:
    cities = yield from _table(site, CITIES)
    if cities is None:
        return
    lacking = set(site.languages) - set(cities.get("languages", ()))
    if lacking:
        yield Finding(CITIES, f"lacks the languages {', '.join(sorted(lacking))}", AGAIN)
    yield from _table_findings(site, CITIES, cities, page_count)
    for number in range(1, cities.get("files", 1) + 1):
        path = "search/names.json" if number == 1 else f"search/names-{number}.json"
        table = yield from _table(site, path)
        if table is not None:
            yield from _table_findings(site, path, table, page_count)
            rows = len(cities.get("pages", ()))
            if any(int(row) >= rows for row in table.get("cities", {})):
                yield Finding(path, f'names a city beyond the {rows} of "{CITIES}"', AGAIN)
    pages = yield from _table(site, "search/pages.json")
    for facet, values in (pages or {}).items():
        if isinstance(values, dict):
            for value, steps in values.items():
                if sum(steps) >= page_count:
                    yield Finding("search/pages.json", f'"{facet}" {value} has a page beyond {page_count}', AGAIN)


def _table(site: Site, path: str) -> Generator[Finding, None, dict[str, Any] | None]:
    """Returns a table of the search; None where there is none to read, which the files' own check tells too."""
    if path not in site.files:
        yield Finding(path, "does not exist: names are not found", AGAIN)
        return None
    try:
        table = json.loads(site.read(path))
    except ValueError:
        return None
    return table if isinstance(table, dict) else None


def _table_findings(site: Site, path: str, table: Mapping[str, Any], page_count: int) -> Iterator[Finding]:
    if "pages" not in table:
        return
    rows = len(table["pages"])
    lists = {f'"{name}"': table.get(name, []) for name in COLUMNS}
    languages = table.get("languages", [])
    named = zip(languages, table.get("names", []), strict=False)
    lists |= {f'"names" in {language}': names for language, names in named}
    if len(table.get("names", [])) != len(languages):
        yield Finding(path, f"has names in {len(table.get('names', []))} of {len(languages)} languages", AGAIN)
    for name, values in lists.items():
        if len(values) != rows:
            yield Finding(path, f"{name} has {len(values)} rows, {rows} pages have names", AGAIN)
    numbers = accumulate(step for step in table["pages"] if isinstance(step, int))
    if page_count and any(not 0 <= number < page_count for number in numbers):
        yield Finding(path, f"numbers a page beyond the {page_count} of the index", AGAIN)
    for address in table.get("ids", []):
        if isinstance(address, str) and address.endswith("/") and f"{address}index.html" not in site.files:
            yield Finding(path, f'leads to "{address}index.html", which the site does not have', AGAIN)


def _facet_findings(site: Site, pages: Mapping[str, set[str]]) -> Iterator[Finding]:
    names = {path.removeprefix("facets/") for path in site.files if path.startswith("facets/")}
    kinds = sorted({name.partition(".")[0] for name in names} | _kinds_with_facets(site))
    for kind in kinds:
        table = yield from _table(site, f"facets/{kind}.json")
        ids = (table or {}).get("ids", [])
        for language in site.languages:
            yield from _kind_findings(site, kind, language, ids, pages.get(language, set()))


def _kinds_with_facets(site: Site) -> set[str]:
    """Returns the kinds of which there is a table to download."""
    return {kind for kind in ("cities", "agreements") if f"data/{kind}.csv" in site.files}


def _kind_findings(site: Site, kind: str, language: str, ids: Sequence[str], indexed: set[str]) -> Iterator[Finding]:
    for path in (f"facets/{kind}.{language}.json", f"facets/{kind}.names.{language}.json"):
        table = yield from _table(site, path)
        rows = len((table or {}).get("names", ids))
        if rows != len(ids):
            yield Finding(path, f'has {rows} names, "facets/{kind}.json" has {len(ids)} records', AGAIN)
        for address in sorted(set(_addresses(table))):
            target = site.path_in(language, f"{address.partition('#')[0]}index.html")
            if target not in site.files:
                yield Finding(path, f'leads to "{target}", which the site does not have', AGAIN)
    for id_ in ids:
        page = site.path_in(language, f"{kind}/{id_}/index.html")
        if page not in site.files:
            yield Finding(f"facets/{kind}.json", f'leads to "{page}", which the site does not have', AGAIN)
        elif indexed and page not in indexed:
            yield Finding(page, f'is not in the search index of "{language}"', AGAIN)


def _addresses(value: Any) -> Iterator[str]:
    """Yields the addresses of pages in a table, wherever they stand in it."""
    if isinstance(value, dict):
        if isinstance(address := value.get("address"), str):
            yield address
        for one in value.values():
            yield from _addresses(one)
    elif isinstance(value, list):
        for one in value:
            yield from _addresses(one)


def _unpacked(site: Site, path: str) -> bytes:
    content = gzip.decompress(site.read(path))
    if not content.startswith(SIGNATURE):
        raise ValueError("does not begin as Pagefind's files do")
    return content.removeprefix(SIGNATURE)
