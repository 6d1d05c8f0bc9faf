"""A flaw in one plain text, before a rule gives it a place in a file."""

from __future__ import annotations

from dataclasses import dataclass

from atlas.messages.message import Message


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong in a text; it stands in `text[start:end]`."""

    message: Message
    start: int
    end: int
