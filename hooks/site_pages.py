"""Adds the pages of the core to each language's pass.

on_files at -200: static-i18n rebuilds the files it knows at -100 and cannot carry generated ones.
on_env: what the templates need of the core. on_page_context, on_post_page: an article is made when its page
is written, and dropped.
"""

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from atlas.pages.shell import Pattern, Shell
from atlas_page import AtlasPage, generated_file


@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the pages of the language, and corrects the list that static-i18n made before us."""
    i18n = config.plugins["i18n"]
    site, language = config.extra["site"], i18n.current_language
    for source in (*site.entrances(language), *map(Pattern, sorted(site.parts(language)))):
        files.append(generated_file(source, config))
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


def on_page_context(context: TemplateContext, page: Page, **_: object) -> TemplateContext:
    """Makes the article."""
    if isinstance(page, AtlasPage):
        page.fill()
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Lets the article go, since static-i18n keeps every page to the end; a pattern becomes the shell of its part."""
    if isinstance(page, AtlasPage):
        page.content = ""
        if isinstance(page.source, Pattern):
            config.extra["shells"][page.source.part] = Shell(page.source.part, output)
            return ""
    return output
