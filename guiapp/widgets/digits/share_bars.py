"""Shares of right answers as bars under each other, to be compared at a glance."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.digits.probability_bars import percent
from guiapp.widgets.numerals import tabular

ROW_GAP_PX = 6
GAP_PX = 8
LEAST_BAR_PX = 96
NO_SHARE = "–"

Row = tuple[str, float | None]


class ShareBars(QWidget):
    """Rows of a name, a bar and a percentage; the first row is in bold, it is what counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._rows: tuple[Row, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown: names with shares in [0, 1], or None for one not known yet."""
        return self._rows

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these."""
        if tuple(rows) == self._rows:
            return
        grown = [name for name, _ in rows] != [name for name, _ in self._rows]
        self._rows = tuple(rows)
        self.setAccessibleDescription("; ".join(f"{name}: {_figure(s)}" for name, s in rows))
        if grown:
            self.updateGeometry()
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """The bars are in the color of test accuracy."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(self._names_width() + LEAST_BAR_PX + 120, len(self._rows) * self._pitch())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        figure = self._metrics().horizontalAdvance(percent(1.0))
        width = self._names_width() + LEAST_BAR_PX + 2 * GAP_PX + round(figure)
        return QSize(width, len(self._rows) * self._pitch())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        start = self._names_width() + GAP_PX
        figure = self._metrics().horizontalAdvance(percent(1.0))
        extent = self.width() - start - figure - GAP_PX
        pitch = self._pitch()
        with QPainter(self) as painter:
            for number, (name, share) in enumerate(self._rows):
                painter.setFont(self._font(number == 0))
                line = QRectF(0, number * pitch, self.width(), pitch)
                painter.setPen(self._theme.color("text"))
                middle = Qt.AlignmentFlag.AlignVCenter
                painter.drawText(line, middle | Qt.AlignmentFlag.AlignLeft, name)
                painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, _figure(share))
                track = QRectF(start, line.top() + 3, extent, pitch - ROW_GAP_PX)
                painter.fillRect(track, self._theme.color("grid"))
                if share is not None:
                    track.setWidth(extent * share)
                    painter.fillRect(track, self._theme.color("test", 1.0 if number == 0 else 0.55))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)

    def _font(self, bold: bool) -> QFont:
        font = tabular(self.font())
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self._font(True))

    def _names_width(self) -> int:
        metrics = self._metrics()
        return round(max((metrics.horizontalAdvance(name) for name, _ in self._rows), default=0.0))

    def _pitch(self) -> int:
        return round(self._metrics().height()) + ROW_GAP_PX


def _figure(share: float | None) -> str:
    return NO_SHARE if share is None else percent(share)
