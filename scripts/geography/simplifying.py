"""Weights of the points of a coastline, by the method of Visvalingam and Whyatt (1993)."""

from __future__ import annotations

import heapq
import math

from geography.coasts import STEPS_PER_DEGREE, Coast

_KILOMETRES = 111.195 / STEPS_PER_DEGREE  # in a step


def weights(coast: Coast) -> list[float]:
    """For each point the square kilometres by which the shape changes when it is removed, the least first."""
    line = _Line(coast)
    heap = [(line.triangle(index), index) for index in range(len(coast))]
    current = [weight for weight, _ in heap]
    heapq.heapify(heap)
    final = [math.inf] * len(coast)
    left, least = len(coast), 0.0
    while heap and left > 3:
        weight, index = heapq.heappop(heap)
        if weight != current[index] or final[index] < math.inf:
            continue
        final[index] = least = max(least, weight)
        left -= 1
        for neighbour in line.remove(index):
            current[neighbour] = line.triangle(neighbour)
            heapq.heappush(heap, (current[neighbour], neighbour))
    return final


class _Line:
    """A closed line from which points are removed."""

    def __init__(self, coast: Coast) -> None:
        count = len(coast)
        self.coast = coast
        self.before = [count - 1, *range(count - 1)]
        self.after = [*range(1, count), 0]

    def triangle(self, index: int) -> float:
        """The area between a point and its neighbours. The ends of a line around a pole stay."""
        (x0, y0), (x, y), (x1, y1) = (self.coast[at] for at in (self.before[index], index, self.after[index]))
        if abs(x0 - x) > 90 * STEPS_PER_DEGREE or abs(x1 - x) > 90 * STEPS_PER_DEGREE:
            return math.inf
        east = _KILOMETRES * math.cos(math.radians(y / STEPS_PER_DEGREE))
        return abs((x0 - x) * (y1 - y) - (x1 - x) * (y0 - y)) * east * _KILOMETRES / 2

    def remove(self, index: int) -> tuple[int, int]:
        """Removes a point and returns its two neighbours."""
        before, after = self.before[index], self.after[index]
        self.after[before], self.before[after] = after, before
        return before, after
