"""Grid lines at the named ticks."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtWidgets import QApplication

from guiapp.theme import LIGHT
from guiapp.widgets.plots.quiet_grid import QuietGrid


def test_lines_follow_the_view(qtbot):
    plot = pg.PlotWidget()
    qtbot.addWidget(plot)
    grid = QuietGrid(plot)
    grid.apply_theme(LIGHT)
    plot.resize(400, 300)
    with qtbot.waitExposed(plot):
        plot.show()
    plot.setRange(xRange=(0, 20), yRange=(0, 6), padding=0.0)
    QApplication.processEvents()
    x, y = grid._lines.getData()
    upright = np.unique(x[::2][x[::2] == x[1::2]])
    level = np.unique(y[::2][y[::2] == y[1::2]])
    assert 3 <= len(upright) <= 21
    assert 2 <= len(level) <= 13
    assert {0.0, 10.0, 20.0} <= set(upright.tolist())
    assert grid._lines.opts["pen"].color().name() == LIGHT.grid
