"""The occupied parts of a map, as cells of a fine grid."""

from __future__ import annotations

_CELL_SHIFT = 1  # a cell is two units wide and high

Box = tuple[float, float, float, float]
"""Left, upper, right and lower edge, in units of the map."""
Cells = tuple[tuple[int, int], int]
"""The first row and the one after the last, and the bits of the cells in each."""
Rows = list[int]
"""The bits of the cells in each row."""
LineSegment = tuple[float, float, float, float]
"""The x and y of one end, then those of the other, in units of the map."""


class Grid:
    """A row of bits for each row of cells of a map; cells occupied more than once are in `shared` too."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.rows: Rows = [0] * ((height >> _CELL_SHIFT) + 1)
        self.shared = self.rows.copy()

    def occupy(self, cells: Cells) -> None:
        """Marks the cells as occupied."""
        (first, end), bits = cells
        for row in range(first, min(end, len(self.rows))):
            self.shared[row] |= self.rows[row] & bits
            self.rows[row] |= bits

    def occupied_by_others(self, own: Cells) -> Rows:
        """The cells occupied by anything but `own`."""
        (first, end), bits = own
        rows = self.rows.copy()
        for row in range(first, min(end, len(rows))):
            rows[row] = rows[row] & ~bits | self.shared[row]
        return rows

    def is_free(self, box: Box, occupied: Rows) -> bool:
        """Tests if the box is on the map and touches no cell of `occupied`."""
        left, top, right, bottom = box
        if left < 1 or top < 1 or right > self.width - 1 or bottom > self.height - 1:
            return False
        bits = (2 << (int(right) >> _CELL_SHIFT)) - (1 << (int(left) >> _CELL_SHIFT))
        return not any(map(bits.__and__, occupied[int(top) >> _CELL_SHIFT : (int(bottom) >> _CELL_SHIFT) + 1]))

    def copy(self) -> Grid:
        """Another grid with the same cells occupied."""
        grid = Grid(self.width, self.height)
        grid.rows, grid.shared = self.rows.copy(), self.shared.copy()
        return grid


def cells_of(box: Box) -> Cells:
    """The cells that the box touches, leaving out what lies above or left of the map."""
    left, top, right, bottom = box
    first, end = max(0, int(left) >> _CELL_SHIFT), max(0, (int(right) >> _CELL_SHIFT) + 1)
    return (max(0, int(top) >> _CELL_SHIFT), max(0, (int(bottom) >> _CELL_SHIFT) + 1)), (1 << end) - (1 << first)


def crosses(line: LineSegment, box: Box) -> bool:
    """Tests if a line goes through a box and does not merely touch its rim."""
    left, top, right, bottom = box[0] + 1, box[1] + 1, box[2] - 1, box[3] - 1
    x0, y0, x1, y1 = line
    if max(x0, x1) < left or min(x0, x1) > right or max(y0, y1) < top or min(y0, y1) > bottom:
        return False
    across, along = x1 - x0, y1 - y0
    base = x0 * along - y0 * across
    sides = [x * along - y * across > base for x in (left, right) for y in (top, bottom)]
    return any(sides) and not all(sides)
