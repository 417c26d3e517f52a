"""The stages of a drawing's preparation as small pictures, all in one measure.

Everywhere 28 pixels of the network's picture are as wide as the whole paper, so that one sees
what a stage does: cropping cuts, scaling enlarges, centering moves.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.digits import BOX_PX, CENTER_PX, SIDE_PX, Stages, center_of_mass, find_ink
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.digits.ink_image import InkImage, color_ramp, levels
from guiapp.widgets.digits.network_input import paint_box_mark, paint_mass_mark

LEAST_PX = 98  # 3.5 to a pixel, in a small window with large text
PREFERRED_PX = 5 * SIDE_PX
MASS_ARM_PX = 6.0
PAPER_PX = 280
SKIPPED = 0.4  # opacity of a stage that is switched off


class StageThumb(QWidget):
    """A square picture of one stage; what it shows is painted by its kind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stages: Stages | None = None
        self.theme = LIGHT
        self._hint = ""
        self._is_skipped = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(PREFERRED_PX, PREFERRED_PX)
        self.apply_theme(LIGHT)

    def set_stages(self, stages: Stages | None, skipped: bool = False) -> None:
        """Show a drawing, or blank paper; a stage that is skipped is pale."""
        self.stages, self._is_skipped = stages, skipped
        self.update()

    def set_hint(self, hint: str) -> None:
        """What is said on blank paper."""
        self._hint = hint
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Paper and ink in the colors of the theme."""
        self.theme = theme
        self._ramp = color_ramp(theme.color("surface"), theme.color("text"))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(PREFERRED_PX, PREFERRED_PX)

    @property
    def cell(self) -> float:
        """Logical pixels per pixel of the network's picture."""
        return self.width() / SIDE_PX

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        frame = QRectF(self.rect())
        with QPainter(self) as painter:
            if self.stages is None:
                self._paint_blank(painter, frame)
            else:
                if self._is_skipped:
                    painter.fillRect(frame, self.theme.color("window"))
                    painter.setOpacity(SKIPPED)
                self.paint_stage(painter, self.stages)
                painter.setOpacity(1.0)
            dashed = Qt.PenStyle.DashLine if self._is_skipped else Qt.PenStyle.SolidLine
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.color("border"), 1, dashed))
            painter.drawRect(frame.adjusted(0.5, 0.5, -0.5, -0.5))

    def paint_stage(self, painter: QPainter, stages: Stages) -> None:
        """Paint a drawing with ink."""
        raise NotImplementedError

    def _paint_blank(self, painter: QPainter, frame: QRectF) -> None:
        painter.fillRect(frame, self.theme.color("surface"))
        painter.setPen(self.theme.color("muted"))
        wrapped = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(frame.adjusted(8, 8, -8, -8), wrapped, self._hint)

    def paint_cells(
        self, painter: QPainter, values: NDArray[np.float32], top: int, left: int
    ) -> QRectF:
        """Each value as a square of its gray, from a cell on; returns where."""
        colors = np.ascontiguousarray(self._ramp[levels(values)])
        height, width = values.shape
        image = QImage(colors.data.cast("B"), width, height, 4 * width, QImage.Format.Format_RGB32)
        cell = self.cell
        place = QRectF(left * cell, top * cell, width * cell, height * cell)
        painter.drawImage(place, image)  # nearest neighbor
        return place


