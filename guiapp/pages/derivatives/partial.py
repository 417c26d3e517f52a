"""Two variables: a surface cut open at a point, and the two slices with their tangents."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from engine.surfaces import Surface
from guiapp.pages.derivatives.formula import partial_definition, partial_quotient
from guiapp.pages.derivatives.study import PartialStudy
from guiapp.theme import Theme
from guiapp.widgets.cutaway.cutaway_plot import CutawayPlot
from guiapp.widgets.formulas.formula_view import FormulaView
from guiapp.widgets.maps.surface_names import axis_names
from guiapp.widgets.numerals import plain_figure
from guiapp.widgets.plots.slice_plot import SlicePlot
from guiapp.widgets.settling import Settling


class PartialDerivatives(QWidget):
    """Signals
    -------
    point_chosen(float, float) : another point, by click or drag in any of the three pictures
    """

    point_chosen = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._surface: Surface | None = None
        self._study: PartialStudy | None = None
        self._settling = Settling(self)
        self._settling.due.connect(self._typeset)
        self._cutaway = CutawayPlot(self)
        self._slices = (SlicePlot(0, self), SlicePlot(1, self))
        self._definition = FormulaView(self)
        self._quotients = (FormulaView(self), FormulaView(self))
        self._definition.setObjectName("partial_definition")
        for axis, view in enumerate(self._quotients):
            view.setObjectName(f"partial_{axis}")
        right = QVBoxLayout()
        right.setSpacing(8)
        for plot in self._slices:
            right.addWidget(plot, 1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.addWidget(self._cutaway, 0, 0)
        grid.addLayout(right, 0, 1)
        for row, view in enumerate((self._definition, *self._quotients), start=1):
            grid.addWidget(view, row, 0, 1, 2)
        grid.setRowStretch(0, 1)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 4)
        self._cutaway.point_chosen.connect(self.point_chosen)
        self._slices[0].chosen.connect(self._move_first)
        self._slices[1].chosen.connect(self._move_second)

    def show_study(self, study: PartialStudy) -> None:
        names = axis_names(study.surface.label)
        if study.surface is not self._surface:
            self._surface = study.surface
            self._cutaway.set_surface(study.surface, names)
            for plot in self._slices:
                plot.set_heights(*self._cutaway.heights())
            self._definition.set_latex(partial_definition(study))
        self._study = study
        self._cutaway.show_point(study.point, study.exact)
        for axis, (plot, part) in enumerate(zip(self._slices, study.slices, strict=True)):
            plot.show_slice(
                part.curve, part.x, part.exact, (names[axis], _slice_name(names, axis, study))
            )
        self._settling.touch()

    def apply_theme(self, theme: Theme) -> None:
        parts = (self._cutaway, *self._slices, self._definition, *self._quotients)
        for part in parts:
            part.apply_theme(theme)

    @Slot()
    def _typeset(self) -> None:
        if self._study is not None:
            for axis, view in enumerate(self._quotients):
                view.set_latex(partial_quotient(self._study, axis))

    @Slot(float)
    def _move_first(self, x: float) -> None:
        if self._study is not None:
            self.point_chosen.emit(x, self._study.point[1])

    @Slot(float)
    def _move_second(self, y: float) -> None:
        if self._study is not None:
            self.point_chosen.emit(self._study.point[0], y)


def _slice_name(names: tuple[str, str], axis: int, study: PartialStudy) -> str:
    """What is drawn: ``f(x₀, 4)`` or ``f(3, x₁)``."""
    x, y = map(plain_figure, study.point)
    return f"f({names[0]}, {y})" if axis == 0 else f"f({x}, {names[1]})"
