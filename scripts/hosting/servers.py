"""nginx and Caddy in the foreground, for one folder at one address, with the configuration of the files for hosts."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from atlas.delivery.host_files import HostedPlace, host_files

_NGINX = """\
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
worker_processes auto;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    open_file_cache max=20000;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/atlas.conf;
}}
"""


def server_command(name: str, site: Path, address: str, folder: Path, mount: str = "/") -> list[str]:
    """The command of a server, whose configuration is written into `folder`. `address` is like `127.0.0.1:8000`.

    With a `mount` such as `/atlas/` the site is what stands in `site` below that path.
    """
    place = HostedPlace(root=str(site.absolute()), host="_", listen=address, address=f"http://{address}", mount=mount)
    return _COMMANDS[name](dict(host_files(place)), folder.absolute())


def installed_servers() -> list[str]:
    """The servers that this machine has, in the order in which they are preferred."""
    return [name for name in _COMMANDS if _program(name)]


def environment(folder: Path) -> dict[str, str]:
    """The environment of a server, which writes nothing outside `folder`."""
    return {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}


def _nginx(files: Mapping[str, str], folder: Path) -> list[str]:
    (folder / "atlas.conf").write_text(files["nginx.conf"], encoding="utf-8")
    user = "user root;\n" if os.geteuid() == 0 else ""  # else its workers may not read the site
    (folder / "nginx.conf").write_text(user + _NGINX.format(folder=folder), encoding="utf-8")
    return [_program("nginx"), "-e", str(folder / "error.log"), "-p", str(folder), "-c", str(folder / "nginx.conf")]


def _caddy(files: Mapping[str, str], folder: Path) -> list[str]:
    (folder / "Caddyfile").write_text("{\n\tadmin off\n}\n" + files["Caddyfile"], encoding="utf-8")
    return [_program("caddy"), "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


def _program(name: str) -> str:
    return shutil.which(name, path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin") or ""


_COMMANDS: Mapping[str, Callable[[Mapping[str, str], Path], list[str]]] = {"nginx": _nginx, "caddy": _caddy}
