"""Serves the site while data/ is edited, as `make serve ADDRESS=127.0.0.1:8000` does, and shows edits as they come.

It begins with the pages and the search index of the last `make site`, as far as they hold still.
"""

import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from atlas.incremental.cache_files import remove
from atlas.incremental.manifest import link_or_copy

CACHE = Path(".cache")
OWN_CACHE = CACHE / "serve"
MANIFEST, SEGMENTS = "site.json", "search"


def main() -> None:
    """Becomes the engine's server, in the working directory."""
    if not Path("site").is_dir():
        print("There is no site/ to begin with: all pages are made first. `make site` keeps them for the next time.")
    take_over_caches()
    environment = {
        "ATLAS_REUSE": "site",
        "ATLAS_MANIFEST": str(OWN_CACHE / MANIFEST),
        "ATLAS_SEGMENTS": str(OWN_CACHE / SEGMENTS),
    }
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", sys.argv[1]]
    sys.stdout.flush()
    os.execve(sys.executable, command, os.environ | environment)


def take_over_caches() -> None:
    """Gives this server the caches of the last build as its own: `make site` may run beside it, and remove some."""
    shutil.rmtree(OWN_CACHE / SEGMENTS, ignore_errors=True)
    for path in (CACHE / MANIFEST, *(CACHE / SEGMENTS).glob("*")):
        target = OWN_CACHE / path.relative_to(CACHE)
        remove(target)
        with suppress(FileNotFoundError):  # none yet, or just removed by a build
            link_or_copy(path, target)


if __name__ == "__main__":
    main()
