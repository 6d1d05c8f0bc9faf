"""What makes this atlas look like itself: its colours as a style sheet, and the day of the data for the frame of its pages.

on_files: the style sheet is one of the site's files, in the root language's pass, which copies them.
on_env: the day, in words of the language at work.
"""

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from atlas.edition import edition

STYLES = "assets/css/identity.css"


@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """After static-i18n, which cannot carry generated files."""
    if config.plugins["i18n"].is_default_language_build:
        env = config.theme.get_env()
        env.trim_blocks = env.lstrip_blocks = True
        text = env.get_template("identity.css").render(look=config.extra["atlas"]["look"])
        files.append(File.generated(config, STYLES, content=text))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """The day for which computed values hold."""
    settings = config.extra["site"].settings
    words = edition(config.plugins["i18n"].current_language, settings.fallback)
    env.globals["as_of"] = words.day(settings.as_of)
    return env
