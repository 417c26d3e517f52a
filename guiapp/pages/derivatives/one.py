"""One variable: the curve with tangent and secant, the error against h, and the lens."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from engine.curves import Curve
from guiapp.pages.derivatives.formula import definition, quotient
from guiapp.pages.derivatives.study import Study
from guiapp.theme import Theme
from guiapp.widgets.formulas.formula_view import FormulaView
from guiapp.widgets.plots.error_plot import ErrorPlot
from guiapp.widgets.plots.lens_plot import LensPlot
from guiapp.widgets.plots.secant_plot import SecantPlot
from guiapp.widgets.settling import Settling


class OneVariable(QWidget):
    """Signals
    -------
    x_chosen(float) : another x, by click or drag
    h_chosen(float) : another h, by click or drag
    """

    x_chosen = Signal(float)
    h_chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curve: Curve | None = None
        self._study: Study | None = None
        self._settling = Settling(self)
        self._settling.due.connect(self._typeset)
        self._explained: tuple[object, ...] = ()
        self._secant, self._error = SecantPlot(self), ErrorPlot(self)
        self._lens = LensPlot(self)
        self._lens.setObjectName("lens")
        self._definition, self._quotient = FormulaView(self), FormulaView(self)
        self._definition.setObjectName("definition")
        self._quotient.setObjectName("quotient")
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._error, 7)
        right.addWidget(self._lens, 6)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.addWidget(self._secant, 0, 0)
        grid.addLayout(right, 0, 1)
        grid.addWidget(self._definition, 1, 0, 1, 2)
        grid.addWidget(self._quotient, 2, 0, 1, 2)
        grid.setRowStretch(0, 1)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 4)
        self._secant.x_chosen.connect(self.x_chosen)
        self._error.h_chosen.connect(self.h_chosen)

    def show_study(self, study: Study) -> None:
        """Show one quotient; the error curves are computed anew only where they change."""
        if study.curve is not self._curve:
            self._curve = study.curve
            self._secant.set_curve(study.curve)
        self._secant.show_quotient(study.quotient, study.exact)
        self._lens.show_quotient(study.curve, study.quotient, study.exact)
        explained = (study.curve, study.x, study.method, study.precision)
        if explained != self._explained:
            self._explained = explained
            self._error.show_errors(*explained)
        self._error.show_step(study.h, study.error)
        self._study = study
        self._definition.set_latex(definition(study.curve))
        self._settling.touch()

    @Slot()
    def _typeset(self) -> None:
        if self._study is not None:
            self._quotient.set_latex(quotient(self._study))

    def finite_share(self) -> tuple[float, float] | None:
        """Where in its domain the function has values."""
        return self._secant.finite_share()

    def apply_theme(self, theme: Theme) -> None:
        parts = (self._secant, self._error, self._lens, self._definition, self._quotient)
        for part in parts:
            part.apply_theme(theme)
