"""The configuration file of a project, read as settings for commands that run without the engine."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from atlas.model.settings import Settings

CONFIGURATION = "mkdocs.yml"


def read_settings(root: Path, as_of: date) -> Settings:
    """Reads the configuration file of the project at `root`, for commands that run without MkDocs."""
    config = _read(root)
    plugins = {
        name: options for plugin in config["plugins"] if isinstance(plugin, dict) for name, options in plugin.items()
    }
    languages = [language["locale"] for language in plugins["i18n"]["languages"]]
    return Settings.from_config(config["extra"]["atlas"], languages, as_of, site_url=config.get("site_url") or "")


def address_of_explanations(root: Path, language: str) -> str:
    """The address at which the site of the project explains the codes of messages; "" where none is configured."""
    if not (root / CONFIGURATION).is_file():
        return ""
    settings = read_settings(root, date.max)
    return settings.explanations(language if language in settings.languages else settings.languages[0])


def project_name(root: Path) -> tuple[str, str]:
    """The name of the project, and the address of its repository, else that of its site; "" where none is known."""
    config = _read(root)
    return str(config.get("site_name") or ""), str(config.get("repo_url") or config.get("site_url") or "")


def _read(root: Path) -> dict[str, Any]:
    config = yaml.load((root / CONFIGURATION).read_text("utf-8"), Loader=PlainLoader)
    if not isinstance(config, dict):
        raise ValueError(f"{CONFIGURATION} holds no settings")
    return config


class PlainLoader(yaml.SafeLoader):
    """Reads `!ENV` as MkDocs does, and the other tags of MkDocs and its plugins as no value."""


PlainLoader.add_constructor("!ENV", construct_env_tag)
PlainLoader.add_multi_constructor("!", lambda loader, suffix, node: None)
PlainLoader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)
