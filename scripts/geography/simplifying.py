"""How much each point of a coastline matters: the method of Visvalingam and Whyatt (1993)."""

from __future__ import annotations

import heapq
import math

from geography.coasts import UNITS, Coast

_KILOMETRES = 111.195 / UNITS


def weights(coast: Coast) -> list[float]:
    """For each point the square kilometres that the shape changes by when it is left out, smaller ones first."""
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
    """A closed line of which points are taken away."""

    def __init__(self, coast: Coast) -> None:
        count = len(coast)
        self.coast = coast
        self.before = [count - 1, *range(count - 1)]
        self.after = [*range(1, count), 0]

    def triangle(self, index: int) -> float:
        """The area between a point and its neighbours. The ends of a line around a pole stay."""
        (x0, y0), (x, y), (x1, y1) = (self.coast[at] for at in (self.before[index], index, self.after[index]))
        if abs(x0 - x) > 90 * UNITS or abs(x1 - x) > 90 * UNITS:
            return math.inf
        east = _KILOMETRES * math.cos(math.radians(y / UNITS))
        return abs((x0 - x) * (y1 - y) - (x1 - x) * (y0 - y)) * east * _KILOMETRES / 2

    def remove(self, index: int) -> tuple[int, int]:
        """Takes a point away and names its two neighbours."""
        before, after = self.before[index], self.after[index]
        self.after[before], self.before[after] = after, before
        return before, after