class PaperThumb(StageThumb):
    """The drawing, with a dashed frame around its ink; its picture serves `CropThumb` too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._ink = InkImage(PAPER_PX)
        super().__init__(parent)

    def set_stages(self, stages: Stages | None, skipped: bool = False) -> None:
        super().set_stages(stages, skipped)
        self._renew()

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._ink.set_colors(theme.color("surface"), theme.color("text"))
        self._renew()

    def picture(self) -> QImage:
        """The drawing as large as the thumbnail, in pixels of the screen."""
        if self._ink.fit(self.width(), self.devicePixelRatioF()):
            self._renew()
        return self._ink.image

    def paint_stage(self, painter: QPainter, stages: Stages) -> None:
        painter.drawImage(0, 0, self.picture())
        paint_box_mark(painter, ink_place(stages, self.width()), self.theme)

    def _renew(self) -> None:
        if self.stages is not None:
            self._ink.fit(self.width(), self.devicePixelRatioF())
            self._ink.renew(self.stages.raw.astype(np.float32, copy=False))


class CropThumb(StageThumb):
    """What is left of the paper, in the middle."""

    def __init__(self, paper: PaperThumb, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = paper

    def paint_stage(self, painter: QPainter, stages: Stages) -> None:
        painter.fillRect(self.rect(), self.theme.color("window"))
        if stages.cropped.shape == stages.raw.shape:
            painter.drawImage(0, 0, self._paper.picture())
            return
        cut = ink_place(stages, self.width())
        move = QRectF(self.rect()).center() - cut.center()
        ratio = self.devicePixelRatioF()  # by whole pixels of the screen, to stay sharp
        move = QPointF(round(move.x() * ratio) / ratio, round(move.y() * ratio) / ratio)
        painter.save()
        painter.setClipRect(cut.translated(move))
        painter.drawImage(move, self._paper.picture())
        painter.restore()
        paint_box_mark(painter, cut.translated(move), self.theme)


class BoxThumb(StageThumb):
    """The pixels after scaling, with the dashed box of 20 x 20 that they should just fill."""

    def paint_stage(self, painter: QPainter, stages: Stages) -> None:
        painter.fillRect(self.rect(), self.theme.color("window"))
        height, width = stages.box.shape
        self.paint_cells(painter, stages.box, (SIDE_PX - height) // 2, (SIDE_PX - width) // 2)
        start, side = (SIDE_PX - BOX_PX) / 2 * self.cell, BOX_PX * self.cell
        paint_box_mark(painter, QRectF(start, start, side, side), self.theme)


class MassThumb(StageThumb):
    """The center of mass, the cross where it belongs, and from where it was moved."""

    def paint_stage(self, painter: QPainter, stages: Stages) -> None:
        self.paint_cells(painter, stages.image, 0, 0)
        cell, side = self.cell, self.width()
        painter.setPen(QPen(self.theme.color("accent", 0.8), 1))
        center = (CENTER_PX + 0.5) * cell
        painter.drawLine(QPointF(center, 0), QPointF(center, side))
        painter.drawLine(QPointF(0, center), QPointF(side, center))
        mass = center_of_mass(stages.image)
        if mass is None:
            return
        now = QPointF(mass[1] + 0.5, mass[0] + 0.5) * cell
        down, right = stages.shift
        before = now - QPointF(right, down) * cell
        if stages.shift != (0, 0):
            self._paint_former(painter, stages, before, now)
        paint_mass_mark(painter, now, MASS_ARM_PX, self.theme)

    def _paint_former(
        self, painter: QPainter, stages: Stages, before: QPointF, now: QPointF
    ) -> None:
        """Where the ink was, and the way that its center of mass went."""
        ink, (down, right), cell = find_ink(stages.image, 0.0), stages.shift, self.cell
        place = QRectF(ink.left - right, ink.top - down, ink.width, ink.height)
        corner = place.topLeft() * cell
        color = self.theme.color("muted")
        painter.setPen(QPen(color, 1, Qt.PenStyle.DotLine))
        painter.drawRect(QRectF(corner, place.size() * cell))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.color("gradient"), 2))
        painter.drawLine(before, now)
        painter.setBrush(self.theme.color("gradient"))
        painter.drawEllipse(before, 2.0, 2.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)


class InputThumb(StageThumb):
    """The 28 x 28 squares that enter the network."""

    def apply_theme(self, theme: Theme) -> None:
        self._grid = QPixmap()  # is painted anew
        super().apply_theme(theme)

    def paint_stage(self, painter: QPainter, stages: Stages) -> None:
        self.paint_cells(painter, stages.image, 0, 0)
        ratio = self.devicePixelRatioF()
        if self._grid.size() != (self.size().toSizeF() * ratio).toSize():
            self._grid = self._painted_grid(ratio)
        painter.drawPixmap(0, 0, self._grid)

    def _painted_grid(self, ratio: float) -> QPixmap:
        """Kept, since 54 half-transparent lines take longer than all the rest."""
        grid = QPixmap((self.size().toSizeF() * ratio).toSize())
        grid.setDevicePixelRatio(ratio)
        grid.fill(Qt.GlobalColor.transparent)
        color, side = self.theme.color("border", 0.35), self.width()
        with QPainter(grid) as painter:
            for number in range(1, SIDE_PX):
                place = round(number * self.cell)
                painter.fillRect(place, 0, 1, side, color)
                painter.fillRect(0, place, side, 1, color)
        return grid


def ink_place(stages: Stages, side_px: float) -> QRectF:
    """The frame around the ink on a picture of the whole paper that is ``side_px`` wide."""
    ink, scale = stages.ink_box, side_px / max(stages.raw.shape)
    place = QRectF(ink.left, ink.top, ink.width, ink.height)
    return QRectF(place.topLeft() * scale, place.size() * scale)
