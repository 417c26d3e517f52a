"""How a run looks wherever it is seen: a color with a shape of its own, and a letter when chosen.

The hues follow the Okabe-Ito palette; each keeps 3:1 against the ground of the plots. Runs of one
color are told apart by the letter, which stands in the table, on the curve and beside the figures.
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from dataclasses import dataclass

from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen, QPixmap

from engine.runs.records import COLORS, RunInfo
from guiapp.theme import Theme

LIGHT_HUES = (
    *("#0072b2", "#d55e00", "#008a65", "#b0548a"),
    *("#8a6d00", "#5b4fc7", "#a3241c", "#4a525e"),
)
DARK_HUES = (
    *("#56b4e9", "#f08a4b", "#2fc79a", "#e08abf"),
    *("#e6c84a", "#a99bff", "#ff7b72", "#c3cad4"),
)
SHAPES = ("o", "s", "t1", "d", "star", "+", "x", "h")  # names of pyqtgraph's symbols, by color
MOST = len(string.ascii_uppercase)  # runs that can have a letter at the same time
CHIP_PX = 16
RATIO = 3  # chips are drawn so many times as fine as needed at 100 %


def hue(color: int, theme: Theme) -> QColor:
    """What a color number looks like."""
    return QColor((DARK_HUES if theme.dark else LIGHT_HUES)[color % COLORS])


@dataclass(frozen=True)
class RunLook:
    """A run among others that were chosen with it.

    Attributes
    ----------
    color : 0 .. COLORS - 1
    letter : "A" for the first; "" for a run that is not drawn
    """

    color: int
    letter: str = ""

    def hue(self, theme: Theme) -> QColor:
        return hue(self.color, theme)


def looks_of(infos: Sequence[RunInfo]) -> tuple[RunLook, ...]:
    """Letters in the order given; at most ``MOST`` runs.

    A run whose color another one before it has takes a free one, as long as there is any.
    """
    if len(infos) > MOST:
        raise ValueError(f"at most {MOST} runs can be told apart by letters, not {len(infos)}")
    wanted = {info.color % COLORS for info in infos}
    free = [color for color in range(COLORS) if color not in wanted]
    taken: set[int] = set()
    looks = []
    for letter, info in zip(string.ascii_uppercase, infos, strict=False):
        color = info.color % COLORS
        if color in taken and free:
            color = free.pop(0)
        taken.add(color)
        looks.append(RunLook(color, letter))
    return tuple(looks)


def paint_badge(painter: QPainter, center: QPointF, look: RunLook, theme: Theme) -> None:
    """The letter on a disc in the run's color, with a rim that keeps it apart from the lines."""
    box = QRectF(0, 0, CHIP_PX, CHIP_PX)
    box.moveCenter(center)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(theme.color("surface"), 1.0))
    painter.setBrush(look.hue(theme))
    painter.drawEllipse(box)
    font = QFont(painter.font())
    font.setPixelSize(11)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(theme.color("surface"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, look.letter)


def chip(look: RunLook, theme: Theme) -> QIcon:
    """The badge of a chosen run, or the shape of its color."""
    pixmap = QPixmap(CHIP_PX * RATIO, CHIP_PX * RATIO)
    pixmap.setDevicePixelRatio(RATIO)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    center = QPointF(CHIP_PX / 2, CHIP_PX / 2)
    if look.letter:
        paint_badge(painter, center, look, theme)
    else:
        painter.translate(center)
        painter.scale(11, 11)
        painter.fillPath(Symbols[SHAPES[look.color % COLORS]], look.hue(theme))
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)  # Qt would tint it
    return icon
