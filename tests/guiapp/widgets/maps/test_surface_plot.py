"""The map: what the mouse does on it, and that all that is to be seen is drawn."""

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from engine.race import Entry
from engine.surfaces import SURFACES, Surface
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.maps.surface_plot import SurfacePlot
from guiapp.widgets.plots.plot_menu import PlotMenu
from guiapp.widgets.race.racer_look import looks_for
from tests.guiapp.widgets.race.races import BOOK, VALLEY, book_race

BOWL = SURFACES["bowl"]


@pytest.fixture
def plot(qtbot):
    widget = SurfacePlot()
    qtbot.addWidget(widget)
    widget.apply_theme(LIGHT)
    widget.set_surface(BOWL)
    widget.resize(560, 580)
    with qtbot.waitExposed(widget):
        widget.show()
    qtbot.waitUntil(widget.is_surveyed)
    return widget


def show(plot: SurfacePlot, entries, step, *, surface=BOWL, start=(-3.0, 4.0), focus=0):
    """Show a race as the page does."""
    race = book_race(step, entries, surface, start)
    plot.set_start(*race.start)
    plot.set_racers(looks_for(entries))
    plot.set_focus(focus)
    plot.show_race(race, step)
    return race


def inner(plot: SurfacePlot) -> pg.PlotWidget:
    return plot.findChild(pg.PlotWidget, "map")


def pixel(plot: SurfacePlot, x: float, y: float) -> QPoint:
    """Where a point of the map stands on the plot's viewport."""
    widget = inner(plot)
    scene = widget.getViewBox().mapViewToScene(QPointF(x, y))
    return widget.mapFromScene(scene)


def legend(plot: SurfacePlot, name: str) -> str:
    return plot.findChild(QLabel, name).text()


def tolerance(plot: SurfacePlot) -> float:
    """A pixel, in the units of the map."""
    return 1.01 * max(inner(plot).getViewBox().viewPixelSize())


def colors(plot: SurfacePlot) -> set[str]:
    image = inner(plot).viewport().grab().toImage()
    columns, rows = range(0, image.width()), range(0, image.height())
    return {image.pixelColor(x, y).name() for x in columns for y in rows}


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


