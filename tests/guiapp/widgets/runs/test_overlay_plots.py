"""Curves of several runs over each other."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.runs.records import RunHistory
from guiapp.theme import DARK, LIGHT, Theme
from guiapp.widgets.runs.comparison_view import ComparisonView
from guiapp.widgets.runs.overlay_frame import DrawnRun, OverlayPlot
from guiapp.widgets.runs.run_curves import RunCurves
from guiapp.widgets.runs.run_looks import RunLook, hue
from tests.guiapp.widgets.runs.samples import drawn, history_of


@pytest.fixture
def view(qtbot: QtBot) -> ComparisonView:
    view = ComparisonView()
    qtbot.addWidget(view)
    view.resize(1240, 380)
    view.apply_theme(LIGHT)
    view.show()
    qtbot.waitExposed(view)
    return view


def point_at(plot: OverlayPlot, run: DrawnRun, x: float, y: float) -> None:
    """Move the mouse to a place in axis values."""
    scene = plot.area.box.mapViewToScene(QPointF(x, y))
    QTest.mouseMove(plot.area.view.viewport(), QPoint(5, 5))
    QTest.mouseMove(plot.area.view.viewport(), plot.area.view.mapFromScene(scene))


def has_color(widget: QWidget, number: int, theme: Theme) -> bool:
    image, wanted = widget.grab().toImage(), hue(number, theme)
    found = (
        image.pixelColor(x, y) == wanted
        for x in range(0, image.width(), 2)
        for y in range(image.height())
    )
    return any(found)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_each_run_is_seen_in_its_color(view: ComparisonView, theme: Theme) -> None:
    view.apply_theme(theme)
    view.show_curves(drawn(3))
    for plot in (view.loss, view.accuracy):
        assert all(has_color(plot, number, theme) for number in range(3))


def test_it_is_decimated_to_the_pixels(view: ComparisonView) -> None:
    view.show_curves(drawn(2, 50_000))
    columns = view.loss.area.columns
    for trace in view.loss.overlay.traces():
        assert 100 < len(trace.x) <= columns + 2


def test_hover_names_the_run_its_value_and_iteration(view: ComparisonView, qtbot: QtBot) -> None:
    runs = drawn(3)
    view.show_curves(runs)
    losses = runs[1].curves.losses
    with qtbot.waitSignal(view.loss.pointed) as pointed:
        point_at(view.loss, runs[1], 300, losses.smoothed_at(300))
    assert pointed.args == ["B"]
    words = view.loss.readout()
    assert words.startswith("B run 1 · ")
    iteration = int(words.split(" · ")[1].split(":")[0].replace(",", ""))
    assert abs(iteration - 300) <= 5
    assert words.endswith(f"{losses.smoothed_at(iteration):.4f}")


def test_hover_says_which_is_the_best(view: ComparisonView) -> None:
    runs = drawn(1)
    view.show_curves(runs)
    points = runs[0].curves.accuracies
    best = points.best()
    assert best is not None
    traces = [trace for trace in view.accuracy.overlay.traces() if trace.best is not None]
    assert len(traces) == 1
    point_at(view.accuracy, runs[0], points.iterations[best], points.values[1, best])
    assert "its best" in view.accuracy.readout()
    middle = len(points) // 2
    point_at(view.accuracy, runs[0], points.iterations[middle], points.values[0, middle])
    assert "training" in view.accuracy.readout()


def test_far_from_every_curve_nothing_is_named(view: ComparisonView) -> None:
    view.show_curves(drawn(1))
    point_at(view.loss, drawn(1)[0], 900, 2.2)
    assert view.loss.readout() == ""


def test_a_long_name_is_shortened_to_the_plot(view: ComparisonView) -> None:
    long = DrawnRun(RunLook(0, "A"), "a very long name " * 20, drawn(1)[0].curves)
    view.show_curves([long])
    point_at(view.loss, long, 300, long.curves.losses.smoothed_at(300))
    assert "…" in view.loss.readout()
    assert len(view.loss.readout()) < 80


def test_logarithmic_by_box_and_by_menu(view: ComparisonView) -> None:
    view.show_curves(drawn(2))
    view.log.click()
    assert view.loss.is_log
    low, high = view.loss.area.y_range
    assert low < np.log10(0.1) < high
    view.loss.menu.log.setChecked(False)
    assert not view.log.isChecked()


def test_a_run_that_ran_away_leaves_the_others_to_be_seen(view: ComparisonView) -> None:
    wild = RunHistory(np.full(1000, 500.0), np.empty((0, 3)), np.empty((0, 2)))
    runs = [*drawn(2), DrawnRun(RunLook(7, "C"), "wild", RunCurves.of(wild))]
    view.show_curves(runs)
    assert view.loss.area.y_range[1] < 10


@pytest.mark.parametrize("count", [0, 1, 3])
def test_short_and_spoiled_histories_are_drawn(view: ComparisonView, count: int) -> None:
    losses = np.array([np.nan, np.inf, 1e300])[:count]
    spoiled = RunHistory(losses, np.empty((0, 3)), np.empty((0, 2)))
    view.show_curves([DrawnRun(RunLook(0, "A"), "spoiled", RunCurves.of(spoiled))])
    view.loss.set_log(True)
    view.grab()
    point_at(view.loss, view.loss.drawn_runs()[0], 1, 0.0)


def test_zoom_stays_until_home(view: ComparisonView) -> None:
    view.show_curves(drawn(2))
    whole = view.loss.area.x_range
    QTest.keyClick(view.accuracy.area.view, Qt.Key.Key_Plus)
    assert not view.loss.is_following
    zoomed = view.loss.area.x_range
    assert zoomed[1] - zoomed[0] < whole[1] - whole[0]
    assert view.accuracy.area.x_range == pytest.approx(zoomed)
    QTest.keyClick(view.loss.area.view, Qt.Key.Key_Home)
    assert view.loss.area.x_range == pytest.approx(whole)


def test_the_values_are_copied(view: ComparisonView) -> None:
    runs = drawn(2, 20)
    view.show_curves(runs)
    lines = view.loss.values_as_text().splitlines()
    assert len(lines) == 1 + 2 * 20
    assert lines[1].split("\t") == [
        "A run 0",
        "1",
        repr(runs[0].curves.losses.value_at(1)),
        repr(runs[0].curves.losses.smoothed_at(1)),
    ]
    assert view.accuracy.values_as_text().count("\n") == 1 + 2 * len(runs[0].curves.accuracies)


def test_empty_plots_say_what_will_appear(view: ComparisonView) -> None:
    view.set_has_runs(False)
    assert "keep" in view.loss.area.backdrop.still.message
    view.set_has_runs(True)
    assert "Choose runs" in view.loss.area.backdrop.still.message
    assert "accurac" in view.accuracy.accessibleName().lower()


def test_points_are_what_was_measured() -> None:
    history = history_of(500)
    points = RunCurves.of(history).accuracies
    assert points.values.tolist() == history.evaluations[:, 1:].T.tolist()
    assert points.nearest(0.0) == 0
    x, y = points.decimate(100, 200, 1000)
    assert x[0] < 100 <= x[1]
    assert x[-2] <= 200 < x[-1]
    assert y.shape == (2, len(x))
