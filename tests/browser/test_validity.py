"""Every page and picture of the site of data/ is valid: those of a language always, the others where there is time."""

import pytest
from served_site import ServedSite

from html_checker import findings, needs_checker

pytestmark = needs_checker


@pytest.mark.parametrize("folder", ["ru", pytest.param("", marks=pytest.mark.long)])
def test_every_page_is_valid(served_data: ServedSite, folder: str) -> None:
    assert list(findings(served_data.site_dir / folder)) == []
