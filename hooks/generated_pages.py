"""Generated pages as pages of MkDocs; no hook by itself, site_pages.py adds these to a build."""

import re
from types import SimpleNamespace

from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents, get_toc

from atlas.output.layouts import LayoutProbe
from atlas.pages.publishing.page import Page as Article

HEADING = re.compile(r'<h([1-3])\b[^>]*?\bid="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)


class GeneratedPage(Page):
    """A page of the core, or the probe that stands for all pages of a section."""

    def __init__(self, article: Article | LayoutProbe, file: File, config: MkDocsConfig) -> None:
        self.article = article
        super().__init__(article.title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """The Markdown of the file, unless a plugin has another; the description goes into the head."""
        super().read_source(config)
        self.meta = {"description": self.article.description, **self.meta}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The article, of the Markdown as plugins left it, and the table of its headings."""
        self.content = self.article.html(self.markdown)
        self.toc = _headings(self.content)


def page_file(article: Article | LayoutProbe, config: MkDocsConfig) -> File:
    """The file that MkDocs expects behind a page, with the attributes that static-i18n gives to its own."""
    languages = config.plugins["i18n"].config.languages
    urls = {language.locale: language.link.lstrip("/") + article.address for language in languages}
    src_uri = f"{article.address}index.md"
    file = File.generated(config, src_uri, content=article.markdown(), inclusion=InclusionLevel.NOT_IN_NAV)
    file.dest_uri = f"{urls[article.language]}index.html"
    file.edit_uri = f"../{article.edit_path}" if article.edit_path else None  # from docs/
    file.norm_src_uri = src_uri
    file.alternates = {language: SimpleNamespace(url=url) for language, url in urls.items()}
    GeneratedPage(article, file, config)
    return file


def _headings(html: str) -> TableOfContents:
    tokens = [
        {"level": int(level), "id": anchor, "name": re.sub("<[^>]+>", "", text).strip()}
        for level, anchor, text in HEADING.findall(html)
    ]
    return get_toc(nest_toc_tokens(tokens))
