"""Losses against the probability of the right class: dragging, and an axis that does not jitter."""

import math

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from guiapp.theme import DARK, LIGHT
from guiapp.widgets.plots.loss_curve import LOOKS, LossCurve

P = np.linspace(0.0, 1.0, 101)
NAMES = {"cross_entropy": "Cross entropy", "mean_squared_error": "MSE", "accuracy": "Accuracy"}
LEFT = Qt.MouseButton.LeftButton


def losses(p):
    """Of an answer that gives all the rest to one wrong class."""
    with np.errstate(divide="ignore"):
        return {
            "cross_entropy": -np.log(p),
            "mean_squared_error": (1 - p) ** 2,
            "accuracy": np.where(p > 0.5, 1.0, 0.0),
        }


@pytest.fixture
def curve(qtbot):
    widget = LossCurve()
    qtbot.addWidget(widget)
    widget.set_names(NAMES)
    widget.apply_theme(LIGHT)
    widget.resize(340, 360)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.set_path(P, losses(P))
    widget.set_point(0.6, losses(0.6))
    QApplication.processEvents()
    return widget


def plot_of(curve) -> pg.PlotWidget:
    return curve.findChild(pg.PlotWidget, "loss_plot")


def pixel(curve, p: float, loss: float = 2.0) -> QPoint:
    plot = plot_of(curve)
    return plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(p, loss)))


def shown_curves(curve) -> list[pg.PlotCurveItem]:
    return [item for item in plot_of(curve).items() if isinstance(item, pg.PlotCurveItem)]


def test_dragging_chooses_a_probability_within_0_and_1(curve):
    chosen, viewport = [], plot_of(curve).viewport()
    curve.probability_chosen.connect(chosen.append)
    QTest.mousePress(viewport, LEFT, pos=pixel(curve, 0.3))
    QTest.mouseMove(viewport, pixel(curve, 0.8))
    QTest.mouseMove(viewport, QPoint(viewport.width() + 50, 50))
    QTest.mouseMove(viewport, QPoint(-50, 50))
    QTest.mouseRelease(viewport, LEFT, pos=QPoint(-50, 50))
    assert chosen == pytest.approx([0.3, 0.8, 1.0, 0.0], abs=0.005)
    assert chosen[2:] == [1.0, 0.0]


def test_the_loss_axis_grows_in_steps(curve):
    tops = []
    for p in np.linspace(0.9, 0.01, 40):
        curve.set_point(p, losses(p))
        tops.append(curve.top())
    assert set(tops) == {5.0}
    for p, top in ((1e-3, 10.0), (1e-6, 17.5)):
        curve.set_point(p, losses(p))
        assert curve.top() == top


def test_infinity_is_marked_at_the_top_of_the_axis(curve):
    curve.set_point(0.0, {**losses(0.5), "cross_entropy": math.inf})
    dots = [i for i in plot_of(curve).items() if isinstance(i, pg.ScatterPlotItem)]
    heights = {float(y) for dot in dots for y in dot.getData()[1]}
    assert curve.top() in heights
    assert all(math.isfinite(y) for y in heights)
    symbols = {dot.opts["symbol"] for dot in dots}
    assert "t1" in symbols


def test_an_infinite_loss_leaves_the_curve_drawable(curve):
    for item in shown_curves(curve):
        assert np.isfinite(item.getData()[1]).all()


def test_the_curves_differ_by_dash_and_mark_not_only_by_color(curve):
    assert len({dash for _, dash, _ in LOOKS.values()}) == 3
    assert len({mark for _, _, mark in LOOKS.values()}) == 3


def test_the_measure_in_focus_is_drawn_thicker(curve):
    curve.set_focus("accuracy")
    widths = sorted(item.opts["pen"].widthF() for item in shown_curves(curve))
    assert widths == [1.5, 1.5, 3.0]


@pytest.mark.qt_log_ignore("does not support")  # raise(), without a screen
def test_hovering_reads_all_losses_at_that_probability(curve, qtbot):
    QTest.mouseMove(plot_of(curve).viewport(), pixel(curve, 0.25))
    qtbot.waitUntil(QToolTip.isVisible)
    lines = QToolTip.text().split("\n")
    nearest = float(P[np.abs(P - float(lines[0].removeprefix("p = "))).argmin()])
    assert nearest == pytest.approx(0.25, abs=0.011)
    assert lines[1] == f"Cross entropy: {-math.log(nearest)!r}"
    QToolTip.hideText()


def test_the_know_nothing_level_is_written_on_its_line(curve):
    curve.set_know_nothing(math.log(10), "log 10")
    texts = [i for i in plot_of(curve).items() if isinstance(i, pg.TextItem)]
    assert [text.toPlainText() for text in texts] == ["log 10"]
    assert texts[0].pos().y() == pytest.approx(math.log(10))


def test_it_takes_another_theme_and_another_language(curve):
    before = curve.grab().toImage()
    curve.apply_theme(DARK)
    assert curve.grab().toImage() != before
    QApplication.sendEvent(curve, QEvent(QEvent.Type.LanguageChange))
    assert "probability" in plot_of(curve).getAxis("bottom").labelText
