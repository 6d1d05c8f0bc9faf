"""The validation of a built site: pages by the Nu HTML checker, whatever the texts of records hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented_site import InventedSite, page

from atlas.output.site import Site
from filled_records import filled_atlas
from html_checker import main, needs_checker
from invented_data import LANGUAGES, settings
from test_hostile_values import hostile

pytestmark = needs_checker

AUTOCOMPLETE = '<input type="checkbox" aria-label="Menu" autocomplete="off">'


def test_sound_pages_have_no_findings(site: InventedSite, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(site.folder)]) == 0
    assert capsys.readouterr().out == "0 findings in 0 files\n"


def test_errors_and_warnings_are_findings_with_their_lines(
    site: InventedSite, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write(
        {
            "cities/two words/index.html": page(f"\n{AUTOCOMPLETE}"),
            "cities/nordvik/index.html": page("\n\n<article></article>"),
            "assets/map.svg": '<svg xmlns="http://www.w3.org/2000/svg"><rect width="1" height="1" colour="red"/></svg>',
        }
    )
    assert main([str(site.folder)]) == 1
    *found, count = capsys.readouterr().out.splitlines()
    assert [" ".join(line.split()[:3]) for line in found] == [
        "assets/map.svg:1: Attribute “colour”",
        "cities/nordvik/index.html:3: Article lacks",
        "cities/two words/index.html:2: Attribute",
    ]
    assert count == "3 findings in 3 files"


@pytest.mark.slow
def test_pages_are_valid_whatever_their_records_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = Site(filled_atlas(hostile), settings())
    for number, one in enumerate(one for language in LANGUAGES for one in site.pages(language)):
        (tmp_path / f"{number}.html").write_text(page(one.html(), lang=one.language, h1=""), "utf-8")
    assert main([str(tmp_path)]) == 0, capsys.readouterr().out
