"""The refusal of a command: what its options or its surroundings lack, said in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the command starts without the catalogues
    from atlas.messages.message import Translatable


class Refusal(Exception):
    """Raised where a command cannot do what it is asked for, whatever the records hold."""

    def __init__(self, reason: Translatable) -> None:
        super().__init__(reason)
        self.reason = reason
