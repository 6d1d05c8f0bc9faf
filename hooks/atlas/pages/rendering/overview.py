"""A page that is no record's: its address, its title, and how its view is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Overview:
    """`address` is below the language's root; `view` makes what the template is given.

    `files` makes what stands beside the page: addresses from the site's root, and contents. `cited` is the address of
    the page that is to be cited instead, where this one only leads there.
    """

    address: str
    title: str
    description: str
    template: str
    view: Callable[[], Any]
    files: Callable[[], Iterable[tuple[str, bytes]]] = tuple
    cited: str = ""
