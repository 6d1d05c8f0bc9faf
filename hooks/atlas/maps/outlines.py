"""Land as the path of a frame: projected, cut down to what the frame shows, rounded."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from atlas.maps.frames import WIDTH, Frame
from atlas.maps.land import UNITS, Cap, Chunk, Coast, Land
from atlas.maps.projections import Azimuthal, FlatPoint
from atlas.maps.sphere import EARTH_RADIUS, angle, dot

FINE = 5
"""Steps of a unit to which the points of a frame are rounded."""

Points = list[tuple[int, int]]

_STEP = math.radians(1 / UNITS)
_FAR = -0.17  # the cosine of 100 degrees: what is further from the middle is drawn on a circle around the frame
_FAR_ANGLE = math.acos(_FAR)
_STRETCH = 1.6  # by how much the projection stretches a length at most, up to there


def outline(land: Land, frame: Frame) -> str:
    """The path of the land, to be filled by the even-odd rule."""
    coasts = land.coasts(frame.detail)
    if isinstance(frame.projection, Azimuthal):
        shapes = _Region(frame, frame.projection).shapes(coasts)
    else:
        shapes = (_whole(coast, frame) for coast, _ in coasts)
    return "".join(path(shape, "z") for shape in shapes)


class _Region:
    """Draws the part of each coast that a frame shows; elsewhere one point per chunk keeps what is inside inside."""

    def __init__(self, frame: Frame, projection: Azimuthal) -> None:
        self.frame = frame
        self.projection = projection
        self.out = projection.out
        self.right, self.low = frame.across / 2, frame.north
        self.reach = 2 * math.asin(math.hypot(self.right, self.low) / 2 / EARTH_RADIUS)
        self.circle = EARTH_RADIUS * math.sqrt(2 * (1 - _FAR))

    def shapes(self, coasts: Iterable[tuple[Coast, Cap]]) -> Iterator[Points]:
        """The coasts that meet the frame. One with the opposite end of the globe inside it is drawn inside out."""
        turned = False
        for coast, cap in coasts:
            away = angle(cap.centre, self.out)
            if away > cap.angle + self.reach:
                continue
            points = fine(self.frame, self._drawn(coast))
            turned ^= math.pi - away <= cap.angle and _area(points) < 0
            yield points
        if turned:
            edge = 1.1
            corners = ((-edge, -edge), (edge, -edge), (edge, edge), (-edge, edge))
            yield fine(self.frame, [(x * self.right, y * self.low) for x, y in corners])

    def _drawn(self, coast: Coast) -> Iterator[FlatPoint]:
        last: FlatPoint | None = None
        for first, end, cap in self._chunks(coast):
            forth = dot(cap.centre, self.out)
            if forth > _FAR:
                line = self._line(coast, first, end if self._near(cap) else first + 1)
            else:
                line = self._far_line(coast, first, end if forth < -math.cos(min(1.5, 3 * cap.angle)) else first + 1)
                yield from self._around(last, line[0])
            yield from line
            last = line[-1]

    def _chunks(self, coast: Coast) -> Iterator[Chunk]:
        """The chunks of a coast; of a group that lies on one side of the frame only the first."""
        for chunks, cap in coast.groups:
            is_aside = angle(cap.centre, self.out) + cap.angle < _FAR_ANGLE and not self._near(cap)
            yield from chunks[:1] if is_aside else chunks

    def _line(self, coast: Coast, first: int, end: int) -> list[FlatPoint]:
        easts, norths = coast.easts[first:end], coast.norths[first:end]
        return self.projection.line((east * _STEP, north * _STEP) for east, north in zip(easts, norths, strict=True))

    def _near(self, cap: Cap) -> bool:
        """Whether the frame may show a part of the circle."""
        [(x, y)] = self.projection.points((cap.centre,))
        radius = cap.angle * EARTH_RADIUS * _STRETCH + self.frame.across / WIDTH
        return abs(x) <= self.right + radius and abs(y) <= self.low + radius

    def _far_line(self, coast: Coast, first: int, end: int) -> list[FlatPoint]:
        """The points in their direction, on the circle."""
        line: list[FlatPoint] = []
        for x, y in self._line(coast, first, end):
            shrink = self.circle / max(self.circle, math.hypot(x, y))
            here = (x * shrink, y * shrink)
            line += [*self._around(line[-1] if line else None, here), here]
        return line

    def _around(self, last: FlatPoint | None, here: FlatPoint) -> Iterator[FlatPoint]:
        """A point on the circle between two that lie on different sides of the frame, so that no line crosses it."""
        if last is None or math.hypot(*last) < self.circle * 0.9:
            return
        before = math.atan2(last[1], last[0])
        turn = (math.atan2(here[1], here[0]) - before + math.pi) % (2 * math.pi) - math.pi
        if abs(turn) > math.pi / 2:
            yield self.circle * math.cos(before + turn / 2), self.circle * math.sin(before + turn / 2)


def _whole(coast: Coast, frame: Frame) -> Points:
    """A coast on the frame of the world. The one that goes around the South Pole is closed along the lower edge."""
    flat = frame.projection.line(
        (east * _STEP, north * _STEP) for east, north in zip(coast.easts, coast.norths, strict=True)
    )
    points = fine(frame, flat)
    cut = next((at for at, (x, _) in enumerate(points) if abs(x - points[at - 1][0]) > WIDTH * FINE / 2), None)
    if cut is None:
        return points
    line = [*points[cut:], *points[:cut]]
    low = round(frame.height * FINE) * 2
    return [*line, (line[-1][0], low), (line[0][0], low)]


def fine(frame: Frame, flat: Iterable[FlatPoint]) -> Points:
    """Kilometres from the middle as steps from the left and from the upper edge."""
    left, top, steps = frame.across / 2, frame.north, FINE * WIDTH / frame.across
    return [(round((left + x) * steps), round((top - y) * steps)) for x, y in flat]


def path(points: Points, end: str) -> str:
    """The points as a path, each given by the step from the one before; steps of nothing are left out."""
    x, y = start = points[0]
    steps = []
    for right, down in points[1:]:
        if right != x or down != y:
            steps.append(f"{right - x} {down - y}")
            x, y = right, down
    return f"M{start[0]} {start[1]}l{' '.join(steps)}{end}".replace(" -", "-") if steps else ""


def _area(points: Points) -> float:
    """Above 0 where the inside is on the left as one looks at the frame, on which y goes down."""
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return sum(x1 * y0 - x0 * y1 for (x0, y0), (x1, y1) in pairs) / 2
