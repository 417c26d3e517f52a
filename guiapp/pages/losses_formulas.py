"""The two formulas of the Losses page, typeset when the hand comes to rest."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guiapp.pages.losses_formula import formula_with_numbers, general_formula
from guiapp.pages.losses_sheet import Sheet
from guiapp.theme import Theme
from guiapp.widgets.formula_view import FormulaView

REST_MS = 120  # typesetting ten squares takes 60 ms, four frames of a drag


class LossFormulas(QWidget):
    """In general, and below it with the numbers of the moment.

    A single change is shown at once. While one change follows another, as in a drag, the formulas
    wait until none has come for ``REST_MS``. The first ones come right after the page: 0.2 s for
    the library that typesets them should not keep it from being seen.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._general, self._numbers = FormulaView(self), FormulaView(self)
        self._general.setObjectName("general_formula")
        self._numbers.setObjectName("formula_with_numbers")
        self._pending: tuple[Sheet, str] | None = None
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._typeset)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._general)
        layout.addWidget(self._numbers)

    def show_sheet(self, sheet: Sheet, key: str) -> None:
        """Show the formulas of a measure, now or as soon as changes stop coming."""
        self._pending = sheet, key
        is_first = not self._since.isValid() or self._since.elapsed() > REST_MS
        self._since.start()
        if is_first and self.isVisible():
            self._typeset()
        else:
            self._timer.start(REST_MS)

    def apply_theme(self, theme: Theme) -> None:
        self._general.apply_theme(theme)
        self._numbers.apply_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        super().showEvent(event)
        self._timer.start(0)

    @Slot()
    def _typeset(self) -> None:
        self._timer.stop()
        if self._pending is not None:
            self._general.set_latex(general_formula(*self._pending))
            self._numbers.set_latex(formula_with_numbers(*self._pending))
