"""The trials of a search as a grid of curves and as points."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from guiapp.theme import DARK, LIGHT
from guiapp.widgets.studies.color_scale import scale_color
from guiapp.widgets.studies.trial_grid import COLUMNS, ROWS, TrialCurves, TrialGrid
from guiapp.widgets.studies.trial_scatter import TrialPoint, TrialScatter


def curves(number):
    values = np.linspace(0.1, 0.9, 50)
    return TrialCurves(number, values, values - 0.1, ("Best-1 (val acc .80)", "1"), "lr 0.01")


@pytest.fixture
def grid(qtbot):
    grid = TrialGrid()
    qtbot.addWidget(grid)
    grid.apply_theme(LIGHT)
    grid.resize(600, 480)
    grid.show()
    return grid


@pytest.fixture
def scatter(qtbot):
    scatter = TrialScatter()
    qtbot.addWidget(scatter)
    scatter.apply_theme(LIGHT)
    scatter.resize(320, 320)
    scatter.show()
    return scatter


def test_there_is_room_for_the_twenty_best(grid):
    grid.show_trials([curves(k) for k in range(30)])
    assert len(grid.trials()) == COLUMNS * ROWS
    cells = [grid.cell(k) for k in range(COLUMNS * ROWS)]
    assert all(grid.rect().contains(cell.toAlignedRect()) for cell in cells)
    assert not any(a.intersects(b) for k, a in enumerate(cells) for b in cells[:k])


def test_the_grid_tells_what_the_pointer_is_at(grid, qtbot):
    grid.show_trials([curves(57), curves(3)])
    with qtbot.waitSignal(grid.hovered) as told:
        QTest.mouseMove(grid, grid.cell(1).center().toPoint())
    assert told.args == [3]
    with qtbot.waitSignal(grid.chosen) as told:
        QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.cell(0).center().toPoint())
    assert told.args == [57]
    with qtbot.waitSignal(grid.hovered) as told:
        QTest.mouseMove(grid, QPoint(590, 470))
    assert told.args == [-1]
    QTest.mouseMove(grid, grid.cell(0).center().toPoint())
    with qtbot.waitSignal(grid.hovered) as told:
        QApplication.sendEvent(grid, QEvent(QEvent.Type.Leave))
    assert told.args == [-1]


def test_a_marked_trial_is_painted_otherwise(grid):
    grid.show_trials([curves(1), curves(2)])
    before = grid.grab().toImage()
    grid.mark(2)
    assert grid.grab().toImage() != before


def test_an_empty_grid_shows_its_sentence(grid):
    blank = grid.grab().toImage()
    grid.set_sentence("Press Space.")
    assert grid.grab().toImage() != blank


def test_lightness_rises_evenly_along_the_scale():
    light = [scale_color(share).lightnessF() for share in np.linspace(0, 1, 21)]
    assert light == sorted(light)
    assert scale_color(-1) == scale_color(0)
    assert scale_color(2) == scale_color(1)


POINTS = [
    TrialPoint(1, 1e-6, 1e-8, 0.1),
    TrialPoint(2, 1e-2, 1e-4, 0.8),
    TrialPoint(3, 1e-4, 1e-6, None),
]


def test_points_stand_at_the_exponents_and_good_ones_are_larger(scatter):
    scatter.show_points(POINTS)
    spots = scatter._dots.points()
    places = np.array([(s.pos().x(), s.pos().y()) for s in spots])
    assert places == pytest.approx(np.array([(-6, -8), (-2, -4), (-4, -6)]))
    assert spots[1].size() > spots[0].size()
    assert spots[2].symbol() == "x"
    assert spots[1].brush().color() == scale_color(0.8)


def test_the_scatter_tells_what_the_pointer_is_at(scatter, qtbot):
    scatter.show_points(POINTS)
    with qtbot.waitSignal(scatter.met) as told:
        scatter.pointer.hovered.emit(-2.01, -4.01)
    assert told.args == [2]
    with qtbot.waitSignal(scatter.met) as told:
        scatter.pointer.hovered.emit(-3.0, -5.0)
    assert told.args == [-1]
    scatter.pointer.hovered.emit(-6.0, -8.0)
    with qtbot.waitSignal(scatter.met) as told:
        scatter.pointer.left.emit()
    assert told.args == [-1]


def test_a_ring_marks_a_trial_in_any_theme(scatter):
    scatter.show_points(POINTS)
    scatter.mark(2)
    scatter.apply_theme(DARK)
    (ring,) = scatter._ring.points()
    assert (ring.pos().x(), ring.pos().y()) == pytest.approx((-2, -4))
    scatter.mark(-1)
    assert not len(scatter._ring.points())


def test_the_axes_follow_the_ranges(scatter):
    scatter.set_ranges((1e-3, 1e-1), (1e-5, 1e-4))
    (left, right), (low, high) = scatter.box.viewRange()
    assert left < -3 < -1 < right
    assert low < -5 < -4 < high
    scatter.set_ranges((1e-2, 1e-2), (1e-4, 1e-4))
