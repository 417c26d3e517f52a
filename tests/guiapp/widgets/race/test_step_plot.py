"""f against step for all racers: a logarithm where there is one, hovering, scrubbing."""

import math

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from engine.race import Entry
from engine.surfaces import SURFACES
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.race.racer_look import looks_for
from guiapp.widgets.race.step_plot import StepPlot
from tests.guiapp.widgets.race.races import BOOK, book_race


@pytest.fixture
def plot(qtbot):
    widget = StepPlot()
    qtbot.addWidget(widget)
    widget.apply_theme(LIGHT)
    widget.resize(420, 320)
    with qtbot.waitExposed(widget):
        widget.show()
    show(widget, book_race(), 30)
    QApplication.processEvents()
    return widget


def show(plot: StepPlot, race, step, limit=30):
    plot.set_racers(looks_for(race.entries))
    plot.show_race(race, step, limit)


def inner(plot: StepPlot) -> pg.PlotWidget:
    return plot.findChild(pg.PlotWidget, "f_plot")


def pixel(plot: StepPlot, step: float, height: float | None = None) -> QPoint:
    box = inner(plot).getViewBox()
    height = sum(box.viewRange()[1]) / 2 if height is None else height
    return inner(plot).mapFromScene(box.mapViewToScene(QPointF(step, height)))


def curves(plot: StepPlot):
    """What is drawn of the racers, without the lines of the grid behind them."""
    return plot._tracks.lines()[-len(plot._looks) :]


def upright(plot: StepPlot):
    return inner(plot).getViewBox().viewRange()[1]


def label(plot: StepPlot, name: str) -> QLabel:
    return plot.findChild(QLabel, name)


def test_the_step_axis_is_as_long_as_the_race_will_be(plot):
    show(plot, book_race(), 0, 20)
    (low, high), _ = inner(plot).getViewBox().viewRange()
    assert low < 0
    assert 20 < high < 22


def test_clicking_and_dragging_choose_a_step_within_the_race(plot):
    chosen, viewport = [], inner(plot).viewport()
    plot.step_chosen.connect(chosen.append)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=pixel(plot, 7))
    QTest.mouseMove(viewport, pixel(plot, 12))
    QTest.mouseMove(viewport, QPoint(viewport.width() + 50, 50))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=pixel(plot, 3))
    assert chosen == [7, 12, 30]


def test_curves_end_at_the_furthest_step_that_was_looked_at(plot):
    race = book_race()

    def drawn():
        return {len(line.points) for line in curves(plot)}

    show(plot, race, 4)
    assert drawn() == {5}
    plot.show_race(race, 12, 30)
    plot.show_race(race, 3, 30)
    assert drawn() == {13}  # going back forgets nothing
    plot.show_race(book_race(), 3, 30)
    assert drawn() == {4}


def test_the_curve_of_the_racer_in_focus_lies_on_top_and_is_thicker(plot):
    for focus in range(len(BOOK)):
        plot.set_focus(focus)
        *others, top = curves(plot)
        assert top.color.name() == LIGHT.optimizers[BOOK[focus].optimizer]
        assert all(line.width < top.width for line in others)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_curve_has_the_color_of_its_racer(plot, theme):
    plot.apply_theme(theme)
    image = inner(plot).viewport().grab().toImage()
    columns, rows = range(0, image.width()), range(0, image.height())
    names = {image.pixelColor(x, y).name() for x in columns for y in rows}
    assert {look.color(theme).name() for look in looks_for(BOOK)} <= names
    assert image.pixelColor(2, 2).name() == theme.surface


def test_hovering_names_racer_step_and_value(plot):
    race = book_race()
    value = race.lanes[1].values[6]  # momentum has climbed there, away from the others
    QTest.mouseMove(inner(plot).viewport(), pixel(plot, 6, value))
    reading = label(plot, "plot_reading")
    assert reading.isVisible()
    assert reading.text() == f"Momentum, step 6: {value:.2f}"
    QApplication.sendEvent(inner(plot).viewport(), QEvent(QEvent.Type.Leave))
    assert not reading.isVisible()


def test_hovering_reads_values_also_on_a_logarithmic_axis(plot):
    plot.set_log(True)
    value = book_race().lanes[2].values[20]  # adagrad, the lowest by far
    QTest.mouseMove(inner(plot).viewport(), pixel(plot, 20, math.log10(value)))
    assert label(plot, "plot_reading").text() == f"AdaGrad, step 20: {value:.3g}"


def test_no_logarithm_where_f_is_negative(plot):
    plot.set_log(True)
    assert plot.can_be_logarithmic()
    assert inner(plot).getAxis("left").logMode
    show(plot, book_race(surface=SURFACES["saddle"], start=(-3.0, 0.5)), 30)
    assert not plot.can_be_logarithmic()
    assert not inner(plot).getAxis("left").logMode
    plot.set_quantity("distance")
    assert plot.can_be_logarithmic()


def test_the_distance_to_the_nearest_minimum(plot):
    plot.set_quantity("distance")
    start = math.hypot(7, 2)
    assert upright(plot)[1] > start
    assert upright(plot)[0] <= 0
    assert inner(plot).accessibleName() == "Distance against step"
    plot.set_quantity("value")
    assert inner(plot).accessibleName() == "f against step"
    with pytest.raises(ValueError, match="value"):
        plot.set_quantity("speed")


def test_an_empty_plot_says_why(plot):
    sentence = label(plot, "plot_sentence")
    assert not sentence.isVisible()
    plot.set_racers(())
    assert "racer" in sentence.text()
    assert sentence.isVisible()
    show(plot, book_race(surface=SURFACES["saddle"]), 3)
    assert not sentence.isVisible()
    plot.set_quantity("distance")
    assert not plot.can_show_distance()
    assert "minimum" in sentence.text()


def test_a_racer_that_runs_away_leaves_the_others_readable(plot):
    show(plot, book_race(30, [Entry("sgd", 1.5), Entry("adam", 0.3)]), 30)
    assert upright(plot)[1] < 50
    show(plot, book_race(30, [Entry("sgd", 1.5)]), 30)
    assert upright(plot)[1] > 1e10


@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize("quantity", ["value", "distance"])
def test_a_race_out_of_the_numbers_is_drawn_as_far_as_it_can_be(plot, log, quantity):
    plot.set_log(log)
    plot.set_quantity(quantity)
    race = book_race(400, [Entry("sgd", 10.0)])
    lost = race.lanes[0].diverged_at
    for step in (lost - 1, lost, lost + 1, 400):
        show(plot, race, step, 400)
        assert not plot.grab().isNull()
        low, high = upright(plot)
        assert math.isfinite(high - low)


def test_texts_are_set_anew_when_the_language_changes(plot):
    inner(plot).setToolTip("")
    QApplication.sendEvent(plot, QEvent(QEvent.Type.LanguageChange))
    assert inner(plot).toolTip()
