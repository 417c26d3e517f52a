"""The lens: the curve as the computer has it, tangent, secant, and the strips of floats."""

import math

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from engine.curves import CURVES, Curve
from engine.differences import difference_quotient
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.plots.lens_plot import LensPlot
from guiapp.widgets.plots.plot_menu import PlotMenu

PARABOLA = CURVES["parabola"]


@pytest.fixture
def lens(qtbot):
    widget = LensPlot()
    qtbot.addWidget(widget)
    widget.apply_theme(LIGHT)
    widget.resize(400, 240)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def show(lens, h, method="central", precision="float64", curve=PARABOLA, x=5.0):
    quotient = difference_quotient(curve.function, x, h, method, precision)
    lens.show_quotient(curve, quotient, float(curve.derivative(np.float64(x))))
    return lens.grab().toImage()


def colors(image) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 1)
        for y in range(0, image.height(), 1)
    }


def test_an_empty_lens_is_a_calm_surface(lens):
    assert lens.title() == ""
    assert lens.lens() is None
    assert colors(lens.grab().toImage()) == {LIGHT.surface}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_curve_tangent_and_secant_are_drawn_in_their_colors(lens, theme):
    lens.apply_theme(theme)
    found = colors(show(lens, 1.0, method="forward"))
    assert {theme.surface, theme.text, theme.gradient, theme.classes[3]} <= found


@pytest.mark.parametrize("h", [1.0, 1e-4, 1e-12, 2e-15, 1e-16, 1e-50, 5e-324])
@pytest.mark.parametrize("method", ["central", "forward"])
@pytest.mark.parametrize("precision", ["float64", "float32"])
def test_every_h_gives_another_picture(lens, h, method, precision):
    image = show(lens, h, method, precision)
    assert "wide" in lens.title()
    assert show(lens, 0.01, method, precision) != image


def test_the_title_says_how_wide_it_is(lens):
    show(lens, 1e-4)
    assert lens.title() == "Under the lens: 0.00034 wide"
    show(lens, 1e-50)  # as wide as five floats, for h itself is lost
    assert lens.title() == "Under the lens: 4.6e−15 wide"


@pytest.mark.parametrize("x", [0.0, -1.0, 1e6])
def test_other_points_and_functions_without_values(lens, x):
    log = Curve("log", "", "", "", np.log, lambda at: 1 / at, (-1.0, 1.0), 0.5)
    for curve in (log, CURVES["absolute"]):
        with np.errstate(all="ignore"):
            assert not show(lens, 0.1, curve=curve, x=x).isNull()
    assert math.isfinite(lens.lens().scale)


def test_the_picture_can_be_copied_from_its_menu(lens, monkeypatch):
    menu, opened, at = lens.findChild(PlotMenu), [], QPoint(50, 50)
    monkeypatch.setattr(menu, "popup", opened.append)  # no real popup without a screen
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, lens.mapToGlobal(at))
    QApplication.sendEvent(lens, event)
    assert opened == [lens.mapToGlobal(at)]
    menu.copy_picture()
    assert QGuiApplication.clipboard().pixmap().size() == lens.grab().size()


def test_texts_are_set_anew_when_the_language_changes(lens):
    lens.setToolTip("")
    QApplication.sendEvent(lens, QEvent(QEvent.Type.LanguageChange))
    assert lens.toolTip()
    assert lens.accessibleName()
