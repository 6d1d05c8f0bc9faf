"""Every page and picture of the site of data/ is valid."""

from served_site import ServedSite

from html_checker import findings, needs_checker

pytestmark = needs_checker


def test_every_page_is_valid(served_data: ServedSite) -> None:
    assert list(findings(served_data.site_dir)) == []
