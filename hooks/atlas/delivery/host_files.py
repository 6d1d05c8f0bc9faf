"""Configuration files for hosts, all of them made of `headers`: nginx, Caddy, Cloudflare Pages and Vercel."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from atlas.delivery.headers import COMPRESSED, EVERYWHERE, RULES, TYPES, HeaderRule, media_type

_IN_TEMPLATES = ("nginx.conf", "Caddyfile", "_headers")


@dataclass(frozen=True, slots=True, kw_only=True)
class HostedPlace:
    """The place where a server of one's own finds the site, and the address at which it answers.

    `mount` is the path of the site below `root`, such as `/atlas/`. `listen` and `host` are for nginx, `address` is for
    Caddy.
    """

    root: str = "/srv/atlas"
    host: str = "atlas.example"
    listen: str = "80"
    address: str = "http://atlas.example"
    mount: str = "/"


def host_files(place: HostedPlace | None = None) -> Iterator[tuple[str, str]]:
    """The names and texts of all files."""
    for name in _IN_TEMPLATES:
        yield name, _rendered(name, place or HostedPlace())
    yield "vercel.json", json.dumps({"trailingSlash": True, "headers": list(_for_vercel())}, indent=2) + "\n"


def _rendered(name: str, place: HostedPlace) -> str:
    values = {name: getattr(place, name) for name in HostedPlace.__slots__}
    return _environment().get_template(name).render(**values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("atlas.delivery"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    compressed = [TYPES[suffix] for suffix in COMPRESSED]
    environment.globals.update(everywhere=EVERYWHERE, rules=RULES, types=TYPES, media_type=media_type)
    environment.globals.update(compressed_types=compressed, charset_types=list(_with_charset()))
    environment.filters["regex"] = _regex
    return environment


def _with_charset() -> Iterator[str]:
    """Types whose text is named as UTF-8; nginx names text/html by itself."""
    for suffix, name in TYPES.items():
        if media_type(suffix) != name and name != "text/html":
            yield name


def _regex(rule: HeaderRule, mount: str) -> str:
    return f"^{re.escape(mount + rule.folder)}" if rule.folder else rf"\.{rule.suffix}$"


def _for_vercel() -> Iterator[dict[str, Any]]:
    """Rules of which each header is set by one alone: what a rule sets, the wider one leaves to it."""
    for name, value in EVERYWHERE.items():
        others = [rule for rule in RULES if name in rule.headers]
        left_out = "".join(f"(?!{_tail(rule)})" for rule in others)
        yield _vercel(f"/({left_out}.*)", {name: value})
    for rule in RULES:
        yield _vercel(f"/({_tail(rule)})", dict(rule.headers))
    for suffix in TYPES:
        yield _vercel(rf"/(.*\.{suffix})", {"Content-Type": media_type(suffix)})


def _tail(rule: HeaderRule) -> str:
    return f"{rule.folder}.*" if rule.folder else rf".*\.{rule.suffix}$"


def _vercel(source: str, headers: dict[str, str]) -> dict[str, Any]:
    return {"source": source, "headers": [{"key": key, "value": value} for key, value in headers.items()]}
