"""Writes the many pages, the sitemap and the search index, once, after the last language.

on_post_build at -200: static-i18n builds the other languages inside its own on_post_build at -100.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from atlas.crew import WorkFailed
from atlas.indexing import NotIndexed, index_for_search
from atlas.pages.sitemap import sitemap
from atlas.site import Site
from atlas.writing import Writer


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Also fires at the end of each other language, which is too early."""
    i18n = config.plugins["i18n"]
    if i18n.building:
        return
    site: Site = config.extra["site"]
    folder = Path(config.site_dir)
    roots = {language.locale: language.link.lstrip("/") for language in i18n.config.languages}
    addresses = sorted({*site.addresses(), *_hand_written(i18n)})
    try:
        Writer(site, config.extra["shells"], folder, roots).write_all()
        for name, text in sitemap(addresses, roots, config.site_url):
            (folder / name).write_text(text, encoding="utf-8")
        index_for_search(folder, addresses, roots)
    except (WorkFailed, NotIndexed) as error:
        raise Abort(str(error)) from None


def _hand_written(i18n: object) -> set[str]:
    """The addresses of the pages in docs/."""
    files = i18n.i18n_files_per_language[i18n.default_language]
    return {file.url.removeprefix("./") for file in files if not file.generated_by}
