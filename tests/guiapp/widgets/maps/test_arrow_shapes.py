"""Arrows as strokes: where they begin and end, and which way they point."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from guiapp.widgets.maps.arrow_shapes import SHORT_PX, STROKES, arrow_strokes, on_screen


def test_the_shaft_runs_from_the_point_to_the_tip():
    strokes, needed = arrow_strokes(np.array([20.0]), np.array([[0.6, 0.8]]), 1.4)
    assert strokes.shape == (1, STROKES, 2, 2)
    np.testing.assert_allclose(strokes[0, 0], [[0, 0], [12, 16]])
    assert needed[0].all()


def test_the_head_lies_between_its_neck_and_the_tip_and_is_symmetric():
    strokes, _ = arrow_strokes(np.array([20.0]), np.array([[1.0, 0.0]]), 1.4)
    x, y = strokes[0, 1:].reshape(-1, 2).T
    assert x.max() == 20.0
    assert 10 < x.min() < 20
    assert sorted(y) == sorted(-y)


def test_a_short_arrow_is_a_dot_around_its_point():
    strokes, _ = arrow_strokes(np.array([0.0, SHORT_PX - 0.1]), np.array([[1.0, 0], [0, 1]]), 1.4)
    assert np.abs(strokes).max() <= 1.0


def test_small_heads_need_fewer_strokes():
    _, needed = arrow_strokes(np.array([6.0, 40.0]), np.array([[1.0, 0.0]] * 2), 1.4)
    assert needed.sum(axis=1).tolist() == [3, STROKES]


@given(st.floats(-1e300, 1e300), st.floats(-1e300, 1e300))
def test_directions_are_unit_vectors_also_of_huge_slopes(x, y):
    direction = on_screen(np.array([[x, y]]), (1.0, 1.0))[0]
    np.testing.assert_allclose(np.hypot(*direction), 1.0)


def test_directions_look_as_the_axes_are_scaled():
    looks = on_screen(np.array([[1.0, 1.0], [0.0, 0.0], [np.nan, 1.0]]), (30.0, 40.0))
    np.testing.assert_allclose(looks, [[0.6, 0.8], [1, 0], [1, 0]])
