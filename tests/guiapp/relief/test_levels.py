"""At which heights lines are drawn."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from guiapp.relief.levels import bounds, contour_levels, levels_in_view, relief, round_step


def test_plain_levels_are_round_and_ratio_levels_reach_into_the_valley():
    values = np.linspace(0.0, 50.0, 101)
    np.testing.assert_allclose(contour_levels(values, False, count=10), np.arange(5.0, 50.0, 5.0))
    steep = np.geomspace(1e-3, 1e3, 1000)
    levels = contour_levels(steep, True, count=10)
    ratios = np.diff(np.log(levels - steep.min()))
    np.testing.assert_allclose(ratios, ratios[0])
    assert levels[0] < 0.01
    assert contour_levels(np.ones(4), True).size == 0


def test_a_plateau_gets_lines_at_equal_areas():
    radius = np.hypot(*np.meshgrid(np.linspace(-5, 5, 101), np.linspace(-5, 5, 101)))
    levels = contour_levels(1 - np.exp(-(radius**2) / 2), False)
    flat = levels[levels > 0.95]
    assert len(flat) >= 6
    assert flat.max() > 0.999


def test_levels_go_on_beyond_the_domain_but_not_without_end():
    values = np.linspace(0.0, 12.0, 101)
    assert contour_levels(values, False, top=15.5).max() == pytest.approx(15.0)
    assert len(contour_levels(values, False, top=1e9)) < 30


def test_a_pole_is_left_out_of_the_bounds_and_a_steep_corner_is_not():
    even = np.linspace(0.0, 1.0, 1000)
    assert bounds(np.append(even, 1e6)) == pytest.approx((0.0, 0.98), abs=0.01)
    assert bounds(np.append(even, [-1e6, 1e6])) == pytest.approx((0.02, 0.98), abs=0.01)
    assert bounds(np.append(even, 9.0)) == (0.0, 9.0)


def test_a_view_keeps_the_usual_lines_as_long_as_they_are_enough():
    usual = np.arange(1.0, 26.0)
    np.testing.assert_array_equal(levels_in_view(np.linspace(3, 14, 500), usual), usual)
    near = levels_in_view(np.linspace(3.1, 3.2, 500), usual)
    assert len(near) >= 4
    assert ((near > 3.1) & (near < 3.2)).all()
    far = levels_in_view(np.linspace(0, 1e6, 500), usual)
    assert far.max() > 1e5


@given(hnp.arrays(np.float64, st.integers(1, 40)), st.booleans())
def test_any_heights_give_rising_finite_levels(values, logarithmic):
    with np.errstate(over="ignore", invalid="ignore"):
        levels = contour_levels(values, logarithmic, top=1e308)
    assert np.isfinite(levels).all()
    assert (np.diff(levels) > 0).all()
    assert len(levels) < 60


@given(hnp.arrays(np.float64, st.integers(1, 40)), st.booleans())
def test_any_heights_have_a_shade(values, logarithmic):
    with np.errstate(over="ignore", invalid="ignore"):
        shades = relief(values, values, logarithmic).shades(values)
    assert shades.shape == values.shape


@pytest.mark.parametrize(("size", "step"), [(0.11, 0.2), (3.0, 5.0), (10.0, 10.0), (7e-5, 1e-4)])
def test_steps_are_of_the_1_2_5_series(size, step):
    assert round_step(size) == pytest.approx(step)
