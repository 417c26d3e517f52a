"""Curves of every layer over the iterations."""

import numpy as np
import pytest

from guiapp.history import PointHistory
from guiapp.theme import DARK
from guiapp.widgets.plots.layer_curves import MOST_LAYERS, LayerCurves, layer_strokes

NAN = float("nan")


@pytest.fixture
def plot(qtbot):
    widget = LayerCurves("gradient", "nablascope-test")
    qtbot.addWidget(widget)
    widget.set_words("length", "what it is")
    widget.set_layers(2)
    widget.resize(500, 260)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def history(*points):
    found = PointHistory(MOST_LAYERS)
    for iteration, first, second in points:
        found.append(iteration, first, second, *[NAN] * (MOST_LAYERS - 2))
    return found


def test_the_axis_takes_whole_decades_around_the_values(plot):
    plot.refresh(history((0, 0.5, 0.002), (100, 0.3, 0.004)))
    assert plot.area.y_range == (-3.0, 0.0)
    plot.refresh(history((0, 50.0, 1e-6), (100, 0.3, 0.0)))
    assert plot.area.y_range == (-6.0, 2.0)


def test_curves_stand_where_their_values_are(plot):
    plot.refresh(history((0, 1e-1, 1e-2), (10, 1e-1, 1e-3)))
    x, y = plot.area.layer.points(1)
    assert len(x) == 2
    np.testing.assert_allclose(y, [plot.area.to_y_px(-2.0), plot.area.to_y_px(-3.0)])
    assert len(plot.area.layer.points(2)[0]) == 0  # there is no third layer


def test_zero_and_what_is_not_finite_are_left_out(plot):
    plot.refresh(history((0, 0.1, NAN), (5, 0.0, 0.2), (10, 0.1, 0.3)))
    assert len(plot.area.layer.points(0)[0]) == 2
    assert len(plot.area.layer.points(1)[0]) == 2


def test_a_run_that_diverged_at_once_is_no_accident(plot):
    plot.refresh(history((0, NAN, NAN)))
    plot.apply_theme(DARK)
    assert not plot.grab().isNull()


def test_the_values_as_text(plot):
    plot.refresh(history((0, 0.5, 0.25), (7, 0.125, 0.0625)))
    expected = "iteration\tlayer_1\tlayer_2\n0\t0.5\t0.25\n7\t0.125\t0.0625\n"
    assert plot.values_as_text() == expected


def test_the_readout_names_every_layer(plot):
    plot.refresh(history((0, 0.5, 0.25), (7, 0.125, 0.0625)))
    nearest, rings, words = plot._readout_at(6.0)
    assert nearest == 7.0
    assert [value for value, _ in rings] == pytest.approx([np.log10(0.125), np.log10(0.0625)])
    assert words == "iteration 7 · 1: 0.125 · 2: 0.0625"


def test_no_two_layers_look_alike():
    strokes = layer_strokes("gradient")
    assert len({(stroke.width, stroke.dash) for stroke in strokes}) == MOST_LAYERS
    assert {stroke.strength for stroke in strokes} == {1.0}


def test_seven_layers_at_most(plot):
    plot.set_layers(7)
    with pytest.raises(ValueError, match="1 to 7 layers are expected, not 8"):
        plot.set_layers(8)
