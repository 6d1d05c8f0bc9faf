"""Serves a built site by a real server: `python scripts/serve_built_site.py SITE ADDRESS [nginx | caddy]`.

The server has the configuration of docs/developers/hosts, with another folder and address: what is seen here is what a
reader gets of such a host.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from hosting.servers import environment, installed_servers, server_command

FOLDER = Path(".build/server")


def main(arguments: Sequence[str]) -> None:
    """Becomes the server. Raises SystemExit with a message where there is none."""
    site, address, *wanted = arguments
    installed = installed_servers()
    names = [name for name in installed if not wanted or name in wanted]
    if not names:
        raise SystemExit(f"{' '.join(wanted) or 'No server'} is not installed: apt-get install nginx-light, or caddy")
    FOLDER.mkdir(parents=True, exist_ok=True)
    command = server_command(names[0], Path(site), address, FOLDER)
    print(f"{names[0]} serves {site}/ at http://{address}/ (Ctrl-C ends it)", flush=True)
    os.execve(command[0], command, environment(FOLDER))


if __name__ == "__main__":
    main(sys.argv[1:])
