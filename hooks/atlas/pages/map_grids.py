"""Which parts of a map are taken: boxes on a grid of small cells."""

from __future__ import annotations

_SHIFT = 1  # a cell is two units wide and high

Box = tuple[float, float, float, float]
"""Left, upper, right and lower edge, in units of the map."""
Cells = tuple[tuple[int, int], int]
"""The first row and the one after the last, and the bits of the cells in each."""
Line = tuple[float, float, float, float]
"""From the first two to the last two numbers."""


class Grid:
    """A row of bits for each row of cells of a map; those taken more than once are `shared`."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.rows = [0] * ((height >> _SHIFT) + 1)
        self.shared = self.rows.copy()

    def take(self, taken: Cells) -> None:
        """Takes the cells."""
        (first, end), bits = taken
        for row in range(first, min(end, len(self.rows))):
            self.shared[row] |= self.rows[row] & bits
            self.rows[row] |= bits

    def free(self, box: Box, own: Cells) -> bool:
        """Whether the box is on the map and touches no cell that is taken by anything but `own`."""
        left, top, right, bottom = box
        if left < 1 or top < 1 or right > self.width - 1 or bottom > self.height - 1:
            return False
        (first, end), bits = cells(box)
        (own_first, own_end), own_bits = own
        for row, taken in enumerate(self.rows[first:end], first):
            taken &= bits
            if taken and (taken & ~own_bits or self.shared[row] & bits or not own_first <= row < own_end):
                return False
        return True


def cells(box: Box) -> Cells:
    """The cells that the box touches, leaving out what lies above or left of the map."""
    left, top, right, bottom = box
    first, end = max(0, int(left) >> _SHIFT), max(0, (int(right) >> _SHIFT) + 1)
    return (max(0, int(top) >> _SHIFT), max(0, (int(bottom) >> _SHIFT) + 1)), (1 << end) - (1 << first)


def crosses(line: Line, box: Box) -> bool:
    """Whether a line goes through a box and does not merely touch its rim."""
    left, top, right, bottom = box[0] + 1, box[1] + 1, box[2] - 1, box[3] - 1
    x0, y0, x1, y1 = line
    if max(x0, x1) < left or min(x0, x1) > right or max(y0, y1) < top or min(y0, y1) > bottom:
        return False
    across, along = x1 - x0, y1 - y0
    base = x0 * along - y0 * across
    sides = [x * along - y * across > base for x in (left, right) for y in (top, bottom)]
    return any(sides) and not all(sides)
