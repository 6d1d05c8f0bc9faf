"""Every kind of page, as the addresses of one page each."""

from served_site import ServedSite

ROOTS = ["", "ru/", "sv/", "fi/"]
KINDS = ["cities", "regions", "organisations", "agreements", "projects", "events", "works", "sources", "topics"]
KINDS += [
    "countries",
    "countries/ru",
    "agreements/in",
    "anniversaries",
    "timeline/kinds",
    "timeline/topics",
    "data-quality",
]
KINDS += ["briefings", "briefings/cities", "briefings/countries", "briefings/events", "contribute/new"]
KINDS += ["changes", "changes/countries", "translation-status"]
"""The folders that hold pages of a kind."""
SINGLE = [
    "",
    "about/",
    "about/status/",
    "contribute/",
    "contribute/new/",
    "contribute/guide/",
    "contribute/fields/",
    "contribute/checks/",
    "search/",
    "search/?q=20",
    "data-quality/",
    "timeline/",
]
SINGLE += [
    "agreements/",
    "agreements/in/",
    "agreements/?as_of=2005&sort=-start",
    "anniversaries/",
    "changes/",
    "data/",
    "data/acts/",
    "countries/",
    "events/",
    "translation-status/",
]
"""The pages of which there is one, some of them asked for something."""


def addresses(served: ServedSite, root: str) -> list[str]:
    """One of each kind of page: where it has several the longest in the root language, in others one in the middle."""
    kinds = [kind for kind in KINDS if pages(served, kind)]
    chosen = [pages(served, kind)[len(pages(served, kind)) // 2] if root else longest(served, kind) for kind in kinds]
    return [root + address for address in (*SINGLE, *chosen)]


def longest(served: ServedSite, kind: str) -> str:
    """The longest page of a kind."""
    return pages(served, kind)[-1]


def pages(served: ServedSite, kind: str) -> list[str]:
    """The pages of a kind in the root language, by their length; an atlas may have none."""
    found = sorted((served.site_dir / kind).glob("*/index.html"), key=lambda path: (path.stat().st_size, path))
    found = [path for path in found if kind != "agreements/in" or path.parent.name.endswith("s")]  # no former address
    return [f"{kind}/{path.parent.name}/" for path in found]


def all_addresses(served: ServedSite, root: str) -> list[str]:
    """Every page of a language."""
    pages = (path.parent.relative_to(served.site_dir).as_posix() for path in served.site_dir.rglob("index.html"))
    found = [f"{page}/".removeprefix("./") for page in sorted(pages)]
    others = tuple(filter(None, ROOTS))
    return [address for address in found if (address.startswith(root) if root else not address.startswith(others))]


def quarter(served: ServedSite, root: str) -> list[str]:
    """Some of them, others for each root: together every kind, and every language."""
    return addresses(served, root)[ROOTS.index(root) :: len(ROOTS)]
