"""Pages for `mkdocs serve`, made when asked for; no hook by itself, site_serve.py uses it."""

import threading
from collections.abc import Mapping

from atlas.finishing import Output
from atlas.live import Live
from atlas.model import KINDS
from atlas.pages.shell import Part, Shell, part_of


class Preview:
    """Puts a page into the site's folder when it is asked for, so that the engine's server finds it there."""

    def __init__(self, live: Live, shells: Mapping[Part, Shell], output: Output) -> None:
        self._live = live
        self._shells = shells
        self._output = output
        self._edited = False
        self._lock = threading.Lock()

    def refresh(self) -> None:
        """Takes up the edits of data/. Raises ProblemsFound."""
        with self._lock:
            self._live.refresh()
            self._edited = True

    def prepare(self, path: str) -> None:
        """Makes the page at a path of the site, where it is one of those that an edit may have changed."""
        if not self._edited or not path.endswith(("/", "/index.html")):
            return
        languages = sorted(self._output.roots.items(), key=lambda item: len(item[1]), reverse=True)
        language, root = next((language, root) for language, root in languages if path.startswith(root))
        address = path.removeprefix(root).removesuffix("index.html")
        with self._lock:
            self._put(language, address, f"{root}{address}index.html")

    def _put(self, language: str, address: str, file: str) -> None:
        page = self._live.site.page_at(language, address)
        path = self._output.folder / file
        if page:
            html = self._shells[part_of(language, page.address, page.edit_path)].fill(page)
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = path.with_suffix(".new")
            beside.write_text(html, encoding="utf-8")
            beside.replace(path)
        elif address.partition("/")[0] in KINDS:
            path.unlink(missing_ok=True)
