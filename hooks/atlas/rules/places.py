"""Rules on places."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.messages.message import N_, Message
from atlas.model.places import PlaceRecord
from atlas.model.records import Record
from atlas.records.store import Atlas
from atlas.rules.rule import Finding


def coordinates_in_range(record: Record, atlas: Atlas) -> Iterator[Finding]:
    """Coordinates are degrees north (-90 to 90) and east (-180 to 180), and never 0, 0."""
    if not isinstance(record, PlaceRecord) or record.coordinates is None:
        return
    latitude, longitude = record.coordinates.value.latitude, record.coordinates.value.longitude
    path = ("coordinates", "value")
    if abs(latitude) > 90 or abs(longitude) > 180:
        swapped = abs(longitude) <= 90 and abs(latitude) <= 180
        hint = N_("north comes first, then east") if swapped else N_("degrees north, then degrees east")
        message = Message(
            "not-on-earth",
            N_("[{north}, {east}] is not on Earth"),
            hint,
            north=str(latitude),
            east=str(longitude),
        )
        yield Finding(record, path, message)
    elif latitude == longitude == 0:
        hint = N_("leave unknown coordinates out")
        yield Finding(record, path, Message("zero-coordinates", N_("[0, 0] lies in the Gulf of Guinea"), hint))
