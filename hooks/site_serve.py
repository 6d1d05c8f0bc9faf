"""`mkdocs serve`: after an edit of data/ pages are made when asked for; the rest follows in the background.

on_config at -150: remembers the state of data/ before site_data.py reads it.
on_post_build at -300: takes over each whole build when site_finish.py is done with it.
on_serve: rebuilds pass through here, and so do requests. Pages of records and indexes come from the edited data at
once; the other overviews, the sitemap and the search index from a build in a process of its own.
"""

import gc
import signal
import threading
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority, get_plugin_logger

from atlas.delivery.policy import without_policy
from atlas.model.problems import ProblemsFound
from atlas.output.live_site import FileStates, LiveSite, file_states
from atlas.parallel.garbage import collect_rarely
from atlas.parallel.pool import WorkFailed
from site_background import Background
from site_preview import Preview
from site_watching import watch_by_system

log = get_plugin_logger("atlas")


class Serving:
    """The state of one `mkdocs serve` between its builds."""

    is_serving = False
    states_before: FileStates
    preview: Preview
    background: Background
    engine: tuple[Any, ...]

    def __init__(self) -> None:
        self.lock = threading.Lock()  # builds fork, and no request may hold another lock just then
        self.failure = ""

    def take_over(self, config: MkDocsConfig) -> None:
        """Begins anew from a whole build."""
        root = Path(config.config_file_path).parent
        output, manifest = config.extra["built"]
        live = LiveSite(root, config.extra["site"], self.states_before)
        self.preview = Preview(live, config.extra["layouts"], output)
        self.background = Background(root, output, manifest)
        self.engine = _engine_state(config)
        gc.unfreeze()
        gc.collect()
        collect_rarely()

    def rebuild(self, config: MkDocsConfig, whole: Callable[[], None]) -> None:
        """After files changed. What stands in the way is logged, and shown in place of each page."""
        with self.lock:
            try:
                self._rebuild(config, whole)
                self.failure = ""
            except (Abort, ProblemsFound, WorkFailed) as error:
                self.failure = str(error)
            except Exception:  # of a plugin, or of a hook that is being edited
                self.failure = traceback.format_exc()
            if self.failure:
                self.background.stop()
                log.error("%s", self.failure)

    def _rebuild(self, config: MkDocsConfig, whole: Callable[[], None]) -> None:
        """Takes up edits of data; anything else is a whole build."""
        if _engine_state(config) != self.engine:
            self.background.stop()
            self.engine = ()  # until it stands: a build that fails leaves half a site
            whole()
        elif self.preview.refresh():
            self.background.start(lambda message: log.error("%s", message))

    def prepare(self, path: str) -> str:
        """Makes what stands at a path of the site; returns the path at which it is found."""
        with self.lock:
            if self.failure and path.endswith(("/", ".html")):
                return self.preview.write_failure_page(path, self.failure)
            self.preview.prepare(path)
            return path


SERVING = Serving()


def on_startup(command: str, dirty: bool) -> None:
    """A plain build needs nothing of this."""
    SERVING.is_serving = command == "serve"
    if SERVING.is_serving:
        signal.signal(signal.SIGTERM, _end_as_interrupted)


@event_priority(-150)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Before the data is read: a build may take minutes, in which it is edited."""
    if SERVING.is_serving and not config.plugins["i18n"].building:
        SERVING.states_before = file_states(Path(config.config_file_path).parent)
    return config


@event_priority(-300)
def on_post_build(config: MkDocsConfig) -> None:
    """Fires after the last language too, when everything stands."""
    if SERVING.is_serving and not config.plugins["i18n"].building:
        SERVING.take_over(config)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
    """Puts the preview between the server and its folder."""
    answer = server.get_app()

    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if path.startswith(server.mount_path):
            environ["PATH_INFO"] = server.mount_path + SERVING.prepare(path.removeprefix(server.mount_path))
        # The policy of a page would forbid the script by which the server shows edits.
        return map(without_policy, answer(environ, start_response))

    if config.extra["atlas"].get("polls") or not watch_by_system(server, config):
        log.info("Looking for changes in all files, twice a second")
    server.builder = lambda: SERVING.rebuild(config, builder)
    server.set_app(app)
    server.builder()  # with what was edited since the data was read
    return server


def on_shutdown() -> None:
    """Ends the build that still runs."""
    if hasattr(SERVING, "background"):
        SERVING.background.close()


def _end_as_interrupted(_signal: int, _frame: object) -> None:
    """Leaves as little as after Ctrl-C. Only once: `make` passes the signal on, and nothing may interrupt the end."""
    signal.signal(signal.SIGTERM, lambda *_: None)  # not SIG_IGN, which a build that begins just now would inherit
    raise KeyboardInterrupt


def _engine_state(config: MkDocsConfig) -> tuple[Any, ...]:
    """The state of every file but data: a change of one may change any page, so the engine builds the whole site.

    Without layouts the engine makes the pages of records too, so data is no exception.
    """
    root = Path(config.config_file_path).parent
    data = root / "data" if config.extra["layouts"] else None
    folders = [Path(config.docs_dir), *(Path(path) for path in config.watch if Path(path).resolve() != data)]
    files = [Path(config.config_file_path), *(path for folder in folders for path in sorted(folder.rglob("*")))]
    found = ((path, path.stat()) for path in files if path.is_file() and "__pycache__" not in path.parts)
    return tuple((path, stat.st_mtime_ns, stat.st_size) for path, stat in found)
