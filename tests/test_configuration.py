"""The configuration as commands read it that run without MkDocs, compared with MkDocs's own reading."""

from __future__ import annotations

from datetime import date

import pytest
from engine_project import ROOT
from mkdocs.config import load_config

from atlas.model.settings import Settings
from atlas.reading.configuration import read_settings


@pytest.mark.parametrize(
    "variables",
    [
        {},
        {"ATLAS_EXPORTS": "false"},
        {"ATLAS_EXPORTS": "csv json", "ATLAS_EMBEDS": "false", "ATLAS_POLICY": "no"},
        {"ATLAS_EXPORTS": "", "SITE_URL": "https://atlas.example.org/", "REPO_URL": ""},
        {"CONTACT": "true", "ATLAS_CHANGES": "false"},
    ],
)
def test_variables_mean_what_they_mean_to_mkdocs(variables: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    config = load_config(str(ROOT / "mkdocs.yml"))
    languages = [language["locale"] for language in config.plugins["i18n"].config.languages]
    day = date(2026, 1, 31)
    expected = Settings.from_config(config.extra["atlas"], languages, day, site_url=config.site_url or "")
    assert read_settings(ROOT, day) == expected
