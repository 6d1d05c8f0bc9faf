"""How `mkdocs serve` learns of changes; no hook by itself, site_serve.py uses it.

MkDocs looks at each file twice a second: of tens of thousands it learns late, and requests wait meanwhile. The system
tells at once.
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
    from watchdog.observers.api import BaseObserver as _Native
else:
    from watchdog.observers import Observer as _Native

_CHANGES = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]


class _Told(_Native):
    """Is told of changes, and not of files that are only read."""

    def schedule(self, event_handler: FileSystemEventHandler, path: str, *, recursive: bool = False, **_: Any) -> Any:
        return super().schedule(event_handler, path, recursive=recursive, event_filter=_CHANGES)


def be_told(server: LiveReloadServer, config: MkDocsConfig) -> bool:
    """Lets the system tell the server of changes. False, and all as it was, where the system cannot."""
    if not _tells([config.docs_dir, *config.watch]):
        return False
    watched = [path for path in (config.docs_dir, config.config_file_path, *config.theme.dirs) if _let_go(server, path)]
    server.observer = _Told()
    for path in watched:
        server.watch(path)
    return True


def _let_go(server: LiveReloadServer, path: str) -> bool:
    """Whether the server watched a path. It no longer does."""
    try:
        server.unwatch(path)
    except KeyError:
        return False
    return True


def _tells(paths: list[str]) -> bool:
    """Whether the system tells of changes in folders: it may have no more room to watch."""
    trial = _Told()
    try:
        for path in paths:
            trial.schedule(FileSystemEventHandler(), path, recursive=True)
        trial.start()
    except OSError:
        return False
    finally:
        trial.stop()
    return True
