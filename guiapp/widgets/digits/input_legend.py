"""What the marks on the network's picture mean, and the pixel that is pointed at."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.digits.network_input import paint_box_mark, paint_mass_mark
from guiapp.widgets.numerals import tabular

MARK_PX = 20


class InputLegend(QWidget):
    """Two marks with their meaning, and one line that follows ``show_pixel``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._pixel: tuple[int, int, float] | None = None
        self._marks = [QLabel() for _ in range(2)]
        self._meanings = [QLabel(wordWrap=True) for _ in range(2)]
        self.pixel = QLabel()
        self.pixel.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.addWidget(self.pixel, 0, 0, 1, 2)
        for row, (mark, meaning) in enumerate(zip(self._marks, self._meanings, strict=True), 1):
            mark.setFixedSize(MARK_PX, MARK_PX)
            meaning.setProperty("role", "muted")
            grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(meaning, row, 1)
        grid.setColumnStretch(1, 1)
        self.pixel.setFont(tabular(self.font()))
        self._paint_marks()
        self.retranslate()

    @Slot(object)
    def show_pixel(self, pixel: tuple[int, int, float] | None) -> None:
        """Name the pixel (row, column, value), or with None say how to read one."""
        self._pixel = pixel
        if pixel is None:
            self.pixel.setText(self.tr("Point at a pixel to read it."))
            return
        row, column, value = pixel
        self.pixel.setText(
            self.tr("Row {row}, column {column}: {value}").format(
                row=row, column=column, value=f"{value:.3f}"
            )
        )

    def apply_theme(self, theme: Theme) -> None:
        """Marks in the colors of the theme; the words follow the palette by themselves."""
        self._theme = theme
        self._paint_marks()

    def retranslate(self) -> None:
        """Set every text anew, in the current language."""
        self._meanings[0].setText(self.tr("Your drawing was scaled into this box of 20 × 20."))
        self._meanings[1].setText(
            self.tr("Its center of mass was moved to the middle of the 28 × 28.")
        )
        self.show_pixel(self._pixel)

    def _paint_marks(self) -> None:
        ratio = self.devicePixelRatioF()
        for number, mark in enumerate(self._marks):
            pixmap = QPixmap(round(MARK_PX * ratio), round(MARK_PX * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            with QPainter(pixmap) as painter:
                if number == 0:
                    paint_box_mark(painter, QRectF(2, 3, 15, 15), self._theme)
                else:
                    paint_mass_mark(painter, QPointF(MARK_PX / 2, MARK_PX / 2), 7.0, self._theme)
            mark.setPixmap(pixmap)

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.LanguageChange:
            self.retranslate()
        elif kind == QEvent.Type.FontChange:
            self.pixel.setFont(tabular(self.font()))
        elif kind == QEvent.Type.DevicePixelRatioChange:
            self._paint_marks()
        return super().event(event)
