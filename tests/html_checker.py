"""The Nu HTML checker, as `make validate` runs it; tests that need it say so where it is lacking."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))

from validate_site import findings, is_installed, main

__all__ = ["findings", "main", "needs_checker"]

needs_checker = pytest.mark.skipif(
    not is_installed(), reason="there is no Java, or no Nu HTML checker (make validator): no page is validated"
)
