"""What of a long or wild line is really drawn."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem

from guiapp.widgets.maps.track import (
    FAR_PX,
    Polyline,
    TracksItem,
    distinct,
    runs,
    to_pixels,
    visible_segments,
    within_reach,
)

VIEW = QRectF(0, 0, 100, 100)
ANY_POINTS = hnp.arrays(np.float64, st.tuples(st.integers(1, 20), st.just(2)))


def test_points_within_the_same_half_pixel_are_drawn_once_but_the_last_always():
    creeping = np.column_stack((np.linspace(0, 10, 1001), np.zeros(1001)))
    drawn = creeping[distinct(creeping)]
    assert 20 <= len(drawn) <= 22
    np.testing.assert_array_equal(drawn[[0, -1]], creeping[[0, -1]])


def test_a_zigzag_wider_than_a_pixel_keeps_every_turn():
    zigzag = np.column_stack((np.zeros(100), np.arange(100) % 2))
    assert len(distinct(zigzag)) == 100


@given(ANY_POINTS)
def test_far_points_come_near_enough_to_be_drawn_and_near_ones_stay(points):
    transform = QTransform.fromScale(2.0, -3.0)
    drawn = to_pixels(points, transform)
    finite = np.isfinite(points).all(axis=1)
    assert np.isnan(drawn[~finite]).all()
    assert (np.abs(drawn[finite]) <= FAR_PX * (1 + 1e-9)).all()
    near = finite & (np.abs(points).max(axis=1) <= FAR_PX / 3)
    np.testing.assert_allclose(drawn[near], points[near] * (2.0, -3.0))


def test_a_far_point_stays_in_its_direction():
    (drawn,) = within_reach(np.array([[3e200, -4e200]]))
    np.testing.assert_allclose(drawn, [0.75 * FAR_PX, -FAR_PX])


def test_only_segments_that_may_cross_the_view_are_drawn():
    points = np.array(
        [[-50, 50], [-10, 60], [50, 50], [150, 50], [160, 60], [np.nan, 0], [50, 50.0]]
    )
    np.testing.assert_array_equal(
        visible_segments(points, VIEW), [[-10, 60, 50, 50], [50, 50, 150, 50]]
    )


def test_a_line_that_leaves_and_returns_falls_into_runs():
    segments = np.array([[0, 0, 1, 1], [1, 1, 2, 0], [5, 5, 6, 6.0]])
    first, second = runs(segments)
    np.testing.assert_array_equal(first, [[0, 0], [1, 1], [2, 0]])
    np.testing.assert_array_equal(second, [[5, 5], [6, 6]])
    assert runs(np.empty((0, 4))) == []


def painted(*lines):
    item, image = TracksItem(), QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    item.set_area(VIEW)
    item.set_lines(lines)
    with QPainter(image) as painter:
        item.paint(painter, QStyleOptionGraphicsItem())
    return image


def test_the_last_line_lies_on_top(qapp):
    points = np.array([[10.0, 50.0], [90.0, 50.0]])
    red, blue = Polyline(points, QColor("red"), 6.0), Polyline(points, QColor("blue"), 6.0)
    assert painted(red, blue).pixelColor(50, 50) == QColor("blue")
    assert painted(blue, red).pixelColor(50, 50) == QColor("red")


@pytest.mark.parametrize("style", [Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine])
def test_a_gap_is_not_bridged(qapp, style):
    points = np.array([[0, 50], [30, 50], [np.nan, np.nan], [70, 50], [100, 50.0]])
    image = painted(Polyline(points, QColor("red"), 6.0, style, dots=False))
    assert image.pixelColor(5, 50) == QColor("red")
    assert image.pixelColor(50, 50) == QColor("white")


def test_a_very_long_zigzag_is_drawn_thin_and_plain(qapp):
    """Smooth and thick, 5,000 turns across the view would take a second."""
    points = np.column_stack((np.linspace(0, 99, 5000), np.arange(5000) % 2 * 98.0))
    points[:, 0] *= 0.5
    image = painted(Polyline(points, QColor("red"), 6.0, dots=False))
    assert image.pixelColor(20, 50) == QColor("red")
    assert image.pixelColor(80, 50) == QColor("white")
