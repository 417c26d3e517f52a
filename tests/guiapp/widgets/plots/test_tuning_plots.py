"""The curves of a fine-tuning."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.fine_tuning import TuningCourse
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.plots.tuning_plots import TuningAccuracyPlot, TuningLossPlot


def course(done=40):
    at = np.arange(0, done + 1, 20)
    own = np.linspace(0.5, 1.0, len(at))
    test = np.linspace(0.99, 0.87, len(at))
    return TuningCourse(100, np.linspace(2.0, 0.3, done), at, own, test)


@pytest.fixture(params=[TuningLossPlot, TuningAccuracyPlot])
def plot(request, qtbot):
    widget = request.param()
    qtbot.addWidget(widget)
    widget.apply_theme(LIGHT)
    widget.resize(400, 260)
    with qtbot.waitExposed(widget):
        widget.show()
    QApplication.processEvents()
    return widget


def label(plot, name):
    found = plot.plot.findChild(object, name)
    return "" if found.isHidden() else found.text()


def test_an_empty_plot_says_what_will_appear(plot):
    assert label(plot, "plot_sentence")
    plot.show_course(course())
    assert not label(plot, "plot_sentence")
    assert plot.legend.entries()
    plot.show_course(None)
    assert label(plot, "plot_sentence")
    assert not plot.legend.entries()


def test_all_of_the_curves_is_in_view(plot):
    plot.show_course(course())
    (left, right), (bottom, top) = plot.box.viewRange()
    assert (left, right) == (0, 100)
    if isinstance(plot, TuningLossPlot):
        assert bottom == 0
        assert top >= 2.0
    else:
        assert bottom <= 50
        assert top > 100


def test_the_pointer_reads_both_figures(plot):
    plot.show_course(course())
    plot.grab()  # the axes take their width when they are painted
    QApplication.processEvents()
    middle = plot.box.mapViewToScene(QPointF(20, np.mean(plot.box.viewRange()[1])))
    QTest.mouseMove(plot.plot.viewport(), QPoint(1, 1))
    QTest.mouseMove(plot.plot.viewport(), plot.plot.mapFromScene(middle))
    read = label(plot, "plot_reading")
    assert "20" in read
    if isinstance(plot, TuningAccuracyPlot):
        assert "75.0 %" in read
        assert "93.00 %" in read


def test_the_beginning_and_another_theme(plot):
    empty = np.zeros(0)
    plot.show_course(TuningCourse(100, empty, np.zeros(0, np.int64), empty, empty))
    plot.apply_theme(DARK)
    plot.show_course(course(1))
    assert not plot.grab().isNull()
