"""First-layer weights as small pictures, one a hidden unit: what each unit looks for."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from guiapp.theme import LIGHT, Theme

MAX_UNITS = 100  # more would be smaller than one can see
GAP_PX = 1


def diverging_table(theme: Theme) -> NDArray[np.uint32]:
    """256 colors as 0xffRRGGBB: negative, surface, positive; each side fades into the surface."""
    ends = [theme.color(meaning) for meaning in ("negative", "surface", "positive")]
    channels = np.array([[c.red(), c.green(), c.blue()] for c in ends], dtype=float)
    # The square root lifts faint weights out of the background: most are near zero.
    position = np.linspace(-1.0, 1.0, 256)
    strength = np.sqrt(np.abs(position))[:, None]
    toward = np.where(position[:, None] < 0, channels[0], channels[2])
    rgb = (channels[1] * (1 - strength) + toward * strength).round().astype(np.uint32)
    table: NDArray[np.uint32] = 0xFF000000 | rgb[:, 0] << 16 | rgb[:, 1] << 8 | rgb[:, 2]
    return table


class WeightGrid(QWidget):
    """A mosaic of weight pictures, each scaled by its own largest weight.

    ``set_weights`` is the data's way in, painting follows at Qt's leisure: a hundred pictures
    of 28 x 28 take 0.4 ms to color.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._table = diverging_table(LIGHT)
        self._weights: NDArray[np.floating] | None = None  # (units, rows, columns)
        self._mosaic: NDArray[np.uint32] | None = None
        self._columns = 1
        self._total = 0
        self._empty_text = ""
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def set_weights(self, W: NDArray[np.floating], image_shape: tuple[int, int]) -> None:
        """``W`` : (D, H) weights of the first layer; D = rows x columns of the image."""
        self._total = W.shape[1]
        units = min(self._total, MAX_UNITS)
        self._weights = W[:, :units].T.reshape(units, *image_shape)
        self._compose()
        self.update()

    def clear(self) -> None:
        """Back to the text that says what will appear."""
        self._weights = self._mosaic = None
        self.update()

    def set_empty_text(self, text: str) -> None:
        """What will be seen here and which key brings it."""
        self._empty_text = text
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Colors of weights above and below zero."""
        self._theme = theme
        self._table = diverging_table(theme)
        if self._weights is not None:
            self._compose()
        self.update()

    def retranslate(self) -> None:
        """The words for screen readers."""
        self.setAccessibleName(self.tr("Weights of the first layer, one picture per hidden unit"))

    def _compose(self) -> None:
        weights = self._weights
        assert weights is not None
        units, rows, columns = weights.shape
        self._columns = math.ceil(math.sqrt(units))
        lines = math.ceil(units / self._columns)
        peak = np.abs(weights).max(axis=(1, 2), keepdims=True)
        with np.errstate(invalid="ignore", divide="ignore"):
            level = np.nan_to_num(weights / peak) * 127.5 + 127.5
        cells = np.full((lines * self._columns, rows + GAP_PX, columns + GAP_PX), 0, np.uint32)
        cells[:units, :rows, :columns] = self._table[level.astype(np.uint8)]
        self._mosaic = np.ascontiguousarray(
            cells.reshape(lines, self._columns, rows + GAP_PX, columns + GAP_PX)
            .transpose(0, 2, 1, 3)
            .reshape(lines * (rows + GAP_PX), self._columns * (columns + GAP_PX))
        )

    def _target(self) -> QRectF:
        """Where the mosaic stands: centered, as large as fits, in its own proportions."""
        assert self._mosaic is not None
        height, width = self._mosaic.shape
        scale = min(self.width() / width, self.height() / height)
        w, h = width * scale, height * scale
        return QRectF((self.width() - w) / 2, 0.0, w, h)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """A hundred pictures at one pixel per weight."""
        return QSize(290, 290)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Half of that can still be read."""
        return QSize(150, 150)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        if self._mosaic is None:
            painter.setPen(self._theme.color("muted"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(self.rect()).adjusted(8, 8, -8, -8), flags, self._empty_text)
            return
        height, width = self._mosaic.shape
        image = QImage(self._mosaic.data, width, height, 4 * width, QImage.Format.Format_ARGB32)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._target(), image)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Which unit, and how strong its weights are."""
        unit = self._unit_at(event.position())
        if unit is None or self._weights is None:
            QToolTip.hideText()
            return
        weights = self._weights[unit]
        text = self.tr("Unit {number} of {total}: weights from {low} to {high}").format(
            number=unit + 1,
            total=self._total,
            low=f"{weights.min():.3f}",
            high=f"{weights.max():.3f}",
        )
        QToolTip.showText(event.globalPosition().toPoint(), text, self)

    def _unit_at(self, position: QPointF) -> int | None:
        if self._mosaic is None or self._weights is None:
            return None
        target = self._target()
        if not target.contains(position):
            return None
        units, rows, columns = self._weights.shape
        scale = target.width() / self._mosaic.shape[1]
        row = int((position.y() - target.y()) / scale / (rows + GAP_PX))
        column = int((position.x() - target.x()) / scale / (columns + GAP_PX))
        unit = row * self._columns + column
        return unit if unit < units else None

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
