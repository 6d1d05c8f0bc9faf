"""Short notes of briefings on many relations: each source once, without the places and quotes that other pages show."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from atlas.model.shapes import Citation
from atlas.pages.briefings.views import BriefRelation
from atlas.pages.phrases.views import Line

V = TypeVar("V")


def with_short_notes(view: V) -> V:
    """A view with its citations reduced to their sources, and its relations without what is noted of dates and acts."""
    reduced: V = _reduced(view, remarks=True)
    return reduced


def _reduced(value: Any, *, remarks: bool) -> Any:
    if not isinstance(value, tuple):
        return replace(value, at=None, quote=None, supports=(), note=None) if isinstance(value, Citation) else value
    if not value:
        return value
    if isinstance(value, Line) and not remarks:
        value = value._replace(notes=())
    within = remarks and not isinstance(value, BriefRelation)
    parts = (_reduced(part, remarks=within) for part in value)
    return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
