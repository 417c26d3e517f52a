"""Maps of points: where they lie, and which way is up."""

import numpy as np
import pytest

from engine.splits import Split
from guiapp.pages.inside.points import INK, MAP_SIDE, PLANE_SIDE, plane_sums, point_map, reach


def four_points():
    inputs = np.array([[-2, -2], [2, 2], [2, -2], [0, 0]], np.float32)
    return Split(inputs, np.array([0, 1, 1, 0]), 1.0)


def test_the_point_itself_stands_out_where_it_lies():
    picture = point_map(four_points(), 1)
    assert picture.shape == (MAP_SIDE, MAP_SIDE)
    assert (picture[:5, -5:] == INK).all()  # (2, 2) is at the top right
    assert np.count_nonzero(picture == INK) == 25
    middle = MAP_SIDE // 2
    assert 0 < picture[middle, middle] < picture[-3, -3] < INK  # its own class is darker


def test_points_that_all_lie_at_the_origin_have_a_map():
    split = Split(np.zeros((3, 2), np.float32), np.zeros(3, np.int64), 1.0)
    assert reach(split) == 1.0
    assert np.count_nonzero(point_map(split, 2) == INK) == 25


def test_sums_over_the_plane():
    W, b = np.array([[1.0, 0.0], [0.0, 3.0]]), np.array([0.5, -1.0])
    right, up = plane_sums(W, b, 2.0).T.reshape(2, PLANE_SIDE, PLANE_SIDE)
    assert (right[0, 0], right[-1, -1]) == pytest.approx((-2 + 0.5, 2 + 0.5))
    assert (up[0, 0], up[-1, -1]) == pytest.approx((3 * 2 - 1, 3 * -2 - 1))
