"""Error against h: both precisions, both causes, the best h, and choosing h with the mouse."""

import math

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.curves import CURVES
from engine.differences import errors, theory
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.plots.error_plot import EXPONENTS, STEPS, ErrorPlot, error_range, exponents_of
from guiapp.widgets.plots.line_legend import LineLegend

CUBIC = CURVES["cubic"]


@pytest.fixture
def plot(qtbot):
    widget = ErrorPlot()
    qtbot.addWidget(widget)
    widget.apply_theme(LIGHT)
    widget.show_errors(CUBIC, 1.5, "central", "float64")
    widget.show_step(1e-4, 1e-8)
    widget.resize(420, 320)
    with qtbot.waitExposed(widget):
        widget.show()
    QApplication.processEvents()
    return widget


def inner(plot):
    return plot.findChild(pg.PlotWidget, "error_plot")


def pixel(plot, exponent) -> QPoint:
    box = inner(plot).getViewBox()
    middle = sum(box.viewRange()[1]) / 2
    return inner(plot).mapFromScene(box.mapViewToScene(QPointF(exponent, middle)))


@pytest.mark.parametrize("precision", ["float64", "float32"])
def test_each_curve_is_what_the_engine_computes(plot, precision):
    x, y = plot._curves[precision].getData()
    found = errors(CUBIC, 1.5, STEPS, "central", precision)
    assert (x[0], x[-1]) == (-16.0, 0.0)
    visible = found > 0
    np.testing.assert_allclose(y[visible], np.log10(found[visible]))


def test_clicking_and_dragging_choose_h(plot):
    chosen, viewport = [], inner(plot).viewport()
    plot.h_chosen.connect(chosen.append)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=pixel(plot, -4))
    QTest.mouseMove(viewport, pixel(plot, -8))
    QTest.mouseMove(viewport, QPoint(viewport.width() + 90, 60))
    QTest.mouseMove(viewport, QPoint(-200, 60))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=pixel(plot, -8))
    assert chosen == [1e-4, 1e-8, 1.0, 1e-16]


def test_the_best_h_is_named_for_both_precisions(plot):
    best = plot.best_steps()
    for precision in ("float64", "float32"):
        assert best[precision] == theory(CUBIC, 1.5, "central", precision).best_step()
    words = [entry.text for entry in plot.findChild(LineLegend).entries()]
    assert words == ["float64: best h ≈ 7e−6", "float32: best h ≈ 0.006"]
    assert plot._marks._words["best"].toPlainText() == "best h ≈ 7e−6"
    x, _ = plot._marks._best.getData()
    assert x[0] == pytest.approx(math.log10(best["float64"]))


def test_both_causes_are_lines_of_their_slope(plot):
    for method, order in (("central", 2), ("forward", 1)):
        plot.show_errors(CUBIC, 1.5, method, "float64")
        for item, slope in ((plot._marks._truncation, order), (plot._marks._rounding, -1)):
            x, y = item.getData()
            assert (y[1] - y[0]) / (x[1] - x[0]) == pytest.approx(slope)
    assert "rounding" in plot._marks._words["rounding"].toPlainText()
    assert "truncation" in plot._marks._words["truncation"].toPlainText()


def test_a_parabola_has_no_line_of_truncation(plot):
    plot.show_errors(CURVES["parabola"], 5.0, "central", "float64")
    assert not plot._marks._words["truncation"].isVisible()
    assert len(plot._marks._truncation.getData()[0]) == 0
    assert plot._marks._words["rounding"].isVisible()


def test_on_a_kink_there_is_no_best_h(plot):
    plot.show_errors(CURVES["absolute"], 0.0, "central", "float64")
    plot.show_step(1e-4, math.nan)
    words = [entry.text for entry in plot.findChild(LineLegend).entries()]
    assert words == ["float64", "float32"]
    assert not plot._marks._words["best"].isVisible()
    assert not plot.grab().isNull()


@pytest.mark.parametrize("h", [1e-50, 5e-324])
def test_an_h_beyond_the_axis_is_pointed_at(plot, h):
    plot.show_step(h, 0.2)
    word = plot._marks._words["now"]
    assert word.isVisible()
    assert "far to the left" in word.toPlainText()
    assert plot._marks._now.value() == -16.4
    plot.show_step(1e-3, 0.0)
    assert not word.isVisible()
    assert plot._marks._now.value() == pytest.approx(-3)


def test_errors_of_nothing_stand_at_the_lower_edge():
    shown = exponents_of(np.array([0.0, 1e-30, 1e-3, np.inf, np.nan]), -18.0)
    assert shown[:3].tolist() == pytest.approx([-17.6, -17.6, -3.0])
    assert np.isnan(shown[3:]).all()


@pytest.mark.parametrize("least", [0.0, 1e-17, 1e-12, 1e-3])
@pytest.mark.parametrize("most", [1e-2, 1.0, 1e200])
def test_the_range_grows_in_steps_and_holds_all(least, most):
    low, high = error_range(np.array([least, most, np.nan]))
    assert high >= math.log10(most)
    assert low <= max(math.log10(least or most), -18)
    assert high - low >= 8
    assert error_range(np.array([1.1 * least, 0.9 * most])) == (low, high)
    assert error_range(np.array([0.0])) == (-18.0, 2.0)


def test_precisions_differ_in_dash_and_marker(plot):
    float64, float32 = plot._curves["float64"], plot._curves["float32"]
    assert float64.opts["pen"].style() != float32.opts["pen"].style()
    entries = plot.findChild(LineLegend).entries()
    assert len({entry.mark for entry in entries}) == 2
    assert len(EXPONENTS) == 129


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_it_dresses_in_both_themes(plot, theme):
    plot.apply_theme(theme)
    image = inner(plot).viewport().grab().toImage()
    assert image.pixelColor(2, 2).name() == theme.surface


def test_texts_are_set_anew_when_the_language_changes(plot):
    inner(plot).setToolTip("")
    QApplication.sendEvent(plot, QEvent(QEvent.Type.LanguageChange))
    assert inner(plot).toolTip()
