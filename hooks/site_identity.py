"""The look of this atlas: its colours as a style sheet, and the day of its data for the pages' layout.

on_files at -200: the style sheet is one of the site's files; static-i18n at -100 could not carry it.
on_env: the day, in words of the language at work.
"""

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from atlas.languages.edition import edition
from atlas.output.identity import STYLES, styles


@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Once, in the root language's pass."""
    if config.plugins["i18n"].is_default_language_build:
        files.append(File.generated(config, STYLES, content=styles(config.extra["atlas"]["look"])))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """The day for which computed values hold."""
    words = edition(config.plugins["i18n"].current_language, config.extra["site"].settings.fallback)
    env.globals["as_of"] = words.day(config.extra["site"].settings.as_of)
    return env
