"""The open questions of several agreements, as one list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from atlas.derive.computed.unknown import Unknown
from atlas.pages.phrases.presenter import Presenter
from atlas.pages.record.views import NotKnown

_MOST_SIDES = 20


def gaps(found: Sequence[Unknown], presenter: Presenter) -> NotKnown | None:
    """The open questions, None where there are none; a field says in how many agreements it is not stated."""
    edition = presenter.edition
    sides = dict.fromkeys(side for one in found for side in one.sides)
    fields = Counter(spec.label for one in found for spec in one.fields)
    last = max((one.last for one in found if one.last), key=lambda date: date.sort_key, default=None)
    if not (sides or fields or last):
        return None
    return NotKnown(
        sides=tuple(presenter.values.link(id_) for id_ in list(sides)[:_MOST_SIDES]),
        last=edition.point(last) if last else None,
        undated=bool(found) and all(one.undated for one in found),
        fields=tuple(_counted(edition.gettext(label), fields[label], len(found)) for label in fields),
        twin_towns=False,
        sides_total=len(sides),
    )


def _counted(label: str, number: int, total: int) -> str:
    return label if total == 1 else f"{label} ({number}/{total})"
