"""The JSON Schema of each kind, and the settings by which editors apply it to the files of the kind."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from atlas.model.kinds import KINDS
from atlas.reading.configuration import read_settings
from atlas.writing.json_schema import schema_text


def schema_files(project: Path) -> dict[str, str]:
    """Returns the files by their paths below the project."""
    languages = read_settings(project, datetime.now(UTC).date()).languages
    schemas = {f"schemas/{kind}.json": schema_text(kind, languages) for kind in KINDS}
    folders = {f"schemas/{kind}.json": f"data/{kind}/*.yaml" for kind in KINDS}
    return {
        **schemas,
        ".vscode/settings.json": _text({"yaml.schemas": folders}),
        ".vscode/extensions.json": _text({"recommendations": ["redhat.vscode-yaml"]}),
        ".zed/settings.json": _text({"lsp": {"yaml-language-server": {"settings": {"yaml": {"schemas": folders}}}}}),
    }


def _text(settings: object) -> str:
    return json.dumps(settings, indent=2) + "\n"
