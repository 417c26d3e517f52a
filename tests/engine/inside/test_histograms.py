"""Histograms with fixed edges against numpy.histogram, and what lies in no bin."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.histograms import DECADES, histogram, magnitude_histogram, measure


@given(
    seed=st.integers(0, 2**32 - 1),
    bins=st.integers(1, 60),
    low=st.floats(-5, 1),
    width=st.floats(0.1, 9),
)
def test_counts_are_those_of_numpy(seed, bins, low, width):
    values = np.random.default_rng(seed).normal(0, 2, 400)
    found = histogram(values, low, low + width, bins)
    expected, edges = np.histogram(values, bins, (low, low + width))
    np.testing.assert_array_equal(found.counts, expected)
    np.testing.assert_allclose(found.edges, edges)
    assert found.below == np.count_nonzero(values < low)
    assert found.above == np.count_nonzero(values > low + width)
    assert found.total == 400
    assert found.shares.sum() + found.outside == pytest.approx(1.0)


def test_both_ends_belong_to_the_histogram():
    found = histogram(np.array([0.0, 0.25, 1.0], np.float32), 0.0, 1.0, 4)
    assert found.counts.tolist() == [1, 1, 0, 1]
    assert (found.below, found.above) == (0, 0)


def test_what_is_not_finite_is_counted_apart():
    found = histogram(np.array([np.nan, np.inf, -np.inf, 0.5]), 0.0, 1.0, 2)
    assert found.counts.tolist() == [0, 1]
    assert (found.not_finite, found.total) == (3, 4)


def test_zeros_can_be_counted_apart():
    relu_outputs = np.array([[0.0, 0.0, 0.3], [0.0, 0.9, 0.0]])
    found = histogram(relu_outputs, 0.0, 1.0, 2, zeros_apart=True)
    assert found.counts.tolist() == [1, 1]
    assert (found.zeros, found.total) == (4, 6)
    assert histogram(relu_outputs, 0.0, 1.0, 2).counts.tolist() == [5, 1]


def test_magnitudes_stand_on_a_logarithmic_axis():
    values = np.array([0.0, 1e-3, -1e-3, 2e-9, 1e-12, 1e5, np.nan])
    found = magnitude_histogram(values)
    assert (found.low, found.high) == DECADES
    assert (found.zeros, found.below, found.above, found.not_finite) == (1, 1, 1, 1)
    occupied = found.edges[:-1][found.counts > 0]
    assert found.counts.sum() == 3
    assert occupied[0] <= np.log10(2e-9) <= occupied[0] + 0.25
    assert found.total == len(values)


def test_measure_gives_mean_and_std_of_everything():
    values = np.array([[1.0, 2.0], [3.0, 50.0]], np.float32)
    found = measure(values, 0.0, 10.0, 5)
    assert found.mean == pytest.approx(14.0)
    assert found.std == pytest.approx(np.std([1, 2, 3, 50]))
    assert found.histogram.above == 1
    broken = measure(np.array([1.0, np.inf]), 0.0, 10.0)
    assert np.isnan(broken.mean)
    assert np.isnan(broken.std)


def test_counts_are_read_only():
    with pytest.raises(ValueError, match="read-only"):
        histogram(np.ones(3), 0.0, 2.0).counts[0] = 7


@pytest.mark.parametrize(("low", "high"), [(1.0, 1.0), (2.0, 1.0), (0.0, np.inf), (np.nan, 1.0)])
def test_an_empty_range_is_refused(low, high):
    with pytest.raises(ValueError, match="expected low < high"):
        histogram(np.ones(3), low, high)


def test_a_histogram_has_bins():
    with pytest.raises(ValueError, match="at least one bin, not 0"):
        histogram(np.ones(3), 0.0, 1.0, 0)
