"""What a lens over a curve shows, down to the last float."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.curves import CURVES
from guiapp.float_lens import FEW, look, neighbors, reach_of, spacings_in

CUBIC = CURVES["cubic"].function


@pytest.mark.parametrize("precision", ["float64", "float32"])
@given(st.floats(-100, 100).filter(lambda x: abs(x) > 1e-3), st.floats(-16, 0))
def test_the_lens_is_wide_enough_for_h_and_for_some_floats(precision, x, exponent):
    center = float(np.dtype(precision).type(x))
    lens = look(CUBIC, center, 10.0**exponent, precision, (1.0,))
    assert lens.reach > 10.0**exponent
    assert len(lens.across) >= 4  # just above a power of two floats stand twice as wide
    assert np.abs(lens.across).max() <= 1 + 1 / FEW  # the outermost sample is rounded to a float
    assert (np.diff(lens.across) > 0).all()
    assert np.abs(lens.up).max() <= 1


def test_a_straight_line_through_the_middle_looks_like_one():
    lens = look(lambda x: 3.0 * x, 1.0, 0.1, "float64", (3.0,))
    np.testing.assert_allclose(lens.up, lens.across / 1.15, atol=1e-12)


def test_at_the_limit_every_float_is_a_dot_of_its_own():
    lens = look(CUBIC, 1.5, 1e-50, "float64", (0.0,))
    assert lens.few
    np.testing.assert_allclose(lens.across * lens.reach / 2.0**-52, [-2, -1, 0, 1, 2])
    assert not look(CUBIC, 1.5, 1e-3, "float64", (0.0,)).few


def test_values_that_are_not_finite_leave_gaps():
    lens = look(np.log, 0.05, 0.1, "float64", (20.0, math.nan))
    assert np.isnan(lens.up[lens.across < -0.3]).all()
    assert np.isfinite(lens.up[lens.across > -0.2]).all()


def test_a_function_without_any_value_is_an_empty_lens():
    lens = look(lambda x: x * math.nan, 1.0, 0.1, "float64", (math.nan,))
    assert np.isnan(lens.up).all()
    assert lens.scale == 1.0


def test_neighbors_are_all_the_floats_there_are():
    found = neighbors(1.0, 3 * 2.0**-52, "float64")
    eps = 2.0**-53  # below 1 they stand twice as close
    expected = [1 - k * eps for k in range(6, 0, -1)] + [1.0] + [1 + 2 * k * eps for k in (1, 2, 3)]
    assert found.tolist() == expected
    assert len(neighbors(1.0, 1.0, "float32", most=50)) <= 51
    assert neighbors(0.1, 1e-12, "float32").size == 0  # float32 has no number so near to 0.1
    assert FEW < 400


def test_floats_are_counted():
    assert spacings_in(1.0, 1.0, "float64") == 2.0**52
    assert spacings_in(1.0, 1.0, "float32") == 2.0**23
    assert spacings_in(2.0**-54, 1.0, "float64") == 0.25
    assert spacings_in(1.0, 0.0, "float32") == 127 * 2**23  # bit patterns from 0 to 1
    assert spacings_in(2.0, -1.0, "float32") == 2 * 127 * 2**23


def test_the_reach_follows_h_until_floats_are_too_few():
    assert reach_of(5.0, 1e-3, "float64") == pytest.approx(1.7e-3)
    assert reach_of(5.0, 1e-50, "float64") == pytest.approx(2.6 * 2.0**-50)


def test_a_slope_beyond_all_numbers_leaves_a_level_line_with_gaps():
    lens = look(lambda x: 1e308 * x, 1.0, 1.0, "float64", (1e308,))
    assert lens.scale == 1.0
    assert set(lens.up[np.isfinite(lens.up)]) == {0.0}
    assert np.isnan(lens.up[-1])  # 2.7e308
