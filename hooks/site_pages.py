"""Adds generated pages to each language's pass: all of them with `pages: engine`, else a probe for each section.

on_startup: the build reports for itself, and MkDocs would tell of each layout that it writes no page for it.
on_files at 100: before the plugins, so that they see the pages. From -99 to -200 the pages are kept aside: static-i18n
rebuilds the files it knows at -100 and cannot carry generated ones.
on_env: the core's words and addresses for the templates. on_post_page: site_finish.py fills the layouts.
"""

import logging
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from atlas.output.downloads import write_downloads
from atlas.output.layouts import Layout, LayoutProbe
from atlas.parallel.pool import WorkFailed
from generated_pages import GeneratedPage, page_file

WAYS = ("fast", "engine")


def on_startup(command: str, dirty: bool) -> None:
    """Lets the engine log nothing but warnings of a build, unless it is to log all."""
    if not logging.getLogger("mkdocs").isEnabledFor(logging.DEBUG):
        for name in ("commands.build", "plugins.mkdocs_static_i18n"):
            logging.getLogger(f"mkdocs.{name}").setLevel(logging.WARNING)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Stops a build whose pages are to be made in a way that there is not."""
    way = config.extra["atlas"].setdefault("pages", "fast")
    if way not in WAYS:
        raise Abort(f"extra.atlas.pages (ATLAS_PAGES): there is no way '{way}' to make pages; write fast or engine")
    return config


@event_priority(100)
def _offer(files: Files, config: MkDocsConfig) -> Files:
    """Adds all pages of the language, or a probe for each of its sections."""
    i18n, site = config.plugins["i18n"], config.extra["site"]
    try:
        sections = sorted(site.sections(i18n.current_language))
        through_engine = config.extra["atlas"]["pages"] == "engine"
        if through_engine and not i18n.building:  # before the page that tells their sizes
            write_downloads(site, Path(config.site_dir))
        for page in site.pages(i18n.current_language) if through_engine else map(LayoutProbe, sections):
            files.append(page_file(page, config))
    except WorkFailed as error:
        raise Abort(str(error)) from None
    config.extra["number_of_layouts"] = len(sections) * len(i18n.all_languages)
    return files


@event_priority(-99)
def _take_out(files: Files, config: MkDocsConfig) -> Files:
    """Takes out what plugins have left of them."""
    config.extra["generated"] = [file for file in files if isinstance(file.page, GeneratedPage)]
    for file in config.extra["generated"]:
        files.remove(file)
    return files


@event_priority(-200)
def _restore(files: Files, config: MkDocsConfig) -> Files:
    """Adds them again, and corrects the list that static-i18n made before us."""
    i18n = config.plugins["i18n"]
    for file in config.extra["generated"]:
        files.append(file)
    i18n.i18n_files_per_language[i18n.current_language] = files.documentation_pages()
    return files


on_files = CombinedEvent(_offer, _take_out, _restore)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Gives the templates the labels and the menu of the language, with addresses from the site's root."""
    i18n, site = config.plugins["i18n"], config.extra["site"]
    language, root = i18n.current_language, i18n.current_language_config.link.lstrip("/")
    env.globals.update(gettext=site.gettext(language), language_root=root, menu=site.navigation(language))
    env.trim_blocks = env.lstrip_blocks = True  # else a third of each page is the templates' indentation
    return env


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keeps the layout that a probe became; there is no page to write at its address."""
    if not (isinstance(page, GeneratedPage) and isinstance(page.article, LayoutProbe)):
        return output
    layouts = config.extra["layouts"]
    layouts[page.article.section] = Layout(page.article.section, output)
    config.extra["reporter"].advance(len(layouts), config.extra["number_of_layouts"])
    return ""
