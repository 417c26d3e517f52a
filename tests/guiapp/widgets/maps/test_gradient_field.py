"""The field on its map: arrows where they belong, a pointer that finds them, marks, lost points."""

from dataclasses import replace

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.fields import BOOK_COUNT, BOOK_RANGE, gradient_field, grid_points
from engine.surfaces import SURFACES
from guiapp.theme import DARK, LIGHT
from guiapp.widgets.maps.arrow_item import ArrowItem
from guiapp.widgets.maps.arrow_scale import fit_scale
from guiapp.widgets.maps.field_legend import FieldLegend, round_number
from guiapp.widgets.maps.gradient_field import Arrows, GradientFieldPlot
from guiapp.widgets.maps.map_item import MapItem

BOOK = replace(SURFACES["bowl"], domain=(*BOOK_RANGE, *BOOK_RANGE))
MESH = 0.25
NONE = np.empty((0, 2))


def field():
    return gradient_field(BOOK, grid_points(BOOK.domain, BOOK_COUNT))


def arrows(scaling="true"):
    vectors = -field().numerical
    return Arrows(vectors, "gradient", fit_scale(vectors, MESH, scaling))


@pytest.fixture
def plot(qtbot):
    widget = GradientFieldPlot()
    qtbot.addWidget(widget)
    widget.apply_theme(LIGHT)
    widget.set_surface(BOOK, MESH)
    widget.show_arrows(field().points, [arrows()], NONE)
    widget.resize(560, 560)
    with qtbot.waitExposed(widget):
        widget.show()
    qtbot.waitUntil(lambda: not widget._surveyor.is_busy())
    QApplication.processEvents()
    return widget


def inner(plot) -> pg.PlotWidget:
    return plot.findChild(pg.PlotWidget, "field")


def pixel(plot, x, y) -> QPoint:
    scene = inner(plot).getViewBox().mapViewToScene(QPointF(x, y))
    return inner(plot).mapFromScene(scene)


def items(plot, kind):
    return [item for item in inner(plot).getPlotItem().items if isinstance(item, kind)]


def ink(plot):
    """How many pixels of the plot are of the arrows' hue: orange, which nothing else is."""
    image = plot.grab().toImage()
    bytes_ = np.frombuffer(image.constBits(), dtype=np.uint8)
    pixels = bytes_.reshape(image.height(), image.width(), 4).astype(int)
    blue, _, red = pixels[..., 0], pixels[..., 1], pixels[..., 2]
    return int((red - blue > 60).sum())


def test_the_book_s_324_arrows_are_drawn(plot):
    counts = [item.count() for item in items(plot, ArrowItem)]
    assert max(counts) == 324
    assert ink(plot) > 2000


def test_all_of_the_field_is_in_view_in_equal_scales(plot):
    (x_min, x_max), (y_min, y_max) = inner(plot).getViewBox().viewRange()
    assert x_min < -2
    assert x_max > 2.25
    assert y_min < -2
    assert y_max > 2.25
    width, height = inner(plot).getViewBox().viewPixelSize()
    assert width == pytest.approx(height, rel=1e-3)


def test_true_arrows_end_where_the_factor_says(plot):
    item = next(item for item in items(plot, ArrowItem) if item.count() == 324)
    factor = arrows().scale.factor
    np.testing.assert_allclose(item.tips(), field().points * (1 - 2 * factor), atol=1e-9)


def test_two_sets_are_drawn_one_above_the_other(plot):
    plot.show_arrows(field().points, [replace(arrows(), meaning="text"), arrows()], NONE)
    assert sorted(item.count() for item in items(plot, ArrowItem))[-2:] == [324, 324]
    plot.show_arrows(field().points, [arrows()], NONE)
    assert sorted(item.count() for item in items(plot, ArrowItem))[-2:] != [324, 324]


def test_vectors_that_are_not_finite_have_no_arrow_and_harm_none(plot):
    shown = arrows()
    vectors = shown.vectors.copy()
    vectors[:5] = np.nan
    vectors[5] = np.inf
    vectors[6] = 1e300
    points = field().points
    plot.show_arrows(points, [replace(shown, vectors=vectors)], points[:6])
    assert max(item.count() for item in items(plot, ArrowItem)) == 318
    QApplication.processEvents()
    assert ink(plot) > 2000


