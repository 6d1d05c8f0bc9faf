"""Every page and picture of the real site is valid."""

import pytest
from served_site import ServedSite

from html_checker import findings, needs_checker

pytestmark = [needs_checker, pytest.mark.parametrize("served", ["/"], indirect=True)]


def test_every_page_is_valid(served: ServedSite) -> None:
    assert list(findings(served.site_dir)) == []
