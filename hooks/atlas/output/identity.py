"""The colours of an atlas as a style sheet."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment, PackageLoader

IDENTITY = "assets/css/identity.css"
"""The address of the style sheet beside those of the components."""


def styles(look: Mapping[str, Mapping[str, str]]) -> str:
    """Custom properties for the colours of `look`, which has the schemes `light` and `dark`."""
    templates = Environment(loader=PackageLoader("atlas.output"), trim_blocks=True, lstrip_blocks=True)
    return templates.get_template("identity.css").render(look=look)