def test_a_click_and_a_drag_choose_points(plot, qtbot):
    with qtbot.waitSignal(plot.point_chosen) as chosen:
        QTest.mouseClick(inner(plot).viewport(), Qt.MouseButton.LeftButton, pos=pixel(plot, 1, -1))
    assert chosen.args == pytest.approx((1, -1), abs=0.02)


def test_the_pointer_is_reported_and_that_it_left(plot, qtbot):
    viewport = inner(plot).viewport()
    with qtbot.waitSignal(plot.point_hovered) as hovered:
        QTest.mouseMove(viewport, pixel(plot, 0.5, 0.5))
    assert hovered.args == pytest.approx((0.5, 0.5), abs=0.02)
    with qtbot.waitSignal(plot.pointer_left):
        QTest.mouseMove(viewport, QPoint(2, 2))


def test_the_held_point_has_a_ring_and_an_arrow_and_hovering_adds_another(plot):
    rings = items(plot, pg.ScatterPlotItem)
    before = sum(ring.isVisible() for ring in rings)
    plot.show_focus((1.0, 1.0), (-2.0, -2.0), hovered=False)
    held = sum(ring.isVisible() for ring in rings)
    plot.show_focus((0.5, 0.0), (-1.0, 0.0), hovered=True)
    both = sum(ring.isVisible() for ring in rings)
    assert before < held < both
    plot.clear_hover()
    assert sum(ring.isVisible() for ring in rings) == held


def test_a_point_without_a_gradient_can_be_held(plot):
    plot.show_focus((1.0, 1.0), (float("nan"), float("nan")), hovered=False)
    QApplication.processEvents()
    assert not plot.grab().isNull()


def test_contour_lines_and_shading_can_be_switched(plot):
    lines = plot.grab().toImage()
    plot.set_contours(False)
    bare = plot.grab().toImage()
    plot.set_ground(False)
    blank = plot.grab().toImage()
    assert lines != bare != blank
    plot.set_contours(True)
    plot.set_ground(True)
    assert plot.grab().toImage() == lines
    assert len(items(plot, MapItem)) == 1


def test_both_themes_dress_everything(plot):
    plot.show_focus((1.0, 1.0), (-2.0, -2.0), hovered=False)
    light = plot.grab().toImage()
    plot.apply_theme(DARK)
    dark = plot.grab().toImage()
    assert light.pixelColor(5, 5).lightness() > 200
    assert dark.pixelColor(5, 5).lightness() < 60
    assert ink(plot) > 2000


def test_zooming_keeps_the_heads_and_resetting_shows_all_again(plot):
    box = inner(plot).getViewBox()
    before = box.viewRange()
    box.setRange(xRange=(-0.5, 0.5), yRange=(-0.5, 0.5), padding=0)
    QApplication.processEvents()
    assert not plot.grab().isNull()
    plot.reset_view()
    np.testing.assert_allclose(box.viewRange(), before)


@pytest.mark.parametrize(
    ("value", "text"),
    [(1.0, "1"), (500.0, "500"), (2e11, "2 · 10¹¹"), (1e12, "10¹²"), (5e-6, "5 · 10⁻⁶")],
)
def test_a_magnification_is_written_as_one_says_it(value, text):
    assert round_number(value) == text


def test_the_legend_says_what_is_drawn_and_how_long(qtbot):
    legend = FieldLegend()
    qtbot.addWidget(legend)
    legend.apply_theme(LIGHT)
    scale = arrows().scale
    legend.explain((("numerical", "gradient"),), scale)
    assert str(scale.factor) in legend._lengths.text()
    legend.explain((("difference", "bad"),), scale, 2e11)
    assert "2 · 10¹¹" in legend._lengths.text()
    legend.explain((("numerical", "gradient"),), replace(scale, scaling="equal"))
    assert "equal" in legend._lengths.text()
    legend.explain((("numerical", "gradient"),), replace(scale, scaling="compressed"))
    assert "compressed" in legend._lengths.text()
