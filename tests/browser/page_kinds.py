"""Every kind of page, as the addresses of one page each."""

from served_site import ServedSite

ROOTS = ["", "ru/", "sv/", "fi/"]
KINDS = ["cities", "regions", "organisations", "agreements", "projects", "events", "works", "sources", "topics"]
KINDS += ["briefings", "briefings/events", "data-quality", "timeline/topics"]
OTHERS = ["", "countries/", "countries/fi/", "data-quality/", "search/", "search/?q=2017", "about/", "contribute/"]
TIME = [
    "about/status/",
    "agreements/in/",
    "agreements/in/2005/",
    "agreements/?as_of=2005",
    "anniversaries/",
    "anniversaries/fi/",
]
TIMELINES = ["timeline/", "timeline/kinds/events/", "briefings/countries/fi/"]


def addresses(served: ServedSite, root: str) -> list[str]:
    """One of each kind of page: where it has several the longest in the root language, in others one in the middle."""
    chosen = []
    for kind in KINDS:
        pages = sorted((served.site_dir / kind).glob("*/index.html"), key=lambda path: (path.stat().st_size, path))
        one = pages[len(pages) // 2] if root else pages[-1]
        chosen.append(f"{kind}/{one.parent.name}/")
    return [root + address for address in (*OTHERS, *TIME, *TIMELINES, "agreements/", "events/", *chosen)]


def all_addresses(served: ServedSite, root: str) -> list[str]:
    """Every page of a language."""
    pages = (path.parent.relative_to(served.site_dir).as_posix() for path in served.site_dir.rglob("index.html"))
    found = [f"{page}/".removeprefix("./") for page in sorted(pages)]
    others = tuple(filter(None, ROOTS))
    return [address for address in found if (address.startswith(root) if root else not address.startswith(others))]


def quarter(served: ServedSite, root: str) -> list[str]:
    """Some of them, others for each root: together every kind, and every language."""
    return addresses(served, root)[ROOTS.index(root) :: len(ROOTS)]
