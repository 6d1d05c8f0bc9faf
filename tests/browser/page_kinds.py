"""Every kind of page, as the addresses of one page each."""

from served_site import ServedSite

ROOTS = ["", "ru/", "sv/", "fi/"]
KINDS = ["cities", "regions", "organisations", "agreements", "projects", "events", "works", "sources", "topics"]
OTHERS = ["", "countries/", "countries/fi/", "data-quality/", "data-quality/inferred/", "search/?q=2017", "about/"]
TIME = [
    "about/status/",
    "agreements/in/",
    "agreements/in/2005/",
    "agreements/?as_of=2005",
    "anniversaries/",
    "anniversaries/fi/",
]
TIMELINES = ["timeline/", "timeline/kinds/events/", "briefings/petrozavodsk--varkaus/", "briefings/countries/fi/"]


def addresses(served: ServedSite, root: str) -> list[str]:
    """One of each kind of page: of the records the longest page in the root language, in others one in the middle."""
    records = []
    for kind in KINDS:
        pages = sorted((served.site_dir / kind).glob("*/index.html"), key=lambda path: (path.stat().st_size, path))
        chosen = pages[len(pages) // 2] if root else pages[-1]
        records.append(f"{kind}/{chosen.parent.name}/")
    return [root + address for address in (*OTHERS, *TIME, *TIMELINES, "agreements/", "events/", *records)]


def quarter(served: ServedSite, root: str) -> list[str]:
    """Some of them, others for each root: together every kind, and every language."""
    return addresses(served, root)[ROOTS.index(root) :: len(ROOTS)]
