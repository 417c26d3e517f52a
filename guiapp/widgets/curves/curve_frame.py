"""What the plots over iterations have in common: follow or zoom, crosshair, menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, Signal, Slot
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from guiapp.history import LossHistory, PointHistory
from guiapp.theme import LIGHT, Theme
from guiapp.widgets.curves.curve_area import CurveArea, Range
from guiapp.widgets.curves.curve_backdrop import Rule, Still
from guiapp.widgets.curves.curve_input import CurveInput
from guiapp.widgets.curves.curve_layer import Stroke
from guiapp.widgets.curves.curve_menu import CurveMenu
from guiapp.widgets.curves.curve_ranges import iteration_limit


class CurvePlot(QWidget):
    """A plot over iterations that follows the run until the user looks somewhere else.

    A subclass gives the curves, the ranges to follow, the readout, the legend and the texts.

    Signals
    -------
    follow_changed(bool) : the view keeps up with the run again, or stays where the user put it
    """

    follow_changed = Signal(bool)

    LABELS_EPOCHS = True
    LEGEND_BELOW = False
    FILE_NAME = "nablascope-curve"

    def __init__(self, strokes: Sequence[Stroke], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strokes = tuple(strokes)
        self.theme: Theme = LIGHT
        self._leader: CurvePlot | None = None
        self._following = True
        self._target: tuple[Range | None, Range] | None = None
        self._expected: int | None = None
        self._empty_text = ""
        self._mouse: QPointF | None = None  # in the scene
        self._focused, self._was_empty = False, True
        self._shown: tuple[int, int] | None = None  # the history in the plot, and its revision
        self.area = CurveArea(self, strokes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area.view)
        self.setFocusProxy(self.area.view)
        self.follow_button = QPushButton(self)
        self.follow_button.setObjectName("follow")
        self.follow_button.setVisible(False)
        self.menu = CurveMenu(self, self.FILE_NAME)
        self._connect()

    def _connect(self) -> None:
        self.follow_button.clicked.connect(self.follow)
        self.menu.follow_requested.connect(self.follow)
        self.area.box.sigRangeChanged.connect(self._on_range_changed)
        self.area.box.sigRangeChangedManually.connect(self._stop_following)
        self.area.box.sigResized.connect(self._on_resized)
        self._input = CurveInput(self.area.view)
        self._input.hovered.connect(self._on_hover)
        self._input.menu_requested.connect(self.menu.popup)
        self._input.follow_requested.connect(self.follow)
        self._input.zoom_requested.connect(self._on_zoom)
        self._input.focus_changed.connect(self._on_focus)

    # -- what a subclass gives ----------------------------------------------------------------

    def is_empty(self) -> bool:
        """Whether there is nothing to draw yet."""
        raise NotImplementedError

    def values_as_text(self) -> str:
        """The figures of the visible iterations as tab-separated lines with a heading."""
        raise NotImplementedError

    def _follow_ranges(self) -> tuple[Range, Range]:
        raise NotImplementedError

    def _draw_curves(self) -> None:
        raise NotImplementedError

    def _readout_at(self, iteration: float) -> tuple[float, list[tuple[float, QColor]], str]:
        """Nearest iteration, (axis value, color) of each ring, and the words beside them."""
        raise NotImplementedError

    def _legend(self) -> tuple[tuple[str, Stroke], ...]:
        raise NotImplementedError

    def _levels(self) -> tuple[Rule, ...]:
        """Marked heights."""
        return ()

    def retranslate(self) -> None:
        """Set every text anew; a subclass sets its own and then calls this."""
        self.follow_button.setText(self.tr("Follow"))
        self.follow_button.setToolTip(
            self.tr(
                "Show the whole run again and keep up with it (Home, or a double click). "
                "Learning goes on whatever you look at."
            )
        )
        self.follow_button.setAccessibleName(self.tr("Follow the run"))
        self.area.x_axis.name(self.tr("iteration"), self.theme)
        self.menu.retranslate()
        self._place_button()
        self._redraw()

    # -- the run ------------------------------------------------------------------------------

    def set_expected_iterations(self, iterations: int | None) -> None:
        """The planned end of the run, where the iteration axis is to end."""
        if iterations != self._expected:
            self._expected = iterations
            self._keep_following()

    def set_empty_text(self, text: str) -> None:
        """The words that stand in the plot until there is something to see."""
        self._empty_text = text
        self._lay_backdrop()

    # -- follow or stay -----------------------------------------------------------------------

    @property
    def is_following(self) -> bool:
        """Whether the view keeps up with the run."""
        return self._following

    @Slot()
    def follow(self) -> None:
        """Keep up with the run again, after the user has looked somewhere else."""
        (self._leader or self)._set_following(True)

    def link_x(self, leader: CurvePlot) -> None:
        """Share the iteration axis, and whether it follows, with another plot from now on."""
        self._leader = leader
        leader.area.box.sigXRangeChanged.connect(self._take_x)
        self.area.box.sigXRangeChanged.connect(leader._take_x)
        leader.follow_changed.connect(self._set_following)
        self.area.set_ranges(leader.area.x_range, None)
        self._set_following(leader.is_following)

    @Slot(object, object)
    def _take_x(self, _box: object, x_range: Range) -> None:
        self.area.set_ranges(x_range, None)

    @Slot(bool)
    def _set_following(self, on: bool) -> None:
        if on == self._following:
            return
        self._following = on
        self._target = None
        if on and self.follow_button.hasFocus():
            self.area.view.setFocus()
        self.follow_button.setVisible(not on and self._leader is None)  # one for both
        self.menu.set_following(on)
        self._keep_following()
        self.follow_changed.emit(on)

    @Slot()
    def _stop_following(self) -> None:
        (self._leader or self)._set_following(False)

    @Slot(float)
    def _on_zoom(self, factor: float) -> None:
        self.area.box.scaleBy(x=factor)
        self._stop_following()

    def _iterations_to_follow(self, first: int, last: int) -> Range:
        limit = iteration_limit(last, self._expected)
        return float(first), limit + 0.012 * (limit - first)  # room for the last marker

    def _keep_following(self) -> None:
        if not self._following:
            return
        x_range, y_range = self._follow_ranges()
        target = (None if self._leader else x_range, y_range)
        if target != self._target:
            self._target = target
            self.area.set_ranges(*target)

    # -- painting -----------------------------------------------------------------------------

    def _refresh(self, history: LossHistory | PointHistory) -> None:
        """Show new data: move the axes if they must, and redraw what has changed."""
        shown = (id(history), history.revision)
        if shown == self._shown:
            return
        self._shown = shown
        self._keep_following()
        if self.is_empty() != self._was_empty:
            self._was_empty = self.is_empty()
            self._lay_backdrop()
        self._draw_curves()
        self._point()

    @Slot()
    def _on_range_changed(self) -> None:
        self.area.remap()
        self._redraw()

    def _redraw(self) -> None:
        self._lay_backdrop()
        self._draw_curves()
        self._point()

    @Slot()
    def _on_resized(self) -> None:
        self.area.fit()
        self._redraw()

    def _lay_backdrop(self) -> None:
        self.area.backdrop.show_still(self._still())

    def _still(self) -> Still:
        """All that does not change from frame to frame."""
        grid_x, grid_y = self.area.grid()
        return Still(
            grid_x=grid_x,
            grid_y=grid_y,
            rules=self._levels(),
            legend=self._legend(),
            legend_below=self.LEGEND_BELOW,
            message=self._empty_text if self.is_empty() else "",
            focused=self._focused,
        )

    # -- the crosshair ------------------------------------------------------------------------

    def readout(self) -> str:
        """The words beside the crosshair; empty while the mouse is elsewhere."""
        return self.area.crosshair.text

    @Slot(object)
    def _on_hover(self, place: QPointF | None) -> None:
        self._mouse = place
        self._point()

    def _point(self) -> None:
        x = None if self._mouse is None else self.area.x_at(self._mouse)
        if x is None or self.is_empty():
            self.area.crosshair.hide_away()
        else:
            self.area.point_at(*self._readout_at(x))

    # -- appearance ---------------------------------------------------------------------------

    def apply_theme(self, theme: Theme) -> None:
        """Dress everything in the colors of the theme."""
        self.theme = theme
        self.area.dress(theme, self.font())
        self._place_button()
        self._redraw()

    def _place_button(self) -> None:
        self.follow_button.adjustSize()
        right = self.area.view.width() - 32  # within the area, and below the line of the legend
        self.follow_button.move(right - self.follow_button.width(), 32)

    @Slot(bool)
    def _on_focus(self, focused: bool) -> None:
        self._focused = focused
        self._lay_backdrop()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self._place_button()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self.apply_theme(self.theme)
