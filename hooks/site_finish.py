"""Writes what concerns the whole site, once, after the last language: the sitemap and the search index.

on_post_build at -200: static-i18n builds the other languages inside its own on_post_build at -100.
"""

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Also fires at the end of each other language, which is too early."""
    i18n = config.plugins["i18n"]
    if i18n.building:
        return
    _write_sitemap(config, i18n)
    _index_for_search(Path(config.site_dir))


def _write_sitemap(config: MkDocsConfig, i18n: object) -> None:
    """Each address of each page, with its translations; no dates, which would differ from day to day."""
    pages: dict[str, dict[str, str]] = defaultdict(dict)
    for language, files in i18n.i18n_files_per_language.items():
        for file in files:
            pages[file.norm_src_uri][language] = file.page.canonical_url
    template = config.theme.get_env().get_template("sitemap.xml")
    text = template.render(pages=[pages[uri] for uri in sorted(pages)], root_language=i18n.default_language)
    Path(config.site_dir, "sitemap.xml").write_text(text, encoding="utf-8")


def _index_for_search(site_dir: Path) -> None:
    left_out = ".note, .notes, abbr.lang, thead"  # repeated on page after page; quotes stand on their source's page
    command = ["pagefind", "--site", str(site_dir), "--exclude-selectors", left_out, "--quiet"]
    done = subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise Abort(f"pagefind could not index the site:\n{done.stdout}{done.stderr}")
    # Pagefind 1.5.2 lists the languages in another order on each run.
    entry = site_dir / "pagefind" / "pagefind-entry.json"
    entry.write_text(json.dumps(json.loads(entry.read_text("utf-8")), sort_keys=True), encoding="utf-8")
