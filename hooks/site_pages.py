"""Adds a pattern for each part of the site to each language's pass, and takes the shells made of them.

on_files at -200: static-i18n rebuilds the files it knows at -100 and cannot carry generated ones.
on_env: what the templates need of the core. on_post_page: site_finish.py fills the shells.
"""

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from atlas.output.layouts import Layout, LayoutProbe
from atlas_page import PatternPage, pattern_file


@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the pages of the language, and corrects the list that static-i18n made before us."""
    i18n = config.plugins["i18n"]
    for part in sorted(config.extra["site"].parts(i18n.current_language)):
        files.append(pattern_file(LayoutProbe(part), config))
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
    """Keeps the shell that a pattern became; there is no page to write at its address."""
    if not isinstance(page, PatternPage):
        return output
    config.extra["shells"][page.source.part] = Layout(page.source.part, output)
    return ""
