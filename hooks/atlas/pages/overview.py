"""A page that is no record's: its address, its title, and how its view is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Overview:
    """`address` is below the language's root; `view` makes what the template is given."""

    address: str
    title: str
    description: str
    template: str
    view: Callable[[], Any]
