"""The plots of the gradient check, with the mouse on them."""

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.check.gradient_check import CheckSettings, check_gradients
from engine.check.mistakes import plant
from engine.check.probe import Probe, step_errors, weight_curve
from engine.check.twin_training import train_twins
from engine.network import mlp
from engine.toys import circles
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.plots.gradient_scatter import GradientScatter, parameter_name
from guiapp.widgets.plots.step_errors_plot import StepErrorsPlot
from guiapp.widgets.plots.twin_plot import TwinPlot
from guiapp.widgets.plots.weight_plot import WeightPlot


@pytest.fixture(scope="module")
def case():
    rng = np.random.default_rng(0)
    network = mlp((3, 5, 2), "tanh", "xavier", rng=rng)
    return network, rng.normal(size=(8, 3)), rng.integers(0, 2, 8)


@pytest.fixture
def shown(qtbot):
    def show(widget):
        qtbot.addWidget(widget)
        widget.apply_theme(LIGHT)
        widget.resize(420, 360)
        with qtbot.waitExposed(widget):
            widget.show()
        QApplication.processEvents()
        return widget

    return show


def returned(work):
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


def at(widget, x, y) -> QPoint:
    """Where a point of the plot is on its viewport."""
    scene = widget.plot.getViewBox().mapViewToScene(QPointF(x, y))
    return widget.plot.mapFromScene(scene)


def press(widget, x, y):
    QTest.mouseClick(widget.plot.viewport(), Qt.MouseButton.LeftButton, pos=at(widget, x, y))


def hover(widget, x, y):
    QTest.mouseMove(widget.plot.viewport(), QPoint(1, 1))
    QTest.mouseMove(widget.plot.viewport(), at(widget, x, y))


def reading(widget) -> str:
    label = widget.plot.findChild(object, "plot_reading")
    return "" if label.isHidden() else label.text()


def sentence(widget) -> str:
    label = widget.plot.findChild(object, "plot_sentence")
    return "" if label.isHidden() else label.text()


# -- scatter ------------------------------------------------------------------------------------


def test_an_empty_scatter_says_what_to_press(shown):
    assert "Press Space" in sentence(shown(GradientScatter()))


def test_a_click_on_a_point_names_the_parameter(shown, case, qtbot):
    scatter = shown(GradientScatter())
    check = check_gradients(*case)
    scatter.show_arrays(tuple(check.arrays.values()))
    QApplication.processEvents()
    assert sentence(scatter) == ""
    array = check.arrays["W1"]
    k = int(np.argmax(np.abs(array.backprop)))
    x, y = scatter._places(array)
    with qtbot.waitSignal(scatter.parameter_chosen) as chosen:
        press(scatter, x[k], y[k])
    name, index = chosen.args
    found = check.arrays[name]
    flat = np.ravel_multi_index(index, found.shape)
    assert found.backprop[flat] == pytest.approx(array.backprop[k], rel=0.3)
    hover(scatter, x[k], y[k])
    assert parameter_name(name, index) in reading(scatter)


def test_a_click_beside_every_point_chooses_nothing(shown, case, qtbot):
    scatter = shown(GradientScatter())
    scatter.show_arrays(tuple(check_gradients(*case).arrays.values()))
    QApplication.processEvents()
    with qtbot.assertNotEmitted(scatter.parameter_chosen):
        press(scatter, -0.7 * scatter._scale.reach, 0.7 * scatter._scale.reach)


def test_only_the_array_in_focus_is_caught(shown, case, qtbot):
    scatter = shown(GradientScatter())
    check = check_gradients(*case)
    scatter.show_arrays(tuple(check.arrays.values()))
    scatter.set_focus("b2")
    QApplication.processEvents()
    x, y = scatter._places(check.arrays["b2"])
    with qtbot.waitSignal(scatter.parameter_chosen) as chosen:
        press(scatter, x[1], y[1])
    assert chosen.args == ["b2", (1,)]


