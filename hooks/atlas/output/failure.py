"""The page that a server of edited data shows in place of all others while the site cannot be built."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader

from atlas.languages.edition import edition
from atlas.model.settings import Settings


def failure_page(message: str, language: str, settings: Settings) -> str:
    """A page of HTML with the message that the terminal shows too."""
    gettext = edition(language, settings.fallback).gettext
    template = Environment(loader=PackageLoader("atlas.output"), autoescape=True).get_template("failure.html")
    return template.render(_=gettext, language=language, message=message)