def test_a_click_on_the_mark_of_a_racer_chooses_that_racer(plot, qtbot):
    entries = [Entry("sgd", 0.1), Entry("adam", 0.05)]
    race = show(plot, entries, 12)
    for index, lane in enumerate(race.lanes):
        at = pixel(plot, *lane.points[12])
        with qtbot.assertNotEmitted(plot.start_chosen), qtbot.waitSignal(plot.racer_chosen) as got:
            QTest.mouseClick(inner(plot).viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert got.args == [index]


def test_the_start_can_be_dragged_away_from_under_the_racers(plot, qtbot):
    show(plot, BOOK, 0)
    with qtbot.assertNotEmitted(plot.racer_chosen), qtbot.waitSignal(plot.start_chosen):
        QTest.mouseClick(inner(plot).viewport(), Qt.MouseButton.LeftButton, pos=pixel(plot, -3, 4))


def test_the_wheel_zooms_where_the_pointer_is_and_the_menu_shows_all_again(plot, qtbot):
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


def test_a_part_that_one_zooms_into_gets_a_finer_map_when_it_rests(plot, qtbot):
    coarse = plot._map.terrain()
    inner(plot).getViewBox().setRange(xRange=(1, 2), yRange=(1, 2), padding=0)
    assert plot._map.terrain() is coarse  # what there is stays until there is something better
    qtbot.waitUntil(lambda: plot._map.terrain() is not coarse)
    fine = plot._map.terrain()
    assert fine.extent[1] - fine.extent[0] < 2
    plot.reset_view()
    qtbot.waitUntil(lambda: plot._map.terrain() is coarse)


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


def test_hovering_over_a_racer_names_it_with_its_figures(plot, monkeypatch):
    said = []
    monkeypatch.setattr(
        "guiapp.widgets.maps.surface_plot.QToolTip.showText",
        lambda _at, text, _on: said.append(text),
    )
    race = show(plot, [Entry("momentum", 0.1)], 3)
    QTest.mouseMove(inner(plot).viewport(), pixel(plot, *race.lanes[0].points[3]))
    assert said
    assert "Momentum, step 3: on its way" in said[-1]


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


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_draws_every_racer_in_its_color(plot, theme):
    plot.apply_theme(theme)
    plot.set_surface(VALLEY)
    show(plot, BOOK, 5, surface=VALLEY, start=(-7.0, 2.0))
    wanted = {look.color(theme).name() for look in looks_for(BOOK)}
    assert wanted <= colors(plot)


def test_the_racer_in_focus_lies_on_top(plot):
    entries = [Entry("sgd", 0.1), Entry("momentum", 0.1)]
    for focus, optimizer in enumerate(("sgd", "momentum")):
        show(plot, entries, 0, focus=focus)  # both stand at the start
        image = inner(plot).viewport().grab().toImage()
        name = image.pixelColor(pixel(plot, -3, 4)).name()
        assert name == LIGHT.optimizers[optimizer]


def test_an_arrow_shows_the_way_against_the_gradient(plot):
    show(plot, [Entry("sgd", 0.1)], 0)
    image = inner(plot).viewport().grab().toImage()
    toward = [pixel(plot, -3 + 0.06 * t, 4 - 0.08 * t) for t in range(30)]
    away = [pixel(plot, -3 - 0.06 * t, 4 + 0.08 * t) for t in range(8)]
    names = {image.pixelColor(p).name() for p in toward}
    assert LIGHT.gradient in names
    assert LIGHT.gradient not in {image.pixelColor(p).name() for p in away}


@pytest.mark.parametrize(
    ("optimizer", "labels", "word"),
    [
        ("sgd", ["−∇f"], None),
        ("momentum", ["−∇f", "v"], "velocity v"),
        ("nesterov", ["−∇f", "v"], "velocity v"),
        ("adagrad", ["−∇f", "step"], "adapted step"),
        ("rmsprop", ["−∇f", "step"], "adapted step"),
        ("adam", ["−∇f", "step"], "adapted step"),
    ],
)
def test_the_inner_state_of_the_racer_in_focus_is_drawn_at_its_point(plot, optimizer, labels, word):
    race = show(plot, [Entry(optimizer, 0.1)], 4)
    arrows, lane = plot._race._marks.arrows(), race.lanes[0]
    assert [arrow.label for arrow in arrows] == labels
    np.testing.assert_array_equal(arrows[0].reach, -lane.gradients[4])
    if labels[-1] == "v":
        np.testing.assert_array_equal(arrows[1].reach, lane.states["v"][4])
    if labels[-1] == "step":
        np.testing.assert_array_equal(arrows[1].reach, lane.points[5] - lane.points[4])
    signs = legend(plot, "map_signs")
    assert all((each in signs) == (each == word) for each in ("velocity v", "adapted step"))


def test_a_racer_that_leaves_the_map_is_marked_at_its_edge_and_in_the_legend(plot):
    entries = [Entry("sgd", 1.05), Entry("adam", 0.1)]
    show(plot, entries, 40)
    assert "left the map" in legend(plot, "map_signs")
    names = plot.findChild(QLabel, "map_racers").accessibleName()
    assert names == "SGD (left the map), Adam"
    image = inner(plot).viewport().grab().toImage()
    box = inner(plot).getViewBox().sceneBoundingRect().toRect()
    rim = [
        image.pixelColor(x, y).name()
        for x in range(box.left(), box.right())
        for y in range(box.top(), box.bottom())
        if min(x - box.left(), box.right() - x, y - box.top(), box.bottom() - y) < 22
    ]
    assert LIGHT.optimizers["sgd"] in rim
    show(plot, entries, 0)
    assert "left the map" not in legend(plot, "map_signs")


def test_a_racer_that_leaves_the_numbers_is_crossed_out(plot):
    race = show(plot, [Entry("sgd", 10.0)], 400)
    lost = race.lanes[0].diverged_at
    assert lost is not None
    for step in (1, 20, lost - 1, lost, 400):
        plot.show_race(race, step)
        assert not inner(plot).grab().isNull()
    assert "not finite" in legend(plot, "map_signs")
    assert plot.findChild(QLabel, "map_racers").accessibleName() == "SGD (not finite)"


def test_ground_without_f_is_hatched_and_named(plot, qtbot):
    def log_x(x, y):
        return np.log(x) + y * y

    def log_x_gradient(x, y):
        return 1 / x, 2 * y

    surface = Surface(
        "expression", "log(x) + y²", "", log_x, log_x_gradient, (-5.0, 5.0, -5.0, 5.0), (),
        (1.0, 1.0), 0.1,
    )  # fmt: skip
    assert "not finite" not in legend(plot, "map_signs")
    plot.set_surface(surface)
    assert "f is not finite" in legend(plot, "map_signs")

    def shades():
        image = inner(plot).viewport().grab().toImage()
        return {image.pixelColor(pixel(plot, -3 + 0.01 * k, 1)).name() for k in range(100)}

    # the ground and the hatching on it
    qtbot.waitUntil(lambda: LIGHT.surface in shades() and len(shades()) == 2)


@pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES.keys())
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_surface_has_a_picture_in_either_dress(plot, qtbot, surface, theme):
    plot.apply_theme(theme)
    plot.set_surface(surface)

    def check():
        image = inner(plot).viewport().grab().toImage()
        assert image.pixelColor(2, 2).name() == theme.surface
        row = [image.pixelColor(x, image.height() // 3) for x in range(100, image.width() - 50)]
        assert (np.median([color.lightness() for color in row]) < 128) == theme.dark

    qtbot.waitUntil(check)  # Qt keeps the old picture until its next frame


def test_a_map_is_drawn_once_and_then_copied(plot, monkeypatch):
    """Its lines cost more than a whole frame may take."""
    painted = []
    paint = type(plot._map).paint
    monkeypatch.setattr(
        type(plot._map), "paint", lambda *args: (painted.append(1), paint(*args))[1]
    )
    viewport = inner(plot).viewport()
    race = show(plot, BOOK, 10)
    viewport.repaint()
    painted.clear()
    for step in range(10):
        plot.show_race(race, step)
        viewport.repaint()
    assert painted == []


def test_a_hidden_map_is_surveyed_when_it_is_first_seen(qtbot):
    widget = SurfacePlot()
    qtbot.addWidget(widget)
    widget.set_surface(BOWL)
    show(widget, BOOK, 3)
    assert not widget.is_surveyed()
    widget.show()
    qtbot.waitUntil(widget.is_surveyed)


def test_texts_are_set_anew_when_the_language_changes(plot):
    inner(plot).setToolTip("")
    inner(plot).setAccessibleName("")
    QApplication.sendEvent(plot, QEvent(QEvent.Type.LanguageChange))
    assert "gradient" in inner(plot).toolTip()
    assert inner(plot).accessibleName()
