"""Lets the tests of scripts/make_geography.py import its modules."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
