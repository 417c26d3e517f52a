"""How long arrows are drawn: true lengths keep ratios, compressed ones order, equal ones none."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from guiapp.widgets.maps.arrow_scale import (
    EQUAL,
    LONGEST,
    MEAN_TRUE,
    SCALINGS,
    finite_lengths,
    fit_scale,
    magnified,
)

MESH = 0.25
VECTORS = np.array([[3.0, 4.0], [0.3, 0.4], [0.0, 0.0], [30.0, -40.0]])
LENGTHS = np.array([5.0, 0.5, 0.0, 50.0])


def test_true_lengths_are_the_vectors_times_one_factor():
    scale = fit_scale(VECTORS, MESH, "true")
    np.testing.assert_allclose(scale.drawn(LENGTHS, MESH), LENGTHS * scale.factor)
    mean = LENGTHS[LENGTHS > 0].mean()
    assert scale.factor * mean == pytest.approx(MEAN_TRUE * MESH, rel=0.05)  # rounded to be said
    assert fit_scale(VECTORS, MESH, "true", 2.0).factor == pytest.approx(2 * scale.factor, rel=0.1)


def test_equal_lengths_differ_only_where_there_is_no_slope():
    drawn = fit_scale(VECTORS, MESH, "equal").drawn(LENGTHS, MESH)
    np.testing.assert_allclose(drawn, [EQUAL * MESH, EQUAL * MESH, 0, EQUAL * MESH])


@given(arrays(np.float64, (12, 2), elements=st.floats(-1e6, 1e6)))
def test_compressed_lengths_keep_their_order_and_stay_in_their_mesh(vectors):
    scale = fit_scale(vectors, MESH, "compressed")
    lengths = np.sort(np.hypot(vectors[:, 0], vectors[:, 1]))
    drawn = scale.drawn(lengths, MESH)
    assert (np.diff(drawn) >= -1e-12).all()
    assert drawn.max() <= LONGEST * MESH * (1 + 1e-12)
    assert np.isfinite(drawn).all()


@pytest.mark.parametrize("scaling", SCALINGS)
@pytest.mark.parametrize(
    "vectors",
    [
        np.empty((0, 2)),
        np.zeros((3, 2)),
        np.full((3, 2), np.nan),
        np.full((2, 2), 1e300),
        np.full((2, 2), 5e-324),
    ],
)
def test_fields_without_usable_arrows_do_no_harm(scaling, vectors):
    scale = fit_scale(vectors, MESH, scaling)
    assert np.isfinite(scale.drawn(np.zeros(2), MESH)).all()
    assert scale.factor >= 0


def test_a_scaling_of_another_name_is_refused():
    with pytest.raises(ValueError, match="compressed"):
        fit_scale(VECTORS, MESH, "longer")


def test_a_difference_is_magnified_by_a_number_that_can_be_said():
    scale = fit_scale(VECTORS, MESH, "true")
    difference = VECTORS * 3.7e-12
    own, times = magnified(difference, scale, MESH)
    mantissa = f"{times:.0e}"[0]
    assert mantissa in "125"
    assert times == float(f"{times:.0e}")
    assert own.factor == pytest.approx(scale.factor * times)
    longest = own.drawn(LENGTHS * 3.7e-12, MESH).max()
    assert 0.3 * MESH < longest <= 0.9 * MESH * (1 + 1e-9)


def test_no_difference_is_not_magnified():
    scale = fit_scale(VECTORS, MESH, "true")
    assert magnified(np.zeros((3, 2)), scale, MESH)[1] == 1.0


def test_what_is_not_finite_has_no_length():
    vectors = np.array([[np.nan, 1.0], [np.inf, 0.0], [3.0, 4.0], [0.0, 0.0]])
    assert finite_lengths(vectors).tolist() == [5.0]
