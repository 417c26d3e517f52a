"""Where the parts of a confusion matrix stand, and how they are painted."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from guiapp.theme import Theme
from guiapp.widgets.numerals import tabular

BAR_CELLS = 2.6  # the column of the classes' accuracies, in cells
DARK_INK, LIGHT_INK = "#101318", "#ffffff"


@dataclass(frozen=True)
class Places:
    """In pixels: height of a line of text, left end and size of the cells; K classes."""

    line: float
    left: float
    width: float
    height: float
    count: int

    @classmethod
    def within(cls, size: tuple[float, float], line: float, left: float, count: int) -> Places:
        """The largest cells that find room beside the names and the accuracies."""
        width = (size[0] - left) / (count + BAR_CELLS)
        height = (size[1] - 2 * line) / count
        fitting = max(4.0, min(width, 1.6 * height, 120.0))
        return cls(line, left, fitting, max(4.0, min(height, 110.0)), count)

    def cell(self, right: int, answer: int) -> QRectF:
        """Where a cell stands."""
        left, top = self.left + answer * self.width, 2 * self.line + right * self.height
        return QRectF(left, top, self.width, self.height)

    def whole(self) -> QRectF:
        """All cells."""
        last = self.count - 1
        return QRectF(self.cell(0, 0).topLeft(), self.cell(last, last).bottomRight())

    def at(self, point: QPointF) -> tuple[int, int] | None:
        """The cell at a point."""
        answer = math.floor((point.x() - self.left) / self.width)
        right = math.floor((point.y() - 2 * self.line) / self.height)
        inside = 0 <= right < self.count and 0 <= answer < self.count
        return (right, answer) if inside else None


def paint_cells(
    painter: QPainter, places: Places, counts: NDArray[np.int64], font: QFont, theme: Theme
) -> None:
    """Colors as one enlarged image, then the counts: plain ones, and the right ones in bold.

    The fewer calls into Qt, the better: each hands the interpreter to the training thread.
    """
    colors = cell_colors(counts, theme)
    count, whole = places.count, places.whole()
    image = QImage(colors.data, count, count, 4 * count, QImage.Format.Format_RGB32)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(whole, image)
    xs = [whole.left() + k * places.width for k in range(1, count)]
    ys = [whole.top() + k * places.height for k in range(1, count)]
    lines = [QLineF(x, whole.top(), x, whole.bottom()) for x in xs]
    lines += [QLineF(whole.left(), y, whole.right(), y) for y in ys]
    painter.setPen(QPen(theme.color("window"), 1))
    painter.drawLines(lines)
    bold = tabular(font)
    bold.setWeight(QFont.Weight.DemiBold)
    diagonal = np.eye(count, dtype=bool)
    for mask, face in ((~diagonal, tabular(font)), (diagonal, bold)):
        painter.setFont(face)
        for right, answer in np.argwhere(mask & (counts > 0)).tolist():
            light = _is_light(QColor(int(colors[right, answer])))
            painter.setPen(QColor(DARK_INK if light else LIGHT_INK))
            box, words = places.cell(right, answer), str(counts[right, answer])
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def paint_accuracy(
    painter: QPainter, places: Places, right: int, share: float, theme: Theme
) -> None:
    """A percentage and a bar at the end of a row, in the painter's font."""
    last = places.cell(right, places.count - 1)
    room = QRectF(last.right() + 8, last.top(), BAR_CELLS * places.width - 16, last.height())
    words = "–" if math.isnan(share) else f"{100 * share:.1f} %"
    words_px = painter.fontMetrics().horizontalAdvance("100.0 %") + 8.0
    painter.setPen(theme.color("text"))
    flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(QRectF(room.left(), room.top(), words_px - 8, room.height()), flags, words)
    bar = QRectF(room.left() + words_px, 0, room.width() - words_px, min(12.0, room.height()))
    if bar.width() < 12:
        return
    bar.moveTop(room.center().y() - bar.height() / 2)
    painter.fillRect(bar, theme.color("grid"))
    if share > 0:
        bar.setWidth(bar.width() * share)
        painter.fillRect(bar, theme.color("test"))


def cell_colors(counts: NDArray[np.int64], theme: Theme) -> NDArray[np.uint32]:
    """(K, K) 0xffRRGGBB: from the ground to one color on the diagonal and another beside it.

    The color grows with the square root of a cell's share of its row, so that rare mistakes are
    seen too.
    """
    strengths = 0.85 * np.sqrt(counts / np.maximum(1, counts.sum(axis=1, keepdims=True)))
    ends = [theme.color(meaning) for meaning in ("surface", "train", "bad")]
    ground, right, wrong = (np.array([c.red(), c.green(), c.blue()], float) for c in ends)
    ink = np.where(np.eye(len(counts), dtype=bool)[..., None], right, wrong)
    rgb = np.rint(ground + (ink - ground) * strengths[..., None]).astype(np.uint32)
    found: NDArray[np.uint32] = 0xFF000000 | rgb[..., 0] << 16 | rgb[..., 1] << 8 | rgb[..., 2]
    return np.ascontiguousarray(found)


def _is_light(color: QColor) -> bool:
    """Whether dark text has more contrast on it than white text."""
    red, green, blue = (part**2.2 for part in (color.redF(), color.greenF(), color.blueF()))
    return bool(0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18)
