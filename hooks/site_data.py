"""Reads data/ once per build, before the site folder is touched, and names the site in the language at work.

on_config: static-i18n builds the languages one after the other on one config and sets the language at
-100, so this runs after it. The site stays in config.extra, where the other hooks and the templates find it.
"""

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from atlas.incremental.checking import CACHE
from atlas.model.problems import ProblemsFound
from atlas.model.settings import Settings, read_day
from atlas.output.reporter import Reporter, counted
from atlas.output.site import Site, read_site
from atlas.parallel.garbage import collect_rarely
from atlas.parallel.pool import WorkFailed


def on_startup(command: str, dirty: bool) -> None:
    """Lets a web server read the site, whatever the umask of whoever builds."""
    os.umask(os.umask(0o022) & 0o022)


@event_priority(-200)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Stops the build with the core's report, and nothing else, where data/ has errors."""
    i18n = config.plugins["i18n"]
    if not i18n.building:
        config.extra["layouts"] = {}
        config.extra["reporter"] = Reporter(sys.stderr)
        config.extra["site"] = _read(config, i18n.all_languages)
        collect_rarely()
        config.extra["reporter"].begin("layouts")
    settings = config.extra["site"].settings
    config.site_name, _ = settings.name.best((i18n.current_language, *settings.fallback))
    config.site_description, _ = settings.tagline.best((i18n.current_language, *settings.fallback))
    # One 404 page speaks all languages, and the sitemap is written once, after the last of them.
    config.theme.static_templates = {"404.html"} if i18n.is_default_language_build else set()
    if not config.repo_url:
        config.edit_uri = None
    return config


def _read(config: MkDocsConfig, languages: list[str]) -> Site:
    root = Path(config.config_file_path).parent
    settings = Settings.from_config(
        config.extra["atlas"],
        languages,
        _day(config.extra["atlas"]["as_of"]),
        _edit_root(config),
        config.site_url or "",
    )
    reporter = config.extra["reporter"]
    reporter.begin("data")
    try:
        cache = root / CACHE if config.extra["atlas"].get("reuse") else None
        site = read_site(root, settings, cache, datetime.now(UTC).date())
    except (ProblemsFound, WorkFailed) as error:
        reporter.stop()
        raise Abort(str(error)) from None
    except ValueError as error:
        reporter.stop()
        raise Abort(f"extra.atlas.exports (ATLAS_EXPORTS): {error}") from None
    reporter.end(f"{counted(len(site.checked_data.files), 'file')}, {counted(len(site.problems), 'warning')}")
    reporter.warn(site.problems)
    return site


def _day(configured: object) -> date:
    """Not by !ENV in mkdocs.yml: a day that does not exist would end in the traceback of the YAML reader."""
    variable = os.environ.get("ATLAS_AS_OF")
    name, text = ("ATLAS_AS_OF", variable) if variable else ("extra.atlas.as_of", str(configured or ""))
    try:
        return read_day(text) if text else datetime.now(UTC).date()
    except ValueError as error:
        raise Abort(f"{name}: {error}") from None


def _edit_root(config: MkDocsConfig) -> str:
    """The address at which a file of the project is edited, without its path: the folder above docs/."""
    return config.repo_url.rstrip("/") + "/" + config.edit_uri.removesuffix("docs/") if config.repo_url else ""
