"""Arrays side by side, with the signs of what is done to them between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.network.array_view import ArrayView
from guiapp.widgets.network.cell_colors import CellGrid
from guiapp.widgets.network.cell_window import LARGEST_CELL

SIGN_PX = 28
LEAST_PX = 64  # a column of single cells with numbers
GAP_PX = 12


def shared_out(room: int, least: Sequence[int], most: Sequence[int]) -> list[int]:
    """Widths from ``least`` to ``most``, the spare room in equal shares; squeezed if need be."""
    spare = room - sum(least)
    if spare < 0:
        return [int(width * max(1, room) / sum(least)) for width in least]
    widths = list(least)
    while growing := [p for p, width in enumerate(widths) if width < most[p]]:
        share = spare // len(growing)
        if share == 0:
            break
        for place in growing:
            more = min(share, most[place] - widths[place])
            widths[place] += more
            spare -= more
    return widths


@dataclass(frozen=True, eq=False)
class Panel:
    """One array of the row.

    Attributes
    ----------
    key : the name of the array
    title, shape : the lines above it
    grid : its cells
    is_square : whether its cells are the pixels of an image
    sign : what stands before it: "", "·", "+", "→", ...
    """

    key: str
    title: str
    shape: str
    grid: CellGrid
    is_square: bool = False
    sign: str = ""


class ArrayRow(QWidget):
    """Signals
    -------
    pointed(str, object) : array and index under the mouse; index None when it has left
    chosen(str, object) : array and index that were clicked or reached by key
    """

    pointed = Signal(str, object)
    chosen = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._views: list[ArrayView] = []
        self._panels: tuple[Panel, ...] = ()
        self._note = ""
        self.setMinimumHeight(140)

    def set_panels(self, panels: Sequence[Panel]) -> None:
        """Show these arrays."""
        while len(self._views) < len(panels):
            self._views.append(self._make_view(len(self._views)))
        self._panels = tuple(panels)
        self._note = ""
        for view, panel in zip(self._views, panels, strict=False):
            view.show_array(panel.title, panel.shape, panel.grid, panel.is_square)
        self._arrange()
        self.update()

    def set_note(self, text: str) -> None:
        """Say instead what will be seen here."""
        self.set_panels(())
        self._note = text

    def set_marks(
        self,
        marks: Mapping[str, Sequence[tuple[int, ...]]],
        cursor: tuple[str, tuple[int, ...]] | None,
    ) -> None:
        """Outline cells by array, and the one cell that is looked at."""
        for view, panel in zip(self._views, self._panels, strict=False):
            at = cursor[1] if cursor is not None and cursor[0] == panel.key else None
            view.set_marks(marks.get(panel.key, ()), at)

    def panels(self) -> tuple[Panel, ...]:
        return self._panels

    def view(self, key: str) -> ArrayView:
        """The view that shows an array; KeyError when none does."""
        for view, panel in zip(self._views, self._panels, strict=False):
            if panel.key == key:
                return view
        raise KeyError(key)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        for view in self._views:
            view.apply_theme(theme)
        self.update()

    def _make_view(self, place: int) -> ArrayView:
        view = ArrayView(self)
        view.apply_theme(self._theme)
        view.pointed.connect(lambda index: self._announce(self.pointed, place, index))
        view.chosen.connect(lambda index: self._announce(self.chosen, place, index))
        return view

    def _announce(self, signal: SignalInstance, place: int, index: object) -> None:
        if place < len(self._panels):
            signal.emit(self._panels[place].key, index)

    # -- layout -------------------------------------------------------------------------------

    def _arrange(self) -> None:
        """Columns get what they need, images a square, and matrices share the rest."""
        for view in self._views[len(self._panels) :]:
            view.hide()
        if not self._panels:
            return
        signs = sum(SIGN_PX if panel.sign else GAP_PX for panel in self._panels[1:])
        widths = shared_out(
            self.width() - signs,
            [self._least(panel) for panel in self._panels],
            [self._most(panel) for panel in self._panels],
        )
        x = 0
        for place, (panel, width) in enumerate(zip(self._panels, widths, strict=True)):
            if place:
                x += SIGN_PX if panel.sign else GAP_PX
            self._views[place].setGeometry(QRect(x, 0, width, self.height()))
            self._views[place].show()
            x += width

    def _heading(self, panel: Panel) -> int:
        metrics = self.fontMetrics()
        bold = int(metrics.horizontalAdvance(panel.title) * 1.15)
        return max(LEAST_PX, bold + 6, metrics.horizontalAdvance(panel.shape) + 6)

    def _least(self, panel: Panel) -> int:
        rows, columns = panel.grid.shape
        height = self.height() - 2 * self.fontMetrics().lineSpacing() - 8
        if panel.grid.values.ndim == 1:
            cells = height * columns // rows if columns > 1 else LEAST_PX
            return max(self._heading(panel), min(cells, columns * 40, height) + 6)
        return max(self._heading(panel), min(120, columns * 12))

    def _most(self, panel: Panel) -> int:
        """Matrices and columns need not be wider than their cells with large numbers."""
        if panel.grid.values.ndim == 1 and panel.grid.wide > 1:
            return self._least(panel)
        return max(self._least(panel), int(panel.grid.shape[1] * LARGEST_CELL[0]) + 6)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        self._arrange()
        super().resizeEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(800, 240)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        if not self._panels:
            painter.setPen(self._theme.color("muted"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(16, 16, -16, -16), flags, self._note)
            return
        painter.setPen(self._theme.color("text"))
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        painter.setFont(font)
        for place, panel in enumerate(self._panels):
            if panel.sign:
                view, before = self._views[place], self._views[max(place - 1, 0)]
                top = int(view.heading_height())  # beside the cells that it stands between
                height = int(min(view.cells_height(), before.cells_height()))
                rect = QRect(view.x() - SIGN_PX, top, SIGN_PX, height)
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, panel.sign)
