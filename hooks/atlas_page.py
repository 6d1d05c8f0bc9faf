"""The pattern of a part of the site in MkDocs' terms; no hook by itself, site_pages.py adds these to a build."""

import re
from types import SimpleNamespace

from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents, get_toc

from atlas.output.layouts import LayoutProbe

HEADING = re.compile(r'<h([1-3])\b[^>]*?\bid="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)


class PatternPage(Page):
    """Stands for all pages of a part: the core fills what the templates make of it."""

    def __init__(self, source: LayoutProbe, file: File, config: MkDocsConfig) -> None:
        self.source = source
        super().__init__(source.title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no Markdown file; the description goes into the head."""
        self.markdown = ""
        self.meta = {"description": self.source.description}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The article and the table of its headings."""
        self.content = self.source.html()
        self.toc = _headings(self.content)


def pattern_file(source: LayoutProbe, config: MkDocsConfig) -> File:
    """The file that MkDocs asks for behind a pattern, with the attributes that static-i18n gives to its own."""
    languages = config.plugins["i18n"].config.languages
    urls = {language.locale: language.link.lstrip("/") + source.address for language in languages}
    src_uri = f"{source.address}index.md"
    file = File.generated(config, src_uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.dest_uri = f"{urls[source.language]}index.html"
    file.edit_uri = f"../{source.edit_path}" if source.edit_path else None  # from docs/
    file.norm_src_uri = src_uri
    file.alternates = {language: SimpleNamespace(url=url) for language, url in urls.items()}
    PatternPage(source, file, config)
    return file


def _headings(html: str) -> TableOfContents:
    tokens = [
        {"level": int(level), "id": anchor, "name": re.sub("<[^>]+>", "", text).strip()}
        for level, anchor, text in HEADING.findall(html)
    ]
    return get_toc(nest_toc_tokens(tokens))
