"""The choice of the quotient: forward or central, its h, and the precision it is computed in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from engine.differences import METHODS, PRECISIONS
from guiapp.theme import Theme
from guiapp.widgets.fields.log_slider import LogSlider
from guiapp.widgets.fields.number_field import NumberField
from guiapp.widgets.fields.tab_buttons import TabButtons

FIRST_STEP = 1e-4  # the book's h
LARGEST = 1.0


class StepChoice(QWidget):
    """Signals
    -------
    step_changed() : another h, method or precision
    entered() : the field was confirmed with Enter
    """

    step_changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self._method, self._precision = TabButtons(METHODS, self), TabButtons(PRECISIONS, self)
        self._h = NumberField(FIRST_STEP, self, minimum=0.0, maximum=LARGEST, above=True)
        self._h.setObjectName("h")
        self._slider = LogSlider(self)
        self._slider.set_value(FIRST_STEP)
        self._label = QLabel(self)
        self._label.setBuddy(self._h)
        self._labels = (QLabel(self), QLabel(self))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, tabs in enumerate((self._method, self._precision)):
            grid.addWidget(self._labels[row], row, 0)
            grid.addWidget(tabs, row, 1)
        grid.addWidget(self._label, 2, 0)
        grid.addWidget(self._h, 2, 1)
        grid.addWidget(self._slider, 3, 0, 1, 2)
        self._method.chosen.connect(self._announce)
        self._precision.chosen.connect(self._announce)
        self._h.value_changed.connect(self._take_h)
        self._h.returnPressed.connect(self.entered)
        self._slider.value_changed.connect(self.set_h)
        self.retranslate()

    def h(self) -> float:
        return self._h.value()

    def method(self) -> str:
        return self._method.current()

    def precision(self) -> str:
        return self._precision.current()

    def field(self) -> NumberField:
        """The field of h, for the sentence below the column."""
        return self._h

    @Slot(float)
    def set_h(self, h: float) -> None:
        """Take another h, above 0 and up to 1; announced if it is new."""
        self._h.set_value(min(h, LARGEST))

    def scale_h(self, factor: float) -> None:
        """Multiply h, within what the slider offers."""
        self.set_h(float(f"{min(max(self.h() * factor, 1e-16), LARGEST):.3g}"))

    def show_book(self) -> None:
        """The book's quotient: central, h = 1e-4, in float64; announced once."""
        self._quiet = True
        self._method.choose("central")
        self._precision.choose("float64")
        self._h.set_value(FIRST_STEP)
        self._quiet = False
        self._announce()

    @Slot()
    def next_method(self) -> None:
        self._method.choose(_next(METHODS, self.method()))

    @Slot()
    def next_precision(self) -> None:
        self._precision.choose(_next(PRECISIONS, self.precision()))

    def offer_precision(self, offered: bool) -> None:
        """Whether the precision can be chosen; two variables are shown in float64 only."""
        self._precision.setVisible(offered)
        self._labels[1].setVisible(offered)

    def apply_theme(self, theme: Theme) -> None:
        self._method.apply_theme(theme)
        self._precision.apply_theme(theme)
        self._h.apply_theme(theme)

    def retranslate(self) -> None:
        self._labels[0].setText(self.tr("Difference"))
        self._labels[1].setText(self.tr("Numbers"))
        self._label.setText(self.tr("Step h"))
        self._method.set_texts(
            {
                "central": (
                    self.tr("central"),
                    self.tr(
                        "From x − h to x + h: the errors of both sides nearly cancel. "
                        "The book uses it. Shortcut: F"
                    ),
                ),
                "forward": (
                    self.tr("forward"),
                    self.tr(
                        "From x to x + h, as the derivative is defined: the secant leans to one "
                        "side. Shortcut: F"
                    ),
                ),
            }
        )
        self._precision.set_texts(
            {
                "float64": (
                    "float64",
                    self.tr("Numbers with 53 binary digits, about 16 decimal ones. Shortcut: P"),
                ),
                "float32": (
                    "float32",
                    self.tr(
                        "Numbers with 24 binary digits, about 7 decimal ones, as networks use "
                        "them. Shortcut: P"
                    ),
                ),
            }
        )
        tip = self.tr(
            "How far the secant reaches: too large misses the bend of the curve, too small "
            "drowns in rounding. Shortcuts: Page Up and Page Down. Smaller ones can be typed."
        )
        for control in (self._h, self._slider):
            control.setAccessibleName(self.tr("Step h"))
            control.setToolTip(tip)

    @Slot(float)
    def _take_h(self, h: float) -> None:
        with QSignalBlocker(self._slider):  # it has only some values, and must not round this one
            self._slider.set_value(h)
        self._announce()

    @Slot()
    def _announce(self) -> None:
        if not self._quiet:
            self.step_changed.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _next(keys: tuple[str, ...], current: str) -> str:
    return keys[(keys.index(current) + 1) % len(keys)]
