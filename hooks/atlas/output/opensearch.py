"""The description of the search for browsers (OpenSearch 1.1), one for each language."""

from __future__ import annotations

from textwrap import shorten
from xml.etree.ElementTree import Element, SubElement, tostring

NAME = "opensearch.xml"
"""The file, below the root of a language."""

_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
_SHORT, _LONG = 16, 48  # characters of the names, by the standard


def opensearch(name: str, home: str, language: str) -> bytes:
    """The description of the search below `home`, the address of a language's home page."""
    root = Element("OpenSearchDescription", xmlns=_NAMESPACE)
    short = shorten(name, _SHORT, placeholder="") or name[:_SHORT]
    texts = {"ShortName": short, "LongName": name[:_LONG], "Description": name, "Language": language}
    for tag, text in texts.items():
        SubElement(root, tag).text = text
    SubElement(root, "InputEncoding").text = "UTF-8"
    SubElement(root, "Url", type="text/html", template=f"{home}search/?q={{searchTerms}}")
    description: bytes = tostring(root, "utf-8", xml_declaration=True)
    return description
