"""What is written once for the whole site, and that the same data give the same bytes."""

import json
from pathlib import Path

from engine_project import Project, contents
from lxml import etree

from html_checker import findings, needs_checker

NAMESPACES = {
    "map": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "html": "http://www.w3.org/1999/xhtml",
}


AGREEMENT = """\
type: twinning
parties: [aasund, testograd]
since: 1989
sources:
  - {id: gazetteer, at: row 3, quote: Testograd 1989, supports: [parties, since]}
"""


def test_the_sitemap_lists_every_page_with_its_translations(site: Path) -> None:
    sitemap = etree.parse(site / "sitemap.xml")
    listed = sitemap.xpath("//map:loc/text()", namespaces=NAMESPACES)
    pages = [path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")]
    assert sorted(listed) == sorted(f"https://example.org/repo/{'' if page == '.' else page + '/'}" for page in pages)

    (russian,) = sitemap.xpath(
        "//map:url[map:loc = 'https://example.org/repo/ru/cities/aasund/']", namespaces=NAMESPACES
    )
    links = russian.xpath("html:link", namespaces=NAMESPACES)
    assert [(link.get("hreflang"), link.get("href")) for link in links] == [
        ("en", "https://example.org/repo/cities/aasund/"),
        ("ru", "https://example.org/repo/ru/cities/aasund/"),
        ("sv", "https://example.org/repo/sv/cities/aasund/"),
        ("fi", "https://example.org/repo/fi/cities/aasund/"),
        ("x-default", "https://example.org/repo/cities/aasund/"),
    ]
    assert not (site / "sitemap.xml.gz").exists()


@needs_checker
def test_every_page_of_an_invented_atlas_is_valid(site: Path) -> None:
    assert list(findings(site)) == []


def test_the_search_index_knows_each_language(site: Path) -> None:
    counts = set()
    for language in ("en", "fi", "ru", "sv"):
        entry = json.loads((site / f"pagefind/{language}/pagefind-entry.json").read_text("utf-8"))
        assert list(entry["languages"]) == [language]
        counts.add(entry["languages"][language]["page_count"])
    assert len(counts) == 1


def test_two_builds_give_the_same_bytes(own_project: Project, tmp_path: Path) -> None:
    own_project.write("data/agreements/aasund-testograd.yaml", AGREEMENT)
    for name, seed, zone in (("one", "1", "Pacific/Auckland"), ("two", "2", "America/Anchorage")):
        done = own_project.build(tmp_path / name, PYTHONHASHSEED=seed, TZ=zone)
        assert done.returncode == 0, done.stdout + done.stderr
    one, two = contents(tmp_path / "one"), contents(tmp_path / "two")
    assert sorted(one) == sorted(two)
    assert not [name for name in sorted(one) if one[name] != two[name]]
    assert "calendar/ru/cities/aasund.ics" in one
