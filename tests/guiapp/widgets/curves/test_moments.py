"""Dragging through time, the line at a moment, and what stands behind the curves."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guiapp.history import LossHistory, PointHistory
from guiapp.theme import DARK, LIGHT, Theme
from guiapp.widgets.curves.curve_run import RunCurvePlot
from guiapp.widgets.curves.curve_scenery import Band, Ghost
from tests.guiapp.widgets.curves.test_curve_plot import (
    MEAN,
    RAW,
    Run,
    accuracy_history,
    has_color,
    hover,
    loss_history,
    losses_of,
    pixel,
    pixels,
    screen_image,
    zoom,
)
from tests.guiapp.widgets.curves.test_curve_plot import run as run  # the fixture

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
GATES = (Band("test", (100, 300), (0.5, 0.8), (0.7, 0.9), joined=False),)


@pytest.fixture
def recorded(run: Run) -> Run:
    """Both plots with 1,000 iterations to go back to."""
    run.loss.refresh(loss_history(1000))
    run.accuracy.refresh(accuracy_history((0, 200, 400, 600, 800, 1000)))
    for plot in (run.loss, run.accuracy):
        plot.set_recorded(0, 1000)
    return run


class Told:
    """What a plot has said."""

    def __init__(self, plot: RunCurvePlot) -> None:
        self.dragged: list[int] = []
        self.chosen: list[int] = []
        self.followed: list[bool] = []
        plot.moment_dragged.connect(self.dragged.append)
        plot.moment_chosen.connect(self.chosen.append)
        plot.follow_changed.connect(self.followed.append)


def drag(plot: RunCurvePlot, *places: QPoint, release: bool = True) -> None:
    viewport = plot.area.view.viewport()
    QTest.mousePress(viewport, LEFT, PLAIN, places[0])
    for place in places[1:]:
        QTest.mouseMove(viewport, place)
    if release:
        QTest.mouseRelease(viewport, LEFT, PLAIN, places[-1])


def columns(plot: RunCurvePlot, iteration: float) -> int:
    """Half the iterations that a pixel is wide, rounded up."""
    low, high = plot.area.x_range
    return math.ceil((high - low) / plot.area.rect.width() / 2) + 1


class TestDragging:
    @pytest.mark.parametrize("name", ["loss", "accuracy"])
    def test_a_drag_moves_through_time(self, recorded: Run, name: str) -> None:
        plot: RunCurvePlot = getattr(recorded, name)
        told = Told(plot)
        view = plot.area.x_range
        drag(plot, *(pixel(plot, k) for k in (800, 700, 600, 433)))
        near = columns(plot, 433)
        assert told.dragged == pytest.approx([700, 600, 433], abs=near)
        assert told.chosen == pytest.approx([433], abs=near)
        assert plot.area.x_range == view, "nothing was panned"
        assert plot.is_following

    def test_a_place_is_told_once(self, recorded: Run) -> None:
        told = Told(recorded.loss)
        drag(recorded.loss, *(pixel(recorded.loss, k) for k in (800, 500, 500, 500)), release=False)
        assert len(told.dragged) == 1
        assert told.chosen == []

    def test_it_ends_where_the_record_ends(self, recorded: Run) -> None:
        recorded.loss.set_recorded(300, 700)
        told = Told(recorded.loss)
        left = QPoint(0, pixel(recorded.loss, 0).y())
        right = QPoint(recorded.loss.area.view.width() - 1, left.y())
        drag(recorded.loss, pixel(recorded.loss, 500), left, right)
        assert told.dragged == [300, 700]
        assert told.chosen == [700]

    def test_the_figures_are_read_meanwhile(self, recorded: Run) -> None:
        drag(recorded.loss, *(pixel(recorded.loss, k) for k in (800, 500)), release=False)
        nearest = int(recorded.loss.readout().split()[1])
        assert nearest == pytest.approx(500, abs=columns(recorded.loss, 500))

    def test_a_click_chooses_once_it_is_no_double_click(self, recorded: Run, qtbot: QtBot) -> None:
        told = Told(recorded.loss)
        with qtbot.waitSignal(recorded.loss.moment_chosen, timeout=3000):
            drag(recorded.loss, pixel(recorded.loss, 433))
            assert told.chosen == []
        assert told.chosen == pytest.approx([433], abs=columns(recorded.loss, 433))
        assert told.dragged == []

    def test_a_double_click_follows_and_chooses_nothing(self, recorded: Run, qtbot: QtBot) -> None:
        zoom(recorded.loss)
        told = Told(recorded.loss)
        place = pixel(recorded.loss, 300)
        viewport = recorded.loss.area.view.viewport()
        drag(recorded.loss, place)
        QTest.mouseDClick(viewport, LEFT, PLAIN, place)
        assert told.followed == [True]
        qtbot.wait(QApplication.doubleClickInterval() + 100)
        assert told.chosen == []

    def test_a_press_outside_the_axes_is_none(self, recorded: Run, qtbot: QtBot) -> None:
        told = Told(recorded.loss)
        drag(recorded.loss, QPoint(5, 100), QPoint(200, 100))
        assert told.dragged == told.chosen == []

    def test_a_release_that_went_elsewhere_ends_the_drag(self, recorded: Run) -> None:
        told = Told(recorded.loss)
        drag(recorded.loss, *(pixel(recorded.loss, k) for k in (800, 500)), release=False)
        QTest.mouseRelease(recorded, LEFT, PLAIN, QPoint(1, 1))  # to another widget
        hover(recorded.loss, 200)
        hover(recorded.loss, 210)
        assert len(told.dragged) == 1

    def test_without_a_record_it_is_as_before(self, run: Run) -> None:
        run.loss.refresh(loss_history(500))
        run.loss.set_recorded(7, 7)
        told = Told(run.loss)
        drag(run.loss, *(pixel(run.loss, k) for k in (800, 700, 600)))
        assert told.dragged == told.chosen == []
        assert not run.loss.is_following, "panned"

    def test_the_pointer_tells(self, recorded: Run) -> None:
        viewport = recorded.loss.area.view.viewport()
        hover(recorded.loss, 500)
        assert viewport.cursor().shape() == Qt.CursorShape.SizeHorCursor
        QTest.mouseMove(viewport, QPoint(3, 100))
        assert viewport.cursor().shape() == Qt.CursorShape.ArrowCursor
        hover(recorded.loss, 500)
        recorded.loss.set_recorded(0, 0)
        assert viewport.cursor().shape() == Qt.CursorShape.ArrowCursor

    def test_the_wheel_still_zooms(self, recorded: Run) -> None:
        zoom(recorded.loss)
        assert not recorded.loss.is_following


class TestMoment:
    def test_the_line_stands_at_the_iteration(self, recorded: Run) -> None:
        recorded.loss.set_moment(1000)
        recorded.loss.set_moment(432)
        line = recorded.loss.area.moment
        assert line.isVisible()
        assert line.label == "iteration 432"
        assert line.at == pytest.approx(recorded.loss.area.to_x_px(432), abs=0.5)
        zoom(recorded.loss, 400)
        assert line.at == pytest.approx(recorded.loss.area.to_x_px(432), abs=0.5)
        recorded.loss.area.set_ranges((500, 900), None)
        assert not line.isVisible()
        recorded.loss.follow()
        assert line.isVisible()
        recorded.loss.set_moment(None)
        assert not line.isVisible()
        assert recorded.loss.moment() is None

    def test_what_lies_after_it_is_paler(self, recorded: Run) -> None:
        """Before it nothing changes."""
        plot = recorded.loss
        height = plot.geometry().bottom()
        before = screen_image(recorded)[:height]
        plot.set_moment(500)
        after = screen_image(recorded)[:height]
        x = plot.geometry().x() + pixel(plot, 500).x()
        np.testing.assert_array_equal(before[:, : x - 10], after[:, : x - 10])
        theme_green = QColor(LIGHT.loss)
        green = (theme_green.red(), theme_green.green(), theme_green.blue())
        label = 140  # the words beside the line
        assert (before[:, x + label :] == green).all(axis=2).any()
        shown = after[60:, x + label :]  # below the legend
        assert not (shown == green).all(axis=2).any()

    @pytest.mark.parametrize("name", ["loss", "accuracy"])
    def test_partial_repaints_add_up(self, recorded: Run, name: str) -> None:
        plot: RunCurvePlot = getattr(recorded, name)
        for moment in (900, 300, 305, 700, 1, 999, None, 432):
            plot.set_moment(moment)
            seen = screen_image(recorded)
            np.testing.assert_array_equal(seen, pixels(recorded.grab().toImage()))

    def test_a_run_that_goes_on_under_the_line(self, run: Run) -> None:
        """New points are painted pale at once, strip by strip."""
        losses, source = LossHistory(), losses_of(600)
        for start in range(0, 600, 50):
            losses.append(source[start : start + 50])
            run.loss.refresh(losses)
            run.loss.set_recorded(0, start + 50)
            run.loss.set_moment(120 if start > 100 else None)
            seen = screen_image(run)
            np.testing.assert_array_equal(seen, pixels(run.grab().toImage()))

    @pytest.mark.parametrize("theme", [LIGHT, DARK])
    def test_themes(self, recorded: Run, theme: Theme) -> None:
        for plot in (recorded.loss, recorded.accuracy):
            plot.apply_theme(theme)
            plot.set_moment(500)
            assert has_color(plot, QColor(theme.text))


class TestBehind:
    def labels(self, plot: RunCurvePlot) -> list[str]:
        return [text for text, _ in plot.area.backdrop.still.legend]

    def test_a_ghost(self, recorded: Run) -> None:
        x = np.arange(432.0, 1001.0)
        before = pixels(recorded.loss.grab().toImage())
        recorded.loss.set_ghost(x, np.full(len(x), 1.5), "parent: a run")
        assert self.labels(recorded.loss)[-1] == "parent: a run"
        scenery = recorded.loss.area.backdrop.still.scenery
        assert scenery is not None
        assert scenery.ghost is not None
        px, py = scenery.ghost
        assert px[0] == pytest.approx(recorded.loss.area.to_x_px(432))
        assert py == pytest.approx(recorded.loss.area.to_y_px(1.5))
        assert len(px) <= 2 * recorded.loss.area.columns + 2
        assert (pixels(recorded.loss.grab().toImage()) != before).any()
        recorded.loss.set_ghost(None)
        np.testing.assert_array_equal(pixels(recorded.loss.grab().toImage()), before)

    def test_a_ghost_on_a_logarithmic_axis_and_with_gaps(self, recorded: Run) -> None:
        recorded.loss.set_ghost(np.array([0.0, 1, 2, 3]), np.array([2.0, math.nan, 0, 1]), "other")
        recorded.loss.set_log(True)
        scenery = recorded.loss.area.backdrop.still.scenery
        assert scenery is not None
        assert scenery.ghost is not None
        assert np.isfinite(scenery.ghost).all()
        recorded.loss.grab()

    def test_a_ghost_must_fit(self) -> None:
        with pytest.raises(ValueError, match="ghost"):
            Ghost(np.arange(3.0), np.arange(4.0), "")

    def test_bands(self, recorded: Run, qtbot: QtBot) -> None:
        plot = recorded.accuracy
        assert not plot.menu.bands.isVisible()
        before = pixels(plot.grab().toImage())
        plot.set_bands(GATES, "expected (book)")
        assert self.labels(plot)[-1] == "expected (book)"
        assert plot.menu.bands.isVisible()
        scenery = plot.area.backdrop.still.scenery
        assert scenery is not None
        (placed,) = scenery.bands
        assert not placed.is_area
        assert placed.x == pytest.approx([plot.area.to_x_px(100), plot.area.to_x_px(300)])
        assert placed.low == pytest.approx([plot.area.to_y_px(0.5), plot.area.to_y_px(0.8)])
        assert (placed.high < placed.low).all()
        with qtbot.waitSignal(plot.bands_shown) as signal:
            plot.menu.bands.trigger()
        assert signal.args == [False]
        np.testing.assert_array_equal(pixels(plot.grab().toImage()), before)
        plot.show_bands(True)
        assert plot.menu.bands.isChecked()
        plot.set_bands(())
        assert not plot.menu.bands.isVisible()

    def test_a_joined_band_is_an_area(self, recorded: Run) -> None:
        """Half way between two iterations it is half way up, and filled."""
        plot = recorded.loss
        before = pixels(plot.grab().toImage())
        band = Band("loss", (200, 800), (1.5, 1.9), (1.7, 2.1))
        plot.set_bands((band,), "expected")
        after = pixels(plot.grab().toImage())
        place = plot.area.view.mapFromScene(
            plot.area.box.mapToScene(plot.area.to_x_px(500), plot.area.to_y_px(1.8))
        )
        assert (before[place.y(), place.x()] != after[place.y(), place.x()]).any()

    def test_a_joined_band_of_one_iteration_is_a_gate(self) -> None:
        assert not Band("loss", (100,), (0.1,), (0.2,)).is_area
        assert Band("loss", (100, 200), (0.1, 0.1), (0.2, 0.2)).is_area
        with pytest.raises(ValueError, match="band"):
            Band("loss", (1, 2), (0.1,), (0.2,))
        with pytest.raises(ValueError, match="band"):
            Band("loss", (), (), ())

    def test_the_branch_is_marked(self, recorded: Run) -> None:
        for plot in (recorded.loss, recorded.accuracy):
            plot.mark_branch(432, "branched here")
        (rule,) = [r for r in recorded.loss.area.backdrop.still.rules if "branch" in r.label]
        assert rule.at == pytest.approx(recorded.loss.area.to_x_px(432))
        assert [r.label for r in recorded.accuracy.area.backdrop.still.rules] == [""]
        recorded.loss.clear_marks()
        assert not [r for r in recorded.loss.area.backdrop.still.rules if "branch" in r.label]

    def test_a_long_legend_takes_two_lines(self, recorded: Run) -> None:
        recorded.loss.set_bands(GATES, "expected (book, 5 seeds)")
        recorded.loss.set_ghost(np.array([1.0, 2]), np.array([1.0, 2]), "parent: " + 20 * "long ")
        lines = list(recorded.loss.area.backdrop._legend_lines())
        assert len(lines) > 1
        for line in lines:
            assert sum(width for *_, width in line) <= recorded.loss.area.rect.width()

    def test_nothing_behind_is_painted_again_while_the_run_goes_on(self, run: Run) -> None:
        losses = loss_history(400)
        run.loss.refresh(losses)
        run.loss.set_bands((Band("loss", (900,), (0.3,), (0.5,)),), "expected")
        run.loss.set_ghost(np.arange(400.0, 1000.0), np.full(600, 1.0), "parent")
        first = run.loss.area.backdrop.still
        losses.append([0.5, 0.4])
        run.loss.refresh(losses)
        run.loss.set_recorded(0, 402)
        run.loss.mark_learning_rate(5, 0.1)
        assert run.loss.area.backdrop.still.scenery is first.scenery

    @pytest.mark.parametrize("index", [RAW, MEAN])
    def test_the_curves_are_as_before(self, recorded: Run, index: int) -> None:
        x, _ = recorded.loss.area.layer.points(index)
        recorded.loss.set_ghost(np.arange(10.0), np.arange(10.0), "parent")
        assert np.array_equal(recorded.loss.area.layer.points(index)[0], x)


def test_points_only(run: Run) -> None:
    """A history of evaluations alone can be dragged through as well."""
    points = PointHistory(2)
    points.append(0, 0.1, 0.1)
    points.append(500, 0.5, 0.6)
    run.accuracy.refresh(points)
    run.accuracy.set_recorded(0, 500)
    told = Told(run.accuracy)
    drag(run.accuracy, pixel(run.accuracy, 400), pixel(run.accuracy, 100))
    assert told.chosen == pytest.approx([100], abs=columns(run.accuracy, 100))
