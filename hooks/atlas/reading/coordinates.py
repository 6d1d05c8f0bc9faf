"""Coordinates as maps and gazetteers write them, for a hint with two numbers of degrees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence as SequenceOf
from decimal import Decimal

from atlas.reading.lines.yaml_nodes import Mapping, Node, Scalar

_NUMBER = r"-?\d{1,3}(?:[.,]\d+)?"
_ANGLE = re.compile(
    rf"(?P<before>[NSEWСЮВЗ](?![^\W\d_]))?\s*(?P<degrees>{_NUMBER})\s*(?:°|º|deg\b|гр\.?)?\s*"
    r"(?:(?P<minutes>\d{1,2}(?:[.,]\d+)?)\s*['′’`]\s*)?(?:(?P<seconds>\d{1,2}(?:[.,]\d+)?)\s*(?:''|[\"″”])\s*)?"
    r"(?P<after>[NSEWÖVOPIL](?![^\W\d_])|с\.?\s*ш\.?|ю\.?\s*ш\.?|в\.?\s*д\.?|з\.?\s*д\.?|[СЮВЗ](?![^\W\d_]))?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[,;/]?\s*")
_POINT = re.compile(rf"POINT\s*\(\s*({_NUMBER})\s+({_NUMBER})\s*\)", re.IGNORECASE)
_SOUTH_WEST = frozenset(("s", "w", "ю", "з"))
_EAST_WEST = frozenset(("e", "w", "в", "з", "ö", "v", "o"))
_NORTH_KEYS = ("lat", "latitude", "north", "n", "широта", "y")
_EAST_KEYS = ("lon", "lng", "long", "longitude", "east", "e", "долгота", "x")
_DIGITS = Decimal("0.0001")


def meant_coordinates(node: Node) -> str | None:
    """The coordinates as they should be written, where a node can be read as two angles."""
    angles = list(_angles(node))
    if len(angles) != 2:
        return None
    north, east = angles
    return f"[{north}, {east}]" if abs(north) <= 90 and abs(east) <= 180 else None


def _angles(node: Node) -> Iterator[Decimal]:
    if isinstance(node, Mapping) and all(child == Scalar("", child.mark) for _, child in node.entries.values()):
        yield from _of_items(list(node.entries))
    elif isinstance(node, Mapping):
        yield from _of_map(node)
    elif isinstance(node, Scalar):
        yield from _of_text(node.text)
    elif all(isinstance(item, Scalar) for item in node.items):
        yield from _of_items([item.text for item in node.items if isinstance(item, Scalar)])
    elif all(isinstance(item, Mapping) for item in node.items):
        yield from _of_map(
            Mapping(
                {k: v for item in node.items if isinstance(item, Mapping) for k, v in item.entries.items()}, node.mark
            )
        )


def _of_map(node: Mapping) -> Iterator[Decimal]:
    keys = {key.casefold(): child for key, (_, child) in node.entries.items()}
    for names in (_NORTH_KEYS, _EAST_KEYS):
        child = next((keys[name] for name in names if name in keys), None)
        if isinstance(child, Scalar) and (found := _ANGLE.fullmatch(child.text.strip())):
            yield _degrees(found)


def _of_items(items: SequenceOf[str]) -> Iterator[Decimal]:
    if len(items) == 4 and all(re.fullmatch(r"-?\d{1,3}", item) for item in items[::2]):
        items = [f"{items[0]}.{items[1]}", f"{items[2]}.{items[3]}"]
    if len(items) == 1:
        yield from _of_text(items[0])
    elif len(items) == 2:
        yield from _of_text(" ; ".join(items))


def _of_text(text: str) -> Iterator[Decimal]:
    """Two angles; the one that is east or west stands second, whatever comes first."""
    if point := _POINT.fullmatch(text.strip()):
        yield from (Decimal(point[2].replace(",", ".")), Decimal(point[1].replace(",", ".")))
        return
    rest = text.strip().strip("()[]")
    found: list[re.Match[str]] = []
    while rest and len(found) < 3:
        angle = _ANGLE.match(rest)
        if angle is None:
            return
        found.append(angle)
        rest = _BETWEEN.sub("", rest[angle.end() :], count=1)
    if len(found) == 2 and _letter(found[0]) in _EAST_WEST:
        found.reverse()
    yield from map(_degrees, found)


def _degrees(angle: re.Match[str]) -> Decimal:
    degrees, minutes, seconds = (
        Decimal((angle[part] or "0").replace(",", ".")) for part in ("degrees", "minutes", "seconds")
    )
    if angle["minutes"] or angle["seconds"]:
        degrees = (degrees + minutes / 60 + seconds / 3600).quantize(_DIGITS)
    return -degrees if _letter(angle) in _SOUTH_WEST else degrees


def _letter(angle: re.Match[str]) -> str:
    return (angle["before"] or angle["after"] or "")[:1].casefold()
