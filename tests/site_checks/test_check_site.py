"""What check_site.py prints, what it exits with, and how it learns where the site is."""

from __future__ import annotations

import pytest
from invented_site import SOUND_SITE, URL, InventedSite, page


def test_sound_site_has_no_findings_and_is_counted(site: InventedSite) -> None:
    assert site.check() == ["0 findings in 0 pages (7 pages checked, 32 links)"]


def test_findings_are_sorted_and_counted_with_their_pages(site: InventedSite) -> None:
    site.write({"embed/b/index.html": page("<h2></h2><h3></h3>"), "embed/a/index.html": page("<h2></h2>")})
    assert site.check() == [
        "embed/a/index.html: h2 is empty",
        "embed/b/index.html: h2 is empty",
        "embed/b/index.html: h3 is empty",
        "3 findings in 2 pages (9 pages checked, 32 links)",
    ]


def test_finding_says_what_to_do(site: InventedSite) -> None:
    site.write({"cities/aasund/index.html": page('<a href="../Nordvik/#facts">-</a>', path="cities/aasund/")})
    assert site.printed()[:2] == [
        'cities/aasund/index.html: <a> href "../Nordvik/#facts" leads nowhere: '
        'the site has no "cities/Nordvik/index.html"',
        '    did you mean "cities/nordvik/index.html"?',
    ]


def test_many_pages_are_shared_by_processes_with_the_same_result(site: InventedSite) -> None:
    site.write({"towns/t450/index.html": SOUND_SITE["cities/aasund/index.html"]})
    many = {f"towns/t{n}/index.html": page(f'<a href="../t{n + 1}/#facts">next</a>') for n in range(450)}
    findings = [one for one in site.findings(many) if "leads nowhere" in one]
    assert len(findings) == 449
    assert findings[0] == (
        'towns/t0/index.html: link to "towns/t1/index.html#facts" leads nowhere: the page has no such id'
    )


def test_address_of_the_site_is_given_or_read_from_the_home_page(site: InventedSite) -> None:
    assert site.findings({}, "--site-url", "https://atlas.example/repo") == []
    findings = site.findings({}, "--site-url", "https://other.example/")
    assert f'index.html: canonical "{URL}" is not an address under https://other.example/' in findings
    assert f'sitemap.xml: loc "{URL}" is not an address under https://other.example/' in findings


def test_no_home_page_is_bad_usage(site: InventedSite, capsys: pytest.CaptureFixture[str]) -> None:
    (site.folder / "index.html").unlink()
    with pytest.raises(SystemExit, match="2"):
        site.check()
    assert capsys.readouterr().err.endswith(f'error: "{site.folder}" has no home page, index.html\n')


def test_no_address_of_the_site_is_bad_usage(site: InventedSite, capsys: pytest.CaptureFixture[str]) -> None:
    site.write({"index.html": page()})
    with pytest.raises(SystemExit, match="2"):
        site.check()
    assert capsys.readouterr().err.endswith('error: "" is not the address of a site; give it with --site-url\n')
