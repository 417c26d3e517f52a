"""The legend below a plot: samples of strokes with their words, in as many lines as it takes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from guiapp.theme import LIGHT
from guiapp.widgets.plots.line_legend import NO_LINE, LegendEntry, LineLegend

BLUE = QColor("#0000ff")


@pytest.fixture
def legend(qtbot):
    widget = LineLegend()
    qtbot.addWidget(widget)
    widget.apply_theme(LIGHT)
    return widget


def test_every_entry_has_its_sample(legend):
    for entry in (
        LegendEntry("one", BLUE),
        LegendEntry("two", BLUE, Qt.PenStyle.DashLine, "disc"),
        LegendEntry("three", BLUE, NO_LINE, "ring"),
        LegendEntry("four", BLUE, NO_LINE, "triangle"),
    ):
        legend.set_entries([entry])
        legend.resize(300, legend.heightForWidth(300))
        image = legend.grab().toImage()
        assert any(
            image.pixelColor(x, y) == BLUE for x in range(24) for y in range(image.height())
        ), entry.text
    assert legend.accessibleDescription() == "four"


def test_entries_go_on_in_the_next_line(legend):
    entries = [LegendEntry("some words here", BLUE)] * 4
    legend.set_entries(entries)
    assert legend.entries() == tuple(entries)
    assert legend.heightForWidth(2000) < legend.heightForWidth(200)
    assert legend.heightForWidth(10) == 4 * legend.heightForWidth(2000)


def test_an_empty_legend_keeps_its_line(legend):
    assert legend.heightForWidth(100) == legend.minimumSizeHint().height() > 0
