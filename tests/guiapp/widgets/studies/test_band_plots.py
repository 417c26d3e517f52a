"""Bands over seeds."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from engine.search.seeds import Band
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.studies.band_plots import MOST_POINTS, AccuracyBandPlot, LossBandPlot
from guiapp.widgets.studies.gates import Gate


def band(low, high, step=1):
    low, high = np.array(low, float), np.array(high, float)
    return Band(np.arange(1, len(low) + 1) * step, low, (low + high) / 2, high)


@pytest.fixture(params=[LossBandPlot, AccuracyBandPlot])
def plot(request, qtbot):
    plot = request.param()
    qtbot.addWidget(plot)
    plot.apply_theme(LIGHT)
    plot.resize(400, 300)
    plot.show()
    return plot


def test_an_empty_plot_says_what_will_appear(plot):
    assert plot.is_empty()
    assert plot.notes._sentence.text() == plot.sentence() != ""
    assert not plot.legend.entries()


def test_the_line_is_the_mean_and_the_fill_reaches_from_least_to_largest(plot):
    key = plot.SERIES[0].key
    found = band([0.3, 0.2], [0.5, 0.4])
    plot.show_bands({key: found}, 2, 3)
    drawn = plot._drawn[0]
    assert drawn.line.getData()[1] == pytest.approx([0.4, 0.3])
    outline = [(p.x(), p.y()) for p in drawn.fill.polygon()]
    assert np.array(outline) == pytest.approx(np.array([(1, 0.3), (2, 0.2), (2, 0.4), (1, 0.5)]))
    assert any("3" in entry.text for entry in plot.legend.entries())
    assert plot.notes._sentence.isHidden()


def test_a_single_seed_has_no_band_to_be_named(plot):
    key = plot.SERIES[0].key
    gates = {key: [Gate(2, 0.3, 0.4)]}
    for runs, expected, found in ((1, {}, 1), (1, gates, 2), (2, {}, 2), (2, gates, 2)):
        plot.show_bands({key: band([0.3, 0.2], [0.5, 0.4])}, 2, runs, expected)
        entries = plot.legend.entries()
        assert len(entries) == found
        assert any("all 2" in entry.text for entry in entries) == (runs == 2)


def test_only_the_gates_of_its_own_quantities_are_shown(qtbot):
    plot = AccuracyBandPlot()
    qtbot.addWidget(plot)
    gates = {"loss": [Gate(1, 0.01, 3.0)], "test": [Gate(2, 0.89, 0.9)]}
    plot.show_bands({"test": band([0.8, 0.85], [0.85, 0.9])}, 2, 2, gates)
    assert [item.gate for item in plot._gates.items()] == [Gate(2, 0.89, 0.9)]
    low, high = plot.box.viewRange()[1]
    assert low == pytest.approx(0.8)
    assert high > 1.0


def test_a_long_run_is_drawn_with_as_many_points_as_there_are_columns(qtbot):
    plot = LossBandPlot()
    qtbot.addWidget(plot)
    values = np.linspace(2, 1, 100_000)
    plot.show_bands({"loss": band(values - 0.1, values + 0.1)}, 100_000, 2)
    x, y = plot._drawn[0].line.getData()
    assert len(x) <= MOST_POINTS
    assert (x[0], x[-1]) == (1, 100_000)
    assert y[-1] == pytest.approx(1.0)


def test_a_band_without_iterations_is_as_none(plot):
    """As when one of the seeds diverged at once."""
    plot.show_bands({plot.SERIES[0].key: band([], [])}, 10, 2)
    assert plot.is_empty()


def test_the_pointer_reads_mean_least_and_largest(qtbot):
    plot = LossBandPlot()
    qtbot.addWidget(plot)
    plot.show_bands({"loss": band([0.1, 0.2], [0.3, 0.4], 100)}, 200, 2)
    plot._hover(190.0, 0.0)
    text = plot.notes._reading.text()
    assert "200" in text
    assert "0.3000 (0.2000 to 0.4000)" in text


def test_it_keeps_what_it_shows_when_language_and_theme_change(plot):
    plot.show_bands({plot.SERIES[0].key: band([0.3], [0.5])}, 1, 2)
    plot.apply_theme(DARK)
    QApplication.sendEvent(plot, QEvent(QEvent.Type.LanguageChange))
    assert not plot.is_empty()
    color = plot._drawn[0].line.opts["pen"].color()
    assert color == DARK.color(plot.SERIES[0].meaning)
