"""How fast steps follow one another: a slider over stops that grow by about a factor of two."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QWidget

from guiapp.messages import FULL_SPEED
from guiapp.widgets.keyboard import SLIDER_KEYS, KeepKeys
from guiapp.widgets.numerals import plain_figure, tabular

STOPS = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0)


class SpeedSlider(QWidget):
    """A labelled slider in steps per second, whose last stop may be full speed.

    Signals
    -------
    speed_changed(float) : steps per second, or 0.0 for full speed; by user or program
    """

    speed_changed = Signal(float)

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        stops: Sequence[float] = STOPS,
        full: bool = True,
    ) -> None:
        """Offer the ``stops`` (rising, > 0) and, with ``full``, full speed after them.

        Raises
        ------
        ValueError
            When the stops are not positive and rising.
        """
        super().__init__(parent)
        if not stops or stops[0] <= 0 or any(b <= a for a, b in pairwise(stops)):
            raise ValueError(f"The stops of a speed slider must be positive and rising: {stops}.")
        self._stops = (*map(float, stops), FULL_SPEED) if full else tuple(map(float, stops))
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._slider.setObjectName("speed")
        self._slider.setRange(0, len(self._stops) - 1)
        self._slider.setPageStep(2)
        KeepKeys(self._slider, SLIDER_KEYS)
        self._label = QLabel(self)
        self._label.setBuddy(self._slider)
        self._value = QLabel(self)
        self._value.setObjectName("speed_value")
        self._value.setFont(tabular(self._value.font()))
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(4)
        layout.addWidget(self._label, 0, 0)
        layout.addWidget(self._value, 0, 1)
        layout.addWidget(self._slider, 1, 0, 1, 2)
        self.setFocusProxy(self._slider)
        self._slider.valueChanged.connect(self._announce)
        self.retranslate()

    def speed(self) -> float:
        """Steps per second; 0.0 at full speed."""
        return self._stops[self._slider.value()]

    def set_speed(self, speed: float) -> None:
        """Go to the stop nearest to ``speed`` by ratio; 0.0 goes to the fastest there is.

        Raises
        ------
        ValueError
            When ``speed`` is negative or not finite.
        """
        if not math.isfinite(speed) or speed < 0:
            raise ValueError(f"A speed must be a number of steps per second, not {speed}.")
        if speed == FULL_SPEED:
            self._slider.setValue(len(self._stops) - 1)
            return
        finite = [stop for stop in self._stops if stop != FULL_SPEED]
        ratios = [abs(math.log(stop / speed)) for stop in finite]
        self._slider.setValue(ratios.index(min(ratios)))

    @Slot()
    def faster(self) -> None:
        """One stop up, if there is one: to be bound to a key."""
        self._slider.setValue(self._slider.value() + 1)

    @Slot()
    def slower(self) -> None:
        """One stop down, if there is one: to be bound to a key."""
        self._slider.setValue(self._slider.value() - 1)

    def text(self) -> str:
        """The speed as it stands beside the slider."""
        return self._text(self.speed())

    def retranslate(self) -> None:
        self._label.setText(self.tr("Steps per second"))
        self._slider.setAccessibleName(self.tr("Steps per second"))
        self._slider.setToolTip(
            self.tr(
                "How fast the steps follow one another. What is learned is the same at every speed."
            )
        )
        widths = [self._value.fontMetrics().horizontalAdvance(self._text(s)) for s in self._stops]
        self._value.setMinimumWidth(max(widths))  # the figures change, the layout does not
        self._value.setText(self.text())

    @Slot()
    def _announce(self) -> None:
        self._value.setText(self.text())
        self.speed_changed.emit(self.speed())

    def _text(self, speed: float) -> str:
        return self.tr("full speed") if speed == FULL_SPEED else plain_figure(speed)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self.retranslate()  # which also measures the text
        super().changeEvent(event)
