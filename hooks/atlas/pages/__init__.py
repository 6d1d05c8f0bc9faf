"""Records become pages: typed views in one language, templates, Markdown, HTML."""

from atlas.pages.page import Page

__all__ = ["Page"]
