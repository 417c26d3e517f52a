"""A lens over the point: the curve as the computer has it, and the floats it is made of."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.curves import Curve
from engine.differences import Quotient
from guiapp.float_lens import Lens, look
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.numerals import tabular
from guiapp.widgets.plots.float_ruler import paint_ruler, ruler_height
from guiapp.widgets.plots.line_legend import paint_mark
from guiapp.widgets.plots.plot_menu import PlotMenu
from guiapp.widgets.plots.slope_colors import (
    secant_color,
    secant_pen,
    tangent_color,
    tangent_pen,
)
from guiapp.widgets.rough_figure import rough_figure

EDGE_PX = 8


class LensPlot(QWidget):
    """x - h to x + h, however small h is: curve, tangent and secant, and below the floats."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._lens: Lens | None = None
        self._quotient: Quotient | None = None
        self._slope = math.nan
        self._menu = PlotMenu(self, "nablascope-lens")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def show_quotient(self, curve: Curve, quotient: Quotient, slope: float) -> None:
        """Look at ``curve`` around x; ``slope`` is the exact one, maybe nan."""
        self._quotient, self._slope = quotient, slope
        slopes = (slope, quotient.value)
        self._lens = look(curve.function, quotient.point, quotient.h, quotient.precision, slopes)
        self.update()

    def lens(self) -> Lens | None:
        """What is seen."""
        return self._lens

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The point under a lens"))
        self.setToolTip(
            self.tr(
                "The same picture, magnified until h can be seen. The strips below show the "
                "numbers that exist: x + h is rounded to the nearest of them, and where h is "
                "smaller than their distance, to x itself."
            )
        )
        self._menu.retranslate()
        self.update()

    def title(self) -> str:
        """The line above the picture: how wide it is."""
        if self._lens is None:
            return ""
        text = self.tr("Under the lens: {width} wide")
        return text.format(width=rough_figure(2 * self._lens.reach, 2))

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(320, 220)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(200, 60 + self._title_px() + 2 * ruler_height(self.font()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(tabular(self.font()))
        painter.fillRect(self.rect(), self._theme.color("surface"))
        if self._lens is not None and self._quotient is not None:
            self._paint(painter, self._lens, self._quotient)
        painter.end()

    def _paint(self, painter: QPainter, lens: Lens, q: Quotient) -> None:
        ruler = ruler_height(self.font())
        area = QRectF(self.rect()).adjusted(
            EDGE_PX, self._title_px(), -EDGE_PX, -2 * ruler - EDGE_PX / 2
        )
        painter.setPen(self._theme.color("muted"))
        head = QRectF(EDGE_PX, 0, self.width() - 2 * EDGE_PX, self._title_px())
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, self.title())
        self._paint_marks_of_h(painter, area, lens, q)
        painter.save()
        painter.setClipRect(area)
        self._paint_tangent(painter, area, lens)
        self._paint_curve(painter, area, lens)
        self._paint_secant(painter, area, lens, q)
        painter.restore()
        for row, precision in enumerate(("float64", "float32")):
            strip = QRectF(area.left(), area.bottom() + 4 + row * ruler, area.width(), ruler)
            self._paint_strip(painter, strip, lens, q, precision)

    def _paint_marks_of_h(self, painter: QPainter, area: QRectF, lens: Lens, q: Quotient) -> None:
        """Where x - h, x and x + h would stand if every number existed."""
        share = q.h / lens.reach
        secant = secant_color(self._theme)
        marks = [(0.0, "x", self._theme.color("muted"))]
        if share * area.width() > 2 * self.fontMetrics().horizontalAdvance("x + h"):
            marks.append((share, "x + h", secant))
            if q.method == "central":
                marks.append((-share, "x \N{MINUS SIGN} h", secant))
        for at, word, color in marks:
            x = _x(area, at)
            painter.setPen(QPen(color, 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            painter.setPen(color)
            width = painter.fontMetrics().horizontalAdvance(word) + 4
            place = QRectF(x - width / 2, area.top(), width, painter.fontMetrics().height())
            painter.fillRect(place, self._theme.color("surface"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, word)

    def _paint_curve(self, painter: QPainter, area: QRectF, lens: Lens) -> None:
        color = self._theme.color("text")
        points = [
            QPointF(_x(area, across), _y(area, up)) if math.isfinite(up) else None
            for across, up in zip(lens.across.tolist(), lens.up.tolist(), strict=True)
        ]
        if lens.few:  # between two neighboring floats there is no f
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            radius = 3.0 if len(points) < 30 else 2.0
            for point in points:
                if point is not None:
                    painter.drawEllipse(point, radius, radius)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            return
        painter.setPen(QPen(color, 2))
        run: list[QPointF] = []
        for point in (*points, None):
            if point is not None:
                run.append(point)
            elif run:
                painter.drawPolyline(QPolygonF(run))
                run = []

    def _paint_tangent(self, painter: QPainter, area: QRectF, lens: Lens) -> None:
        if math.isfinite(self._slope):
            tilt = self._slope * lens.reach / lens.scale
            self._line(painter, area, 0.0, tilt, tangent_pen(self._theme))

    def _paint_secant(self, painter: QPainter, area: QRectF, lens: Lens, q: Quotient) -> None:
        tangent, secant = tangent_color(self._theme), secant_color(self._theme)
        ends = [
            ((at - lens.center) / lens.reach, (f - q.height) / lens.scale)
            for at, f in ((q.left, q.below), (q.right, q.above))
            if math.isfinite(f)
        ]
        if math.isfinite(q.value) and len(ends) == 2:
            tilt = q.value * lens.reach / lens.scale
            start = ends[0][1] - tilt * ends[0][0]
            self._line(painter, area, start, tilt, secant_pen(self._theme))
        for across, up in ends:
            at = QPointF(_x(area, across), _y(area, up))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("surface"))
            painter.drawEllipse(at, 5, 5)
            paint_mark(painter, "ring", at, secant, 5)
        if math.isfinite(q.height):
            paint_mark(painter, "disc", QPointF(_x(area, 0), _y(area, 0)), tangent, 3)

    def _line(self, painter: QPainter, area: QRectF, start: float, tilt: float, pen: QPen) -> None:
        painter.setPen(pen)
        ends = [QPointF(_x(area, at), _y(area, start + tilt * at)) for at in (-1.0, 1.0)]
        painter.drawLine(*ends)

    def _paint_strip(
        self, painter: QPainter, strip: QRectF, lens: Lens, q: Quotient, precision: str
    ) -> None:
        current = precision == q.precision
        color = QColor(self._theme.color("text" if current else "muted"))
        between = self.tr("{count} numbers within h")
        nearest = self.tr("the next number is {steps} h away")
        paint_ruler(
            painter,
            strip,
            lens=lens,
            quotient=q,
            precision=precision,
            colors=(color, secant_color(self._theme), self._theme.color("surface")),
            texts=(between, nearest),
        )

    def _title_px(self) -> int:
        return self.fontMetrics().height() + 8

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 (Qt's name)
        self._menu.open_at(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _x(area: QRectF, across: float) -> float:
    return area.center().x() + across * area.width() / 2


def _y(area: QRectF, up: float) -> float:
    return float(area.center().y() - np.clip(up, -9.0, 9.0) * area.height() / 2 * 0.82)
