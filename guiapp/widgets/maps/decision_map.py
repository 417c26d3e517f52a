"""Where a network of two inputs answers what: colored regions under the points it learns from."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guiapp.theme import LIGHT, Theme

FINEST_GRID = 96  # 9,216 points: 3 ms through a 2-32-16-3 network, finer than the eye asks for
COARSEST_GRID = 8
FLOPS = 4e8  # of one picture: about 10 ms, several times a second beside a running network
MARKERS = ("o", "s", "t", "d", "star")
MAX_POINTS = 1500


class DecisionMap(QWidget):
    """Regions in the color of the winning class, paler where the network is unsure.

    Filled markers are training points, hollow ones test points.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._plot = pg.PlotWidget()
        self._plot.setMenuEnabled(False)
        self._plot.setMouseEnabled(False, False)
        self._plot.hideButtons()
        self._plot.setAspectLocked(True)
        self._image = pg.ImageItem()
        self._plot.addItem(self._image)
        self._scatters: list[pg.ScatterPlotItem] = []
        self._sets: list[tuple[NDArray[np.float32], NDArray[np.integer], bool]] = []
        self._area = QRectF(-1.2, -1.2, 2.4, 2.4)
        self._probabilities: NDArray[np.floating] | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self.retranslate()

    def set_points(
        self,
        train: tuple[NDArray[np.float32], NDArray[np.integer]],
        test: tuple[NDArray[np.float32], NDArray[np.integer]],
    ) -> None:
        """(N, 2) points and (N,) classes of both sets."""
        self._sets = [(*train, True), (*test, False)]
        points = np.concatenate([train[0], test[0]])
        low, high = points.min(axis=0), points.max(axis=0)
        center, reach = (low + high) / 2, float((high - low).max()) * 0.55
        self._area = QRectF(center[0] - reach, center[1] - reach, 2 * reach, 2 * reach)
        self._plot.setRange(self._area, padding=0)
        self._probabilities = None
        self._image.clear()
        self._draw_points()

    def grid(self, parameter_count: int = 0) -> NDArray[np.float32]:
        """(side * side, 2) points at which ``set_probabilities`` wants the answers.

        A network of many parameters is asked at fewer points, so that the window never waits.
        """
        area = self._area
        affordable = math.isqrt(int(FLOPS / (2 * max(parameter_count, 1))))
        side = max(COARSEST_GRID, min(FINEST_GRID, affordable))
        x = np.linspace(area.left(), area.right(), side, dtype=np.float32)
        y = np.linspace(area.top(), area.bottom(), side, dtype=np.float32)
        return np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)

    def set_probabilities(self, probabilities: NDArray[np.floating]) -> None:
        """(side * side, K) answers at the points of ``grid``."""
        self._probabilities = probabilities
        self._draw_regions()

    def apply_theme(self, theme: Theme) -> None:
        """Colors of the classes and of the axes."""
        self._theme = theme
        self._plot.setBackground(theme.surface)
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.setPen(theme.color("border"))
            axis.setTextPen(theme.color("muted"))
        self._draw_points()
        if self._probabilities is not None:
            self._draw_regions()

    def _draw_regions(self) -> None:
        assert self._probabilities is not None
        theme, probabilities = self._theme, self._probabilities
        classes, side = probabilities.shape[1], math.isqrt(len(probabilities))
        colors = [theme.color("surface")] + [
            pg.mkColor(theme.classes[k % len(theme.classes)]) for k in range(classes)
        ]
        rgb = np.array([[c.red(), c.green(), c.blue()] for c in colors], dtype=np.float32)
        winner = probabilities.argmax(axis=1)
        best = probabilities.max(axis=1)
        # 1/K is no opinion at all, 1 is certainty; a run that diverged has no opinion either
        sure = np.clip((best - 1 / classes) / (1 - 1 / classes), 0.0, 1.0)[:, None] * 0.55
        sure[np.isnan(sure)] = 0.0
        pixels = rgb[0] * (1 - sure) + rgb[1 + winner] * sure
        image = np.ascontiguousarray(pixels.reshape(side, side, 3).astype(np.uint8))
        self._image.setImage(image, levels=(0, 255))
        self._image.setRect(self._area)

    def _draw_points(self) -> None:
        for scatter in self._scatters:
            self._plot.removeItem(scatter)
        self._scatters = []
        for points, labels, filled in self._sets:
            for k in range(int(labels.max()) + 1):
                color = pg.mkColor(self._theme.classes[k % len(self._theme.classes)])
                chosen = points[labels == k][:MAX_POINTS]
                scatter = pg.ScatterPlotItem(
                    chosen[:, 0],
                    chosen[:, 1],
                    symbol=MARKERS[k % len(MARKERS)],
                    size=6,
                    pen=pg.mkPen(self._theme.color("surface") if filled else color, width=1),
                    brush=pg.mkBrush(color) if filled else pg.mkBrush(None),
                )
                self._plot.addItem(scatter)
                self._scatters.append(scatter)

    def retranslate(self) -> None:
        """Axis names, tooltip and the words for screen readers."""
        self._plot.setLabel("bottom", "x0")
        self._plot.setLabel("left", "x1")
        self.setAccessibleName(self.tr("Decision regions"))
        self.setToolTip(
            self.tr(
                "The color says which class the network answers at each point; pale means "
                "unsure. Filled points are training data, hollow ones test data."
            )
        )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
