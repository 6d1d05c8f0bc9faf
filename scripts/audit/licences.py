"""Licences of what the site ships: those allowed, and whether files and packages say the same as the manifest."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from importlib.metadata import metadata
from pathlib import Path

from atlas.delivery.components import PUBLIC_DOMAIN, Component

ALLOWED = frozenset(
    (
        *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0"),
        *("ISC", "MIT", "OFL-1.1", "Unicode-3.0", PUBLIC_DOMAIN),
    )
)
"""Licences under which a work may be shipped beside code under MIT and data under CC0."""

_MEANT = ("README.md", "vendor.toml")
_PARTS = {"icons": "Apache-2.0", "names": "Unicode-3.0"}
"""Works that have another licence than the package in which they come."""


def licence_faults(root: Path, components: Mapping[str, Component]) -> Iterator[str]:
    """Faults of the works of others in the project, one line each."""
    for component in components.values():
        yield from _faults(root, component)
    named = {path for one in components.values() for path in (*one.files, f"docs/{one.licence_file}")}
    for path in sorted((root / "docs/assets/vendor").rglob("*")):
        place = path.relative_to(root).as_posix()
        if path.is_file() and path.name not in _MEANT and place not in named:
            yield f"{place}: in no component of the manifest"


def _faults(root: Path, component: Component) -> Iterator[str]:
    if component.licence not in ALLOWED:
        yield f"{component.name}: the licence {component.licence} is not allowed"
    if component.licence != PUBLIC_DOMAIN and not _is_text(root / "docs" / component.licence_file):
        yield f"{component.name}: the text of its licence is missing"
    for place, checksum in component.files.items():
        if not (root / place).is_file():
            yield f"{place}: missing"
        elif hashlib.sha256((root / place).read_bytes()).hexdigest() != checksum:
            yield f"{place}: not the file of the manifest, by its SHA-256"
    named = _licence_of(root, component)
    if named and named != (_PARTS.get(component.use) or component.licence):
        yield f"{component.name}: {component.licence} in the manifest, {named} in its package"


def _is_text(path: Path) -> bool:
    return path.is_file() and bool(path.read_text("utf-8").strip())


def _licence_of(root: Path, component: Component) -> str:
    """The licence that a package itself names, where it is locked here; of a work within a package, the known one."""
    if component.use in _PARTS:
        return _PARTS[component.use]
    if component.registry == "npm":
        lock = json.loads((root / "requirements/npm/package-lock.json").read_text("utf-8"))
        return str(lock["packages"].get(f"node_modules/{component.package}", {}).get("license", ""))
    if component.registry == "pypi":
        fields = metadata(component.package)
        return re.sub(r"\s.*", "", fields.get("License-Expression") or fields.get("License") or "")
    return ""
