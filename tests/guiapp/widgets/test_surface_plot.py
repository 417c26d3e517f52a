"""The map: what the mouse does on it, and that all that is to be seen is drawn."""

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from engine.descent import trajectory
from engine.optimizers import make_optimizer
from engine.surfaces import SURFACES
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.plot_menu import PlotMenu
from guiapp.widgets.surface_plot import SurfacePlot, axis_names

BOWL = SURFACES["bowl"]


@pytest.fixture
def plot(qtbot):
    widget = SurfacePlot()
    qtbot.addWidget(widget)
    widget.apply_theme(LIGHT)
    widget.set_surface(BOWL)
    widget.resize(560, 560)
    with qtbot.waitExposed(widget):
        widget.show()
    QApplication.processEvents()
    return widget


def inner(plot: SurfacePlot) -> pg.PlotWidget:
    return plot.findChild(pg.PlotWidget, "map")


def pixel(plot: SurfacePlot, x: float, y: float) -> QPoint:
    """Where a point of the map stands on the plot's viewport."""
    widget = inner(plot)
    scene = widget.getViewBox().mapViewToScene(QPointF(x, y))
    return widget.mapFromScene(scene)


def tolerance(plot: SurfacePlot) -> float:
    """A pixel, in the units of the map."""
    return 1.01 * max(inner(plot).getViewBox().viewPixelSize())


def test_shows_the_whole_domain_in_equal_scales(plot):
    (x_min, x_max), (y_min, y_max) = inner(plot).getViewBox().viewRange()
    assert x_min <= -5 < 5 <= x_max
    assert y_min <= -5 < 5 <= y_max
    width, height = inner(plot).getViewBox().viewPixelSize()
    assert width == pytest.approx(height, rel=1e-3)


@pytest.mark.parametrize("point", [(-3.0, 4.0), (0.0, 0.0), (4.5, -4.5)])
def test_a_click_chooses_the_start_where_it_is_made(plot, qtbot, point):
    with qtbot.waitSignal(plot.start_settled), qtbot.waitSignal(plot.start_chosen) as chosen:
        QTest.mouseClick(inner(plot).viewport(), Qt.MouseButton.LeftButton, pos=pixel(plot, *point))
    assert chosen.args == pytest.approx(point, abs=tolerance(plot))


def test_dragging_moves_the_start_live(plot):
    chosen, viewport = [], inner(plot).viewport()
    plot.start_chosen.connect(lambda x, y: chosen.append((x, y)))
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=pixel(plot, 1, 1))
    for step in range(1, 6):
        QTest.mouseMove(viewport, pixel(plot, 1 + step / 2, 1))
    assert len(chosen) == 6
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=pixel(plot, 3.5, 1))
    QTest.mouseMove(viewport, pixel(plot, 0, 0))
    assert len(chosen) == 6
    assert chosen[-1] == pytest.approx((3.5, 1), abs=tolerance(plot))


def test_a_drag_off_the_map_stops_at_its_edge(plot):
    chosen, viewport = [], inner(plot).viewport()
    plot.start_chosen.connect(lambda x, y: chosen.append((x, y)))
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=pixel(plot, 0, 0))
    QTest.mouseMove(viewport, QPoint(viewport.width() + 500, pixel(plot, 0, 0).y()))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(0, 0))
    assert plot.is_on_map(*chosen[-1])
    assert chosen[-1][0] > 4.5


def test_a_click_on_an_axis_or_with_another_button_chooses_nothing(plot, qtbot):
    viewport = inner(plot).viewport()
    with qtbot.assertNotEmitted(plot.start_chosen):
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(4, 100))
        QTest.mouseClick(viewport, Qt.MouseButton.RightButton, pos=pixel(plot, 1, 1))
        QTest.mouseClick(viewport, Qt.MouseButton.MiddleButton, pos=pixel(plot, 1, 1))


def test_the_wheel_zooms_where_the_pointer_is_and_the_menu_shows_all_again(plot):
    widget = inner(plot)
    before = widget.getViewBox().viewRange()
    at = QPointF(pixel(plot, 2, 2))
    wheel = QWheelEvent(
        at, widget.viewport().mapToGlobal(at), QPoint(), QPoint(0, 240),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget.viewport(), wheel)
    (x_min, x_max), _ = widget.getViewBox().viewRange()
    assert x_max - x_min < before[0][1] - before[0][0]
    assert pixel(plot, 2, 2).x() == pytest.approx(at.x(), abs=2)

    plot.findChild(PlotMenu).actions()[0].trigger()
    np.testing.assert_allclose(widget.getViewBox().viewRange(), before)


