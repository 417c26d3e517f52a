"""Curves of a race: their values, their decimation, and axis ranges that do not jitter."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.race import Entry
from guiapp.widgets.race.race_curves import LARGEST, curve, extremes, logarithms, tamed, value_range
from tests.guiapp.widgets.race.races import VALLEY, book_race


def test_values_and_distances_are_those_of_the_lane():
    lane = book_race().lanes[1]
    np.testing.assert_array_equal(curve(lane, 30, "value", VALLEY.minima), lane.values[:31])
    np.testing.assert_allclose(
        curve(lane, 30, "distance", VALLEY.minima), np.linalg.norm(lane.points[:31], axis=1)
    )


def test_the_nearest_of_several_minima_counts():
    lane = book_race().lanes[0]
    away = curve(lane, 0, "distance", ((0.0, 0.0), (-7.0, 5.0)))
    np.testing.assert_array_equal(away, [3.0])


def test_without_a_minimum_there_is_no_distance():
    assert np.isnan(curve(book_race().lanes[0], 5, "distance", ())).all()


def test_a_lane_that_overflows_ends_at_the_largest_drawn():
    lane = book_race(400, [Entry("sgd", 10.0)]).lanes[0]
    for quantity in ("value", "distance"):
        values = curve(lane, 400, quantity, VALLEY.minima)
        assert len(values) == lane.diverged_at + 1
        finite = values[np.isfinite(values)]
        assert finite.max() <= LARGEST * 1.5


def test_what_is_not_positive_has_no_logarithm():
    np.testing.assert_array_equal(logarithms(np.array([100.0, 0.0, -1.0])), [2, np.nan, np.nan])


def test_a_racer_that_runs_away_does_not_press_the_others_flat():
    tame, wild = np.array([6.0, 3.0, 1.0]), np.array([6.0, 12.0, 1e9])
    assert tamed([tame, wild]).max() == 12.0
    assert tamed([wild]).max() == 1e9  # alone, the axis follows it
    assert tamed([]).size == 0


def test_the_axis_grows_in_steps():
    tops = [value_range(np.array([0.0, top]), log=False)[1] for top in np.linspace(21, 24.9, 30)]
    assert len({round(top, 9) for top in tops}) == 1


@given(st.lists(st.floats(-1e300, 1e300), min_size=1, max_size=20))
def test_every_value_is_within_the_range(values):
    low, high = value_range(np.array(values), log=False)
    assert low < high
    assert low <= min(values)
    assert max(values) <= high


def test_a_logarithmic_range_ends_at_powers_of_ten():
    low, high = value_range(np.log10([0.03, 25.0]), log=True)
    assert (low, high) == pytest.approx((-2.1, 2.1))


@given(st.integers(1, 3000), st.integers(0, 10))
def test_a_long_curve_is_drawn_with_all_its_spikes(count, seed):
    values = np.random.default_rng(seed).normal(size=count)
    values[:: max(count // 7, 1)] = np.nan
    drawn = extremes(values, columns=50)
    assert len(drawn) <= 201
    assert (np.diff(drawn) > 0).all()
    assert drawn[-1] == count - 1
    finite = values[np.isfinite(values)]
    if finite.size:
        kept = values[drawn]
        assert np.nanmin(kept) == finite.min()
        assert np.nanmax(kept) == finite.max()
