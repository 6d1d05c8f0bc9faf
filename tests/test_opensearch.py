"""The description of the search for browsers: well-formed, its names no longer than the standard allows."""

from xml.etree import ElementTree

import pytest

from atlas.output.opensearch import opensearch

NAMESPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Atlas", "Atlas"),
        ("Атлас сотрудничества городов", "Атлас"),
        ("Kaupunkienyhteistyökartasto", "Kaupunkienyhteis"),
        ("Aasund & Sons <em>", "Aasund & Sons"),
    ],
)
def test_a_short_name_ends_with_a_word(name: str, short: str) -> None:
    root = ElementTree.fromstring(opensearch(name, "https://example.org/ru/", "ru"))
    assert root.findtext(f"{NAMESPACE}ShortName") == short
    assert root.findtext(f"{NAMESPACE}Description") == name
    url = root.find(f"{NAMESPACE}Url")
    assert url is not None
    assert url.get("template") == "https://example.org/ru/search/?q={searchTerms}"
