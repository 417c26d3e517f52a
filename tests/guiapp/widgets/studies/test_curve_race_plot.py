"""Losses of several optimizers."""

import numpy as np
import pytest

from engine.optimizers import OPTIMIZERS
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.studies.curve_looks import curve_look
from guiapp.widgets.studies.curve_race_plot import CurveRacePlot, RaceLine
from guiapp.widgets.studies.gates import Gate


@pytest.fixture
def plot(qtbot):
    plot = CurveRacePlot()
    qtbot.addWidget(plot)
    plot.apply_theme(LIGHT)
    plot.resize(500, 300)
    plot.show()
    return plot


def lines(*names, gates=()):
    return [
        RaceLine(curve_look(name), np.linspace(1.0, 0.1 * (k + 1), 200), gates)
        for k, name in enumerate(names)
    ]


def test_the_book_s_four_differ_in_color_and_dash():
    looks = [curve_look(name) for name in ("sgd", "momentum", "adagrad", "adam")]
    assert len({look.pen_style for look in looks}) == 4
    every = [curve_look(name) for name in OPTIMIZERS]
    for theme in (LIGHT, DARK):
        assert [look.color(theme).name() for look in every] == list(theme.optimizers.values())


def test_empty_it_says_what_will_appear(plot):
    assert plot.is_empty()
    assert "Space" in plot.notes._sentence.text()


def test_each_racer_has_its_line_and_its_entry(plot):
    plot.show_lines(lines("sgd", "adam"), 200)
    assert [entry.text for entry in plot.legend.entries()] == ["SGD", "Adam"]
    assert plot._items[1].getData()[1][-1] == pytest.approx(0.2)
    plot.show_lines(lines("adam"), 200)
    assert plot._items[1].getData()[0] is None or not len(plot._items[1].getData()[0])


def test_a_logarithmic_axis_takes_the_gates_along(plot):
    plot.show_lines(lines("sgd", gates=(Gate(200, 0.1, 1.0),)), 200)
    plot.set_log(True)
    (item,) = plot._gates.items()
    assert (item.gate.low, item.gate.high) == pytest.approx((-1.0, 0.0))
    assert plot._items[0].getData()[1][-1] == pytest.approx(-1.0)
    plot.set_log(False)
    assert plot._items[0].getData()[1][-1] == pytest.approx(0.1)


def test_losses_that_are_no_numbers_leave_a_gap(plot):
    losses = np.array([1.0, 2.0, np.inf, np.nan, 1e30])
    plot.show_lines([RaceLine(curve_look("sgd"), losses)], 5)
    drawn = plot._items[0].getData()[1]
    assert np.isfinite(drawn).tolist() == [True, True, False, False, False]
    assert plot.box.viewRange()[1][1] < 10


def test_one_line_can_be_made_heavier(plot):
    plot.show_lines(lines("sgd", "adam"), 200)
    plot.mark(1)
    widths = [item.opts["pen"].widthF() for item in plot._items]
    assert widths[1] > widths[0]


def test_the_pointer_reads_every_racer(plot):
    plot.show_lines(lines("sgd", "adam"), 200)
    plot._hover(1e9, 0.0)
    text = plot.notes._reading.text()
    assert "200" in text
    assert "SGD: 0.1000" in text
    assert "Adam: 0.2000" in text
