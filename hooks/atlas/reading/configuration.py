"""The configuration file of a project, read as settings for commands that run without the engine."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import yaml

from atlas.model.settings import Settings

CONFIGURATION = "mkdocs.yml"


def read_settings(root: Path, as_of: date) -> Settings:
    """Reads the configuration file of the project at `root`, for commands that run without MkDocs."""
    config = yaml.load((root / CONFIGURATION).read_text("utf-8"), Loader=PlainLoader)
    plugins = {
        name: options for plugin in config["plugins"] if isinstance(plugin, dict) for name, options in plugin.items()
    }
    languages = [language["locale"] for language in plugins["i18n"]["languages"]]
    return Settings.from_config(config["extra"]["atlas"], languages, as_of)


class PlainLoader(yaml.SafeLoader):
    """Reads the tags of MkDocs and its plugins, such as `!ENV`, as no value."""


PlainLoader.add_multi_constructor("!", lambda loader, suffix, node: None)
PlainLoader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)
