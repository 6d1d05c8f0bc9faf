"""Sites with some attacks, and with all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from attacked_site import AttackedSite, attacked_site
from invented_attacks import ADDRESSES, TEXTS

FEW = TEXTS[::6]


@pytest.fixture(scope="session")
def few_attacks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AttackedSite]:
    """A sixth of the attacks on texts."""
    with attacked_site(tmp_path_factory.mktemp("few"), FEW, ADDRESSES) as site:
        yield site


@pytest.fixture(scope="session")
def all_attacks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AttackedSite]:
    """All attacks."""
    with attacked_site(tmp_path_factory.mktemp("all"), TEXTS, ADDRESSES) as site:
        yield site
