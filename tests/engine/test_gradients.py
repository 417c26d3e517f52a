"""engine.gradients: the book's digits, the error against h, and what happens to arguments."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from engine.gradients import numerical_diff, numerical_gradient

both = pytest.mark.parametrize("differentiate", [numerical_diff, numerical_gradient])


def parabola(x):
    """``0.01 x**2 + 0.1 x``, the book's example (4.3.2); its slope is 0.2 at 5 and 0.3 at 10."""
    return 0.01 * x**2 + 0.1 * x


def sum_of_squares(x):
    """``x0**2 + x1**2``, the book's example (4.3.3)."""
    return x[0] ** 2 + x[1] ** 2


def test_slopes_of_the_book():
    assert numerical_diff(parabola, 5) == 0.1999999999990898
    assert numerical_diff(parabola, 10) == 0.2999999999986347


def test_partial_derivatives_of_the_book():
    assert numerical_diff(lambda x0: x0 * x0 + 4.0**2, 3.0) == 6.00000000000378
    assert numerical_diff(lambda x1: 3.0**2 + x1 * x1, 4.0) == 7.999999999999119
    assert numerical_gradient(sum_of_squares, [3, 4]).tolist() == [
        6.00000000000378,
        7.999999999999119,
    ]


@pytest.mark.parametrize(("x", "gradient"), [((3, 4), (6, 8)), ((0, 2), (0, 4)), ((3, 0), (6, 0))])
@pytest.mark.parametrize("dtype", [np.int64, np.float32, np.float64])
def test_gradients_of_the_book(x, gradient, dtype):
    found = numerical_gradient(sum_of_squares, np.array(x, dtype))
    assert found.dtype == np.float64
    np.testing.assert_allclose(found, gradient, rtol=0, atol=1e-9)


@pytest.mark.parametrize(
    ("h", "error"),
    [
        (1e-2, "1.1e-14"),
        (1e-4, "9.1e-13"),
        (1e-6, "6.1e-11"),
        (1e-8, "5.7e-09"),
        (1e-10, "1.7e-08"),
        (1e-12, "6.7e-06"),
        (1e-13, "9.5e-04"),
        (1e-16, "2.0e-01"),
    ],
)
def test_a_smaller_h_is_not_a_better_h(h, error):
    assert f"{abs(numerical_diff(parabola, 5, h) - 0.2):.1e}" == error


def test_h_below_the_spacing_of_floats_finds_no_slope():
    assert numerical_diff(parabola, 5, 1e-16) == 0.0


def test_halving_h_quarters_the_error_of_a_cubic():
    errors = [numerical_diff(lambda x: x**3, 1.0, h) - 3.0 for h in (0.02, 0.01)]
    assert errors[0] / errors[1] == pytest.approx(4.0, rel=1e-6)


def test_numerical_diff_works_element_by_element():
    x = np.linspace(-3, 3, 12).reshape(3, 4)
    slopes = numerical_diff(np.sin, x)
    assert slopes.shape == (3, 4)
    np.testing.assert_allclose(slopes, np.cos(x), atol=1e-8)
    np.testing.assert_allclose(numerical_diff(parabola, [5, 10]), [0.2, 0.3])


def test_numerical_diff_gives_a_plain_float_for_a_number():
    for x in (2, 2.0, np.float32(2), np.array(2)):
        slope = numerical_diff(math.exp, x)
        assert type(slope) is float
        assert slope == pytest.approx(math.exp(2))


@given(
    arrays(
        np.float64,
        array_shapes(min_dims=0, max_dims=4, max_side=3),
        elements=st.floats(-10, 10),
    )
)
def test_numerical_gradient_takes_any_shape(x):
    gradient = numerical_gradient(lambda a: np.sum(a**2), x)
    assert gradient.shape == x.shape
    np.testing.assert_allclose(gradient, 2 * x, atol=1e-7)


@pytest.mark.parametrize("x", [np.zeros(0), np.zeros((3, 0))])
def test_numerical_gradient_of_nothing_is_nothing(x):
    assert numerical_gradient(lambda a: 1.0, x).shape == x.shape


def test_numerical_gradient_reads_a_transposed_array_in_its_own_order():
    x = np.arange(6.0).reshape(2, 3).T
    weights = np.arange(6.0).reshape(3, 2)
    np.testing.assert_allclose(numerical_gradient(lambda a: np.sum(a * weights), x), weights)


@pytest.mark.parametrize("value", [3.0, 3, np.float32(3), np.array(3.0), np.array([[3.0]])])
def test_f_may_give_any_kind_of_single_number(value):
    assert numerical_gradient(lambda a: value, np.ones(2)).tolist() == [0.0, 0.0]


@both
def test_integers_are_not_rounded(differentiate):
    assert differentiate(lambda x: x**2, np.array(3)) == pytest.approx(6.0)
    assert differentiate(lambda x: x**2, 3) == pytest.approx(6.0)


@both
def test_the_argument_stays_as_it_is(differentiate):
    x = np.array([3.0, 4.0])
    x.flags.writeable = False
    differentiate(np.sum, x)
    assert x.tolist() == [3.0, 4.0]


def test_the_argument_stays_as_it_is_when_f_raises():
    x = np.array([3.0, 4.0])

    def fails(moved):
        assert x.tolist() == [3.0, 4.0]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        numerical_gradient(fails, x)
    assert x.tolist() == [3.0, 4.0]


def test_f_sees_one_element_moved_at_a_time():
    seen = []
    numerical_gradient(lambda a: seen.append(a.copy()) or 0.0, [1.0, 2.0], h=0.5)
    assert [a.tolist() for a in seen] == [[1.5, 2], [0.5, 2], [1, 2.5], [1, 1.5]]


@both
@pytest.mark.parametrize("x", [math.nan, math.inf])
def test_where_x_is_not_finite_there_is_no_slope(differentiate, x):
    with np.errstate(invalid="ignore"):
        assert math.isnan(differentiate(lambda a: a * 2, x))


@both
@pytest.mark.parametrize("h", [0, -1e-4, math.nan, math.inf, "1e-4", None, True, np.ones(2)])
def test_an_h_that_is_no_step_is_refused(differentiate, h):
    with pytest.raises(ValueError, match="h must be a finite number above 0"):
        differentiate(np.sum, 1.0, h)


@both
@pytest.mark.parametrize("x", ["5", [1, "a"], None, 1j, [True], [[1, 2], [3]]])
def test_an_x_that_is_no_number_is_refused(differentiate, x):
    with pytest.raises(ValueError, match=r"^x must"):
        differentiate(np.sum, x)


@pytest.mark.parametrize("value", [None, "3", 1j, np.ones(2)])
def test_an_f_without_a_single_number_is_refused(value):
    with pytest.raises(ValueError, match="f must give one real number"):
        numerical_gradient(lambda a: value, np.ones(2))
