"""Faults to plant in a built site, each with the file in which the check must tell it, and the words it says."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import cbor2

CITY = "cities/aasund/index.html"
OTHER = "cities/testograd/index.html"
URL = "https://example.org/repo/"
Edit = Callable[[Path], None]


class Planted(NamedTuple):
    """A fault: how it comes into a site, where it is told and in which words; `alone` where it hides others."""

    name: str
    edit: Edit
    path: str
    words: str
    alone: bool = False


def body(html: str, path: str = CITY) -> Edit:
    """Puts marks at the end of the body of a page."""
    return swap("</body>", f"{html}</body>", path)


def head(html: str, path: str = CITY) -> Edit:
    """Puts marks at the end of the head of a page."""
    return swap("</head>", f"{html}</head>", path)


def swap(old: str, new: str, path: str = CITY) -> Edit:
    """Replaces what must stand in a file, once."""

    def edit(site: Path) -> None:
        text = (site / path).read_bytes().decode()
        assert old in text, f"{path} holds no {old!r}"
        replace(site / path, text.replace(old, new, 1).encode())

    return edit


def drop_all(pattern: str, path: str = CITY) -> Edit:
    """Takes out of a file all that a pattern finds, which must be something."""

    def edit(site: Path) -> None:
        text, count = re.subn(pattern, "", (site / path).read_bytes().decode(), flags=re.DOTALL)
        assert count, f"{path} holds no {pattern!r}"
        replace(site / path, text.encode())

    return edit


def put(path: str, content: str | bytes) -> Edit:
    """Adds or replaces a file."""
    return lambda site: replace(site / path, content if isinstance(content, bytes) else content.encode())


def cut(path: str, length: int = -40) -> Edit:
    """Leaves the beginning of a file."""
    return lambda site: replace(site / path, (site / path).read_bytes()[:length])


def drop(path: str) -> Edit:
    """Takes the first file away that has this name, or a pattern for names."""
    return lambda site: next(iter(sorted(site.glob(path)))).unlink()


def dropped_folder(path: str) -> Edit:
    """Takes all files of a folder away."""

    def edit(site: Path) -> None:
        for file in sorted((site / path).rglob("*")):
            if file.is_file():
                file.unlink()

    return edit


def raw(path: str, old: bytes, new: bytes, count: int = 1) -> Edit:
    """Replaces bytes that must stand in a file."""

    def edit(site: Path) -> None:
        content = (site / path).read_bytes()
        assert old in content, f"{path} holds no {old!r}"
        replace(site / path, content.replace(old, new, count))

    return edit


def unlinked(address: str) -> Edit:
    """Takes every link to a page, by a pattern of its address, out of all pages."""

    def edit(site: Path) -> None:
        for file in site.rglob("*.html"):
            text = file.read_bytes().decode()
            changed = re.sub(rf'<a [^>]*href="(?:\.\./|/repo/)*{address}[^"]*"', "<a", text)
            if changed != text:
                replace(file, changed.encode())

    return edit


def redirects(ways: Mapping[str, str]) -> Edit:
    """Adds pages that redirect."""

    def edit(site: Path) -> None:
        for address, target in ways.items():
            refresh = f'<meta http-equiv="refresh" content="0; url={target}">'
            replace(site / address / "index.html", f"<!doctype html><head>{refresh}</head><h1>x</h1>".encode())

    return edit


def cut_first(pattern: str) -> Edit:
    """Leaves the beginning of the first file of a pattern."""

    def edit(site: Path) -> None:
        file = min(site.glob(pattern))
        replace(file, file.read_bytes()[:30])

    return edit


def retold(language: str, old: str, new: str) -> Edit:
    """Gives the text of a page in the index of a language another address."""

    def edit(site: Path) -> None:
        for file in (site / "pagefind" / language / "fragment").iterdir():
            text = gzip.decompress(file.read_bytes())
            if f'"url":"{old}"'.encode() in text:
                replace(file, gzip.compress(text.replace(old.encode(), new.encode())))
                return
        raise AssertionError(f"the index has no text of {old}")

    return edit


def unindexed(language: str, address: str) -> Edit:
    """Takes a page out of the index of a language, the number of its pages and their list, as if it had been left out."""

    def edit(site: Path) -> None:
        folder = site / "pagefind" / language
        meta = min(folder.glob("*.pf_meta"))
        listed = cbor2.loads(gzip.decompress(meta.read_bytes()).removeprefix(b"pagefind_dcd"))
        url = f'"url":"/{language}/{address}"'.encode()
        names = [
            one
            for one in listed[1]
            if url not in gzip.decompress((folder / f"fragment/{one[0]}.pf_fragment").read_bytes())
        ]
        assert len(names) == len(listed[1]) - 1
        replace(meta, gzip.compress(b"pagefind_dcd" + cbor2.dumps([listed[0], names, *listed[2:]])))
        table(
            f"pagefind/{language}/pagefind-entry.json",
            lambda entry: entry["languages"][language].update(page_count=len(names)),
        )(site)

    return edit


def table(path: str, change: Callable[[dict], object]) -> Edit:  # type: ignore[type-arg]
    """Changes a table in JSON."""

    def edit(site: Path) -> None:
        value = json.loads((site / path).read_bytes())
        change(value)
        replace(site / path, json.dumps(value).encode())

    return edit


def replace(file: Path, content: bytes) -> None:
    """Writes a new file, as the old one is shared with the site that is left whole."""
    file.unlink(missing_ok=True)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def loaded(html: str) -> Edit:
    """Puts marks that load a file which is not there."""
    return body(html.format("../../assets/none.x"))


NONE = 'leads nowhere: the site has no "assets/none.x"'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'
ENTRY = "pagefind/{}/pagefind-entry.json"
ICS = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20260101T000000Z\r\n"
    "DTSTART;VALUE=DATE:20260101\r\nSUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
LABELS = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "aria-activedescendant")

ADDRESSES = (
    Planted("link to no page", body('<a href="../none/">x</a>'), CITY, 'the site has no "cities/none/index.html"'),
    Planted("link in other case", body('<a href="../Testograd/">x</a>'), CITY, 'no "cities/Testograd/index.html"'),
    Planted("link without slash", body('<a href="../testograd">x</a>'), CITY, "lacks its final slash"),
    Planted("link above the root", body('<a href="../../../x/">x</a>'), CITY, "leads above the root"),
    Planted("link beside the prefix", body('<a href="/cities/">x</a>'), CITY, "lacks the path of the site"),
    Planted("link to no id", body('<a href="#none">x</a>'), CITY, 'this page has no id "none"'),
    Planted("link to no id elsewhere", body('<a href="../testograd/#none">x</a>'), CITY, 'testograd/index.html#none"'),
    Planted("link of the other language", body('<a href="../../ru/">x</a>'), CITY, '"en" to "ru" without hreflang'),
    Planted("hreflang of another", body('<a hreflang="fi" href="../../ru/">x</a>'), CITY, 'says hreflang "fi"'),
    Planted("link to one's machine", body('<a href="http://localhost:8000/x">x</a>'), CITY, "reader's own machine"),
    Planted("link to a loop-back", body('<a href="http://127.0.0.1/x">x</a>'), CITY, "reader's own machine"),
    Planted("link without TLS", body('<a href="http://example.org/repo/">x</a>'), CITY, 'names this site with "http"'),
    Planted("script as address", body('<a href=" JavaScript:alert(1)">x</a>'), CITY, "runs a script"),
    Planted("page as data", body('<a href="data:text/html,x">x</a>'), CITY, "runs a script"),
    Planted("empty address", body('<a href="">x</a>'), CITY, '<a> href "" is empty'),
    Planted("xlink in a picture", body('<svg><a xlink:href="../none-x/"><text>x</text></a></svg>'), CITY, "none-x"),
    Planted("image lost", loaded('<img alt="" src="{}">'), CITY, f'<img> src "../../assets/none.x" {NONE}'),
    Planted("srcset lost", loaded('<img alt="" srcset="{} 2x">'), CITY, "<img> srcset"),
    Planted("script lost", loaded('<script src="{}"></script>'), CITY, "<script> src"),
    Planted("module lost", loaded('<link rel="modulepreload" href="{}">'), CITY, "<link> href"),
    Planted("use lost", loaded('<svg><use xlink:href="{}#x"/></svg>'), CITY, "<use> xlink:href"),
    Planted("use of no id", body('<svg><use href="#no-shape"/></svg>'), CITY, 'no id "no-shape"'),
    Planted("poster lost", loaded('<video poster="{}"></video>'), CITY, "<video> poster"),
    Planted("schema lost", loaded('<form data-schema="{}"></form>'), CITY, "data-schema"),
    Planted("style lost", body('<p style="background:url(../../no.png)">x</p>'), CITY, 'no "no.png"'),
    Planted("paint lost", body('<svg><path fill="url(#no-paint)"/></svg>'), CITY, 'no id "no-paint"'),
    Planted("fetched elsewhere", body('<img alt="" src="https://cdn.example/x.png">'), CITY, "from outside the site"),
    Planted("form to nowhere", body('<form action="../../find/"></form>'), CITY, 'no "find/index.html"'),
    Planted("structured data", swap('"@graph":[', f'"url":"{URL}gone/","@graph":['), CITY, f'"{URL}gone/" leads'),
    Planted("translation elsewhere", swap("../../ru/cities/aasund/", "../../ru/"), CITY, "its translation"),
    Planted("address lost with a file", drop("assets/images/logo.svg"), CITY, "assets/images/logo.svg", alone=True),
)
MARKUP = (
    *(
        Planted(f"{name} of no id", body(f'<p {name}="no-{name}">x</p>'), CITY, f'{name} "no-{name}"')
        for name in LABELS
    ),
    Planted("label for nothing", body('<label for="no-field">x</label>'), CITY, 'for "no-field" leads nowhere'),
    Planted("list of no id", body('<input list="no-list">'), CITY, 'list "no-list" leads nowhere'),
    Planted("headers of no id", body('<table><td headers="no-head">x</table>'), CITY, 'headers "no-head"'),
    Planted("pop-over of no id", body('<button popovertarget="no-pop">x</button>'), CITY, 'popovertarget "no-pop"'),
    Planted("id twice", body('<p id="facts">x</p>'), CITY, 'id "facts" is used 2 times'),
    Planted("note without reference", drop_all(r'<a href="#note-1"[^>]*>1</a>', OTHER), OTHER, 'note "note-1" is'),
    Planted("reference without note", body('<a href="#note-99">99</a>'), CITY, 'no id "note-99"'),
    Planted("handler", body('<p onclick="go()">x</p>'), CITY, 'onclick "go()" runs a script'),
    Planted("handler in capitals", body("<p\nONFOCUS=go()>x</p>"), CITY, "onfocus"),
    Planted("script inside", body("<script>go()</script>"), CITY, 'script "go()" stands in the page'),
    Planted("map of imports", head('<script type="importmap">{}</script>'), CITY, "stands in the page"),
    Planted("data cut", head('<script type="application/ld+json">{"a":</script>'), CITY, "ld+json is not well-formed"),
    Planted("image without alt", body('<img src="../../assets/images/logo.svg">'), CITY, "has no alt"),
    Planted("image without src", body('<img alt="x">'), CITY, "image has no src"),
    Planted("link without words", body('<a href="../testograd/"> </a>'), CITY, "has no text"),
    Planted("button without words", body("<button type=button></button>"), CITY, "button has no text"),
    Planted("heading without words", body("<h3> </h3>"), CITY, "h3 is empty"),
    Planted("tag of a language", body('<p lang="en_GB">x</p>'), CITY, 'lang "en_GB" is not a language tag'),
    Planted("mark of Jinja", body("<p>{{ city.name }}</p>"), CITY, "{{ city.name }}"),
    Planted("None", body("<td>None</td>"), CITY, 'the mark "None"'),
    Planted("nan", body("<td> nan\n</td>"), CITY, 'the mark "nan"'),
    Planted("gettext", body("<p>%(count)s cities</p>"), CITY, "%(count)s"),
    Planted("mark in a label", body('<p aria-label="[x](../y/)">x</p>'), CITY, "]("),
    Planted("escaped twice", body("<p>A &amp;amp; B</p>"), CITY, "&amp;"),
    Planted("two h1", body("<h1>x</h1>"), CITY, "has 2 h1"),
)
HEADS = (
    Planted("no title", drop_all("<title>.*?</title>", OTHER), OTHER, "has no title"),
    Planted(
        "empty title",
        swap("<title>", "<title></title><i>", "sources/index.html"),
        "sources/index.html",
        "title is empty",
    ),
    Planted("no description", drop_all(r'<meta name="description"[^>]*>', OTHER), OTHER, "has no description"),
    Planted("no viewport", drop_all(r'<meta name="viewport"[^>]*>', OTHER), OTHER, "has no viewport"),
    Planted("no charset", drop_all(r'<meta charset="utf-8">', OTHER), OTHER, "has no charset"),
    Planted("no doctype", drop_all(r"^<!doctype html>", OTHER), OTHER, "has no doctype"),
    Planted("no h1", drop_all(r"<h1.*?</h1>", OTHER), OTHER, "has 0 h1"),
    Planted("no lang", swap('<html lang="en"', "<html", OTHER), OTHER, "html has no lang"),
    Planted("lang of another", swap('lang="ru"', 'lang="fi"', f"ru/{OTHER}"), f"ru/{OTHER}", 'html lang is "fi"'),
    Planted("no canonical", drop_all(r'<link rel="canonical"[^>]*>', OTHER), OTHER, "has 0 canonicals"),
    Planted(
        "canonical of another",
        swap(f'canonical" href="{URL}topics/', f'canonical" href="{URL}works/', "topics/index.html"),
        "topics/index.html",
        "is another page",
    ),
    Planted(
        "canonical at another host",
        swap(f'canonical" href="{URL}', 'canonical" href="https://old.example/', "works/index.html"),
        "works/index.html",
        f"is not an address under {URL}",
    ),
    Planted("base", head('<base href="/repo/">', "events/index.html"), "events/index.html", "has a base"),
    Planted(
        "not UTF-8", raw("timeline/index.html", b"</body>", b"\xe5\xff</body>"), "timeline/index.html", "is not UTF-8"
    ),
)
TABLE = "data/cities.csv"
CALENDAR = "calendar/en/all.ics"
FEED = "feed/en.xml"
DOCUMENTS = (
    Planted(
        "import lost", put("assets/js/a.js", 'import { x } from "./gone.js"'), "assets/js/a.js", 'import "./gone.js"'
    ),
    Planted(
        "import lost in between",
        swap("import", 'import "./no.js";import', "assets/js/search.js"),
        "assets/js/search.js",
        'import "./no.js"',
    ),
    Planted(
        "import on demand lost",
        put("assets/js/b.js", 'const m = await import("./gone.js")'),
        "assets/js/b.js",
        'import "./gone.js"',
    ),
    Planted(
        "import re-exported",
        put("assets/js/c.js", 'export * from "../gone.js";'),
        "assets/js/c.js",
        'import "../gone.js"',
    ),
    Planted("import of a package", put("assets/js/d.js", 'import x from "lodash"'), "assets/js/d.js", "names no file"),
    Planted(
        "style lost in a sheet", put("assets/a.css", "p{background:url(gone.png)}"), "assets/a.css", 'url "gone.png"'
    ),
    Planted("sheet imports nothing", put("assets/b.css", '@import "gone.css";'), "assets/b.css", 'url "gone.css"'),
    Planted("sheet cut", put("assets/c.css", "p { color: red; } q { color"), "assets/c.css", "brace"),
    Planted("table cut", raw(TABLE, b",stated,", b",", 1), TABLE, "row at line 2 has 11 cells"),
    Planted("table with a quote", put("data/quote.csv", 'a,b\r\n"x,y\r\n'), "data/quote.csv", "not well-formed CSV"),
    Planted("column twice", put("data/twice.csv", "a,a\r\n1,2\r\n"), "data/twice.csv", "two of one name"),
    Planted(
        "address in a table", put("data/lost.csv", f"id,address\r\n1,{URL}gone/\r\n"), "data/lost.csv", f'"{URL}gone/"'
    ),
    Planted(
        "host in a table",
        put("data/host.csv", "address\r\nhttps://old.example/x/\r\n"),
        "data/host.csv",
        "is not an address under",
    ),
    Planted(
        "address in JSON",
        put("data/lost.json", f'{{"page": "{URL}cities/gone/"}}'),
        "data/lost.json",
        f'"{URL}cities/gone/"',
    ),
    Planted(
        "host in JSON",
        put("data/host.json", '{"address": "https://old.example/"}'),
        "data/host.json",
        "is not an address under",
    ),
    Planted(
        "one's machine in JSON",
        put("data/own.json", '{"page": "http://localhost:8000/x"}'),
        "data/own.json",
        "reader's own machine",
    ),
    Planted("JSON cut", cut("data/topics.json", -3), "data/topics.json", "not well-formed JSON"),
    Planted("NaN in JSON", put("data/nan.json", '{"a": NaN}'), "data/nan.json", "NaN is no value of JSON"),
    Planted(
        "JSON not UTF-8", put("data/latin.json", '{"a": "\u00e5"}'.encode("latin-1")), "data/latin.json", "is not UTF-8"
    ),
    Planted(
        "statement cut", put("data/cut.ttl", "@prefix a: <b> .\na:x a"), "data/cut.ttl", "its last statement is cut"
    ),
    Planted("address in Turtle", put("data/lost.ttl", f"<{URL}gone/> a <b> ."), "data/lost.ttl", f'"{URL}gone/"'),
    Planted(
        "calendar of no page", swap(f"URL:{URL}anniversaries/", f"URL:{URL}gone/", CALENDAR), CALENDAR, f'"{URL}gone/"'
    ),
    Planted(
        "calendar of another host",
        swap(f"URL:{URL}", "URL:https://old.example/", "calendar/ru/all.ics"),
        "calendar/ru/all.ics",
        "is not an address under",
    ),
    Planted(
        "UID of another host",
        put("calendar/en/uid.ics", ICS.format(uid="a@old.example")),
        "calendar/en/uid.ics",
        'UID of host "old.example"',
    ),
    Planted(
        "calendar without CR", raw("calendar/fi/all.ics", b"\r\n", b"\n", 1), "calendar/fi/all.ics", "half a line end"
    ),
    Planted("feed of no page", swap(f'href="{URL}changes/"', f'href="{URL}gone/"', FEED), FEED, f'"{URL}gone/"'),
    Planted(
        "feed elsewhere",
        swap(f'href="{URL}', 'href="https://old.example/', "feed/ru.xml"),
        "feed/ru.xml",
        "is not an address under",
    ),
    Planted("feed cut", cut("feed/sv.xml"), "feed/sv.xml", "not well-formed XML"),
    Planted(
        "search of the browser",
        swap(f'template="{URL}search/', f'template="{URL}find/', "opensearch.xml"),
        "opensearch.xml",
        f'"{URL}find/"',
    ),
    Planted("picture cut", put("assets/cut.svg", SVG[:60]), "assets/cut.svg", "not well-formed SVG"),
    Planted("picture without namespace", put("assets/plain.svg", "<svg/>"), "assets/plain.svg", "is no SVG"),
    Planted(
        "picture uses nothing",
        put("assets/use.svg", SVG.format('<use xlink:href="#a"/>')),
        "assets/use.svg",
        'href "#a" leads nowhere',
    ),
    Planted(
        "picture loads nothing",
        put("assets/load.svg", SVG.format('<image href="gone.png"/>')),
        "assets/load.svg",
        'no "assets/gone.png"',
    ),
    Planted(
        "picture runs a script",
        put("assets/run.svg", SVG.format("<script>x</script>")),
        "assets/run.svg",
        "runs a script",
    ),
    Planted("picture empty", put("assets/images/logo.svg", b""), "assets/images/logo.svg", "is empty", alone=True),
    Planted("picture of zero bytes", put("assets/images/favicon.png", b""), "assets/images/favicon.png", "is empty"),
    Planted("picture is a page", put("assets/page.png", "<!doctype html>"), "assets/page.png", "is no .png file"),
    Planted("photograph cut", cut("assets/images/readme-city.jpg", -200), "assets/images/readme-city.jpg", "is cut"),
    Planted(
        "letters cut", cut("assets/vendor/fonts/text-latin.woff2"), "assets/vendor/fonts/text-latin.woff2", "is cut"
    ),
    Planted("map of a site lost", put("robots.txt", f"Sitemap: {URL}map.xml"), "robots.txt", 'no "map.xml"'),
    Planted(
        "icon lost", put("app.webmanifest", '{"icons": [{"src": "gone.png"}]}'), "app.webmanifest", 'no "gone.png"'
    ),
    Planted(
        "checksum",
        raw("data/sources.json", b"{", b"{ ", 1),
        "data/SHA256SUMS",
        'another checksum than "data/sources.json"',
    ),
    Planted(
        "checksum of nothing",
        swap("  works.json", "  gone.json", "data/SHA256SUMS"),
        "data/SHA256SUMS",
        '"data/gone.json", which',
    ),
    Planted(
        "download not listed",
        drop_all(r"[^\n]*  atlas\.json\n", "data/SHA256SUMS"),
        "data/SHA256SUMS",
        'leaves out "data/atlas.json"',
    ),
    Planted("size", swap(" kB)", "9 kB)", "data/index.html"), "data/index.html", "bytes"),
)
NAMES = "search/cities.json"
FACETS = "facets/cities.json"
WHOLE = (
    Planted("no page for lost ways", drop("404.html"), "404.html", "does not exist"),
    Planted("no sitemap", drop("sitemap.xml"), "sitemap.xml", "does not exist", alone=True),
    Planted(
        "sitemap lacks a page",
        drop_all(rf"<url><loc>{URL}cities/testograd/</loc>.*?</url>", "sitemap.xml"),
        OTHER,
        "is not in the sitemap",
        alone=True,
    ),
    Planted(
        "sitemap names no page",
        swap(f"<loc>{URL}about/<", f"<loc>{URL}gone/<", "sitemap.xml"),
        "sitemap.xml",
        f'loc "{URL}gone/" leads nowhere',
        alone=True,
    ),
    Planted(
        "sitemap names twice",
        swap(f"<loc>{URL}about/<", f"<loc>{URL}data/<", "sitemap.xml"),
        "sitemap.xml",
        'names "data/index.html" 2 times',
        alone=True,
    ),
    Planted(
        "sitemap elsewhere",
        swap(f"<loc>{URL}about/<", "<loc>https://old.example/<", "sitemap.xml"),
        "sitemap.xml",
        "is not an address under",
        alone=True,
    ),
    Planted(
        "part of a sitemap", put("sitemap-2.xml", "<urlset/>"), "sitemap-2.xml", "is named by no index of sitemaps"
    ),
    Planted(
        "page that says noindex",
        head('<meta name="robots" content="noindex">', "sv/topics/index.html"),
        "sitemap.xml",
        'names "sv/topics/index.html", which says noindex',
    ),
    Planted(
        "alternate not mutual",
        drop_all(rf'(?<=<loc>{URL}ru/about/</loc>\n)<xhtml:link rel="alternate" hreflang="en"[^>]*>\n', "sitemap.xml"),
        "about/index.html",
        'names "ru/about/index.html" as "ru", which does not name it',
        alone=True,
    ),
    Planted(
        "alternate lacking",
        drop_all(rf'(?<=<loc>{URL}about/</loc>\n)<xhtml:link rel="alternate" hreflang="en"[^>]*>\n', "sitemap.xml"),
        "about/index.html",
        "names no alternate in en",
        alone=True,
    ),
    Planted(
        "page lacks in a language",
        drop("fi/timeline/index.html"),
        "fi/timeline/index.html",
        "does not exist, though",
        alone=True,
    ),
    Planted("language without home", drop("sv/index.html"), "sv/index.html", "does not exist, though", alone=True),
    Planted(
        "page that is nowhere else",
        put("lone/index.html", "<h1>x</h1>"),
        "ru/lone/index.html",
        "does not exist, though",
    ),
    Planted("orphan", unlinked("(?:about/)?status/"), "about/status/index.html", "is reached by no link", alone=True),
    Planted(
        "redirect in a circle", redirects({"r/a": "../b/", "r/b": "../a/"}), "r/a/index.html", "redirects in a circle"
    ),
    Planted("redirect to itself", redirects({"r/c": "../c/"}), "r/c/index.html", "redirects in a circle"),
    Planted(
        "redirect to nothing", redirects({"r/d": "../none/"}), "r/d/index.html", 'refresh "../none/" leads nowhere'
    ),
    Planted(
        "redirect to a redirect",
        redirects({"r/e": "../f/", "r/f": "../../cities/"}),
        "r/e/index.html",
        "redirects to a redirect",
    ),
    Planted("capitals alone", put("assets/JS/atlas.js", "1"), "assets/JS/atlas.js", "in capitals alone"),
    Planted("folder that a host hides", put("_next/a.json", "{}"), ".nojekyll", 'leaves out the folder "_next"'),
    Planted("no index of a language", dropped_folder("pagefind/fi"), ENTRY.format("fi"), "does not exist", alone=True),
    Planted("index without list", drop("pagefind/sv/*.pf_meta"), ENTRY.format("sv"), "which the site does not have"),
    Planted(
        "index lacks a text", drop("pagefind/ru/fragment/*"), "pagefind/ru/*.pf_meta", "which the site does not have"
    ),
    Planted("index lacks words", drop("pagefind/ru/index/*"), "pagefind/ru/*.pf_meta", "index/"),
    Planted(
        "index counts wrong",
        table(ENTRY.format("ru"), lambda entry: entry["languages"]["ru"].update(page_count=3)),
        ENTRY.format("ru"),
        "counts 3 pages",
    ),
    Planted(
        "index of another language",
        table(ENTRY.format("en"), lambda entry: entry["languages"].update(de=entry["languages"].pop("en"))),
        ENTRY.format("en"),
        'leads to no index of "en"',
        alone=True,
    ),
    Planted(
        "index lacks a page",
        unindexed("fi", "cities/aasund/"),
        "fi/cities/aasund/index.html",
        "is not in the",
        alone=True,
    ),
    Planted(
        "text of no page",
        retold("en", "/cities/aasund/", "/cities/gone/"),
        "pagefind/en/fragment/*",
        'text of "cities/gone/index.html"',
        alone=True,
    ),
    Planted(
        "list of the index cut", cut_first("pagefind/sv/*.pf_meta"), ENTRY.format("sv"), "leads to no index", alone=True
    ),
    Planted("no names of cities", drop(NAMES), NAMES, "names are not found", alone=True),
    Planted("no other names", drop("search/names.json"), "search/names.json", "does not exist"),
    Planted(
        "names in three languages",
        table(NAMES, lambda names: (names["languages"].pop(), names["names"].pop())),
        NAMES,
        "lacks the languages",
        alone=True,
    ),
    Planted(
        "name lacking",
        table(NAMES, lambda names: names["names"][1].pop()),
        NAMES,
        '"names" in ru has 1 rows',
        alone=True,
    ),
    Planted("no facets of a language", drop("facets/cities.fi.json"), "facets/cities.fi.json", "does not exist"),
    Planted("no facets", drop("facets/works.json"), "facets/works.json", "does not exist"),
    Planted(
        "facets of no page",
        table(FACETS, lambda facets: facets["ids"].__setitem__(0, "gone")),
        FACETS,
        'leads to "cities/gone/index.html"',
        alone=True,
    ),
    Planted(
        "facets lack a name",
        table("facets/cities.names.sv.json", lambda names: names["names"].pop()),
        "facets/cities.names.sv.json",
        "has 1 names",
    ),
)
PLANTED = (*ADDRESSES, *MARKUP, *HEADS, *DOCUMENTS, *WHOLE)
