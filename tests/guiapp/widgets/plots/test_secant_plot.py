"""The curve with tangent and secant: what is drawn, and choosing x with the mouse."""

import math

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.curves import CURVES, Curve
from engine.differences import difference_quotient
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.plots.secant_plot import SecantPlot, height_range

PARABOLA = CURVES["parabola"]


@pytest.fixture
def plot(qtbot):
    widget = SecantPlot()
    qtbot.addWidget(widget)
    widget.apply_theme(LIGHT)
    widget.set_curve(PARABOLA)
    widget.show_quotient(difference_quotient(PARABOLA.function, 5.0, 1.0), 0.2)
    widget.resize(560, 480)
    with qtbot.waitExposed(widget):
        widget.show()
    QApplication.processEvents()
    return widget


def inner(plot):
    return plot.findChild(pg.PlotWidget, "secant_plot")


def pixel(plot, x, y=2.0) -> QPoint:
    return inner(plot).mapFromScene(inner(plot).getViewBox().mapViewToScene(QPointF(x, y)))


def slope_of(item) -> float:
    x, y = item.getData()
    return float((y[-1] - y[0]) / (x[-1] - x[0]))


def test_the_whole_domain_is_shown(plot):
    (x_min, x_max), (y_min, y_max) = inner(plot).getViewBox().viewRange()
    assert (x_min, x_max) == (0.0, 20.0)
    assert y_min < 0
    assert y_max > 6


def test_tangent_and_secant_have_their_slopes_and_go_through_the_points(plot):
    plot.show_quotient(difference_quotient(PARABOLA.function, 5.0, 2.0, "forward"), 0.2)
    assert slope_of(plot._tangent) == pytest.approx(0.2)
    assert slope_of(plot._secant) == pytest.approx(0.22)
    x, y = plot._secant.getData()
    assert np.interp(7.0, x, y) == pytest.approx(PARABOLA.function(7.0))
    assert list(plot._ends.getData()[0]) == [7.0]  # x itself is the other end
    assert list(plot._point.getData()[0]) == [5.0]


def test_clicking_and_dragging_choose_x(plot, qtbot):
    chosen, viewport = [], inner(plot).viewport()
    plot.x_chosen.connect(chosen.append)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=pixel(plot, 5))
    QTest.mouseMove(viewport, pixel(plot, 10))
    QTest.mouseMove(viewport, QPoint(viewport.width() + 80, 60))
    with qtbot.waitSignal(plot.x_settled):
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=pixel(plot, 10))
    assert chosen[:2] == pytest.approx([5, 10], abs=0.06)
    assert chosen[2] == 20.0
    assert all(repr(x) == repr(round(x, 2)) for x in chosen)  # round numbers only


def test_a_point_that_was_sent_out_of_view_is_followed(plot):
    plot.show_quotient(difference_quotient(PARABOLA.function, 500.0, 1.0), 10.1)
    (x_min, x_max), (y_min, y_max) = inner(plot).getViewBox().viewRange()
    assert x_min < 500 < x_max
    assert y_min < PARABOLA.function(500.0) < y_max
    plot.reset_view()
    assert inner(plot).getViewBox().viewRange()[0] == [0.0, 20.0]


def test_where_f_has_no_value_nothing_is_drawn(plot):
    log = Curve("log", "log x", r"\log x", "", np.log, lambda x: 1 / x, (-5.0, 5.0), 1.0)
    plot.set_curve(log)
    plot.show_quotient(difference_quotient(np.log, -1.0, 0.1), math.nan)
    for item in (plot._tangent, plot._secant, plot._point):
        assert len(item.getData()[0]) == 0
    low, high = plot.finite_share()
    assert low == pytest.approx(0, abs=0.03)
    assert high == 5.0
    nowhere = Curve("nan", "", "", "", lambda x: x * np.nan, lambda x: x, (0.0, 1.0), 0.5)
    plot.set_curve(nowhere)
    assert plot.finite_share() is None
    assert not plot.grab().isNull()


def test_a_nearly_upright_secant_is_drawn(plot):
    steep = Curve("steep", "", "", "", lambda x: 1e12 * x, lambda x: 1e12, (-1.0, 1.0), 0.0)
    plot.set_curve(steep)
    plot.show_quotient(difference_quotient(steep.function, 0.5, 0.1), 1e12)
    assert not plot.grab().isNull()
    plot.show_quotient(difference_quotient(steep.function, 0.5, 0.1), 1e300)
    assert len(plot._tangent.getData()[0]) == 0


def test_the_height_leaves_a_pole_out_of_view():
    x = np.linspace(-1, 1, 601)
    with np.errstate(divide="ignore"):
        low, high = height_range(1 / x**3)
    assert high < 1e5
    assert low == pytest.approx(-high)
    assert height_range(np.full(3, np.nan)) == (-1.0, 1.0)
    low, high = height_range(np.full(3, 7.0))
    assert low < 7 < high


def test_heights_near_the_largest_number_are_shown(plot):
    huge = Curve("huge", "", "", "", lambda x: 1e308 * x, lambda x: 1e308, (-5.0, 5.0), 1.0)
    plot.set_curve(huge)
    plot.show_quotient(difference_quotient(huge.function, 1.0, 0.1), 1e308)
    plot.show_quotient(difference_quotient(huge.function, 40.0, 0.1), 1e308)
    for _ in range(30):
        inner(plot).getViewBox().scaleBy((1e10, 20.0))
    assert np.isfinite(inner(plot).getViewBox().viewRange()).all()
    assert not plot.grab().isNull()
    low, high = height_range(np.array([-1.7e308, 1.7e308]))
    assert np.isfinite(high - low)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_tangent_and_secant_can_be_told_apart(plot, theme):
    plot.apply_theme(theme)
    assert plot._tangent.opts["pen"].color().name() == theme.gradient
    assert plot._secant.opts["pen"].color().name() == theme.classes[3]
    assert plot._secant.opts["pen"].dashPattern()
    assert inner(plot).viewport().grab().toImage().pixelColor(2, 2).name() == theme.surface


def test_texts_are_set_anew_when_the_language_changes(plot):
    inner(plot).setToolTip("")
    QApplication.sendEvent(plot, QEvent(QEvent.Type.LanguageChange))
    assert inner(plot).toolTip()
