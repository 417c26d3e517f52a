"""What of a long or wild walk is really drawn."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from guiapp.widgets.track import FAR, distinct, within_reach

CENTER = np.zeros(2)


def test_points_within_the_same_half_pixel_are_drawn_once_but_the_last_always():
    creeping = np.column_stack((np.linspace(0, 1, 1001), np.zeros(1001)))
    drawn = distinct(creeping, (0.1, 0.1))
    assert 20 <= len(drawn) <= 22
    np.testing.assert_array_equal(drawn[[0, -1]], creeping[[0, -1]])


def test_a_zigzag_wider_than_a_pixel_keeps_every_turn():
    zigzag = np.column_stack((np.zeros(100), np.arange(100) % 2))
    assert len(distinct(zigzag, (0.1, 0.1))) == 100


@given(
    hnp.arrays(
        np.float64,
        st.tuples(st.integers(1, 20), st.just(2)),
        elements=st.floats(allow_nan=False, allow_infinity=False),
    )
)
def test_far_points_come_near_enough_to_be_drawn_and_near_ones_stay(points):
    drawn = within_reach(points, CENTER, span=10.0)
    assert len(drawn) == len(points)
    assert np.abs(drawn).max() <= FAR * 10.0 * (1 + 1e-9)
    near = np.abs(points).max(axis=1) <= FAR * 10.0
    np.testing.assert_array_equal(drawn[near], points[near])


def test_a_walk_is_drawn_up_to_its_last_finite_point():
    walk = np.array([[1.0, 2.0], [-30.0, 4.0], [np.inf, 0.0], [np.nan, np.nan]])
    np.testing.assert_array_equal(within_reach(walk, CENTER, span=10.0), walk[:2])
