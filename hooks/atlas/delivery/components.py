"""The works of others that the site ships, from components.toml: fonts, scripts, styles, names, land of the maps."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version

from atlas.messages.message import N_
from atlas.package import ROOT

MANIFEST = ROOT / "delivery" / "components.toml"

PUBLIC_DOMAIN = "LicenseRef-public-domain"
"""The licence of a work on which nobody has rights; SPDX has no identifier for it."""

USES = {
    "fonts": N_("fonts"),
    "script": N_("script"),
    "styles": N_("style sheet"),
    "icons": N_("icons in the style sheet"),
    "names": N_("names of countries and languages, forms of dates and numbers"),
    "land": N_("coastlines of the maps"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A work of others. `registry` is npm, pypi or deb, `version` that of `package`; `files` are SHA-256 by path."""

    name: str
    use: str
    registry: str
    package: str
    version: str
    licence: str
    licence_file: str
    authors: str
    source: str
    files: Mapping[str, str] = field(default_factory=dict)

    @property
    def purpose(self) -> str:
        """The use that the site makes of it, as a message of the interface."""
        return USES[self.use]


@cache
def read_components() -> Mapping[str, Component]:
    """The components by their key in the manifest, in its order."""
    tables = tomllib.loads(MANIFEST.read_text("utf-8"))
    return {key: _component(table) for key, table in tables.items()}


def _component(table: dict[str, object]) -> Component:
    if "version" not in table:
        table["version"] = version(str(table["package"]))
    return Component(**table)  # type: ignore[arg-type] # an unknown or missing field is a TypeError