def test_hovering_reads_f_out_and_leaving_ends_that(plot):
    viewport, reading = inner(plot).viewport(), plot.findChild(QLabel, "map_reading")
    QTest.mouseMove(viewport, pixel(plot, 3, 4))
    assert reading.text().startswith("f(")
    x, y = (float(p) for p in reading.text()[2:].split(")")[0].split(","))
    assert (x, y) == pytest.approx((3, 4), abs=tolerance(plot) + 0.005)
    value = float(reading.text().split("=")[1])
    assert value == pytest.approx(25, rel=0.01)
    QApplication.sendEvent(viewport, QEvent(QEvent.Type.Leave))
    assert reading.text() == ""


def test_the_context_menu_copies_the_picture(plot, monkeypatch):
    menu, opened = plot.findChild(PlotMenu), []
    monkeypatch.setattr(menu, "popup", opened.append)  # no real popup without a screen
    at = pixel(plot, 0, 0)
    viewport = inner(plot).viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at))
    QApplication.sendEvent(viewport, event)
    assert opened == [viewport.mapToGlobal(at)]
    assert all(action.text() for action in menu.actions() if not action.isSeparator())
    menu.copy_picture()
    assert QGuiApplication.clipboard().pixmap().size() == plot.grab().size()


def test_draws_the_walk_in_the_color_of_its_optimizer(plot):
    descent = trajectory(BOWL, make_optimizer("adam", 0.3), (-3.0, 4.0), 10)
    plot.set_color("adam")
    plot.set_walk(descent.points, descent.point(10).gradient, None)
    x, y = map(round, descent.points[10])
    assert (x, y) != (-3, 4)
    image = inner(plot).viewport().grab().toImage()
    at = pixel(plot, *descent.points[10])
    assert image.pixelColor(at).name() == LIGHT.optimizers["adam"]


def test_an_arrow_shows_the_way_against_the_gradient(plot):
    plot.set_walk(np.array([[-3.0, 4.0]]), (-6.0, 8.0), (-2.4, 3.2))
    image = inner(plot).viewport().grab().toImage()
    toward = [pixel(plot, -3 + 0.06 * t, 4 - 0.08 * t) for t in range(30)]
    away = [pixel(plot, -3 - 0.06 * t, 4 + 0.08 * t) for t in range(8)]
    names = {image.pixelColor(p).name() for p in toward}
    assert LIGHT.gradient in names
    assert LIGHT.gradient not in {image.pixelColor(p).name() for p in away}


def test_a_walk_that_leaves_the_map_or_the_numbers_is_drawn_all_the_same(plot, qtbot):
    descent = trajectory(BOWL, make_optimizer("sgd", 10.0), (-3.0, 4.0), 400)
    assert descent.diverged_at is not None
    for step in (1, 20, descent.diverged_at):
        plot.set_walk(descent.points[: step + 1], descent.point(step).gradient, None)
        assert not inner(plot).grab().isNull()
    assert not plot.is_on_map(*descent.points[1])
    assert plot.is_on_map(-3.0, 4.0)


@pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES.keys())
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_surface_has_a_picture_in_either_dress(plot, surface, theme):
    plot.apply_theme(theme)
    plot.set_surface(surface)
    image = inner(plot).viewport().grab().toImage()
    background = image.pixelColor(2, 2)
    assert background.name() == theme.surface
    middle = image.pixelColor(image.width() // 2 + 7, image.height() // 3)
    assert (middle.lightness() < 128) == theme.dark


def test_a_map_is_drawn_once_and_then_copied(plot, monkeypatch):
    """Its lines cost more than a whole frame may take."""
    painted = []
    paint = type(plot._map).paint
    monkeypatch.setattr(
        type(plot._map), "paint", lambda *args: (painted.append(1), paint(*args))[1]
    )
    viewport = inner(plot).viewport()
    viewport.repaint()
    painted.clear()
    for step in range(10):
        plot.set_walk(np.array([[-3.0, 4.0], [step / 10, 1.0]]), (1.0, 1.0), None)
        viewport.repaint()
    assert painted == []


def test_axes_are_named_as_in_the_formula():
    assert axis_names("x0² + x1²") == ("x₀", "x₁")
    assert axis_names("x²/20 + y²") == ("x", "y")


def test_texts_are_set_anew_when_the_language_changes(plot):
    inner(plot).setToolTip("")
    inner(plot).setAccessibleName("")
    QApplication.sendEvent(plot, QEvent(QEvent.Type.LanguageChange))
    assert "gradient" in inner(plot).toolTip()
    assert inner(plot).accessibleName()
