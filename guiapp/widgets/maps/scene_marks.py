"""What is written and set on a 3-D picture: axes with their numbers, heads, start and minima.

Painted by QPainter over the picture of the ground: the same symbols as on the map, sharp, and the
text in the window's own font. What lies behind a hill is shown as an outline.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from guiapp.relief.camera import Camera
from guiapp.relief.landform import HEIGHT, Landform
from guiapp.theme import Theme
from guiapp.widgets.numerals import short_figure

FloatArray = NDArray[np.float64]

HEAD_PX, FOCUS_PX, STAR_PX, START_PX = 12.0, 16.0, 15.0, 14.0
GAP_PX = 16.0  # from an edge of the floor to the numbers along it
FAINT = 0.5  # of what stands behind a hill
SIGHT = np.linspace(0.0, 1.0, 65)[1:, None]  # along a line of sight, where it is asked for hills


@dataclass(frozen=True, eq=False)
class Mark:
    """A symbol on the ground.

    Attributes
    ----------
    place : (3,) in space
    symbol : a path within the square from -0.5 to 0.5
    size : in pixels
    fill, edge : its colors
    """

    place: FloatArray
    symbol: QPainterPath
    size: float
    fill: QColor
    edge: QColor


def star(place: FloatArray, theme: Theme) -> Mark:
    """The mark of a minimum."""
    return Mark(place, Symbols["star"], STAR_PX, theme.color("good"), theme.color("surface"))


def diamond(place: FloatArray, theme: Theme) -> Mark:
    """The mark of the start."""
    return Mark(place, Symbols["d"], START_PX, theme.color("surface"), theme.color("text"))


class Overlay:
    """Paints marks and axes on a picture of a landscape seen by a camera."""

    def __init__(self, landform: Landform, camera: Camera, size: tuple[float, float]) -> None:
        self._landform = landform
        self._camera = camera
        self._size = size

    def paint_marks(self, painter: QPainter, marks: Sequence[Mark]) -> None:
        """Paint the marks in their order; those with no place (nan) not at all."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marks = [mark for mark in marks if np.isfinite(mark.place).all()]
        if not marks:
            return
        places = np.array([mark.place for mark in marks])
        spots = self._camera.on_picture(places, *self._size)
        for mark, (x, y), hidden in zip(marks, spots.tolist(), self.hidden(places), strict=True):
            if not np.isfinite((x, y)).all():
                continue
            painter.save()
            painter.translate(x, y)
            painter.scale(mark.size, mark.size)
            edge = QPen(mark.fill if hidden else mark.edge, 1.6)
            edge.setCosmetic(True)
            painter.setPen(edge)
            painter.setBrush(Qt.BrushStyle.NoBrush if hidden else mark.fill)
            painter.setOpacity(FAINT if hidden else 1.0)
            painter.drawPath(mark.symbol)
            painter.restore()

    def hidden(self, places: FloatArray) -> NDArray[np.bool_]:
        """Which of the places (n, 3) the eye cannot see because there is ground before them."""
        eye = self._camera.eye()
        way = eye - places
        # the line of sight is over the ground no further than this
        reach = 2.0 * max(self._landform.half) / np.maximum(np.linalg.norm(way, axis=1), 1e-9)
        shares = SIGHT[None] * np.minimum(reach * 1.5, 1.0)[:, None, None]
        sight = places[:, None] + shares * way[:, None]
        ground = self._landform.height_at(sight[..., :2].reshape(-1, 2)).reshape(sight.shape[:2])
        covered: NDArray[np.bool_] = (np.nan_to_num(ground, nan=-1.0) > sight[..., 2]).any(axis=1)
        return covered

    def paint_axes(
        self, painter: QPainter, theme: Theme, font: QFont, names: tuple[str, str, str]
    ) -> None:
        """Write names and end values along the two edges of the floor that are in front."""
        painter.setFont(font)
        painter.setPen(theme.color("muted"))
        x_min, x_max, y_min, y_max = self._landform.domain
        half_x, half_y = self._landform.half
        eye = self._camera.eye()
        front = -half_y if eye[1] < 0 else half_y
        side = half_x if eye[0] > 0 else -half_x
        along_x = np.array([(-half_x, front, 0), (0, front, 0), (half_x, front, 0)])
        along_y = np.array([(side, -half_y, 0), (side, 0, 0), (side, half_y, 0)])
        self._write(painter, along_x, (short(x_min), names[0], short(x_max)))
        self._write(painter, along_y, (short(y_min), names[1], short(y_max)))
        self._write_heights(painter, theme, names[2])

    def _write(self, painter: QPainter, places: FloatArray, texts: tuple[str, str, str]) -> None:
        """Texts beside an edge of the floor, on the side away from the landscape."""
        spots = self._camera.on_picture(places, *self._size)
        middle = self._camera.on_picture(np.zeros((1, 3)), *self._size)[0]
        along = spots[2] - spots[0]
        outward = np.array([-along[1], along[0]])
        length = float(np.hypot(*outward))
        if not np.isfinite(spots).all() or length < 1:
            return
        outward = outward / length
        if np.dot(outward, spots[1] - middle) < 0:
            outward = -outward
        inward = along / np.hypot(*along)
        # the end values are drawn in a little, so that two of them do not meet in a corner
        for spot, text, shift in zip(spots, texts, (0.06, 0.0, -0.06), strict=True):
            place = spot + outward * GAP_PX + inward * shift * length
            _centered(painter, place.tolist(), text)

    def _write_heights(self, painter: QPainter, theme: Theme, name: str) -> None:
        """The axis of heights, at the corner of the floor that is leftmost on the picture."""
        half_x, half_y = self._landform.half
        corners = np.array([(a * half_x, b * half_y, 0.0) for a in (-1, 1) for b in (-1, 1)])
        feet = self._camera.on_picture(corners, *self._size)
        if not np.isfinite(feet).all():
            return
        corner = corners[int(np.argmin(feet[:, 0]))]
        top = corner + np.array([0.0, 0.0, HEIGHT])
        (x, y), (top_x, top_y) = self._camera.on_picture(np.array([corner, top]), *self._size)
        if y - top_y < 3 * QFontMetricsF(painter.font()).height():
            return  # seen from above there is no height
        pen = QPen(theme.color("border"), 1.0)
        painter.save()
        painter.setPen(pen)
        painter.drawLine(QPointF(x, y), QPointF(top_x, top_y))
        painter.restore()
        relief = self._landform.relief
        for place, text in (
            ((x, y), short(relief.low)),
            (((x + top_x) / 2, (y + top_y) / 2), name),
            ((top_x, top_y), short(relief.high)),
        ):
            _right_aligned(painter, place, text)


def short(value: float) -> str:
    """An end of an axis, without zeros that say nothing: ``−5``, ``2.5``, ``1.8e5``."""
    text = short_figure(value)
    if "." in text and "e" not in text:
        text = text.rstrip("0").rstrip(".")
    return text


def _centered(painter: QPainter, place: Sequence[float], text: str) -> None:
    room = QRectF(place[0] - 200, place[1] - 40, 400, 80)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)


def _right_aligned(painter: QPainter, place: Sequence[float], text: str) -> None:
    room = QRectF(place[0] - 408, place[1] - 40, 400, 80)
    painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
