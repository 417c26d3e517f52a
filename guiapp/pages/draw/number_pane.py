"""The drawing as a number: several digits side by side, cut apart and read one by one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.digits import normalize
from engine.photos.numbers import cut_digits
from guiapp.pages.draw.pane import DrawPane, Sight
from guiapp.pages.draw.waiting import Waiting
from guiapp.theme import Theme
from guiapp.widgets.digits.number_reading import NumberReading

MOST_DIGITS = 10  # of 280 pixels, less than 28 for each: nobody draws more


class NumberPane(DrawPane):
    """Shows the digits that stand side by side in the drawing, and the number they make."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sight: Sight | None = None
        self.reading = NumberReading()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.waiting = Waiting(self.reading, self)
        column.addWidget(self.waiting)
        self.retranslate()

    def show_sight(self, sight: Sight) -> None:
        """Cut the drawing apart and read it; 2 ms for three digits."""
        self._sight = sight
        if self.waiting.admit(sight):
            self._read(sight)

    def _read(self, sight: Sight) -> None:
        assert sight.network is not None
        found = cut_digits(sight.raster)
        if not found:  # too faint, or cleared since: the raster follows the drawing
            self.waiting.admit(replace(sight, image=None))
            return
        images = np.array([normalize(digit.ink) for digit in found[:MOST_DIGITS]], np.float32)
        probabilities = sight.network.probabilities(images.reshape(len(images), -1))
        if not np.isfinite(probabilities).all():
            self.reading.set_message(
                self.tr("The weights of this network are no longer finite numbers: no answer.")
            )
            return
        self.reading.set_digits(images, probabilities, self._remark(len(found)))

    def _remark(self, count: int) -> str:
        if count == 1:
            return self.tr(
                "There is one digit in the drawing. Draw another beside it, with a gap, and both"
                " are read as a number; digits that touch count as one."
            )
        if count > MOST_DIGITS:
            return self.tr(
                "There are {count} pieces of ink side by side; the first {most} are read."
            ).format(count=count, most=MOST_DIGITS)
        return ""

    def apply_theme(self, theme: Theme) -> None:
        self.reading.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text anew, in the current language."""
        self.setAccessibleName(self.tr("The drawing read as a number"))
        self.waiting.set_sentences(
            self.tr(
                "Draw two or more digits side by side, with a gap between them: here they are cut"
                " apart and read as a number. A thinner pen makes room; a photo of a number will"
                " do as well."
            ),
            self.tr(
                "No network answers yet. Train one on the handwritten digits (press Space on the"
                " page Train), and it reads numbers here."
            ),
        )
        if self._sight is not None:
            self.show_sight(self._sight)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
