"""A slider over powers of ten, with a tick at each decade."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QSlider, QStyle, QStyleOptionSlider, QVBoxLayout, QWidget

from guiapp.widgets.keyboard import SLIDER_KEYS, KeepKeys
from guiapp.widgets.numerals import plain_figure, tabular

TICK_PX = 4
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


class LogSlider(QWidget):
    """A positive number between ``10**lowest`` and ``10**highest``.

    Left and Right move by one tick, PageUp and PageDown by one decade, Home and End to the ends.

    Signals
    -------
    value_changed(float) : by user or program
    """

    value_changed = Signal(float)

    def __init__(
        self,
        parent: QWidget | None = None,
        lowest: float = -16.0,
        highest: float = 0.0,
        steps_per_decade: int = 10,
    ) -> None:
        """``lowest`` and ``highest`` are exponents of ten.

        Raises
        ------
        ValueError
            When there is nothing between the two, or not at least one step in a decade.
        """
        super().__init__(parent)
        if not (math.isfinite(lowest) and math.isfinite(highest) and lowest < highest):
            raise ValueError(f"The exponents must be finite and rise: {lowest}, {highest}.")
        if steps_per_decade < 1:
            raise ValueError(f"A decade needs at least 1 step, not {steps_per_decade}.")
        self._lowest, self._highest, self._steps = lowest, highest, steps_per_decade
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._slider.setObjectName("log_slider")
        self._slider.setRange(0, round((highest - lowest) * steps_per_decade))
        self._slider.setPageStep(steps_per_decade)
        KeepKeys(self._slider, (*SLIDER_KEYS, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown))
        self._slider.valueChanged.connect(self._announce)
        self.setFocusProxy(self._slider)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._slider)
        self._reserve()
        self._describe()

    def value(self) -> float:
        """The number, rounded to three digits: the tick after 1e-4 is 1.26e-4."""
        return self._value_at(self._slider.value())

    def set_value(self, value: float) -> None:
        """Go to the tick nearest to ``value`` by ratio; beyond the ends, to the end.

        Raises
        ------
        ValueError
            When ``value`` is not finite or not above 0.
        """
        if not (math.isfinite(value) and value > 0):
            raise ValueError(f"A slider over powers of ten takes a number above 0, not {value}.")
        self._slider.setValue(round((math.log10(value) - self._lowest) * self._steps))

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 (Qt's name)
        """Name the control itself, which is the part that gets the focus."""
        super().setAccessibleName(name)
        self._slider.setAccessibleName(name)

    def _value_at(self, tick: int) -> float:
        return float(f"{10.0 ** (self._lowest + tick / self._steps):.2e}")

    @Slot()
    def _announce(self) -> None:
        self._describe()
        self.value_changed.emit(self.value())

    def _describe(self) -> None:
        self._slider.setAccessibleDescription(plain_figure(self.value()))

    # -- ticks --------------------------------------------------------------------------------

    def _reserve(self) -> None:
        """Room below for the names of the ticks, and at the sides for half of the first one."""
        metrics = self.fontMetrics()
        side = max(0, metrics.horizontalAdvance(_power(self._lowest)) // 2 - 8)
        self._layout.setContentsMargins(side, 0, side, TICK_PX + 2 + metrics.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(160, super().minimumSizeHint().height())

    def _x_of(self, exponent: float) -> float:
        """Where the middle of the handle stands at ``10**exponent``."""
        option = QStyleOptionSlider()
        self._slider.initStyleOption(option)
        style, control = self._slider.style(), QStyle.ComplexControl.CC_Slider
        groove = style.subControlRect(
            control, option, QStyle.SubControl.SC_SliderGroove, self._slider
        )
        handle = style.subControlRect(
            control, option, QStyle.SubControl.SC_SliderHandle, self._slider
        )
        span = groove.width() - handle.width()
        share = (exponent - self._lowest) / (self._highest - self._lowest)
        return self._slider.x() + groove.x() + handle.width() / 2 + share * span

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.setFont(tabular(self.font()))
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        metrics = painter.fontMetrics()
        decades = range(math.ceil(self._lowest), math.floor(self._highest) + 1)
        names = {decade: _power(decade) for decade in decades}
        widest = max(map(metrics.horizontalAdvance, names.values()), default=0)
        room = self._x_of(self._lowest + 1) - self._x_of(self._lowest)
        every = next((n for n in (1, 2, 4, 5, 8, 10) if n * room >= 1.75 * widest), 20)
        top = self._slider.geometry().bottom() + 1
        for decade, name in names.items():
            x = self._x_of(decade)
            named = (decade - decades[-1]) % every == 0
            bottom = top + (TICK_PX if named else TICK_PX / 2)
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))
            if named:
                width = metrics.horizontalAdvance(name)
                left = min(max(x - width / 2, 0.0), float(self.width() - width))
                place = QRectF(left, top + TICK_PX + 2, width + 1, metrics.height())
                painter.drawText(place, Qt.AlignmentFlag.AlignLeft, name)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.FontChange:
            self._reserve()
        super().changeEvent(event)


def _power(exponent: float) -> str:
    """10 with a raised exponent: ``10⁻⁴``."""
    return f"10{str(math.floor(exponent)).translate(RAISED)}"
