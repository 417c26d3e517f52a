"""f against step: axis ranges that do not jitter, a logarithm where there is one, scrubbing."""

import math

import numpy as np
import pyqtgraph as pg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from guiapp.theme import DARK, LIGHT
from guiapp.widgets.step_plot import StepPlot, extremes, value_range


@pytest.fixture
def plot(qtbot):
    widget = StepPlot()
    qtbot.addWidget(widget)
    widget.apply_theme(LIGHT)
    widget.resize(340, 300)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.set_values(25.0 * 0.64 ** np.arange(21), 4, 20)
    QApplication.processEvents()
    return widget


def inner(plot: StepPlot) -> pg.PlotWidget:
    return plot.findChild(pg.PlotWidget, "f_plot")


def pixel(plot: StepPlot, step: float) -> QPoint:
    box = inner(plot).getViewBox()
    middle = sum(box.viewRange()[1]) / 2
    return inner(plot).mapFromScene(box.mapViewToScene(QPointF(step, middle)))


def test_the_step_axis_is_as_long_as_the_descent_will_be(plot):
    plot.set_values(np.array([25.0]), 0, 20)
    (low, high), _ = inner(plot).getViewBox().viewRange()
    assert low < 0
    assert 20 < high < 22


def test_clicking_and_dragging_choose_a_step_within_the_descent(plot):
    chosen, viewport = [], inner(plot).viewport()
    plot.step_chosen.connect(chosen.append)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=pixel(plot, 7))
    QTest.mouseMove(viewport, pixel(plot, 12))
    QTest.mouseMove(viewport, QPoint(viewport.width() + 50, 50))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=pixel(plot, 3))
    assert chosen == [7, 12, 20]


def test_the_axis_grows_in_steps():
    tops = [value_range(np.array([0.0, top]), log=False)[1] for top in np.linspace(21, 24.9, 30)]
    assert len({round(top, 9) for top in tops}) == 1


@given(st.lists(st.floats(-1e300, 1e300), min_size=1, max_size=20))
def test_every_value_is_within_the_range(values):
    low, high = value_range(np.array(values), log=False)
    assert low < high
    assert low <= min(values)
    assert max(values) <= high


@given(st.integers(1, 3000), st.integers(0, 10))
def test_a_long_curve_is_drawn_with_all_its_spikes(count, seed):
    values = np.random.default_rng(seed).normal(size=count)
    values[:: max(count // 7, 1)] = np.nan
    drawn = extremes(values, columns=50)
    assert len(drawn) <= 201
    assert (np.diff(drawn) > 0).all()
    assert drawn[-1] == count - 1
    finite = values[np.isfinite(values)]
    if finite.size:
        kept = values[drawn]
        assert np.nanmin(kept) == finite.min()
        assert np.nanmax(kept) == finite.max()


def test_a_logarithmic_range_ends_at_powers_of_ten():
    low, high = value_range(np.log10([0.03, 25.0]), log=True)
    assert (low, high) == pytest.approx((-2.1, 2.1))


def test_no_logarithm_where_f_is_negative(plot):
    plot.set_log(True)
    assert plot.can_be_logarithmic()
    assert inner(plot).getAxis("left").logMode
    plot.set_values(np.array([1.0, 0.0, 1e-30]), 2, 20)
    assert inner(plot).getAxis("left").logMode
    plot.set_values(np.array([1.0, -1.0]), 1, 20)
    assert not plot.can_be_logarithmic()
    assert not inner(plot).getAxis("left").logMode


@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize("last", [math.inf, math.nan, 1e308, 0.0])
def test_wild_values_are_drawn_as_far_as_they_can_be(plot, log, last):
    plot.set_log(log)
    plot.set_values(np.array([1.0, 1e200, last]), 2, 20)
    assert not plot.grab().isNull()
    low, high = inner(plot).getViewBox().viewRange()[1]
    assert math.isfinite(high - low)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_curve_has_the_color_of_a_loss(plot, theme):
    plot.apply_theme(theme)
    image = inner(plot).viewport().grab().toImage()
    columns, rows = range(0, image.width()), range(0, image.height())
    assert theme.loss in {image.pixelColor(x, y).name() for x in columns for y in rows}
    assert image.pixelColor(2, 2).name() == theme.surface


def test_texts_are_set_anew_when_the_language_changes(plot):
    inner(plot).setToolTip("")
    QApplication.sendEvent(plot, QEvent(QEvent.Type.LanguageChange))
    assert inner(plot).toolTip()
