"""The two formulas of the Losses page, typeset when the hand comes to rest."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guiapp.pages.losses.formula import formula_with_numbers, general_formula
from guiapp.pages.losses.sheet import Sheet
from guiapp.theme import Theme
from guiapp.widgets.formulas.formula_view import FormulaView
from guiapp.widgets.settling import Settling


class LossFormulas(QWidget):
    """In general, and below it with the numbers of the moment.

    While one change follows another, as in a drag, the formulas wait for the last: typesetting
    ten squares takes 60 ms. The first ones come right after the page: 0.2 s for the library that
    typesets them should not keep it from being seen.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._general, self._numbers = FormulaView(self), FormulaView(self)
        self._general.setObjectName("general_formula")
        self._numbers.setObjectName("formula_with_numbers")
        self._pending: tuple[Sheet, str] | None = None
        self._settling = Settling(self)
        self._settling.due.connect(self._typeset)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._general)
        layout.addWidget(self._numbers)

    def show_sheet(self, sheet: Sheet, key: str) -> None:
        """Show the formulas of a measure, now or as soon as changes stop coming."""
        self._pending = sheet, key
        if self.isVisible():
            self._settling.touch()

    def apply_theme(self, theme: Theme) -> None:
        self._general.apply_theme(theme)
        self._numbers.apply_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        super().showEvent(event)
        QTimer.singleShot(0, self._typeset)

    @Slot()
    def _typeset(self) -> None:
        if self._pending is not None:
            self._general.set_latex(general_formula(*self._pending))
            self._numbers.set_latex(formula_with_numbers(*self._pending))
