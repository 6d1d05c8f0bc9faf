"""Watches the files of `mkdocs serve` through the system; no hook by itself, site_serve.py uses it.

MkDocs looks at each file twice a second: of changes in tens of thousands it learns late, and requests wait meanwhile.
The system reports them at once.
"""

from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEventHandler,
)

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver as _Observer
else:
    from watchdog.observers import Observer as _Observer

_CHANGES = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]


class _ChangeObserver(_Observer):
    """Observes changes of files, and not that they are read."""

    def schedule(self, event_handler: FileSystemEventHandler, path: str, *, recursive: bool = False, **_: Any) -> Any:
        return super().schedule(event_handler, path, recursive=recursive, event_filter=_CHANGES)


def watch_by_system(server: LiveReloadServer, config: MkDocsConfig) -> bool:
    """Lets the system report changes to the server. Returns False, and leaves all as it was, where it cannot."""
    if not _can_watch([config.docs_dir, *config.watch]):
        return False
    paths = (config.docs_dir, config.config_file_path, *config.theme.dirs)
    watched = [path for path in paths if _unwatch(server, path)]
    server.observer = _ChangeObserver()
    for path in watched:
        server.watch(path)
    return True


def _unwatch(server: LiveReloadServer, path: str) -> bool:
    """Ends the server's watch over a path; returns False where there was none."""
    try:
        server.unwatch(path)
    except KeyError:
        return False
    return True


def _can_watch(paths: list[str]) -> bool:
    """Tests if the system reports changes in folders: it may have no more room to watch."""
    trial = _ChangeObserver()
    try:
        for path in paths:
            trial.schedule(FileSystemEventHandler(), path, recursive=True)
        trial.start()
    except OSError:
        return False
    finally:
        trial.stop()
    return True
