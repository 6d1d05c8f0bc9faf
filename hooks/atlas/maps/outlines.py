"""Outlines of land as the SVG path of a frame: projected, clipped to the frame, rounded."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from atlas.maps.frames import WIDTH, Frame
from atlas.maps.land import STEPS_PER_DEGREE, Cap, Chunk, Coast, Land
from atlas.maps.projections import Azimuthal, FlatPoint
from atlas.maps.sphere import EARTH_RADIUS, angle, dot

STEPS_PER_UNIT = 5
"""The points of a base map are rounded to steps, so many to a unit."""

Points = list[tuple[int, int]]
"""Steps right and down from the left and the upper edge."""

_STEP = math.radians(1 / STEPS_PER_DEGREE)
_FAR_COSINE = -0.17  # of 100 degrees: what is further from the middle is drawn on a circle around the frame
_FAR_ANGLE = math.acos(_FAR_COSINE)
_MOST_DISTORTION = 1.6  # the most by which the projection lengthens a distance, up to there


def outline(land: Land, frame: Frame) -> str:
    """The path of the land, to be filled by the even-odd rule."""
    coasts = land.coasts(frame.detail)
    if isinstance(frame.projection, Azimuthal):
        shapes = _RegionOutline(frame, frame.projection).shapes(coasts)
    else:
        shapes = (_world_shape(coast, frame) for coast, _ in coasts)
    return "".join(path_data(shape, "z") for shape in shapes)


class _RegionOutline:
    """Draws the part of each coast that a frame shows; elsewhere one point per chunk keeps what is inside inside."""

    def __init__(self, frame: Frame, projection: Azimuthal) -> None:
        self.frame = frame
        self.projection = projection
        self.out = projection.out
        self.right, self.low = frame.width_km / 2, frame.top_km
        self.reach = 2 * math.asin(math.hypot(self.right, self.low) / 2 / EARTH_RADIUS)
        self.circle = EARTH_RADIUS * math.sqrt(2 * (1 - _FAR_COSINE))

    def shapes(self, coasts: Iterable[tuple[Coast, Cap]]) -> Iterator[Points]:
        """The coasts that meet the frame. One with the opposite end of the globe inside it is drawn inside out."""
        turned = False
        for coast, cap in coasts:
            away = angle(cap.centre, self.out)
            if away > cap.angle + self.reach:
                continue
            points = to_steps(self.frame, self._projected(coast))
            turned ^= math.pi - away <= cap.angle and _signed_area(points) < 0
            yield points
        if turned:
            edge = 1.1
            corners = ((-edge, -edge), (edge, -edge), (edge, edge), (-edge, edge))
            yield to_steps(self.frame, [(x * self.right, y * self.low) for x, y in corners])

    def _projected(self, coast: Coast) -> Iterator[FlatPoint]:
        """The points of a coast in the plane, in kilometres, only one of each chunk outside the frame."""
        last: FlatPoint | None = None
        for first, end, cap in self._chunks(coast):
            forth = dot(cap.centre, self.out)
            if forth > _FAR_COSINE:
                line = self._project(coast, first, end if self._may_be_visible(cap) else first + 1)
            else:
                is_opposite = forth < -math.cos(min(1.5, 3 * cap.angle))
                line = self._project_far(coast, first, end if is_opposite else first + 1)
                yield from self._detour(last, line[0])
            yield from line
            last = line[-1]

    def _chunks(self, coast: Coast) -> Iterator[Chunk]:
        """The chunks of a coast; of a group that lies on one side of the frame only the first."""
        for chunks, cap in coast.groups:
            is_aside = angle(cap.centre, self.out) + cap.angle < _FAR_ANGLE and not self._may_be_visible(cap)
            yield from chunks[:1] if is_aside else chunks

    def _project(self, coast: Coast, first: int, end: int) -> list[FlatPoint]:
        points = zip(coast.easts[first:end], coast.norths[first:end], strict=True)
        return self.projection.project_radians((east * _STEP, north * _STEP) for east, north in points)

    def _may_be_visible(self, cap: Cap) -> bool:
        """Tests if the frame may show a part of the circle."""
        [(x, y)] = self.projection.project((cap.centre,))
        radius = cap.angle * EARTH_RADIUS * _MOST_DISTORTION + self.frame.width_km / WIDTH
        return abs(x) <= self.right + radius and abs(y) <= self.low + radius

    def _project_far(self, coast: Coast, first: int, end: int) -> list[FlatPoint]:
        """The points moved onto the circle around the frame, in the direction in which they lie."""
        line: list[FlatPoint] = []
        for x, y in self._project(coast, first, end):
            shrink = self.circle / max(self.circle, math.hypot(x, y))
            here = (x * shrink, y * shrink)
            line += [*self._detour(line[-1] if line else None, here), here]
        return line

    def _detour(self, last: FlatPoint | None, here: FlatPoint) -> Iterator[FlatPoint]:
        """A point on the circle between two on different sides of the frame, so that no line crosses the frame."""
        if last is None or math.hypot(*last) < self.circle * 0.9:
            return
        before = math.atan2(last[1], last[0])
        turn = (math.atan2(here[1], here[0]) - before + math.pi) % (2 * math.pi) - math.pi
        if abs(turn) > math.pi / 2:
            yield self.circle * math.cos(before + turn / 2), self.circle * math.sin(before + turn / 2)


def _world_shape(coast: Coast, frame: Frame) -> Points:
    """A coast on the frame of the world; the one around the South Pole is closed along the lower edge."""
    flat = frame.projection.project_radians(
        (east * _STEP, north * _STEP) for east, north in zip(coast.easts, coast.norths, strict=True)
    )
    points, half = to_steps(frame, flat), WIDTH * STEPS_PER_UNIT / 2
    cut = next((index for index, (x, _) in enumerate(points) if abs(x - points[index - 1][0]) > half), None)
    if cut is None:
        return points
    line = [*points[cut:], *points[:cut]]
    low = round(frame.height * STEPS_PER_UNIT) * 2
    return [*line, (line[-1][0], low), (line[0][0], low)]


def to_steps(frame: Frame, flat: Iterable[FlatPoint]) -> Points:
    """Turns kilometres from the middle into steps from the left and from the upper edge."""
    left, top, steps = frame.width_km / 2, frame.top_km, STEPS_PER_UNIT * WIDTH / frame.width_km
    return [(round((left + x) * steps), round((top - y) * steps)) for x, y in flat]


def path_data(points: Points, end: str) -> str:
    """The points as data of an SVG path, each relative to the one before; points equal to that one are left out."""
    x, y = start = points[0]
    steps = []
    for right, down in points[1:]:
        if right != x or down != y:
            steps.append(f"{right - x} {down - y}")
            x, y = right, down
    return f"M{start[0]} {start[1]}l{' '.join(steps)}{end}".replace(" -", "-") if steps else ""


def _signed_area(points: Points) -> float:
    """The area inside, above 0 where it is on the left as one looks at the frame, on which y goes down."""
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return sum(x1 * y0 - x0 * y1 for (x0, y0), (x1, y1) in pairs) / 2
