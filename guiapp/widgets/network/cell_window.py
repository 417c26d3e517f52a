"""Which part of a grid of cells is seen, and where: all of it, or as many as one zoomed in to."""

from __future__ import annotations

from dataclasses import dataclass

LARGEST_CELL = (92.0, 40.0)  # pixels: numbers to be read from afar, and small arrays stay small
FEWEST = 3.0  # cells across at the strongest zoom
SQUARE_UP_TO = 40.0  # an image of pixels stays undistorted


@dataclass(frozen=True)
class CellWindow:
    """The part (top, left, rows, columns), in cells, of a grid, shown in width x height pixels."""

    grid: tuple[int, int]
    width: float
    height: float
    is_square: bool = False
    top: float = 0.0
    left: float = 0.0
    rows: float = 0.0  # 0: all of them
    columns: float = 0.0

    @property
    def seen(self) -> tuple[float, float]:
        """Rows and columns that are seen."""
        return (self.rows or self.grid[0], self.columns or self.grid[1])

    @property
    def cell(self) -> tuple[float, float]:
        """Width and height of a cell in pixels."""
        rows, columns = self.seen
        w, h = max(self.width, 1.0) / columns, max(self.height, 1.0) / rows
        if self.is_square:
            side = min(w, h, SQUARE_UP_TO)
            return side, side
        return min(w, LARGEST_CELL[0]), min(h, LARGEST_CELL[1])

    @property
    def is_whole(self) -> bool:
        return self.rows == 0.0 and self.columns == 0.0

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Row and column, with fractions, at a place in pixels."""
        w, h = self.cell
        return self.top + y / h, self.left + x / w

    def place(self, row: float, column: float) -> tuple[float, float]:
        """x and y in pixels of the upper left corner of a cell."""
        w, h = self.cell
        return (column - self.left) * w, (row - self.top) * h

    def zoomed(self, factor: float, x: float, y: float) -> CellWindow:
        """Nearer (factor > 1) or farther, with the cell at (x, y) staying where it is.

        The flatter side of the cells grows first, until they are square.
        """
        row, column = self.at(x, y)
        rows, columns = self.seen
        w, h = self.cell
        both = self.is_square or factor < 1 or 0.8 < w / h < 1.25
        new_rows = rows / factor if both or h < w else rows
        new_columns = columns / factor if both or w < h else columns
        fewest_rows, fewest_columns = self._fewest()
        new_rows = min(max(new_rows, fewest_rows), self.grid[0])
        new_columns = min(max(new_columns, fewest_columns), self.grid[1])
        if new_rows >= self.grid[0] and new_columns >= self.grid[1]:
            return self.whole()
        near = CellWindow(
            self.grid, self.width, self.height, self.is_square, 0, 0, new_rows, new_columns
        )
        w, h = near.cell
        return near.moved_to(row - y / h, column - x / w)

    def _fewest(self) -> tuple[float, float]:
        """Rows and columns at the strongest zoom: as many as fill the room with largest cells."""
        w, h = (SQUARE_UP_TO, SQUARE_UP_TO) if self.is_square else LARGEST_CELL
        rows, columns = self.grid
        return min(max(FEWEST, self.height / h), rows), min(max(FEWEST, self.width / w), columns)

    def moved_to(self, top: float, left: float) -> CellWindow:
        """The same number of cells elsewhere; never beyond the edges."""
        rows, columns = self.seen
        top = min(max(top, 0.0), self.grid[0] - rows)
        left = min(max(left, 0.0), self.grid[1] - columns)
        return CellWindow(
            self.grid, self.width, self.height, self.is_square, top, left, rows, columns
        )

    def whole(self) -> CellWindow:
        """All cells."""
        return CellWindow(self.grid, self.width, self.height, self.is_square)

    def sized(self, width: float, height: float) -> CellWindow:
        """The same cells in another room."""
        return CellWindow(
            self.grid,
            width,
            height,
            self.is_square,
            self.top,
            self.left,
            self.rows,
            self.columns,
        )

    def showing(self, row: int, column: int) -> CellWindow:
        """Moved, if need be, so that a cell is seen."""
        if self.is_whole:
            return self
        rows, columns = self.seen
        top = min(max(self.top, row + 1 - rows), float(row))
        left = min(max(self.left, column + 1 - columns), float(column))
        return self.moved_to(top, left)
