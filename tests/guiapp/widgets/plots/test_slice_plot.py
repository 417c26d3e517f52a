"""One slice: the curve, the tangent, and moving the point along it."""

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.curves import Curve
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.plots.slice_plot import SlicePlot

SLICE = Curve(
    "slice", "", "", "", lambda x: x * x + 16, lambda x: 2 * x, domain=(-5.0, 5.0), start=3.0
)


@pytest.fixture
def plot(qtbot):
    widget = SlicePlot(0)
    qtbot.addWidget(widget)
    widget.apply_theme(LIGHT)
    widget.set_heights(0.0, 50.0)
    widget.show_slice(SLICE, 3.0, 6.0, ("x₀", "f(x₀, 4)"))
    widget.resize(400, 240)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def inner(plot):
    return plot.findChild(pg.PlotWidget, "slice_0")


def pixel(plot, x):
    return inner(plot).mapFromScene(inner(plot).getViewBox().mapViewToScene(QPointF(x, 25)))


def test_the_tangent_touches_the_curve_at_the_point(plot):
    x, y = plot._tangent.getData()
    assert np.interp(3.0, x, y) == pytest.approx(25.0)
    assert (y[1] - y[0]) / (x[1] - x[0]) == pytest.approx(6.0)
    assert list(plot._point.getData()[1]) == [25.0]
    assert plot._slope.toPlainText() == "slope of the tangent: 6"
    assert inner(plot).getAxis("left").labelText == "f(x₀, 4)"


def test_dragging_moves_the_point_within_the_domain(plot):
    chosen, viewport = [], inner(plot).viewport()
    plot.chosen.connect(chosen.append)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=pixel(plot, 3))
    QTest.mouseMove(viewport, pixel(plot, -2))
    QTest.mouseMove(viewport, pixel(plot, 30))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=pixel(plot, 3))
    assert chosen == pytest.approx([3, -2, 5], abs=0.05)


def test_where_f_has_no_value_there_is_no_tangent(plot):
    curve = Curve("log", "", "", "", np.log, lambda x: 1 / x, (-5.0, 5.0), 1.0)
    plot.show_slice(curve, -1.0, np.nan, ("x", "f"))
    assert len(plot._tangent.getData()[0]) == 0
    assert len(plot._point.getData()[0]) == 0
    assert not plot.grab().isNull()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_it_dresses_in_both_themes(plot, theme):
    plot.apply_theme(theme)
    assert plot._line.opts["pen"].color().name() == theme.classes[0]
    assert plot._tangent.opts["pen"].color().name() == theme.gradient


def test_the_second_axis_has_another_stroke(plot, qtbot):
    other = SlicePlot(1)
    qtbot.addWidget(other)
    other.apply_theme(LIGHT)
    assert other._line.opts["pen"].style() != plot._line.opts["pen"].style()


def test_texts_are_set_anew_when_the_language_changes(plot):
    inner(plot).setToolTip("")
    QApplication.sendEvent(plot, QEvent(QEvent.Type.LanguageChange))
    assert inner(plot).toolTip()