def test_tens_of_thousands_of_points_are_drawn_as_hundreds(shown, case):
    scatter = shown(GradientScatter())
    array = check_gradients(*case).arrays["W1"]
    slopes = np.random.default_rng(1).normal(0, 1e-3, 79_510)
    many = dataclasses.replace(
        array,
        shape=(79_510, 1),
        positions=np.arange(79_510),
        numerical=slopes,
        backprop=slopes,
        errors=np.zeros(79_510),
    )
    scatter.show_arrays((many,))
    assert 100 < scatter.drawn()["W1"] < 1000


def test_slopes_that_are_not_finite_are_left_out(shown, case):
    network, x, t = case
    broken = network.astype(np.float64)
    broken.params["W2"][0, 0] = np.nan
    scatter = shown(GradientScatter())
    scatter.show_arrays(tuple(check_gradients(broken, x, t).arrays.values()))
    assert sum(scatter.drawn().values()) < 10
    scatter.grab()


def test_a_parameter_is_ringed(shown, case):
    scatter = shown(GradientScatter())
    check = check_gradients(*case, CheckSettings(sample=4))
    scatter.show_arrays(tuple(check.arrays.values()))
    array = check.arrays["W1"]
    index = tuple(int(i) for i in np.unravel_index(array.positions[2], array.shape))
    scatter.mark("W1", index)
    x, y = scatter._places(array)
    assert [float(v[0]) for v in scatter._ring.getData()] == [x[2], y[2]]
    absent = next(k for k in range(15) if k not in array.positions)
    scatter.mark("W1", tuple(int(i) for i in np.unravel_index(absent, array.shape)))
    assert len(scatter._ring.getData()[0]) == 0


# -- one weight ---------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["central", "forward"])
def test_a_weight_shows_its_loss_and_both_slopes(shown, case, scheme):
    plot = shown(WeightPlot())
    assert "appears here" in sentence(plot)
    curve = returned(weight_curve(Probe(*case), ("W1", (2, 3)), 0.1, 0.4, scheme))
    plot.show_curve(curve)
    assert plot.curve() is curve
    assert sentence(plot) == ""
    x, y = plot._backprop.getData()
    assert (y[1] - y[0]) / (x[1] - x[0]) == pytest.approx(curve.backprop)
    x, y = plot._numerical.getData()
    assert (y[1] - y[0]) / (x[1] - x[0]) == pytest.approx(curve.numerical)
    # the secant goes through the losses that were asked for
    asked = plot._asked.getData()
    assert asked[0].tolist() == [0.1, -0.1 if scheme == "central" else 0.0]
    np.testing.assert_allclose(y[0] + (asked[0] - x[0]) * curve.numerical, asked[1], atol=1e-6)
    entries = [entry.text for entry in plot.legend.entries()]
    assert len(entries) == 3
    hover(plot, 0.2, 0.0)
    assert reading(plot).startswith("change 0.")
    plot.show_curve(None)
    assert "appears here" in sentence(plot)


def test_the_true_slope_is_seen_where_no_digit_of_the_loss_moves(shown, case):
    plot = shown(WeightPlot())
    probe = Probe(*case, "float32")
    curve = returned(weight_curve(probe, ("W1", (2, 3)), 1e-13, 4e-13))
    assert curve.numerical == 0
    plot.show_curve(curve)
    assert plot.box.viewRange()[1][1] == pytest.approx(abs(curve.backprop) * 4e-13 * 1.1)


# -- every h ------------------------------------------------------------------------------------


def test_errors_grow_and_name_the_best_step_at_the_end(shown, case, qtbot):
    plot = shown(StepErrorsPlot())
    assert "press Space" in sentence(plot)
    news = list(step_errors(*case, [("W1", (0, 0)), ("b2", (1,))], 10.0 ** np.arange(-13, 0)))
    plot.show_errors(next(one for one in news if one.done == 4))
    assert not any("best" in entry.text for entry in plot.legend.entries())
    assert len(plot._marks["float64"].getData()[0]) == 4
    plot.show_errors(news[-1])
    assert any("float64: best h" in entry.text for entry in plot.legend.entries())
    hover(plot, -4.0, -5.0)
    assert "h = 0.0001" in reading(plot)


