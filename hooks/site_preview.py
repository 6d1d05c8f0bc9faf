"""Pages for `mkdocs serve`, made when asked for; no hook by itself, site_serve.py uses it."""

from collections.abc import Mapping

from atlas.model.kinds import KINDS
from atlas.output.failure import failure_page
from atlas.output.finishing import Output
from atlas.output.layouts import Layout, Section, section_of
from atlas.output.live_site import LiveSite
from atlas.pages.calendar.calendars import page_of_calendar
from atlas.pages.publishing.page import Page
from atlas.pages.tables.tables import table_address

FAILURE = "failure.html"
"""The path of the page that tells of a failure."""
_GENERATED = ("/index.html", ".csv", ".ics")


class Preview:
    """Writes a page into the site's folder when it is asked for, so that the engine's server finds it there.

    One call at a time.
    """

    def __init__(self, live: LiveSite, layouts: Mapping[Section, Layout], output: Output) -> None:
        self._live = live
        self._layouts = layouts
        self._output = output
        self._edited = False

    def refresh(self) -> bool:
        """Takes up the edits of data/; returns False where there are none. Raises ProblemsFound."""
        changed = self._live.refresh()
        self._edited |= changed
        return changed

    def prepare(self, path: str) -> None:
        """Writes the file at a path of the site, if it is a page that an edit may have changed or belongs to one."""
        file = f"{path}index.html" if path.endswith("/") else path
        if self._edited and file.endswith(_GENERATED) and ".." not in file:
            self._write(file, *self._page_of(file))

    def write_failure_page(self, path: str, message: str) -> str:
        """Writes the page that tells of a failure, in the language of a path of the site; returns its own path."""
        language, _ = self._page_of(path)
        self._replace(FAILURE, failure_page(message, language, self._live.site.settings).encode())
        return FAILURE

    def _page_of(self, file: str) -> tuple[str, str]:
        """The language and the address of the page that is the file, or to which it belongs."""
        page = page_of_calendar(file) or self._page_of_table(file)
        if page and page[0] in self._output.roots:
            return page
        roots = sorted(self._output.roots.items(), key=lambda item: len(item[1]), reverse=True)
        language, root = next((language, root) for language, root in roots if file.startswith(root))
        return language, file.removeprefix(root).rpartition("/")[0] + "/"

    def _page_of_table(self, file: str) -> tuple[str, str] | None:
        """The page to which the table of a kind belongs; None for other files."""
        first = self._live.site.settings.languages[0]
        return next(((first, f"{kind}/") for kind in KINDS if file == table_address(kind)), None)

    def _write(self, file: str, language: str, address: str) -> None:
        page = self._live.site.page_at(language, address)
        content = self._content(page, file) if page else None
        if content is not None:
            self._replace(file, content)
        elif address.partition("/")[0] in KINDS:
            (self._output.folder / file).unlink(missing_ok=True)

    def _replace(self, file: str, content: bytes) -> None:
        path = self._output.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(".new")
        new.write_bytes(content)
        new.replace(path)

    def _content(self, page: Page, file: str) -> bytes | None:
        if file.endswith(".html"):
            return self._layouts[section_of(page.language, page.address, page.edit_path)].fill(page).encode()
        return dict(page.files()).get(file)
