"""engine.differences: the book's digits, the error against h, and both of its sides."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.curves import CURVES
from engine.differences import (
    LARGEST_STEP,
    METHODS,
    PRECISIONS,
    SMALLEST_STEP,
    bends,
    difference_quotient,
    errors,
    find_kink,
    quotients,
    theory,
)
from engine.gradients import numerical_diff

PARABOLA, SIGMOID = CURVES["parabola"], CURVES["sigmoid"]
CUBIC, ABSOLUTE = CURVES["cubic"], CURVES["absolute"]
STEPS = 10.0 ** np.arange(-16, 1)

each_method = pytest.mark.parametrize("method", METHODS)
each_precision = pytest.mark.parametrize("precision", PRECISIONS)


def test_the_slopes_of_the_book():
    assert difference_quotient(PARABOLA.function, 5, 1e-4).value == 0.1999999999990898
    assert difference_quotient(PARABOLA.function, 10, 1e-4).value == 0.2999999999986347


def test_the_partial_derivatives_of_the_book():
    first = difference_quotient(lambda x0: x0 * x0 + 4.0**2, 3.0, 1e-4)
    second = difference_quotient(lambda x1: 3.0**2 + x1 * x1, 4.0, 1e-4)
    assert (first.value, second.value) == (6.00000000000378, 7.999999999999119)


@pytest.mark.parametrize(
    ("h", "central", "forward"),
    [
        (1e-2, "1.1e-14", "1.0e-04"),
        (1e-4, "9.1e-13", "1.0e-06"),
        (1e-8, "5.7e-09", "5.7e-09"),
        (1e-12, "6.7e-06", "6.2e-05"),
        (1e-13, "9.5e-04", None),
        (1e-16, "2.0e-01", "2.0e-01"),
    ],
)
def test_the_error_against_h_at_5(h, central, forward):
    assert f"{errors(PARABOLA, 5.0, [h])[0]:.1e}" == central
    if forward:
        assert f"{errors(PARABOLA, 5.0, [h], 'forward')[0]:.1e}" == forward


@each_method
@each_precision
def test_a_quotient_is_made_of_the_parts_that_it_names(method, precision):
    q = difference_quotient(CUBIC.function, 1.5, 1e-3, method, precision)
    number = np.dtype(precision).type
    assert q.point == 1.5
    assert q.right == float(number(1.5) + number(1e-3))
    assert q.left == (float(number(1.5) - number(1e-3)) if method == "central" else 1.5)
    assert q.above == float(CUBIC.function(number(q.right)))
    assert q.numerator == float(number(q.above) - number(q.below))
    assert q.value == float(number(q.numerator) / number(q.denominator))
    assert q.spacing == float(np.spacing(number(1.5)))
    assert not q.steps_nowhere


@given(st.sampled_from(list(CURVES.values())), st.floats(-20, 20), st.floats(-16, 0))
def test_the_central_quotient_is_the_one_of_the_book(curve, x, exponent):
    h = 10.0**exponent
    assert difference_quotient(curve.function, x, h).value == numerical_diff(curve.function, x, h)


@each_method
def test_h_of_1e_50_is_lost_beside_5(method):
    q = difference_quotient(PARABOLA.function, 5.0, 1e-50, method)
    assert q.steps_nowhere
    assert (q.right, q.left) == (5.0, 5.0)
    assert (q.numerator, q.value) == (0.0, 0.0)
    assert q.denominator > 0


@each_method
def test_in_float32_1e_50_is_0_and_the_quotient_0_over_0(method):
    q = difference_quotient(PARABOLA.function, 5.0, 1e-50, method, "float32")
    assert (q.numerator, q.denominator) == (0.0, 0.0)
    assert math.isnan(q.value)


def test_in_float32_1e_8_rounds_away_as_the_book_says():
    q = difference_quotient(PARABOLA.function, 5.0, 1e-8, precision="float32")
    assert q.steps_nowhere
    assert q.value == 0.0
    assert q.spacing == 2.0**-21  # 24 bits, the first of which stands for 4
    assert difference_quotient(PARABOLA.function, 5.0, 1e-8).spacing == 2.0**-50


@each_method
@each_precision
@pytest.mark.parametrize("curve", CURVES.values(), ids=CURVES)
def test_many_quotients_at_once_are_the_single_ones(curve, method, precision):
    found = quotients(curve.function, curve.start, STEPS, method, precision)
    single = [
        difference_quotient(curve.function, curve.start, h, method, precision).value for h in STEPS
    ]
    assert found.dtype == np.float64
    # exp of an array and of a number may differ in the last place: one spacing of f, over h
    unit = np.finfo(precision).eps
    assert (np.abs(found - single) <= 4 * unit * (1 + 1 / STEPS)).all()


@each_method
@each_precision
@pytest.mark.parametrize("x", [0.3, 1.5, 7.0, -2.0])
@pytest.mark.parametrize("curve", [PARABOLA, SIGMOID, CUBIC], ids=lambda c: c.name)
def test_the_error_stays_below_what_is_to_be_expected(curve, x, method, precision):
    steps = np.logspace(-16, -1, 151)
    expected = theory(curve, x, method, precision)
    bound = expected.truncation(steps) + expected.rounding(steps)
    # a worst case, but of the first order only, and float32 also rounds inside of f
    room = 1.5 if precision == "float64" else 6.0
    slack = 2e-7 if precision == "float32" else 1e-15
    assert (errors(curve, x, steps, method, precision) <= room * bound + slack).all()


@each_method
@each_precision
def test_around_the_best_step_both_sides_rise(method, precision):
    best = theory(CUBIC, 1.5, method, precision).best_step()
    factors = np.geomspace(0.7, 1.4, 40)  # rounding is noise: look at many steps around
    around = [np.median(errors(CUBIC, 1.5, best * scale * factors, method, precision))
              for scale in (1e-3, 1.0, 1e2)]  # fmt: skip
    assert around[1] < around[0]
    assert around[1] < around[2]


@pytest.mark.parametrize(
    ("method", "precision", "least", "most"),
    [
        ("central", "float64", 1e-6, 1e-4),
        ("central", "float32", 1e-3, 1e-1),
        ("forward", "float64", 1e-9, 1e-7),
        ("forward", "float32", 1e-4, 1e-2),
    ],
)
def test_best_steps_are_the_well_known_ones(method, precision, least, most):
    assert least < theory(CUBIC, 1.5, method, precision).best_step() < most


def test_the_best_step_is_where_the_sum_is_least():
    expected = theory(SIGMOID, 1.0)
    steps = np.logspace(-16, 0, 20001)
    least = steps[np.argmin(expected.truncation(steps) + expected.rounding(steps))]
    assert expected.best_step() == pytest.approx(least, rel=2e-3)


def test_a_parabola_has_no_truncation_error_and_wants_a_large_step():
    expected = theory(PARABOLA, 5.0)
    assert expected.bend == 0.0
    assert expected.best_step() == LARGEST_STEP


@given(st.floats(-1e6, 1e6), st.sampled_from(METHODS), st.sampled_from(PRECISIONS))
def test_a_best_step_is_among_the_steps_that_are_offered(x, method, precision):
    best = theory(CUBIC, x, method, precision).best_step()
    assert SMALLEST_STEP <= best <= LARGEST_STEP


def test_second_and_third_derivative():
    assert bends(CUBIC.derivative, 1.5) == pytest.approx((9.0, 6.0), rel=1e-6)
    assert bends(PARABOLA.derivative, 5.0) == (pytest.approx(0.02), 0.0)
    assert bends(ABSOLUTE.derivative, 0.5) == (0.0, 0.0)


def test_a_kink_is_found_where_the_slope_jumps():
    assert find_kink(ABSOLUTE.derivative, -0.1, 0.3) == pytest.approx(0.0, abs=1e-15)
    assert find_kink(ABSOLUTE.derivative, 0.1, 0.3) is None
    assert find_kink(ABSOLUTE.derivative, 0.0, 0.3) == 0.0  # at the edge
    assert find_kink(CUBIC.derivative, -2.0, 2.0) is None
    assert find_kink(SIGMOID.derivative, -50.0, 3.0) is None
    assert find_kink(CUBIC.derivative, 1.0, 1.0) is None


@pytest.mark.parametrize(
    ("x", "method", "best"),
    [(0.25, "central", 0.25), (0.25, "forward", 1.0), (-0.25, "forward", 0.25)],
)
def test_the_best_step_does_not_reach_over_a_kink(x, method, best):
    assert theory(ABSOLUTE, x, method).best_step() == pytest.approx(best)


def test_a_derivative_that_gives_the_mean_on_a_kink_hides_none():
    def slope(x):
        return np.sign(x - 1)  # 0 at 1

    for low, high in ((0.7, 1.1), (0.5, 1.5), (1.0, 2.0)):
        assert find_kink(slope, low, high) == pytest.approx(1.0, abs=1e-15)
    curve = replace(ABSOLUTE, function=lambda x: abs(x - 1), derivative=slope)
    assert math.isnan(theory(curve, 1.0).best_step())


def test_on_a_kink_no_step_is_best():
    assert math.isnan(theory(ABSOLUTE, 0.0).best_step())
    assert math.isnan(errors(ABSOLUTE, 0.0, [0.1])[0])
    assert difference_quotient(ABSOLUTE.function, 0.0, 0.1).value == 0.0
    assert difference_quotient(ABSOLUTE.function, 0.0, 0.1, "forward").value == 1.0


def test_values_that_are_not_finite_are_answers():
    with np.errstate(divide="raise", invalid="raise"):
        q = difference_quotient(np.log, -1.0, 0.1)
    assert math.isnan(q.value)
    assert math.isnan(q.height)
    assert difference_quotient(np.exp, 1e4, 0.1).above == math.inf


@pytest.mark.parametrize("h", [0.0, -1e-4, math.inf, math.nan])
def test_a_step_must_be_a_number_above_0(h):
    with pytest.raises(ValueError, match="step h"):
        difference_quotient(PARABOLA.function, 5.0, h)
    with pytest.raises(ValueError, match="step h"):
        quotients(PARABOLA.function, 5.0, [0.1, h])


def test_unknown_names_are_refused():
    with pytest.raises(ValueError, match="central"):
        quotients(PARABOLA.function, 5.0, STEPS, "backward")
    with pytest.raises(ValueError, match="float32"):
        theory(PARABOLA, 5.0, "central", "float16")
