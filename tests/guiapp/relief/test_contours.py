"""Contour lines against curves whose course is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiapp.relief.contours import contour_segments


def grid(count: int = 65, half: float = 2.0):
    axis = np.linspace(-half, half, count)
    return axis, axis, *np.meshgrid(axis, axis)


@given(radius=st.floats(0.3, 1.9))
def test_the_contours_of_a_bowl_are_circles(radius):
    x, y, xx, yy = grid()
    segments = contour_segments(x, y, xx**2 + yy**2, [radius**2])
    heights = (segments**2).sum(axis=-1)
    # straight interpolation over a mesh h is off by h**2 / 8 times the second derivative, 2
    np.testing.assert_allclose(heights, radius**2, rtol=0, atol=(4 / 64) ** 2 / 4 + 1e-12)
    length = np.linalg.norm(segments[:, 1] - segments[:, 0], axis=1).sum()
    assert length == pytest.approx(2 * np.pi * radius, rel=0.01)


def test_a_closed_line_has_each_end_twice():
    x, y, xx, yy = grid(33)
    segments = contour_segments(x, y, xx**2 + yy**2, [1.3])
    _, counts = np.unique(segments.reshape(-1, 2).round(9), axis=0, return_counts=True)
    assert (counts == 2).all()


def test_a_plane_gives_a_straight_line_exactly():
    x, y = np.array([0.0, 1.0, 3.0]), np.array([0.0, 2.0])
    xx, _ = np.meshgrid(x, y)
    segments = contour_segments(x, y, xx, [2.5])
    assert segments.shape == (1, 2, 2)
    assert (segments[..., 0] == 2.5).all()
    assert sorted(segments[0, :, 1]) == [0.0, 2.0]


def test_the_four_crossings_of_a_saddle_cell_make_two_segments():
    axis = np.array([0.0, 1.0])
    segments = contour_segments(axis, axis, np.array([[1.0, 0.0], [0.0, 1.0]]), [0.5])
    assert len(segments) == 2
    assert len(np.unique(segments.reshape(-1, 2), axis=0)) == 4


def test_levels_out_of_reach_and_cells_that_are_not_finite_have_no_line():
    x, y, xx, yy = grid(9)
    values = xx**2 + yy**2
    assert contour_segments(x, y, values, []).shape == (0, 2, 2)
    assert contour_segments(x, y, values, [-1.0, 99.0]).shape == (0, 2, 2)
    values[4, :] = np.nan
    values[0, 0] = np.inf
    assert np.isfinite(contour_segments(x, y, values, [1.0])).all()


def test_shapes_that_do_not_fit_are_named():
    with pytest.raises(ValueError, match=r"\(3, 4\)"):
        contour_segments(np.arange(4.0), np.arange(3.0), np.zeros((4, 3)), [0.0])


def test_a_cell_that_jumps_over_all_levels_has_no_line():
    """As at the pole of 1/x, where lines of all heights would lie on each other."""
    x, y = np.array([0.0, 1.0, 2.0]), np.array([0.0, 1.0])
    values = np.array([[-9.0, 9.0, 1.5], [-9.0, 9.0, 1.5]])
    segments = contour_segments(x, y, values, [1.0, 2.0, 3.0])
    assert len(segments) == 2  # from 9 down to 1.5, and none from -9 up to 9
    assert segments[..., 0].min() > 1
