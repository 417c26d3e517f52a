"""Gates of a published run in a plot."""

import pyqtgraph as pg
import pytest
from PySide6.QtGui import QColor

from guiapp.widgets.studies.gates import Gate, Gates, limits


@pytest.fixture
def plot(qtbot):
    plot = pg.PlotWidget()
    qtbot.addWidget(plot)
    return plot


def test_a_gate_stands_at_its_iteration_between_its_values(plot):
    gates = Gates(plot.getViewBox())
    gates.show([(Gate(600, 0.77, 0.8), QColor("red"))], 10_000)
    (item,) = gates.items()
    assert item.rect().center().x() == pytest.approx(600)
    assert item.rect().width() == pytest.approx(300)
    assert (item.rect().top(), item.rect().bottom()) == pytest.approx((0.77, 0.8))


def test_other_gates_take_the_place_of_the_old_ones(plot):
    gates = Gates(plot.getViewBox())
    before = len(plot.scene().items())
    gates.show([(Gate(1, 0, 1), QColor("red")), (Gate(9, 0, 1), QColor("red"))], 10)
    gates.show([], 10)
    assert not gates.items()
    assert len(plot.scene().items()) == before


def test_even_a_gate_without_height_is_painted(plot, qtbot):
    plot.resize(300, 200)
    plot.getViewBox().setRange(xRange=(0, 10), yRange=(0, 1), padding=0)
    gates = Gates(plot.getViewBox())
    plot.show()
    blank = plot.grab().toImage()
    gates.show([(Gate(5, 0.5, 0.5), QColor("red"))], 10)
    assert plot.grab().toImage() != blank


def test_limits():
    assert limits([]) is None
    assert limits([Gate(1, 0.2, 0.4), Gate(2, 0.1, 0.3)]) == (0.1, 0.4)
