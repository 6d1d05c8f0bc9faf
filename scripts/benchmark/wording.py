"""The languages of this project's site, and the words of its interface, which Hugo's layout shows too."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from atlas.languages.cldr_dates import locale_of
from atlas.model.settings import Settings
from atlas.output.site import Site
from atlas.reading.configuration import read_settings
from atlas.records.store import Atlas
from benchmark.settings import AS_OF, ROOT

_LABELS = {
    "search": "Search",
    "languages": "Languages",
    "menu_label": "Menu",
    "here": "You are here",
    "edit": "Edit this page",
    "contents": "Table of contents",
    "skip": "Skip to content",
    "data_licence": "Data licence",
    "code_licence": "Code licence",
    "repository": "Repository",
}


def project_settings() -> Settings:
    """Returns the settings of this project on the fixed day."""
    return read_settings(ROOT, date.fromisoformat(AS_OF))


def language_names(codes: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Returns the codes, each with the name of the language in that language."""
    return tuple((code, (locale_of(code).get_language_name(code) or code).capitalize()) for code in codes)


def wordings(settings: Settings) -> tuple[dict[str, Any], ...]:
    """Returns for each language its `code` and `name`, the name of the `site`, the `menu` and the labels."""
    site = Site(Atlas(()), settings)
    return tuple(_wording(site, code, name) for code, name in language_names(settings.languages))


def _wording(site: Site, code: str, name: str) -> dict[str, Any]:
    gettext = site.gettext(code)
    labels = {key: gettext(message) for key, message in _LABELS.items()}
    entries = (page for entry in site.navigation(code) for page in entry.pages or (entry,))
    menu = [{"label": page.label, "address": page.address} for page in entries]
    own_name, _ = site.settings.name.best((code, *site.settings.fallback))
    return {"code": code, "name": name, "site": own_name, "menu": menu, **labels}
