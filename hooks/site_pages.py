"""Adds a probe for each section of the site to each language's pass, and keeps the layouts rendered from them.

on_startup: the build reports for itself, and MkDocs would tell of each layout that it writes no page for it.
on_files at -200: static-i18n rebuilds the files it knows at -100 and cannot carry generated ones.
on_env: the core's words and addresses for the templates. on_post_page: site_finish.py fills the layouts.
"""

import logging

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from atlas.output.layouts import Layout, LayoutProbe
from atlas.parallel.pool import WorkFailed
from layout_probe import ProbePage, probe_file


def on_startup(command: str, dirty: bool) -> None:
    """Lets the engine log nothing but warnings of a build, unless it is to log all."""
    if not logging.getLogger("mkdocs").isEnabledFor(logging.DEBUG):
        for name in ("commands.build", "plugins.mkdocs_static_i18n"):
            logging.getLogger(f"mkdocs.{name}").setLevel(logging.WARNING)


@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the probes of the language, and corrects the list that static-i18n made before us."""
    i18n = config.plugins["i18n"]
    try:
        sections = sorted(config.extra["site"].sections(i18n.current_language))
    except WorkFailed as error:
        raise Abort(str(error)) from None
    config.extra["number_of_layouts"] = len(sections) * len(i18n.all_languages)
    for section in sections:
        files.append(probe_file(LayoutProbe(section), config))
    i18n.i18n_files_per_language[i18n.current_language] = files.documentation_pages()
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Gives the templates the labels and the menu of the language, with addresses from the site's root."""
    i18n, site = config.plugins["i18n"], config.extra["site"]
    language, root = i18n.current_language, i18n.current_language_config.link.lstrip("/")
    menu = [(label, root + address) for label, address in site.navigation(language)]
    env.globals.update(gettext=site.gettext(language), language_root=root, menu=menu)
    env.trim_blocks = env.lstrip_blocks = True  # else a third of each page is the templates' indentation
    return env


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keeps the layout that a probe became; there is no page to write at its address."""
    if not isinstance(page, ProbePage):
        return output
    layouts = config.extra["layouts"]
    layouts[page.probe.section] = Layout(page.probe.section, output)
    config.extra["reporter"].advance(len(layouts), config.extra["number_of_layouts"])
    return ""
