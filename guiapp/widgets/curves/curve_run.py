"""A curve plot of one run in which one can go back: scrubbing, marks, and what to compare with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, Signal, Slot
from PySide6.QtWidgets import QWidget

from guiapp.theme import Theme
from guiapp.widgets.curves.curve_backdrop import Still
from guiapp.widgets.curves.curve_frame import CurvePlot
from guiapp.widgets.curves.curve_layer import Floats, Stroke
from guiapp.widgets.curves.curve_marks import RunMarks
from guiapp.widgets.curves.curve_scenery import GHOST, Band, Ghost, Scenery, place
from guiapp.widgets.curves.curve_scrub import CurveScrub

EXPECTED = Stroke("muted", 0.0, marker="gate")


class RunCurvePlot(CurvePlot):
    """Signals
    -------
    moment_dragged(int) : the mouse is at this recorded iteration, the left button down
    moment_chosen(int) : the button was let go there, or there was a click
    bands_shown(bool) : the expected bands were shown or hidden, by the menu or by ``show_bands``
    """

    moment_dragged = Signal(int)
    moment_chosen = Signal(int)
    bands_shown = Signal(bool)

    def __init__(self, strokes: Sequence[Stroke], parent: QWidget | None = None) -> None:
        self._marks = RunMarks()
        self._recorded: tuple[int, int] | None = None
        self._moment: int | None = None
        self._dragged: int | None = None
        self._ghost: Ghost | None = None
        self._bands: tuple[Band, ...] = ()
        self._bands_label = ""
        self._are_bands_shown = True
        self._scenery: tuple[object, Scenery] | None = None  # and what it was made for
        super().__init__(strokes, parent)
        self.area.moment.set_below(self.LEGEND_BELOW)
        self._scrub = CurveScrub(self.area.view, self._is_inside)
        self._scrub.dragged.connect(self._on_dragged)
        self._scrub.dropped.connect(self._on_dropped)
        self.menu.bands.toggled.connect(self.show_bands)

    # -- marks --------------------------------------------------------------------------------

    def set_epoch_length(self, iterations: float | None) -> None:
        """Iterations in an epoch, for the dotted lines; None draws none."""
        self._marks.set_epoch_length(iterations)
        self._lay_backdrop()

    def mark_learning_rate(self, iteration: int, learning_rate: float) -> None:
        """Mark where the learning rate changed; a second mark at an iteration replaces it."""
        self._marks.mark_learning_rate(iteration, learning_rate)
        self._lay_backdrop()

    def mark_branch(self, iteration: int, label: str) -> None:
        """Mark where this run left its parent, in the words of ``label``."""
        self._marks.mark_branch(iteration, label)
        self._lay_backdrop()

    def clear_marks(self) -> None:
        """Forget learning rates and branches, as at the start of a new run."""
        self._marks.clear()
        self._lay_backdrop()

    # -- moments ------------------------------------------------------------------------------

    def set_recorded(self, first: int, last: int) -> None:
        """The iterations that one can go to; with a single one there is nowhere to go."""
        self._recorded = (first, last) if last > first else None
        self._scrub.is_on = self._recorded is not None

    def set_moment(self, iteration: int | None) -> None:
        """Where one is: a line, with the curves beyond it paler; None: at the newest iteration."""
        if iteration != self._moment:
            self._moment = iteration
            self._place_moment()

    def moment(self) -> int | None:
        """The iteration with the line; None at the newest."""
        return self._moment

    def _place_moment(self) -> None:
        label = ""
        if self._moment is not None:
            label = self.tr("iteration {iteration}").format(iteration=f"{self._moment:,}")
        self.area.set_moment(self._moment, label)

    def _is_inside(self, scene: QPointF) -> bool:
        return self.area.x_at(scene) is not None

    def _iteration_at(self, scene: QPointF) -> int | None:
        if self._recorded is None or self.area.rect.isEmpty():
            return None
        first, last = self._recorded
        return min(max(round(self.area.iteration_at(scene)), first), last)

    @Slot(object)
    def _on_dragged(self, scene: QPointF) -> None:
        self._mouse = scene  # the figures are read while dragging too
        self._point()
        iteration = self._iteration_at(scene)
        if iteration is not None and iteration != self._dragged:
            self._dragged = iteration
            self.moment_dragged.emit(iteration)

    @Slot(object)
    def _on_dropped(self, scene: QPointF) -> None:
        self._dragged = None
        iteration = self._iteration_at(scene)
        if iteration is not None:
            self.moment_chosen.emit(iteration)

    def take_click(self) -> None:
        """Say at once where a click was that may still become a double click."""
        self._scrub.take_click()

    def drop_click(self) -> None:
        """Never say it: something else has been asked for since."""
        self._scrub.drop_click()

    # -- what to compare with -----------------------------------------------------------------

    def set_ghost(self, x: Floats | None, y: Floats | None = None, label: str = "") -> None:
        """The curve of another run behind this one's; None takes it away.

        x : (n,) iterations, rising; y : (n,) in the units of the plot, NaN where there is nothing
        """
        self._ghost = None if x is None or y is None else Ghost(x, y, label)
        self._lay_backdrop()

    def set_bands(self, bands: Sequence[Band], label: str = "") -> None:
        """Where the curves are expected, in the words of ``label``; none takes them away."""
        self._bands, self._bands_label = tuple(bands), label
        self.menu.bands.setVisible(bool(bands))
        self._lay_backdrop()

    @Slot(bool)
    def show_bands(self, on: bool) -> None:
        """Show the expected bands, or hide them."""
        if on == self._are_bands_shown:
            return
        self._are_bands_shown = on
        self.menu.bands.setChecked(on)
        self._lay_backdrop()
        self.bands_shown.emit(on)

    def _visible_bands(self) -> tuple[Band, ...]:
        return self._bands if self._are_bands_shown else ()

    def _on_axis(self, values: Floats) -> Floats:
        """Values in the units of the axis."""
        return values

    # -- painting -----------------------------------------------------------------------------

    def _redraw(self) -> None:
        super()._redraw()
        self._place_moment()

    def _still(self) -> Still:
        still, named = super()._still(), self.LABELS_EPOCHS
        area, font = self.area, self.font()
        rules = (
            *still.rules,
            *self._marks.epoch_rules(area, self.tr("epoch {number}"), font, named),
            *self._marks.branch_rules(area, font, named),
            *self._marks.rate_rules(area, self.tr("lr {rate}")),
        )
        legend = still.legend
        if self._visible_bands():
            legend += ((self._bands_label, EXPECTED),)
        if self._ghost is not None:
            legend += ((self._ghost.label, GHOST),)
        return replace(still, rules=rules, legend=legend, scenery=self._placed_scenery())

    def _placed_scenery(self) -> Scenery | None:
        """Made anew only for another view or other things to see."""
        bands, ghost, area = self._visible_bands(), self._ghost, self.area
        if not bands and ghost is None:
            return None
        key = (bands, ghost, area.x_range, area.y_range, area.rect.width(), area.rect.height())
        if self._scenery is None or self._scenery[0] != key:
            points = None if ghost is None else ghost.points(*area.x_range, area.columns)
            scenery = place(bands, points, lambda x, y: area.to_px(x, self._on_axis(y)))
            self._scenery = (key, scenery)
        return self._scenery[1]

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._place_moment()
