"""The four formulas of the Gradient page, kept up with what is in focus."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from engine.fields import GradientField
from engine.surfaces import Surface
from guiapp.pages.gradient.formula import (
    definition_formula,
    function_formula,
    quotient_formulas,
)
from guiapp.theme import Theme
from guiapp.widgets.formulas.formula_view import FormulaView
from guiapp.widgets.settling import Settling


class TypesetFormulas(QObject):
    """Makes the views, which the page lays out, and writes into them.

    Attributes
    ----------
    function, definition : f itself, and what its gradient is
    quotients : the central differences along both axes with the numbers of a point
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.function, self.definition = FormulaView(parent, 0.8), FormulaView(parent)
        self.quotients = (FormulaView(parent), FormulaView(parent))
        for index, view in enumerate(self.quotients):
            view.setObjectName(f"quotient_{index}")
        self._shown: tuple[Surface, GradientField] | None = None
        self._begun = False
        self._settling = Settling(self)
        self._settling.due.connect(self._write)

    def begin(self) -> None:
        """Begin to typeset, once what is on its way to the screen is there.

        The first formulas take 0.3 s, mostly for loading fonts; the page need not wait for it.
        """
        if not self._begun:
            QTimer.singleShot(0, self._write)

    def show_point(self, surface: Surface, reading: GradientField) -> None:
        """Take a surface and the field at a single point of it.

        The first is typeset at once; those that follow each other, as when a slider is dragged
        or the pointer roams, when they come to rest: each takes 50 to 100 ms, which would be
        seen as a jerk of the arrows.
        """
        self._shown = (surface, reading)
        if self._begun:
            self._settling.touch()

    def apply_theme(self, theme: Theme) -> None:
        for view in (self.function, self.definition, *self.quotients):
            view.apply_theme(theme)

    @Slot()
    def _write(self) -> None:
        """Set all formulas; one that has not changed costs nothing."""
        self._begun = True
        if self._shown is None:
            return
        surface, reading = self._shown
        self.function.set_latex(function_formula(surface))
        self.definition.set_latex(definition_formula(surface))
        for view, latex in zip(self.quotients, quotient_formulas(surface, reading), strict=True):
            view.set_latex(latex)
