"""A built site: its files, its address, its languages, and the targets of addresses on its pages."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

from sitecheck.markup import parse_page

EMBEDS = "embed"
"""The folder of pages that stand within other sites; below it is one for each language."""

THIS_MACHINE = re.compile(r"(?:(?:.+\.)?localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\])(?::\d+)?", re.IGNORECASE)


class Target(NamedTuple):
    """The target of an address: a file of the site (`path`), another `host`, or a `fault`.

    `language` is that of a page.
    """

    path: str = ""
    fragment: str = ""
    host: str = ""
    fault: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The files of `folder` as POSIX paths; `scheme`, `host` and `prefix` (with both slashes) of its address.

    `folder_languages` have a folder of their own, `root_language` is that of all other pages.
    """

    folder: Path
    files: frozenset[str]
    scheme: str
    host: str
    prefix: str
    root_language: str
    folder_languages: frozenset[str]
    _targets: dict[tuple[str, str], Target] = field(default_factory=dict, repr=False, compare=False)

    @property
    def url(self) -> str:
        """The address of the home page."""
        return f"{self.scheme}://{self.host}{self.prefix}"

    @property
    def languages(self) -> list[str]:
        """All languages, the root's first."""
        return [self.root_language, *sorted(self.folder_languages)]

    def read(self, path: str) -> bytes:
        """Returns the content of a file."""
        with open(f"{self.folder}/{path}", "rb") as file:  # noqa: PTH123 - a Path for each of 11,000 files takes a second
            return file.read()

    def language_of(self, path: str) -> str:
        """Returns the language of a page, by its folder."""
        first, _, rest = path.partition("/")
        if first == EMBEDS:
            first = rest.partition("/")[0]
        return first if first in self.folder_languages else self.root_language

    def path_in(self, language: str, path: str) -> str:
        """Returns the path that a page of the root language has in another language."""
        return path if language == self.root_language else f"{language}/{path}"

    def shared_path(self, path: str) -> str:
        """Returns the path that a page has in the root language."""
        first, _, rest = path.partition("/")
        return rest if first in self.folder_languages else path

    def resolve(self, page: str, address: str) -> Target:
        """Returns the target of an address in the file `page`."""
        if address.startswith("#"):
            return Target(path=page, fragment=address[1:])
        if page.endswith("404.html") or not address or address[0] in "? \t\r\n":
            return self._resolve(page, address)
        folder, rest = page[: page.rfind("/") + 1], address
        while folder and rest.startswith("../"):
            folder, rest = folder[: folder.rfind("/", 0, -1) + 1], rest[3:]
        if rest.startswith(("http:", "https:")):
            folder = ""
        key = (folder, rest)
        target = self._targets.get(key)
        if target is None:
            target = self._targets[key] = self._resolve(folder, rest or "./")
        return target

    def _resolve(self, page: str, address: str) -> Target:
        try:
            parts = urlsplit(address.strip())
        except ValueError:
            return Target(fault="is no address")
        if parts.scheme in ("javascript", "vbscript") or address.lstrip()[:14].lower() == "data:text/html":
            return Target(fault="runs a script")
        if parts.netloc or parts.scheme in ("http", "https"):
            return self._absolute(parts)
        if parts.scheme:
            return Target()
        if parts.path.startswith("/"):
            if not unquote(parts.path).startswith(self.prefix):
                return Target(fault=f'lacks the path of the site, "{self.prefix}"')
            return self._absolute(parts)
        if not parts.path:
            return Target(path=page, fragment=parts.fragment, fault="" if parts.query else "is empty")
        if is_not_found_page(page):
            return Target(fault="is relative, but this page answers at any address")
        return self._file(page.split("/")[:-1], unquote(parts.path), parts.fragment)

    def _absolute(self, parts: SplitResult) -> Target:
        scheme, host = parts.scheme or self.scheme, parts.netloc.lower() or self.host
        path = unquote(parts.path) or "/"
        if host == self.host and path.startswith(self.prefix) and scheme in ("http", "https"):
            if scheme != self.scheme:
                return Target(fault=f'names this site with "{scheme}", it is published with "{self.scheme}"')
            return self._file([], path.removeprefix(self.prefix), parts.fragment)
        if parts.netloc and host != self.host and THIS_MACHINE.fullmatch(host):
            return Target(fault="leads to the reader's own machine")
        return Target(host=parts.netloc)

    def _file(self, folders: list[str], path: str, fragment: str) -> Target:
        """Returns the file that a server sends for `path`, relative to `folders`."""
        names = path.split("/")
        is_folder = names[-1] in ("", ".", "..")
        for name in names:
            if name == "..":
                if not folders:
                    return Target(fault="leads above the root of the site")
                folders.pop()
            elif name not in ("", "."):
                folders.append(name)
        index = "/".join([*folders, "index.html"])
        file = index if is_folder else "/".join(folders)
        if file in self.files:
            language = self.language_of(file) if file.endswith(".html") else ""
            return Target(path=file, fragment=fragment, language=language)
        if index in self.files:
            return Target(fault="lacks its final slash")
        return Target(fault=f'leads nowhere: the site has no "{file}"')


def is_not_found_page(path: str) -> bool:
    """Tests if a page is the one that servers send for unknown addresses."""
    return path.rpartition("/")[2] == "404.html"


def read_site(folder: Path, url: str | None = None) -> Site:
    """Reads the site in `folder`, published at `url` or at the canonical address of its home page.

    Its languages are those that the home page links to with hreflang. Raises ValueError when there is no home
    page, or when neither `url` nor a canonical gives an http address.
    """
    home = folder / "index.html"
    root = parse_page(home.read_bytes()) if home.is_file() else None
    if root is None:
        raise ValueError(f'"{folder}" has no home page, index.html')
    url = url or next(iter(root.xpath("//link[@rel='canonical']/@href")), "")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ValueError(f'"{url}" is not the address of a site; give it with --site-url')
    language = root.get("lang", "")
    return Site(
        folder=folder,
        files=_files(folder),
        scheme=parts.scheme,
        host=parts.netloc.lower(),
        prefix=unquote(parts.path).rstrip("/") + "/",
        root_language=language,
        folder_languages=frozenset(map(str, root.xpath("//@hreflang"))) - {language, "x-default"},
    )


def _files(folder: Path) -> frozenset[str]:
    found: set[str] = set()
    skipped = len(str(folder)) + 1
    for place, _, names in os.walk(str(folder)):
        inside = place[skipped:].replace(os.sep, "/")
        found.update(f"{inside}/{name}" for name in names) if inside else found.update(names)
    return frozenset(found)
