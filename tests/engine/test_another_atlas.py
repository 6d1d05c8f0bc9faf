"""Another atlas, with another name, look, languages and data, is built from its configuration and data alone."""

import re
import shutil
from pathlib import Path

import pytest
from engine_project import ROOT, Project
from lxml.html import HtmlElement, document_fromstring

CONFIGURATION = """\
INHERIT: base.yml
site_name: Nordkarten
theme: {language: de}
extra:
  atlas:
    name: {de: Nordkarten, et: Põhjakaardid, en: Northern Maps}
    tagline: {de: Wer mit wem., en: Who with whom.}
    fallback: [de, en, et]
    look:
      logo: assets/images/nord.svg
      preload: [assets/vendor/fonts/text-latin.woff2]
      light: {brand: "#6b1d4e", link: "#7a0f5c", accent: "#8a3d00"}
      dark: {brand: "#f0a8d4", link: "#f0b8dc", accent: "#f2a765"}
plugins:
  - i18n:
      docs_structure: suffix
      fallback_to_default: true
      reconfigure_search: false
      reconfigure_material: false
      languages:
        - {locale: de, name: Deutsch, default: true}
        - {locale: et, name: Eesti, theme: {language: et}}
        - {locale: en, name: English, theme: {language: en}}
"""
OWN_PAGES = {
    "docs/about.md": "# Über den Atlas {#title}\n",
    "docs/contribute.md": "# Mitmachen {#title}\n",
    "docs/assets/images/nord.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>\n',
}


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the other atlas."""
    project = Project(tmp_path_factory.mktemp("nordkarten"), {})
    (project.folder / "mkdocs.yml").rename(project.folder / "base.yml")
    for page in (project.folder / "docs").glob("*.md"):
        page.unlink()
    for path, text in {"mkdocs.yml": CONFIGURATION, **OWN_PAGES}.items():
        project.write(path, text)
    shutil.copytree(ROOT / "tests" / "examples" / "data", project.folder / "data")
    done = project.build()
    assert done.returncode == 0, done.stdout + done.stderr
    return project.site


def page(site: Path, address: str) -> HtmlElement:
    return document_fromstring((site / address / "index.html").read_bytes())


@pytest.mark.parametrize(
    ("root", "language", "name"),
    [("", "de", "Nordkarten"), ("et/", "et", "Põhjakaardid"), ("en/", "en", "Northern Maps")],
)
def test_it_bears_its_own_name_in_its_own_languages(other: Path, root: str, language: str, name: str) -> None:
    home = page(other, root)
    assert home.get("lang") == language
    assert home.findtext(".//title") == name
    assert home.find_class("atlas-name")[0].text_content().strip() == name
    assert home.xpath("//nav[@class='atlas-languages']//a/@hreflang") == ["de", "et", "en"]


def test_names_of_countries_are_in_the_language_and_words_without_a_catalogue_in_english(other: Path) -> None:
    countries = page(other, "countries/").xpath("//article//li/a/text()")
    assert {"Norwegen", "Russland"} <= set(countries)
    assert page(other, "").xpath("//article//h2/text()")[-1] == "In the atlas"


def test_it_looks_like_itself(other: Path) -> None:
    head = page(other, "cities/aasund/").head
    assert head.xpath("link[@rel='icon']/@href") == ["../../assets/images/nord.svg"]
    assert head.xpath("link[@rel='preload']/@href") == ["../../assets/vendor/fonts/text-latin.woff2"]
    styles = (other / "assets/css/atlas.css").read_text("utf-8")
    assert "--atlas-brand: light-dark(#6b1d4e,#f0a8d4);" in styles
    assert (
        "--atlas-ink: light-dark(#17262e,#e4ebed);" in styles
    )  # what it does not set is as in the file it inherits from


def test_nothing_of_the_first_atlas_is_left(other: Path) -> None:
    for path in other.rglob("*.html"):
        text = path.read_text("utf-8")
        assert "City Cooperation Atlas" not in text, path
        assert "ru/" not in re.sub("(countries(/[a-z]{2})?|anniversaries)/ru/", "", text), path
