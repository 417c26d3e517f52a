"""Strokes as a hand's mouse makes them: events to the real canvas of the Draw page."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from engine.digits import normalize
from guiapp.widgets.digits.digit_canvas import DigitCanvas

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


class MouseHand:
    """Draws on a canvas of its own, shown in a window; needs a QApplication."""

    def __init__(self) -> None:
        self.canvas = DigitCanvas()
        self.canvas.show()

    def drawn(self, strokes: Sequence[Sequence[tuple[float, float]]]) -> NDArray[np.float32]:
        """(28, 28) that the network sees once the strokes, in px, are on the paper.

        The button goes down at the first point of a stroke and up at its last one; what changed
        is painted in between, as on a screen.
        """
        self.canvas.clear()
        for stroke in strokes:
            self._send(QEvent.Type.MouseButtonPress, stroke[0])
            for point in stroke[1:]:
                self._send(QEvent.Type.MouseMove, point)
            self._send(QEvent.Type.MouseButtonRelease, stroke[-1])
        QApplication.processEvents()
        return normalize(self.canvas.raster.pixels)

    def close(self) -> None:
        """Take the window away."""
        self.canvas.close()
        self.canvas.deleteLater()

    def _send(self, kind: QEvent.Type, point: tuple[float, float]) -> None:
        at = QPointF(*point)
        button = NONE if kind == QEvent.Type.MouseMove else LEFT
        held = NONE if kind == QEvent.Type.MouseButtonRelease else LEFT
        on_screen = self.canvas.mapToGlobal(at)
        event = QMouseEvent(kind, at, on_screen, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.canvas, event)
