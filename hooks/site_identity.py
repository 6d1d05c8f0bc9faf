"""The look of this atlas: its one style sheet.

on_files at -200: the sheets to join, and the engine's own styles and scripts, are no files of the site; static-i18n at
-100 gives each language all files again. on_post_page, on_post_template: the names in what the engine makes, before
site_pages.py takes the layouts. on_post_build at -200: static-i18n builds the other languages inside its own at -100.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from atlas.output.identity import IDENTITY, styles
from atlas.output.stylesheet import STYLESHEET, Stylesheet
from atlas.output.theme_rules import InvalidStylesheet

COMPONENTS = "assets/css/"
THEME = "assets/stylesheets/main."
UNUSED = ("assets/stylesheets/", "assets/javascripts/")


@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Takes the style sheets in the root language's pass, which is the first, and out of the files in each."""
    if config.plugins["i18n"].is_default_language_build:
        files.append(File.generated(config, IDENTITY, content=styles(config.extra["atlas"]["look"])))
        joined = [path for path in config.extra_css if path.startswith(COMPONENTS) and path in files.src_uris]
        config.extra["joined"] = frozenset(joined)
        config.extra["stylesheet"] = _stylesheet(files, joined)
        config.extra_css = [STYLESHEET, *(path for path in config.extra_css if path not in joined)]
    for file in [*files]:
        if file.src_uri.startswith(UNUSED) or file.src_uri in config.extra["joined"]:
            files.remove(file)
    return files


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Pages written by hand, and layouts."""
    config.extra["stylesheet"].add_page(output)
    return output


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """The page for what is not found."""
    config.extra["stylesheet"].add_page(output)
    return output


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Also fires at the end of each other language, which is too early."""
    if not config.plugins["i18n"].building:
        sheet = Path(config.site_dir, STYLESHEET)
        sheet.parent.mkdir(parents=True, exist_ok=True)
        sheet.write_text(config.extra["stylesheet"].css(), encoding="utf-8")


def _stylesheet(files: Files, joined: list[str]) -> Stylesheet:
    theme = next(file.content_string for file in files.css_files() if file.src_uri.startswith(THEME))
    scripts = [file.content_string for file in files.javascript_files() if not file.src_uri.startswith(UNUSED)]
    try:
        return Stylesheet(theme, {path: files.src_uris[path].content_string for path in joined}, scripts)
    except InvalidStylesheet as error:
        raise Abort(str(error)) from None
