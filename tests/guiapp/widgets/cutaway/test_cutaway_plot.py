"""The surface cut open: the mouse takes the point along, the wheel turns the view."""

import math
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.surfaces import SURFACES
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.cutaway.cutaway_plot import FIRST_AZIMUTH, CutawayPlot

BOWL = SURFACES["bowl"]


@pytest.fixture
def plot(qtbot):
    widget = CutawayPlot()
    qtbot.addWidget(widget)
    widget.apply_theme(LIGHT)
    widget.set_surface(BOWL, ("x₀", "x₁"))
    widget.show_point((3.0, 4.0), (6.0, 8.0))
    widget.resize(520, 500)
    widget.point_chosen.connect(lambda x, y: widget.show_point((x, y), (2 * x, 2 * y)))
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def at(plot, x, y) -> QPoint:
    return plot.pixel_of(x, y).toPoint()


def test_all_of_it_is_within_the_widget(plot):
    for x in (-5, 5):
        for y in (-5, 5):
            assert plot.rect().adjusted(10, 10, -10, -10).contains(at(plot, x, y))
    assert plot.heights() == (0.0, 50.0)


def test_dragging_the_point_takes_it_along(plot, qtbot):
    chosen, start = [], at(plot, 3, 4)
    plot.point_chosen.connect(lambda x, y: chosen.append((x, y)))
    QTest.mousePress(plot, Qt.MouseButton.LeftButton, pos=start)
    assert chosen == []  # a press on the point does not move it
    for step in range(1, 6):
        QTest.mouseMove(plot, start + QPoint(10 * step, -14 * step))
    with qtbot.waitSignal(plot.point_settled):
        QTest.mouseRelease(plot, Qt.MouseButton.LeftButton, pos=start)
    assert len(chosen) == 5
    assert all(math.dist(a, b) < 1 for a, b in pairwise(chosen))
    assert chosen[-1][0] < 2  # away from the eye, which looks from where both are large
    assert chosen[-1][1] < 4
    QTest.mouseMove(plot, at(plot, 2, 2))
    assert len(chosen) == 5


def test_a_click_chooses_the_place_that_is_seen(plot, qtbot):
    with qtbot.waitSignal(plot.point_chosen) as chosen:
        QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=at(plot, -3, -2))
    assert chosen.args == pytest.approx((-3, -2), abs=0.2)


def test_a_drag_off_the_surface_stays_in_the_domain(plot):
    chosen = []
    plot.point_chosen.connect(lambda x, y: chosen.append((x, y)))
    QTest.mousePress(plot, Qt.MouseButton.LeftButton, pos=at(plot, 3, 4))
    for place in (QPoint(-300, 200), QPoint(900, 900), QPoint(250, -400)):
        QTest.mouseMove(plot, place)
    QTest.mouseRelease(plot, Qt.MouseButton.LeftButton)
    assert len(chosen) == 3
    assert all(abs(x) <= 5 and abs(y) <= 5 for x, y in chosen)


def test_the_wheel_turns_the_view_and_the_menu_brings_it_back(plot):
    before = plot.grab().toImage()
    center = QPointF(plot.rect().center())
    event = QWheelEvent(
        center,
        plot.mapToGlobal(center),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(plot, event)
    assert plot.azimuth() == FIRST_AZIMUTH + 10
    assert plot.grab().toImage() != before
    plot.reset_view()
    assert plot.azimuth() == FIRST_AZIMUTH
    assert plot.grab().toImage() == before


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("azimuth", [0, 90, 180, 270])
def test_it_is_drawn_from_every_side_in_both_themes(plot, theme, azimuth):
    plot.apply_theme(theme)
    plot.turn(azimuth)
    image = plot.grab().toImage()
    assert image.pixelColor(1, 1).name() == theme.surface
    shown = {image.pixelColor(x, y).name() for x in range(520) for y in range(500)}
    assert {theme.gradient, theme.classes[0], theme.classes[3]} <= shown


@pytest.mark.parametrize("point", [(-5.0, -5.0), (5.0, 5.0), (0.0, 0.0), (-5.0, 5.0)])
@pytest.mark.parametrize("slope", [0.0, 1e5, math.nan, math.inf])
def test_any_point_and_any_slope_can_be_shown(plot, point, slope):
    plot.show_point(point, (slope, -slope))
    assert not plot.grab().isNull()


def test_texts_are_set_anew_when_the_language_changes(plot):
    plot.setToolTip("")
    QApplication.sendEvent(plot, QEvent(QEvent.Type.LanguageChange))
    assert plot.toolTip()
    assert plot.accessibleName()


def test_without_a_surface_nothing_happens(qtbot):
    plot = CutawayPlot()
    qtbot.addWidget(plot)
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton)
    assert plot.heights() == (0.0, 1.0)
    assert not plot.grab().isNull()
