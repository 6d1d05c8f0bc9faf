"""The bill of materials of the site (CycloneDX 1.6, JSON): what of others it ships, and what has built it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from atlas.delivery.components import PUBLIC_DOMAIN, Component

ADDRESS = "assets/bill-of-materials.cdx.json"
"""The address of the file below the site's root."""

_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)
_DISTRIBUTIONS = {"npm": "npm", "pypi": "pypi", "deb": "deb/debian"}

Plain = dict[str, Any]


def bill_of_materials(name: str, components: Mapping[str, Component], requirements: str = "") -> bytes:
    """The file. `requirements` are the locked Python packages of the build, as pip reads them.

    It holds no time and no number of its own: the same versions give the same bytes.
    """
    built_by = [_package(*found.groups()) for found in _LOCKED.finditer(requirements)]
    content = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": "site", "name": name}},
        "components": [*(_shipped(key, one) for key, one in components.items()), *built_by],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"


def _shipped(key: str, component: Component) -> Plain:
    plain: Plain = {
        "type": "data" if component.use in ("land", "names") else "library",
        "bom-ref": key,
        "name": component.package,
        "description": component.name,
        "version": component.version,
        "authors": [{"name": component.authors}],
        "licenses": [{"license": _licence(component.licence)}],
        "purl": _purl(component.registry, component.package, component.version),
        "externalReferences": [{"type": "website", "url": component.source}],
    }
    return plain | ({"components": list(_files(component.files.items()))} if component.files else {})


def _files(sums: Iterable[tuple[str, str]]) -> Iterator[Plain]:
    for path, checksum in sums:
        yield {"type": "file", "name": path, "hashes": [{"alg": "SHA-256", "content": checksum}]}


def _licence(identifier: str) -> Plain:
    return {"name": "Public domain"} if identifier == PUBLIC_DOMAIN else {"id": identifier}


def _package(name: str, version: str) -> Plain:
    purl = _purl("pypi", name, version)
    return {"type": "library", "bom-ref": purl, "name": name, "version": version, "scope": "excluded", "purl": purl}


def _purl(registry: str, package: str, version: str) -> str:
    """The address of a package by the rules of package-url."""
    name = package.lower().replace("_", "-") if registry == "pypi" else package
    return f"pkg:{_DISTRIBUTIONS[registry]}/{quote(name)}@{quote(version)}"
