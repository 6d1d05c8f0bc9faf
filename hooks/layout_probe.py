"""The probe of a section's layout as a page of MkDocs; no hook by itself, site_pages.py adds these to a build."""

import re
from types import SimpleNamespace

from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents, get_toc

from atlas.output.layouts import LayoutProbe

HEADING = re.compile(r'<h([1-3])\b[^>]*?\bid="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)


class ProbePage(Page):
    """Stands for all pages of a section: the core fills the layout that the templates make of it."""

    def __init__(self, probe: LayoutProbe, file: File, config: MkDocsConfig) -> None:
        self.probe = probe
        super().__init__(probe.title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no Markdown file; the description goes into the head."""
        self.markdown = ""
        self.meta = {"description": self.probe.description}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The article and the table of its headings."""
        self.content = self.probe.html()
        self.toc = _headings(self.content)


def probe_file(probe: LayoutProbe, config: MkDocsConfig) -> File:
    """The file that MkDocs expects behind a page, with the attributes that static-i18n gives to its own."""
    languages = config.plugins["i18n"].config.languages
    urls = {language.locale: language.link.lstrip("/") + probe.address for language in languages}
    src_uri = f"{probe.address}index.md"
    file = File.generated(config, src_uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.dest_uri = f"{urls[probe.language]}index.html"
    file.edit_uri = f"../{probe.edit_path}" if probe.edit_path else None  # from docs/
    file.norm_src_uri = src_uri
    file.alternates = {language: SimpleNamespace(url=url) for language, url in urls.items()}
    ProbePage(probe, file, config)
    return file


def _headings(html: str) -> TableOfContents:
    tokens = [
        {"level": int(level), "id": anchor, "name": re.sub("<[^>]+>", "", text).strip()}
        for level, anchor, text in HEADING.findall(html)
    ]
    return get_toc(nest_toc_tokens(tokens))
