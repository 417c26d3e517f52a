"""engine.curves: every derivative against its function, in both precisions."""

from __future__ import annotations

import numpy as np
import pytest

from engine.curves import CURVES, curve_from_expression
from engine.expressions import parse
from engine.gradients import numerical_diff

every = pytest.mark.parametrize("curve", CURVES.values(), ids=CURVES)


@every
def test_the_derivative_belongs_to_the_function(curve):
    x = np.linspace(*curve.domain, 40)  # an even number: 0, where |x| has its kink, is left out
    found = numerical_diff(curve.function, x, 1e-5)
    np.testing.assert_allclose(found, curve.derivative(x), rtol=1e-8, atol=1e-9)


@every
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_dtype_is_kept(curve, dtype):
    for x in (dtype(0.5), np.array([0.5, 2.0], dtype)):
        assert curve.function(x).dtype == dtype
        assert curve.function(x).shape == x.shape
        assert curve.derivative(x).shape == x.shape


@every
def test_a_curve_says_how_to_look_at_it(curve):
    assert CURVES[curve.name] is curve
    assert curve.domain[0] < curve.start < curve.domain[1]
    assert curve.label
    assert curve.latex


def test_the_book_s_slopes():
    assert CURVES["parabola"].derivative(5.0) == 0.2
    assert CURVES["parabola"].derivative(10.0) == pytest.approx(0.3, abs=1e-16)


def test_sigmoid_far_out_is_no_news():
    assert CURVES["sigmoid"].function(np.float64(-1e4)) == 0.0
    assert CURVES["sigmoid"].derivative(np.float64(-1e4)) == 0.0


def test_a_kink_has_no_derivative():
    assert np.isnan(CURVES["absolute"].derivative(np.float64(0)))


def test_a_typed_formula_is_a_curve_with_an_exact_derivative():
    curve = curve_from_expression(parse("x^3 - 2*x", ("x",)))
    assert float(curve.function(np.float64(2.0))) == 4.0
    assert float(curve.derivative(np.float64(2.0))) == 10.0
    np.testing.assert_array_equal(curve.derivative(np.array([0.0, 1.0])), [-2.0, 1.0])
    assert curve.latex


def test_a_curve_has_one_variable():
    with pytest.raises(ValueError, match="x alone"):
        curve_from_expression(parse("x + y", ("x", "y")))