def test_where_a_mistake_is_no_h_is_called_the_best(shown, case):
    network, x, t = case
    plot = shown(StepErrorsPlot())
    steps = 10.0 ** np.arange(-13, 0)
    *_, last = step_errors(plant("mean", network), x, t, [("W1", (0, 0))], steps)
    plot.show_errors(last)
    assert not any("best" in entry.text for entry in plot.legend.entries())


def test_the_axis_says_the_true_h(shown):
    """pyqtgraph would multiply the figures by a thousand: all of them lie below 1."""
    plot = shown(StepErrorsPlot())
    axis = plot.plot.getAxis("bottom")
    for theme in (DARK, LIGHT):
        plot.apply_theme(theme)
        assert axis.autoSIPrefixScale == 1.0
    assert axis.tickStrings([-4.0, -12.0], axis.autoSIPrefixScale, 1.0) == ["10⁻⁴", "10⁻¹²"]
    assert axis.tickStrings([-2.0, 0.0, 2.0], 1.0, 1.0) == ["0.01", "1", "100"]
    assert axis.tickStrings([-2.0, -1.7], 1.0, None) == ["0.01", ""]


def test_a_click_chooses_h_on_the_ticks_of_the_slider(shown, qtbot):
    plot = shown(StepErrorsPlot())
    with qtbot.waitSignal(plot.h_chosen) as chosen:
        press(plot, -6.0, -4.0)
    exponent = np.log10(chosen.args[0])
    assert exponent == pytest.approx(-6.0, abs=0.1)
    assert exponent * 10 == pytest.approx(round(exponent * 10), abs=0.01)
    plot.show_step(1e-7)
    assert plot._now.value() == pytest.approx(-7.0)


# -- two trainings ------------------------------------------------------------------------------


@pytest.mark.parametrize("against", ["steps", "seconds"])
def test_both_trainings_are_drawn(shown, against):
    plot = shown(TwinPlot(against))
    assert sentence(plot) != ""
    network = mlp((2, 4, 2), "tanh", "xavier", rng=np.random.default_rng(0))
    course = returned(train_twins(network, circles(samples=60).train, 10, 4, 0.3))
    plot.show_course(course)
    assert sentence(plot) == ""
    slow, quick = plot._slow.getData(), plot._quick.getData()
    np.testing.assert_array_equal(slow[1], course.numerical_losses)
    np.testing.assert_array_equal(quick[1], course.backprop_losses)
    if against == "steps":
        assert slow[0].tolist() == quick[0].tolist() == [1, 2, 3, 4]
    else:
        np.testing.assert_allclose(10 ** slow[0], course.numerical_seconds)
        assert any(" s" in entry.text for entry in plot.legend.entries())
    hover(plot, quick[0][2], quick[1][2])
    assert "step" in reading(plot)
    plot.show_course(None)
    assert sentence(plot) != ""


@pytest.mark.parametrize(
    "make", [GradientScatter, WeightPlot, StepErrorsPlot, lambda: TwinPlot("seconds")]
)
def test_a_plot_follows_theme_language_and_font(shown, make):
    plot = shown(make())
    plot.apply_theme(DARK)
    for kind in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
        QApplication.sendEvent(plot, QEvent(kind))
    assert plot.plot.accessibleName()
    assert plot.plot.toolTip()
    assert not plot.grab().isNull()


def test_there_are_no_half_steps(shown):
    axis = shown(TwinPlot("steps")).plot.getAxis("bottom")
    for high in (2.0, 4.0, 11.0, 201.0):
        ticks = [tick for _, values in axis.tickValues(0.0, high, 400) for tick in values]
        assert len(ticks) >= 3
        assert all(tick == round(tick) for tick in ticks)
