"""Addresses at the host of the repository: the page for a new file, the form for a new issue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from atlas.model.settings import Settings


class NewFile(NamedTuple):
    """The page on which a new file is written: its address, and the names of the parameters that fill it in.

    `text` is empty where the host takes no text, and `address` where no repository is known.
    """

    address: str = ""
    name: str = ""
    text: str = ""


WRONG_FIELDS = ("record", "values", "source", "quote")
"""The fields of the form "Something is wrong", in its order."""


def new_file(folder: str, settings: Settings) -> NewFile:
    """The page for a new file in a folder of the project."""
    before, edit, branch = settings.edit_root.rpartition("/edit/")
    if not edit:
        return NewFile()
    address = f"{before}/new/{branch}{folder}"
    return NewFile(address, "file_name") if _is_gitlab(settings) else NewFile(address, "filename", "value")


def wrong_form(title: str, values: Mapping[str, str], settings: Settings) -> str:
    """The address of the form "Something is wrong", filled in; a letter where there is no repository; else empty.

    `values` are those of WRONG_FIELDS that are known; elsewhere than on GitHub the text has a heading for each field.
    """
    repository = settings.repository.rstrip("/")
    listed = "\n\n".join(f"### {name.title()}\n\n{values.get(name, '')}" for name in WRONG_FIELDS)
    if repository and _is_gitlab(settings):
        return f"{repository}/-/issues/new?{urlencode({'issue[title]': title, 'issue[description]': listed})}"
    if repository:
        return f"{repository}/issues/new?{urlencode({'template': 'wrong.yml', 'title': title, **values})}"
    if "@" in settings.contact and "://" not in settings.contact:
        query = urlencode({"subject": title, "body": listed}).replace("+", "%20")
        return f"mailto:{settings.contact}?{query}"
    return ""


def _is_gitlab(settings: Settings) -> bool:
    return "gitlab" in urlsplit(settings.repository).netloc or "/-/" in settings.edit_root
