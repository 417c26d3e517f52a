"""A drawing in gray, and over it in the two signed colors what speaks for and against."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.numerals import short_figure

Floats = NDArray[np.floating]
GRAY_INK = 0.32  # below colors: the drawing is recognized, and no color is drowned


class EvidencePicture(QWidget):
    """Ink, and a signed value for each pixel; 0.1 ms to color 28 x 28."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: Floats | None = None
        self._signed: Floats | None = None
        self._peak: float | None = None
        self._colors: NDArray[np.uint32] | None = None
        self._pixel_text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.apply_theme(LIGHT)

    def set_picture(
        self, image: Floats | None, signed: Floats | None = None, peak: float | None = None
    ) -> None:
        """Show a picture.

        Parameters
        ----------
        image : (rows, columns) in [0, 1], ink 1; None for nothing
        signed : (rows, columns) to be seen in color; without it the ink is seen alone
        peak : the magnitude of full color; None takes the largest there is
        """
        self._image, self._signed, self._peak = image, signed, peak
        self._colors = None
        self.update()

    def image(self) -> Floats | None:
        """The ink that is shown."""
        return self._image

    def signed(self) -> Floats | None:
        """The values that are shown in color."""
        return self._signed

    def set_pixel_text(self, text: str) -> None:
        """What is said of a pixel: translated, with {row}, {column}, {ink} and {value}."""
        self._pixel_text = text

    def apply_theme(self, theme: Theme) -> None:
        self._paper, self._ink = _channels(theme.color("surface")), _channels(theme.color("text"))
        self._for, self._against = (_channels(theme.color(k)) for k in ("positive", "negative"))
        self._border = theme.color("border")
        self._colors = None
        self.update()

    def _colored(self, image: Floats) -> NDArray[np.uint32]:
        """(rows, columns) 0xffRRGGBB; made when it is painted, since a pen moves more often."""
        share = np.asarray(image, np.float64)[..., None]
        if self._signed is None:
            rgb = self._paper + (self._ink - self._paper) * share
        else:
            rgb = self._paper + (self._ink - self._paper) * (share * GRAY_INK)
            values = np.nan_to_num(np.asarray(self._signed, np.float64))[..., None]
            peak = float(np.abs(values).max()) if self._peak is None else self._peak
            # the square root lifts faint values out of the background: most are near zero
            strength = np.sqrt(np.minimum(np.abs(values) / (peak or 1.0), 1.0))
            rgb = rgb + (np.where(values < 0, self._against, self._for) - rgb) * strength
        red, green, blue = np.moveaxis(np.rint(rgb).astype(np.uint32), -1, 0)
        colors: NDArray[np.uint32] = 0xFF000000 | red << 16 | green << 8 | blue
        return np.ascontiguousarray(colors)

    def _target(self) -> QRectF:
        """The picture, as large as there is room, in the middle of the width."""
        rows, columns = (28, 28) if self._image is None else self._image.shape
        scale = min((self.width() - 2) / columns, (self.height() - 2) / rows)
        left = round((self.width() - columns * scale) / 2)
        return QRectF(left, 1, columns * scale, rows * scale)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(142, 142)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(86, 86)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        with QPainter(self) as painter:
            if self._image is not None:
                if self._colors is None:
                    self._colors = self._colored(self._image)
                rows, columns = self._colors.shape
                shared = self._colors.data.cast("B")
                image = QImage(shared, columns, rows, 4 * columns, QImage.Format.Format_RGB32)
                painter.drawImage(self._target(), image)
            painter.setPen(QPen(self._border, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self._target())

    def words_at(self, at: QPointF) -> str:
        """The figures of the pixel at a point."""
        target = self._target()
        if self._image is None or not target.contains(at):
            return ""
        rows, columns = self._image.shape
        row = min(int((at.y() - target.top()) / target.height() * rows), rows - 1)
        column = min(int((at.x() - target.left()) / target.width() * columns), columns - 1)
        value = 0.0 if self._signed is None else float(self._signed[row, column])
        return self._pixel_text.format(
            row=row + 1,
            column=column + 1,
            ink=f"{float(self._image[row, column]):.2f}",
            value=short_figure(value),
        )

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.words_at(QPointF(event.pos())) or self.toolTip()
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)


def _channels(color: QColor) -> NDArray[np.float64]:
    return np.array([color.red(), color.green(), color.blue()], np.float64)
