"""What stands where on the Descend page: the map, the curves, one pane of figures, one column."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from guiapp.pages.descent.controls import DescentControls
from guiapp.pages.descent.rule import RulePane
from guiapp.pages.descent.words import DescentWords
from guiapp.theme import Theme
from guiapp.widgets.fields.tab_buttons import TabButtons
from guiapp.widgets.formulas.formula_view import FormulaView
from guiapp.widgets.formulas.lesson_head import LessonHead
from guiapp.widgets.keyboard import BUTTON_KEYS, KeepKeys
from guiapp.widgets.maps.surface_3d import Surface3D
from guiapp.widgets.maps.surface_plot import SurfacePlot
from guiapp.widgets.race.racer_look import RacerLook
from guiapp.widgets.race.standings import Standings
from guiapp.widgets.race.state_bars import StateBars
from guiapp.widgets.race.step_plot import StepPlot
from guiapp.widgets.race.transport_bar import TransportBar

MAP, SPACE = "view_map", "view_3d"
VALUE, DISTANCE = "value", "distance"
STANDINGS, STATE, RULE = "pane_standings", "pane_state", "pane_rule"
FORMULA_LINES = 0.8  # of a display formula: a small fraction fits


class DescentView(QObject):
    """Makes the widgets of the page and lays them out; what they do is the page's business."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.transport = TransportBar(page)  # made first, so that Tab goes to Play first
        self.head = LessonHead(page)
        self.views = TabButtons((MAP, SPACE), page)
        self.formula = FormulaView(page, lines=FORMULA_LINES)
        self.map = SurfacePlot(page)
        self.pictures = QStackedWidget(page)
        self.pictures.addWidget(self.map)
        self.space = Surface3D(page)
        self.pictures.addWidget(self.space)
        self.quantity = TabButtons((VALUE, DISTANCE), page)
        self.log = QCheckBox(page)
        self.log.setObjectName("log")
        KeepKeys(self.log, BUTTON_KEYS)
        self.curves = StepPlot(page)
        self.pane_tabs = TabButtons((STANDINGS, STATE, RULE), page)
        self.standings = Standings(page)
        self.state_bars = StateBars(page)
        self.rule = RulePane(page)
        self.panes = QStackedWidget(page)
        for pane in (self.standings, self.state_bars, self.rule):
            self.panes.addWidget(pane)
        self.words = DescentWords(page)
        self.controls = DescentControls(page)
        self._lay_out(page)
        self.pane_tabs.chosen.connect(self._show_pane)
        self.retranslate()

    def set_racers(self, looks: Sequence[RacerLook]) -> None:
        """How the lanes of the next race look."""
        for part in self._pictures_of_racers():
            part.set_racers(looks)

    def set_focus(self, lane: int) -> None:
        """Put the racer of this lane on top everywhere."""
        for part in self._pictures_of_racers():
            part.set_focus(lane)

    def apply_theme(self, theme: Theme) -> None:
        for part in (
            *(self.transport, self.head, self.views, self.formula, self.quantity),
            *(self.map, self.space, self.curves, self.pane_tabs),
            *(self.standings, self.state_bars, self.rule),
            *(self.words, self.controls),
        ):
            part.apply_theme(theme)

    def retranslate(self) -> None:
        self.head.set_texts(
            self.tr("Gradient descent as a race"), "4.4.1, 6.1", self.tr("Gradient descent")
        )
        self.views.set_texts(
            {
                MAP: (
                    self.tr("Map"),
                    self.tr("The surface from above, with contour lines. Shortcut: M"),
                ),
                SPACE: (
                    self.tr("3-D"),
                    self.tr("The surface as a landscape that turns with the mouse. Shortcut: 3"),
                ),
            }
        )
        self.quantity.set_texts(
            {
                VALUE: (
                    self.tr("Value"),
                    self.tr("The value of f at each step: what descent lowers. Shortcut: D"),
                ),
                DISTANCE: (
                    self.tr("Distance"),
                    self.tr("How far the nearest known minimum is at each step. Shortcut: D"),
                ),
            }
        )
        self.log.setText(self.tr("Logarithmic"))
        self._name_panes()

    def _name_panes(self) -> None:
        self.pane_tabs.set_texts(
            {
                STANDINGS: (
                    self.tr("Standings"),
                    self.tr("Where every racer is at this step, in figures. Shortcut: S"),
                ),
                STATE: (
                    self.tr("Inner state"),
                    self.tr("What each optimizer remembers: v, h and m. Shortcut: I"),
                ),
                RULE: (
                    self.tr("Formula"),
                    self.tr("The next step of the selected racer, worked out. Shortcut: F"),
                ),
            }
        )

    def _pictures_of_racers(
        self,
    ) -> tuple[SurfacePlot, Surface3D, StepPlot, Standings, StateBars]:
        return self.map, self.space, self.curves, self.standings, self.state_bars

    @Slot(str)
    def _show_pane(self, key: str) -> None:
        panes = {STANDINGS: self.standings, STATE: self.state_bars, RULE: self.rule}
        self.panes.setCurrentWidget(panes[key])

    def _lay_out(self, page: QWidget) -> None:
        figures = QGridLayout()
        figures.setHorizontalSpacing(16)
        figures.setVerticalSpacing(4)
        figures.addLayout(_row(self.views, self.formula), 0, 0)
        figures.addWidget(self.pictures, 1, 0)
        figures.addLayout(_row(self.quantity, None, self.log), 0, 1)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self.curves, 5)
        right.addLayout(_row(self.pane_tabs, None))
        right.addWidget(self.panes, 6)
        figures.addLayout(right, 1, 1)
        figures.setRowStretch(1, 1)
        figures.setColumnStretch(0, 5)
        figures.setColumnStretch(1, 4)
        for part in (self.pictures, self.panes):  # what a pane would like must move nothing
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            part.setMinimumSize(160, 120)
        self.curves.setMinimumSize(160, 100)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.head)
        left.addLayout(figures, 1)
        left.addWidget(self.words)
        self.bottom = _row(self.transport)  # room for one more button of the page
        left.addLayout(self.bottom)
        layout = QHBoxLayout(page)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(24)
        layout.addLayout(left, 1)
        layout.addWidget(self.controls)


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Widgets side by side; None for room between them."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row
