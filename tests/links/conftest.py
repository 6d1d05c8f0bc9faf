"""A host that plays every behaviour, and a project whose sources are on it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from invented_host import InventedHost, TlsHosts
from invented_sources import Sources

from invented_data import WriteData


@pytest.fixture(autouse=True)
def no_running_loop() -> Iterator[None]:
    """Lets a test run a loop of its own: a browser that other tests of this process have opened keeps one running."""
    running = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(running)


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
