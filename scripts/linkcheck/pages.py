"""Pages read: bytes to characters, HTML to text, and signs that a page tells of an error though it answers."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

import lxml.html

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{1,40})", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w:.-]{1,40})", re.IGNORECASE)
_KNOWN = re.compile(
    r"utf-(?:8(?:-sig)?|16(?:-[bl]e)?)|cp\d+|iso8859-\d+|koi8-[rut]|mac-\w+|gb\w+|big5|shift_jis|euc_\w+|ascii"
)
_UNSEEN = ("script", "style", "template", "svg")
_SHORT = 1500
"""Characters below which the whole text of a page is taken for its message, as titles are."""

_NOT_FOUND = re.compile(
    r"""^\W*(?:(?:error|http|fehler|ошибка|virhe|fel|feil|fejl|erreur|błąd|помилка|viga|kļūda|klaida)\W+)?404\b|\b404\W*$
    |\bpage\s(?:was\s|is\s|could\s|can)?(?:not|no\slonger|n't)\s?(?:be\s)?(?:found|available|exist)|\bnot\sfound\b
    |\b(?:does\snot|doesn['’]t|no\slonger)\sexists?\b
    |не\s(?:найден|существует|знайден|існує)|нет\sтакой\sстраницы|страница\s(?:удалена|недоступна)|не\sзнойдзен
    |(?:hittades|hittas|finns|kunde)\sinte\b|ei\slöy[dt]|ei\sole\solemassa|sivua\sei\b
    |ikke\s(?:funnet|fundet)|(?:finnes|findes|fins)\sikke|fant\sikke\ssiden|ble\sikke\sfunnet|fannst\sekki|finnst\sekki
    |nicht\s(?:gefunden|vorhanden|verfügbar)|existiert\snicht|niet\sgevonden|introuvable|non\strouvée?|n['’]existe\s(?:pas|plus)
    |nie\s(?:znaleziono|istnieje|została\sznaleziona)|nenalezen|nenájden|nem\stalálható|nerast[aio]|nav\satrast|ei\sleitud|ei\sleitu
    |no\s(?:encontrad[ao]|se\sencontró)|não\s(?:encontrad[ao]|existe)|non\s(?:trovat[ao]|esiste)|nu\sa\sfost\sgăsit|не\sе\sнамерен
    |not\sbeen\sfound|domain\s(?:name\s)?(?:is|may\sbe)\sfor\ssale|buy\sthis\sdomain|домен\s(?:продаётся|продается)""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Page:
    """The title and text of a page; `heading` is its first."""

    title: str
    heading: str
    text: str
    has_scripts: bool = False

    @property
    def says_not_found(self) -> str:
        """The words by which it seems to tell that there is nothing, or ""."""
        short = (" ".join(self.text.split()),) if len(self.text) < _SHORT else ()
        for words in (self.title, self.heading, *short):
            if found := _NOT_FOUND.search(" ".join(words.split())):
                return found[0].strip()
        return ""


def decoded(body: bytes, content_type: str) -> str:
    """The characters of a body: by the header, the page itself, UTF-8 or the Western code, the first that fits."""
    names = list(_charsets(body, content_type))
    for name in names:
        try:
            return codecs.getincrementaldecoder(name)("strict").decode(body)
        except UnicodeDecodeError:
            continue
    return body.decode(names[0], "replace")


def _charsets(body: bytes, content_type: str) -> Iterator[str]:
    marks = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
    yield from (name for mark, name in marks.items() if body.startswith(mark))
    in_header = _CHARSET.search(content_type)
    in_page = _META.search(body[:4096])
    for name in (in_header and in_header[1], in_page and in_page[1].decode("ascii")):
        if name and (known := _known(name)):
            yield known
    yield from ("utf-8", "cp1252", "latin-1")


def _known(name: str) -> str | None:
    """The codec of a charset, if it is one of text; Latin 1 means the Western code of Windows, as in browsers."""
    try:
        codec = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    if codec in ("iso8859-1", "ascii"):
        return "cp1252"
    return codec if _KNOWN.fullmatch(codec) else None


def read_page(body: bytes, content_type: str) -> Page:
    """Reads a body of HTML or plain text."""
    text = decoded(body, content_type)
    if "html" not in content_type.lower() and not re.search(r"<(?:!doctype\s+html|html)", text[:1000], re.IGNORECASE):
        return Page("", "", text)
    try:
        root = lxml.html.document_fromstring(_without_declaration(text))
    except (lxml.etree.ParserError, ValueError):
        return Page("", "", "")
    has_scripts = next(root.iter("script"), None) is not None
    for element in list(root.iter(*_UNSEEN, lxml.etree.Comment)):
        element.drop_tree()
    heading = next(iter(root.iter("h1")), None)
    title = root.findtext(".//title") or ""
    described = [
        element.get(name) for name in ("content", "alt", "title") for element in root.iter() if element.get(name)
    ]
    text = "\n".join((_body(root), title, *described))
    return Page(title, "" if heading is None else heading.text_content(), text, has_scripts)


def _body(root: lxml.html.HtmlElement) -> str:
    body = root.find(".//body")
    return str((root if body is None else body).text_content())


def _without_declaration(text: str) -> str:
    """HTML without what says its coding: it has been decoded."""
    return re.sub(r"^\s*<\?xml[^>]*>", "", text.replace("\0", " "), count=1)
