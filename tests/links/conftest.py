"""A host that plays every behaviour, and a project whose sources are on it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from invented_host import InventedHost, TlsHosts
from invented_sources import Sources

from invented_data import WriteData


@pytest.fixture
def host() -> Iterator[InventedHost]:
    """A host of its own for each test: what it was asked is remembered."""
    with InventedHost() as host:
        yield host


@pytest.fixture
def tls() -> Iterator[TlsHosts]:
    """Hosts with certificates, sound and not."""
    with TlsHosts() as hosts:
        yield hosts


@pytest.fixture
def sources(write_data: WriteData, tmp_path: Path, host: InventedHost, monkeypatch: pytest.MonkeyPatch) -> Sources:
    """A project with sources at addresses of the host, and a city that cites them."""
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return Sources(tmp_path, write_data, host)
